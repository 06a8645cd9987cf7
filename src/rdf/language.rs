//! Language tags.

use oxilangtag::LanguageTag;

/// Whether `text` is a well-formed language tag (BCP 47, RFC 5646 section 2.2.9), as RDF requires. Whether the language
/// exists is not checked.
pub fn is_language_tag(text: &str) -> bool {
    LanguageTag::parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for tag in ["sv", "en-GB", "zh-Hant-TW", "sl-1994", "x-katalog"] {
            assert!(is_language_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "sv_SE",
            "sv-",
            "-sv",
            "1a",
            "sv fi",
            "svenska-å",
            "svenskaspråket",
        ] {
            assert!(!is_language_tag(tag), "{tag}");
        }
    }
}
