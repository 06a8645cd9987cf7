//! Swedish personal identity numbers and coordination numbers (personnummer, samordningsnummer) in running text.

mod context;
mod dates;

use context::{Claim, Context, introduces_case, introduces_other};
use dates::{day_of, is_span};
use std::ops::Range;

/// A number found in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// The number with all digits but the first four masked.
    pub masked: String,
    /// Whether it is a coordination number: 60 is added to its day.
    pub is_coordination: bool,
    /// Whether it is certain: ten digits without a hyphen may be any number, unless the text says what they are.
    pub is_certain: bool,
}

/// Every number in `text` that is very likely a personal identity or coordination number.
pub fn find(text: &str) -> Vec<Found> {
    // A run of six digits contains a multiple of six: only every sixth byte has to be examined.
    const RUN: usize = 6;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut context = Context::new(text);
    let mut place = RUN - 1;
    while place < bytes.len() {
        if bytes[place].is_ascii_digit() {
            let before = bytes[..place].iter().rev();
            let start = place - before.take_while(|byte| byte.is_ascii_digit()).count();
            let mut end = place + digits(&bytes[place..]);
            if let Some((stop, number)) = at(text, start, end, &mut context) {
                found.push(number);
                end = stop;
            }
            place = end;
        }
        place += RUN;
    }
    found
}

/// Whether the last digit is the Luhn check digit of the others, as in Swedish organisation and personal identity
/// numbers. `digits` must be ASCII digits.
pub fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            if place % 2 == 0 {
                digit
            } else {
                digit * 2 / 10 + digit * 2 % 10
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn digits(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// The number whose first run of digits is `start..end`, and the offset of its end.
fn at(text: &str, start: usize, end: usize, context: &mut Context<'_>) -> Option<(usize, Found)> {
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
    let day = day_of(date)?;
    (stands_free && luhn(&format!("{short}{serial}"))).then_some(())?;
    let is_bare = stop == end;
    let number = Number {
        date,
        serial,
        is_bare,
    };
    let claim = context.claim();
    let says_so = claim == Claim::Personal;
    let other = claim == Claim::Fiction
        || number.is_known_example()
        || (!says_so && number.may_be_other(context, start));
    (!other).then_some(())?;
    Some((
        stop,
        Found {
            range: start..stop,
            masked: mask(&text[start..stop]),
            is_coordination: day > 60,
            is_certain: says_so || !is_bare || date.len() == 8,
        },
    ))
}

/// Whether a number may begin after this text: it is not part of a longer number, name or URL.
fn opens(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        None => true,
        Some('.' | ',' | ':') => !back.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !"/-+_=#@%&?\\~".contains(c),
    }
}

/// Whether a number may end before this text.
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

/// The parts of a possible personal identity number.
struct Number<'t> {
    date: &'t str,
    serial: &'t str,
    /// Whether there is no separator between the two.
    is_bare: bool,
}

impl Number<'_> {
    /// Whether it is one of the examples in documentation of authorities.
    fn is_known_example(&self) -> bool {
        const EXAMPLES: [(&str, &str); 6] = [
            ("121212", "1212"),
            ("640823", "3234"),
            ("670919", "9530"),
            ("701063", "2391"),
            ("811218", "9876"),
            ("811228", "9874"),
        ];
        let short = &self.date[self.date.len() - 6..];
        EXAMPLES.contains(&(short, self.serial))
    }

    /// Whether the digits may be a telephone number, a time or a case number instead.
    fn may_be_other(&self, context: &mut Context<'_>, start: usize) -> bool {
        let clock = |text: &str| &text[..2] < "24" && &text[2..] < "60";
        let word = context.word_before(start);
        if self.date.len() == 8 {
            // 20240115-1030 is usually a timestamp rather than a child's number, and 19980101-1231 a year.
            let spans = is_span(self.date, self.serial);
            return (self.date.starts_with("20") && clock(self.serial))
                || (spans && (self.date.ends_with("0101") || context.contains_spans()))
                || introduces_case(&word);
        }
        // Ten digits without a separator: mobile numbers begin with 0, and other numbers have ten digits too.
        introduces_case(&word)
            || (self.is_bare && (self.date.starts_with('0') || introduces_other(&word)))
    }
}

/// Masks all digits but the first four.
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
        assert_eq!(masked("Fråga 811218-0008."), ["8112••-••••"]);
        assert_eq!(masked("Fråga 811218+0008"), ["8112••+••••"]);
        assert_eq!(masked("(8112180008)"), ["8112••••••"]);
        assert_eq!(masked("198112180008"), ["1981••••••••"]);
        assert_eq!(
            masked("19811218-0008, 811218-0008"),
            ["1981••••-••••", "8112••-••••"]
        );
        assert!(find("701063-0007")[0].is_coordination);
    }

    #[test]
    fn ten_bare_digits_are_doubtful() {
        assert!(!find("Ägare 7203040006")[0].is_certain);
        assert!(find("Personnummer 7203040006")[0].is_certain);
        assert!(find("(pnr 7203040006)")[0].is_certain);
        assert!(find("Ägare 720304-0006")[0].is_certain);
        assert!(find("Ägare 197203040006")[0].is_certain);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "811218-0007",
            "811318-0008",
            "212000-9408",
            "8112180008123",
            "tel. 8112180008",
            "0101012382",
            "fil 811218-0008.csv",
            "https://aby.example/811218-0008",
            "a811218-0008",
            "0.8112180008",
            "20240115-1031",
            "811218",
            "811218-00085",
            "19980101-1231",
            "19980315-0409, 19990310-0411",
            "Testpersonnummer för integrationer: 720304-0006",
            "19811218-9876, 19121212-1212",
            "Löpnr 7203041228, 7203040006",
            "SGI 7203040006",
            "Dnr 720304-0006",
            "Ärendenummer 19720304-0006",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn the_word_before_is_the_last_one() {
        let text = "1 Äpple 22, 33 x. 44 ab";
        let mut context = Context::new(text);
        let words = ["1", "22", "33", "44"].map(|number| {
            let start = text.find(number).expect("it is there");
            context.word_before(start)
        });
        assert_eq!(words, ["", "äpple", "äpple", "x"]);
    }
}
