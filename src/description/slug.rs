//! Ids of files: validation, and slugs from arbitrary names.

use crate::untrusted::redacted;
use unicode_normalization::UnicodeNormalization;

/// Whether `text` is an id: `[a-z0-9][a-z0-9._-]*`.
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
}

/// Whether the name is a reserved device name on Windows, with any extension: such a file cannot be written or checked
/// out.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    matches!(&*stem, "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit() && c != '0'))
}

/// The name with a number before its first dot, so that it is no device on Windows: `aux-1.x` for `aux.x`.
pub fn no_device(name: &str) -> String {
    let (stem, rest) = name.split_at(name.find('.').unwrap_or(name.len()));
    format!("{stem}-1{rest}")
}

/// The slug of a name without any character that an id may have.
pub const NAMELESS: &str = "namn";

/// The slug of `name`: lower case, diacritics removed (å→a), all else as hyphens. Secrets in URLs are left out.
pub fn slug(name: &str) -> String {
    let mut id = String::new();
    for c in redacted(name)
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
    {
        match c {
            'a'..='z' | '0'..='9' | '.' | '_' => id.push(c),
            'æ' => id.push_str("ae"),
            'ø' => id.push('o'),
            'ß' => id.push_str("ss"),
            _ if !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    let id = id.trim_matches(['-', '.', '_']);
    if id.is_empty() {
        NAMELESS.to_owned()
    } else {
        id.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids() {
        assert_eq!(slug("Badplatser i Västanvik"), "badplatser-i-vastanvik");
        // Composed and decomposed characters (NFC, NFD) give the same slug.
        assert_eq!(slug("a\u{30a}lar"), slug("ålar"));
        assert_eq!(slug("CSV+ZIP"), "csv-zip");
        assert_eq!(slug("???"), "namn");
        assert!(is_id("badplatser.2024_b-1") && !is_id("Bad") && !is_id("-a") && !is_id(""));
    }
}
