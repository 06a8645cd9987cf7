//! Did-you-mean: the known word most similar to a misspelt one, by edit distance (Levenshtein).

use std::cell::Cell;

/// A word, prepared for comparison.
#[derive(Clone, Debug)]
pub struct Word {
    text: String,
    /// Length in characters.
    length: usize,
    /// The set of its characters, as a bit mask of code points modulo 64.
    letters: u64,
}

impl Word {
    /// A word for comparison; the caller has folded its case.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let (mut length, mut letters) = (0, 0);
        for c in text.chars() {
            length += 1;
            letters |= 1 << (u32::from(c) % u64::BITS);
        }
        Self {
            text,
            length,
            letters,
        }
    }

    /// The text of the word.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length in characters.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The Damerau-Levenshtein distance, if it is at most `most`.
    ///
    /// Most words are excluded by their length or by letters that only one of them has.
    pub fn distance(&self, other: &Self, most: usize) -> Option<usize> {
        let alone = |one: &Self, other: &Self| (one.letters & !other.letters).count_ones() as usize;
        if self.length.abs_diff(other.length) > most
            || alone(self, other) > most
            || alone(other, self) > most
        {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&self.text, &other.text);
        (distance <= most).then_some(distance)
    }
}

/// How many more suggestions are made: each takes a search, and the first few are enough for readers.
#[derive(Debug)]
pub struct Suggestions(Cell<usize>);

impl Suggestions {
    /// Allows `most` suggestions.
    pub fn first(most: usize) -> Self {
        Self(Cell::new(most))
    }

    /// Calls `look`, while suggestions are left.
    pub fn look<T>(&self, look: impl FnOnce() -> Option<T>) -> Option<T> {
        let left = self.0.get().checked_sub(1)?;
        self.0.set(left);
        look()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_is_too_far() {
        let words = [
            "", "a", "ab", "ba", "badplats", "badplast", "plats", "Ñä", "€ab", "xyzzy",
        ];
        for (one, other) in words
            .iter()
            .flat_map(|one| words.map(|other| (*one, other)))
        {
            let distance = strsim::damerau_levenshtein(one, other);
            for most in 0..8 {
                assert_eq!(
                    Word::new(one).distance(&Word::new(other), most),
                    (distance <= most).then_some(distance),
                    "{one} {other} {most}"
                );
            }
        }
    }

    #[test]
    fn the_first_few_get_a_suggestion() {
        let suggestions = Suggestions::first(2);
        let got: Vec<_> = (0..4).map(|n| suggestions.look(|| Some(n))).collect();
        assert_eq!(got, [Some(0), Some(1), None, None]);
    }
}
