//! What people mean by values that are written otherwise than they should be: dates, periods, "not applicable".

mod date;
mod period;

pub use date::{MeantDate, meant_date};
pub use period::{MeantPeriod, meant_period};

/// Whether the text says that there is no value: `N/A`, `saknas`, `-`.
pub fn is_absent(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "tbd",
        "saknas",
        "ingen",
        "inget",
        "inga",
        "finns ej",
        "finns inte",
        "ej aktuellt",
        "ej tillämpligt",
        "ej angivet",
        "okänt",
        "okänd",
        "unknown",
        "missing",
        "not applicable",
        "not available",
        "undefined",
        "tom",
    ];
    let text = text.trim();
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '?' | '.' | '_' | '*');
    (!text.is_empty() && text.chars().all(is_dash)) || WORDS.contains(&super::fold(text).as_str())
}

/// Whether the text is the path of a file on the author's own computer or network.
pub fn is_local_path(text: &str) -> bool {
    let text = text.trim();
    let bytes = text.as_bytes();
    let has_drive = matches!(bytes, [drive, b':', b'\\' | b'/', ..] if drive.is_ascii_alphabetic());
    has_drive || text.starts_with(r"\\") || text.starts_with("~/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing() {
        for text in ["N/A", " - ", "Saknas", "–", "ej tillämpligt"] {
            assert!(is_absent(text), "{text}");
        }
        for text in ["", "Nacka", "saknas i kartan"] {
            assert!(!is_absent(text), "{text}");
        }
    }

    #[test]
    fn paths_of_ones_own() {
        for text in [
            r"G:\Gemensam\bad.csv",
            "C:/data/bad.csv",
            r"\\server\delad\bad.csv",
        ] {
            assert!(is_local_path(text), "{text}");
        }
        for text in ["https://a.se/C:/x", "a:b", "/data/bad.csv"] {
            assert!(!is_local_path(text), "{text}");
        }
    }
}
