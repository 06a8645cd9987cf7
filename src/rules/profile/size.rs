//! A size in bytes as people write it: with a unit, decimals or thousands separators.

use crate::diagnostic::{Fix, Message};
use crate::message;

/// A size that is written in another way than as digits.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// The size in whole bytes.
    bytes: u128,
    /// Whether nothing is rounded, and no unit had to be understood.
    is_certain: bool,
}

impl Size {
    /// Reads the size; `None` for what is none, is ambiguous (`12.500`), or is written as it should be.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let at = text.find(char::is_alphabetic).unwrap_or(text.len());
        let (number, unit) = text.split_at(at);
        let number: String = number
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == ',' { '.' } else { c })
            .collect();
        let (whole, part) = decimal(&number, unit)?;
        if part.is_empty() && unit.is_empty() && number == text {
            return None;
        }
        let scale = 10_u128.checked_pow(u32::try_from(part.len()).ok()?)?;
        let digits: u128 = format!("{whole}{part}").parse().ok()?;
        let scaled = digits.checked_mul(factor(unit)?)?;
        Some(Self {
            bytes: scaled.div_ceil(scale),
            is_certain: unit.is_empty() && digits.is_multiple_of(scale),
        })
    }

    /// What to write.
    pub(super) fn help(&self) -> Message {
        let bytes = self.bytes;
        message!(
            sv: "skriv storleken i hela byte, bara siffror: `{bytes}`",
            en: "write the size in whole bytes, digits only: `{bytes}`",
            bytes = bytes.to_string()
        )
    }

    pub(super) fn fix(&self) -> Fix {
        let bytes = self.bytes.to_string();
        if self.is_certain {
            Fix::certain(bytes)
        } else {
            Fix::look(bytes)
        }
    }
}

/// The digits before and after the decimal point.
fn decimal<'n>(number: &'n str, unit: &str) -> Option<(&'n str, &'n str)> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    // Three digits after the separator may be thousands.
    let is_clear = part.len() != 3 || !unit.is_empty();
    (!whole.is_empty() && is_digits(whole) && is_digits(part) && is_clear).then_some((whole, part))
}

/// The number of bytes in a unit.
fn factor(unit: &str) -> Option<u128> {
    let unit = unit.trim().trim_end_matches('.').to_lowercase();
    let (prefix, base) = match unit.as_str() {
        "" | "b" | "byte" | "bytes" => return Some(1),
        other => match other.strip_suffix("ib") {
            Some(prefix) => (prefix.to_owned(), 1024_u128),
            None => {
                let endings = ["bytes", "byte", "b"];
                let prefix = endings.iter().find_map(|ending| other.strip_suffix(ending));
                (prefix?.to_owned(), 1000)
            }
        },
    };
    let power = match prefix.as_str() {
        "k" | "kilo" => 1,
        "m" | "mega" => 2,
        "g" | "giga" => 3,
        "t" | "tera" => 4,
        _ => return None,
    };
    Some(base.pow(power))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_people_write_them() {
        for (text, bytes, is_certain) in [
            ("16.0", 16, true),
            ("1.2 MB", 1_200_000, false),
            ("1,2 MB", 1_200_000, false),
            ("3 kB", 3000, false),
            ("3 KiB", 3072, false),
            ("12 500 bytes", 12_500, false),
            ("12 500", 12_500, true),
            ("3000.5", 3001, false),
            ("2 megabyte", 2_000_000, false),
        ] {
            let size = Size { bytes, is_certain };
            assert_eq!(Size::read(text), Some(size), "{text}");
        }
        for text in [
            "", "3000", "12.500", "1.2.3", "ca 3 MB", "3 parsec", "-5", "NaN", "3 xb",
        ] {
            assert_eq!(Size::read(text), None, "{text}");
        }
    }
}
