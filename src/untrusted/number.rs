//! Swedish personal identity and coordination numbers as they stand in running text.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// A number found in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The number with most of its digits covered.
    pub masked: String,
    /// A coordination number has sixty added to its day.
    pub coordination: bool,
    /// Ten bare digits may be the number of anything, unless the text says what they are.
    pub sure: bool,
}

/// Every number in `text` that can hardly be anything else.
pub fn find(text: &str) -> Vec<Found> {
    // Any run of six digits covers a place in each six: the others need not be looked at.
    const RUN: usize = 6;
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut around = Around::new(text);
    let mut place = RUN - 1;
    while place < bytes.len() {
        if bytes[place].is_ascii_digit() {
            let before = bytes[..place].iter().rev();
            let start = place - before.take_while(|byte| byte.is_ascii_digit()).count();
            let mut end = place + digits(&bytes[place..]);
            if let Some((stop, number)) = at(text, start, end, &mut around) {
                found.push(number);
                end = stop;
            }
            place = end;
        }
        place += RUN;
    }
    found
}

/// Whether the last digit is the Luhn check digit of the others, as in the numbers of organisations and of people. Takes
/// digits only.
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

/// The number whose first digits are `start..end`, and where it stops.
fn at(text: &str, start: usize, end: usize, around: &mut Around<'_>) -> Option<(usize, Found)> {
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
    (stands_free && luhn(&format!("{short}{serial}"))).then_some(())?;
    let bare = stop == end;
    let number = Number { date, serial, bare };
    let said = around.said();
    let says_so = said == Said::Number;
    let other = said == Said::Fiction
        || number.is_known_example()
        || (!says_so && number.may_be_other(around, start));
    (!other).then_some(())?;
    Some((
        stop,
        Found {
            range: start..stop,
            masked: mask(&text[start..stop]),
            coordination: day > 60,
            sure: says_so || !bare || date.len() == 8,
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

/// What the text itself says of the numbers in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    /// That they are numbers of people.
    Number,
    /// That they belong to nobody.
    Fiction,
}

impl Said {
    fn of(text: &str) -> Self {
        const FICTION: [&str; 5] = [
            "testperson",
            "test person",
            "fiktiv",
            "fictitious",
            "påhitta",
        ];
        const NUMBER: [&str; 4] = [
            "personn",
            "personal identity",
            "samordningsn",
            "coordination number",
        ];
        let text = text.to_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if holds(&FICTION) {
            Self::Fiction
        } else if holds(&NUMBER) || says_pnr(&text) {
            Self::Number
        } else {
            Self::Nothing
        }
    }
}

/// Whether `pnr` begins a word, as it does not in `löpnr`.
fn says_pnr(text: &str) -> bool {
    let mut places = text.match_indices("pnr");
    places.any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

/// The parts of what looks like a number of a person.
struct Number<'t> {
    date: &'t str,
    serial: &'t str,
    /// Nothing stands between the two.
    bare: bool,
}

impl Number<'_> {
    /// The numbers that authorities and handbooks show the form with.
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

    /// Whether the digits may well be a telephone, a time or a reference.
    fn may_be_other(&self, around: &mut Around<'_>, start: usize) -> bool {
        let clock = |text: &str| &text[..2] < "24" && &text[2..] < "60";
        let word = around.word_before(start);
        if self.date.len() == 8 {
            // 20240115-1030 names a file or a run of a program more often than a child, 19980101-1231 is a year.
            let spans = is_span(self.date, self.serial);
            return (self.date.starts_with("20") && clock(self.serial))
                || (spans && (self.date.ends_with("0101") || around.holds_spans()))
                || names_a_case(&word);
        }
        // Ten bare digits: mobile numbers begin with a nought, and much else is counted in tens of digits.
        names_a_case(&word) || (self.bare && (self.date.starts_with('0') || counts(&word)))
    }
}

/// Whether the last four digits are a day of the same year, not before the first.
fn is_span(date: &str, serial: &str) -> bool {
    let day = format!("{}{serial}", &date[..4]);
    date_of(&day).is_some_and(|day| day <= 31) && serial >= &date[4..]
}

/// Whether the text holds two spans of days or more: `19980315-0420, 19990310-0415`.
fn holds_spans(text: &str) -> bool {
    const WIDTH: usize = "19980315-0420".len();
    let is_one = |at: usize| {
        let span = text
            .get(at.checked_sub("19980315".len())?..)?
            .get(..WIDTH)?;
        let (date, serial) = span.split_once('-')?;
        let digits = |text: &str, count| {
            text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        (digits(date, 8) && digits(serial, 4) && date_of(date).is_some() && is_span(date, serial))
            .then_some(())
    };
    let hyphens = text.match_indices('-');
    hyphens.filter_map(|(at, _)| is_one(at)).nth(1).is_some()
}

/// What stands around the numbers of a text; each thing is looked for once, however many numbers there are.
struct Around<'t> {
    text: &'t str,
    said: OnceCell<Said>,
    spans: OnceCell<bool>,
    /// The last word before `looked`.
    word: Range<usize>,
    looked: usize,
}

impl<'t> Around<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            said: OnceCell::new(),
            spans: OnceCell::new(),
            word: 0..0,
            looked: 0,
        }
    }

    /// What the text says of its numbers.
    fn said(&self) -> Said {
        *self.said.get_or_init(|| Said::of(self.text))
    }

    /// Whether the text holds two spans of days or more.
    fn holds_spans(&self) -> bool {
        *self.spans.get_or_init(|| holds_spans(self.text))
    }

    /// The word before a number in lower case, past other numbers: `tel. 0980-319 240, `. The numbers are asked for in
    /// their order.
    fn word_before(&mut self, start: usize) -> String {
        for (at, c) in self.text[self.looked..start].char_indices() {
            if c.is_alphabetic() {
                let at = self.looked + at;
                if self.word.end != at {
                    self.word.start = at;
                }
                self.word.end = at + c.len_utf8();
            }
        }
        self.looked = start;
        ends(&self.text[self.word.clone()]).to_lowercase()
    }
}

/// A word, or the beginning and the end of one that is longer than any that is known.
fn ends(word: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    // In bytes, of which a character has four at most.
    if word.len() <= 8 * LONGEST {
        return word.into();
    }
    let start = word.chars().take(LONGEST);
    let end: Vec<char> = word.chars().rev().take(LONGEST).collect();
    start
        .chain(end.into_iter().rev())
        .collect::<String>()
        .into()
}

/// Whether the word announces the reference of a case.
fn names_a_case(word: &str) -> bool {
    ["dnr", "diarie", "ärende"]
        .iter()
        .any(|start| word.starts_with(start))
}

/// Whether the word announces numbers that are not people's.
fn counts(word: &str) -> bool {
    const WORDS: [&str; 25] = [
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
        "id",
        "no",
        "number",
        "numbers",
        "ref",
        "löpnr",
        "ocr",
        "objekt",
        "kod",
        "code",
        "bankgiro",
        "plusgiro",
        "sgi",
    ];
    WORDS.contains(&word) || word.ends_with("nr") || word.ends_with("nummer")
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
        assert_eq!(masked("Fråga 811218-0008."), ["8112••-••••"]);
        assert_eq!(masked("Fråga 811218+0008"), ["8112••+••••"]);
        assert_eq!(masked("(8112180008)"), ["8112••••••"]);
        assert_eq!(masked("198112180008"), ["1981••••••••"]);
        assert_eq!(
            masked("19811218-0008, 811218-0008"),
            ["1981••••-••••", "8112••-••••"]
        );
        assert!(find("701063-0007")[0].coordination);
    }

    #[test]
    fn ten_bare_digits_are_doubtful() {
        assert!(!find("Ägare 7203040006")[0].sure);
        assert!(find("Personnummer 7203040006")[0].sure);
        assert!(find("(pnr 7203040006)")[0].sure);
        assert!(find("Ägare 720304-0006")[0].sure);
        assert!(find("Ägare 197203040006")[0].sure);
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
        let mut around = Around::new(text);
        let words = ["1", "22", "33", "44"].map(|number| {
            let start = text.find(number).expect("it is there");
            around.word_before(start)
        });
        assert_eq!(words, ["", "äpple", "äpple", "x"]);
    }
}
