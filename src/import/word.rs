//! File names from IRIs and titles, valid on every system (Windows device names included).

use crate::description::{is_device, no_device};
use crate::untrusted::redacted;

/// Maximum length of a file name, in characters.
pub(super) const LONGEST: usize = 60;
/// Maximum number of digits in a name: those of a year.
const YEAR: usize = 4;
/// Minimum number of letters for the end of an IRI to be a readable name.
const FEWEST_LETTERS: usize = 3;

/// The last segment of an IRI; empty where it contains a secret, which must not become a file name.
pub(super) fn tail(iri: &str) -> &str {
    if *redacted(iri) != *iri {
        return "";
    }
    let iri = iri.trim_end_matches(['/', '#']);
    iri.rsplit(['/', '#', ':', '=']).next().unwrap_or(iri)
}

/// Whether the end of an IRI is a readable name, and no number or generated id.
pub(super) fn is_word(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let hexadecimal = text.len() >= 12
        && digits > 0
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, '-' | '_'));
    letters >= FEWEST_LETTERS
        && (digits <= YEAR || letters > 2 * digits)
        && !hexadecimal
        && !text.contains(['%', '.', '?', '&'])
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && text.len() <= LONGEST
}

/// Shortened to the maximum length, between words.
pub(super) fn shortened(id: &str) -> String {
    if id.len() <= LONGEST {
        return id.to_owned();
    }
    let cut = &id[..LONGEST];
    let whole = id.as_bytes()[LONGEST] == b'-';
    let cut = cut
        .rsplit_once('-')
        .filter(|_| !whole)
        .map_or(cut, |(front, _)| front);
    cut.trim_end_matches(['-', '.', '_']).to_owned()
}

/// The name, or the first free one with a number from `next` on.
pub(super) fn first_free(wish: &str, next: &mut usize, free: impl Fn(&str) -> bool) -> String {
    let wish = if is_device(wish) {
        no_device(wish)
    } else {
        wish.to_owned()
    };
    if *next == 1 {
        *next = 2;
        if free(&wish) {
            return wish;
        }
    }
    // Leaves space for the number.
    let front = wish.get(..LONGEST - 7).unwrap_or(&wish);
    let front = front.trim_end_matches(['-', '.', '_']);
    loop {
        let id = format!("{front}-{next}");
        *next += 1;
        if free(&id) {
            return id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_well_as_a_name() {
        for word in ["badplatser", "luft-2024", "Badplatser_i_sjon"] {
            assert!(is_word(word), "{word}");
        }
        for no_word in [
            "12",
            "dataset-123456",
            "c4d0f8a6-17be-4b63-8e52-90a3d6f1b724",
            "a1b2c3d4e5f60718",
            "x.csv",
            "b%C3%A5t",
            "",
        ] {
            assert!(!is_word(no_word), "{no_word}");
        }
        assert_eq!(tail("https://x.se/a/badplatser/"), "badplatser");
        assert_eq!(tail("https://x.se/a#lek"), "lek");
    }

    #[test]
    fn names_that_will_do_everywhere() {
        assert!(is_device("con") && is_device("com1") && is_device("nul.x"));
        assert!(!is_device("konto") && !is_device("com0") && !is_device("comma"));
        assert_eq!(first_free("con", &mut 1, |_| true), "con-1");
        assert_eq!(first_free("aux.2020", &mut 1, |_| true), "aux-1.2020");
        let long = "ett-mycket-langt-namn-som-ingen-orkar-skriva-i-en-hanvisning-till-filen";
        assert_eq!(
            shortened(long),
            "ett-mycket-langt-namn-som-ingen-orkar-skriva-i-en-hanvisning"
        );
        let numbered = first_free(&shortened(long), &mut 1, |id| id.ends_with("-12"));
        assert!(numbered.len() <= LONGEST && numbered.ends_with("-12"));
    }
}
