//! Swedish personal identity and coordination numbers as they stand in running text.

/// A number found in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Where it stands in the text.
    pub(super) range: std::ops::Range<usize>,
    /// The number with most of its digits covered.
    pub(super) masked: String,
    /// A coordination number has sixty added to its day.
    pub(super) coordination: bool,
}

/// Every number in `text` that can hardly be anything else.
pub(super) fn find(text: &str) -> Vec<Found> {
    // Any run of six digits covers a place in each six: the others need not be looked at.
    const RUN: usize = 6;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut place = RUN - 1;
    while place < bytes.len() {
        if bytes[place].is_ascii_digit() {
            let before = bytes[..place].iter().rev();
            let start = place - before.take_while(|byte| byte.is_ascii_digit()).count();
            let mut end = place + digits(&bytes[place..]);
            if let Some((stop, number)) = at(text, start, end) {
                found.push(number);
                end = stop;
            }
            place = end;
        }
        place += RUN;
    }
    found
}

fn digits(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The number whose first digits are `start..end`, and where it stops.
fn at(text: &str, start: usize, end: usize) -> Option<(usize, Found)> {
    let bytes = text.as_bytes();
    let (date, serial, stop) = match end - start {
        10 | 12 => (&text[start..end - 4], &text[end - 4..end], end),
        6 | 8 => {
            let separated = matches!(bytes.get(end), Some(b'-' | b'+'));
            let tail = bytes.get(end + 1..)?;
            (separated && digits(tail) == 4).then_some(())?;
            (&text[start..end], &text[end + 1..end + 5], end + 5)
        }
        _ => return None,
    };
    let stands_free = opens(&text[..start]) && closes(&text[stop..]);
    let short = date.get(date.len() - 6..)?;
    let day = date_of(date)?;
    (stands_free && luhn(short.bytes().chain(serial.bytes()))).then_some(())?;
    let bare = stop == end;
    (says_so(text) || !may_be_other(&text[..start], date, serial, bare)).then_some(())?;
    Some((
        stop,
        Found {
            range: start..stop,
            masked: mask(&text[start..stop]),
            coordination: day > 60,
        },
    ))
}

/// Whether what stands before lets a number begin: no part of a longer number, name or address.
fn opens(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some('.' | ',' | ':') => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !"/-+_=#@%&?\\~".contains(c),
    }
}

/// Whether what stands after lets a number end.
fn closes(after: &str) -> bool {
    let mut ahead = after.chars();
    let (first, second) = (ahead.next(), ahead.next());
    match first {
        None => true,
        Some('.' | ',' | ':' | '-' | '/' | '_' | '=' | '+') => {
            !second.is_some_and(char::is_alphanumeric)
        }
        Some(c) => !c.is_alphanumeric() && !"@%\\~".contains(c),
    }
}

/// The day of a date that exists, as it is written: with sixty added in a coordination number.
fn date_of(date: &str) -> Option<u32> {
    let (year, rest) = date.split_at(date.len() - 4);
    let (month, day): (u32, u32) = (rest[..2].parse().ok()?, rest[2..].parse().ok()?);
    let year_number: u32 = year.parse().ok()?;
    if year.len() == 4 && !(1800..2100).contains(&year_number) {
        return None;
    }
    // Without a century 00 is 2000, which had a leap day; 1900 had none, and nobody of that age is meant.
    let leap = year_number.is_multiple_of(4)
        && (year.len() == 2 || !year_number.is_multiple_of(100) || year_number.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let real = if day > 60 { day - 60 } else { day };
    (1..=last).contains(&real).then_some(day)
}

/// Whether the last digit is the check digit of the nine before it.
fn luhn(digits: impl Iterator<Item = u8>) -> bool {
    let sum: u32 = digits
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            let product = if place.is_multiple_of(2) {
                digit * 2
            } else {
                digit
            };
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether the text itself says that it holds such a number.
fn says_so(text: &str) -> bool {
    let text = text.to_lowercase();
    [
        "personn",
        "personal identity",
        "samordningsn",
        "coordination number",
        "pnr",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether the digits may well be a telephone, a point in time or a reference.
fn may_be_other(before: &str, date: &str, serial: &str, bare: bool) -> bool {
    let clock = |text: &str| &text[..2] < "24" && &text[2..] < "60";
    if date.len() == 8 {
        // 20240115-1030 names a file or a run of a program more often than a child.
        return date.starts_with("20") && clock(serial);
    }
    // Ten bare digits: mobile numbers begin with a nought, and much else is counted in tens of digits.
    bare && (date.starts_with('0') || follows_a_word_for_numbers(before))
}

fn follows_a_word_for_numbers(before: &str) -> bool {
    const WORDS: [&str; 22] = [
        "tel",
        "telefon",
        "tfn",
        "telephone",
        "phone",
        "fax",
        "mobil",
        "mobile",
        "ring",
        "call",
        "isbn",
        "issn",
        "dnr",
        "diarienummer",
        "diarienr",
        "ärende",
        "id",
        "nr",
        "nummer",
        "no",
        "number",
        "ref",
    ];
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// The first four digits, the others covered.
fn mask(number: &str) -> String {
    let cover = |(place, c): (usize, char)| {
        if place >= 4 && c.is_ascii_digit() {
            '•'
        } else {
            c
        }
    };
    number.chars().enumerate().map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_and_covered() {
        let masked = |text: &str| -> Vec<String> {
            find(text).into_iter().map(|found| found.masked).collect()
        };
        assert_eq!(masked("Fråga 811218-9876."), ["8112••-••••"]);
        assert_eq!(masked("Fråga 811218+9876"), ["8112••+••••"]);
        assert_eq!(masked("(8112189876)"), ["8112••••••"]);
        assert_eq!(masked("198112189876"), ["1981••••••••"]);
        assert_eq!(
            masked("19811218-9876, 811218-9876"),
            ["1981••••-••••", "8112••-••••"]
        );
        assert!(find("701063-2391")[0].coordination);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "811218-9875",
            "811318-9876",
            "212000-9408",
            "8112189876123",
            "tel. 8112189876",
            "0101012382",
            "fil 811218-9876.csv",
            "https://aby.example/811218-9876",
            "a811218-9876",
            "0.8112189876",
            "20240115-1031",
            "811218",
            "811218-98765",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
