//! Detection and repair of mojibake: UTF-8 read as Windows-1252 or Latin-1.

use regex::Regex;
use std::sync::LazyLock;

/// What the first byte of a UTF-8 sequence is shown as: letters and signs of Western Europe, dashes and quotation
/// marks, the byte-order mark, emoji. `Å` and `Ö` also occur in intact text.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| Regex::new("[ÃÂâïð\u{fffd}]").expect("a pattern"));

/// A fast check; intact text may contain such characters too.
pub(super) fn may_be_broken(text: &str) -> bool {
    SIGNS.is_match(text)
}

/// The text before it was decoded wrongly; `None` when there is no mojibake.
pub(super) fn repaired(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len());
    let mut run = String::new();
    let mut changed = false;
    for c in text.chars().chain(['\n']) {
        if !c.is_ascii() {
            run.push(c);
            continue;
        }
        if c == ' ' && run == "Â" && repaired.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            // The second byte of a non-breaking space was replaced by a space.
            run.clear();
            changed = true;
        }
        if !run.is_empty() {
            changed |= flush(&run, &mut repaired);
            run.clear();
        }
        repaired.push(c);
    }
    repaired.pop();
    changed.then_some(repaired)
}

/// Whether characters were replaced irrecoverably (U+FFFD).
pub(super) fn has_lost(text: &str) -> bool {
    text.contains('\u{fffd}')
}

/// Appends the run, with each sequence decoded where possible.
fn flush(run: &str, repaired: &mut String) -> bool {
    let chars: Vec<char> = run.chars().collect();
    let mut changed = false;
    let mut at = 0;
    while at < chars.len() {
        match decoded(&chars[at..]) {
            Some((c, used)) => {
                repaired.push(c);
                at += used;
                changed = true;
            }
            None => {
                repaired.push(chars[at]);
                at += 1;
            }
        }
    }
    changed
}

/// The character encoded by the bytes that `chars` begins with.
fn decoded(chars: &[char]) -> Option<(char, usize)> {
    let len = match chars.first()? {
        'Ã' | 'Â' => 2,
        'â' | 'ï' => 3,
        'ð' => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = chars.get(..len)?.iter().map(|c| byte(*c)).collect();
    let text = String::from_utf8(bytes?).ok()?;
    let c = text.chars().next()?;
    (!c.is_control()).then_some((c, len))
}

/// The Windows-1252 byte of a character.
fn byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let place = HIGH.iter().position(|high| *high == c);
    match place {
        Some(place) => u8::try_from(0x80 + place).ok(),
        None => u8::try_from(u32::from(c)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_repaired() {
        for (broken, whole) in [
            ("VÃ¤stanvik", "Västanvik"),
            ("Ã…re och Ã–stersund", "Åre och Östersund"),
            ("2019â€“2024", "2019–2024"),
            ("10Â°C", "10°C"),
            ("100Â km", "100 km"),
            ("ï»¿Lekplatser", "\u{feff}Lekplatser"),
            ("Väder och vÃ¤gar", "Väder och vägar"),
        ] {
            let repaired = repaired(broken);
            assert_eq!(repaired.as_deref().unwrap_or(broken), whole, "{broken}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "Åre",
            "Ängar på Öland",
            "São Paulo",
            "SÃO PAULO",
            "Château",
            "Â la carte",
            "Åä",
            "naïve",
            "A–Å–Ö",
            "”Å”",
            "Ö–Ä",
        ] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
