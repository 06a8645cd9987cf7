//! Did-you-mean: the known word nearest to a misspelt one, by edit distance (Levenshtein).

use std::cell::Cell;

/// A word that others are compared with.
#[derive(Clone, Debug)]
pub struct Word {
    text: String,
    /// In characters.
    length: usize,
    /// Which characters occur, as a set of the remainders of their numbers by 64.
    letters: u64,
}

impl Word {
    /// The word as it is compared: who asks has folded it.
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

    /// The word itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many characters it has.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The Damerau-Levenshtein distance to the other, where it is no more than `most`.
    ///
    /// Most words are too far apart by their length, or by letters that only one of them has, and are not looked at.
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

/// How many suggestions are still made: to look for them takes long, and after the first few nobody reads on.
#[derive(Debug)]
pub struct Suggestions(Cell<usize>);

impl Suggestions {
    /// The first `most` who ask get one.
    pub fn first(most: usize) -> Self {
        Self(Cell::new(most))
    }

    /// What `look` finds, for those who come early enough.
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
