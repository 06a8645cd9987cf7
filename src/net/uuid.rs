//! UUIDs in URLs and identifiers.

/// Positions of the hyphens.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// The value of a UUID: 8-4-4-4-12 hexadecimal digits in either case. `None` for anything else.
pub fn uuid(text: &str) -> Option<u128> {
    if text.len() != 36 {
        return None;
    }
    let mut number = 0;
    for (at, byte) in text.bytes().enumerate() {
        if HYPHENS.contains(&at) {
            if byte != b'-' {
                return None;
            }
        } else {
            number = number << 4 | u128::from(char::from(byte).to_digit(16)?);
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn uuids() {
        let number = uuid("5b2f9c04-61de-4a7a-b9d8-03c7e1f5a286");
        assert_eq!(number, Some(0x5b2f_9c04_61de_4a7a_b9d8_03c7_e1f5_a286));
        assert_eq!(number, uuid("5B2F9C04-61DE-4A7A-B9D8-03C7E1F5A286"));
        for other in [
            "CZ-CUZK-DATA50-V",
            "5b2f9c0461de-4a7a-b9d8-03c7e1f5a286-",
            "5b2f9c04-61de-4a7a-b9d8-03c7e1f5a28",
            "5b2f9c04-61de-4a7a-b9d8-03c7e1f5a28å",
            "",
        ] {
            assert_eq!(uuid(other), None, "{other}");
        }
    }
}
