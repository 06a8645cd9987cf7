//! Dates as people write them, and what they mean in ISO 8601.

use oxsdatatypes::{Date, DateTime};

/// The ISO 8601 form of a date that is written otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantDate {
    /// `2025-05-12`, or with a time `2025-10-03T14:30:00`.
    pub iso: String,
    /// Whether no other date can be meant: `12/5/2025` may be the twelfth of May or the fifth of December.
    pub is_certain: bool,
}

/// Names of months, by their first letters, in Swedish and English.
const MONTHS: [(&str, &[&str]); 12] = [
    ("01", &["januari", "january", "jan"]),
    ("02", &["februari", "february", "feb", "febr"]),
    ("03", &["mars", "march", "mar"]),
    ("04", &["april", "apr"]),
    ("05", &["maj", "may"]),
    ("06", &["juni", "june", "jun"]),
    ("07", &["juli", "july", "jul"]),
    ("08", &["augusti", "august", "aug"]),
    ("09", &["september", "sep", "sept"]),
    ("10", &["oktober", "october", "okt", "oct"]),
    ("11", &["november", "nov"]),
    ("12", &["december", "dec"]),
];

/// The date that a text means which is none in ISO 8601: `12 maj 2025`, `12/5 2025`, `2025/5/12`, `2025-10-03 14:30`,
/// `250512`. `None` for one that is, and for what is no date of the calendar.
pub fn meant_date(text: &str) -> Option<MeantDate> {
    let text = text.trim().replace('\u{a0}', " ");
    let (day, time) = match split_time(&text) {
        Some((day, time)) => (day, Some(time)),
        None => (&*text, None),
    };
    let date = match (is_iso(day), &time) {
        (true, None) => return None,
        (true, Some(_)) => MeantDate {
            iso: day.to_owned(),
            is_certain: true,
        },
        (false, _) => numbers(day).or_else(|| with_month(day))?,
    };
    let iso = match time {
        Some(time) => format!("{}T{time}", date.iso),
        None => date.iso,
    };
    let exists = iso.parse::<Date>().is_ok() || iso.parse::<DateTime>().is_ok();
    (exists && iso != text).then_some(MeantDate { iso, ..date })
}

fn is_iso(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// The date and the time `14:30:00` of a text that ends with a time of day.
fn split_time(text: &str) -> Option<(&str, String)> {
    let at = text.rfind([' ', 'T'])?;
    let (day, time) = (&text[..at], &text[at + 1..]);
    let day = day.trim_end();
    let by_clock = ["kl.", "kl", "at", ","]
        .iter()
        .find_map(|word| day.strip_suffix(word));
    // Without `kl.`, `14.30` might be a day and a month.
    if !time.contains(':') && by_clock.is_none() {
        return None;
    }
    let parts: Vec<&str> = time.split([':', '.']).collect();
    let is_part = |part: &&str| (1..=2).contains(&part.len()) && all_digits(part);
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_part) {
        return None;
    }
    let seconds = parts.get(2).copied().unwrap_or("00");
    let time = format!("{:0>2}:{:0>2}:{seconds:0>2}", parts[0], parts[1]);
    Some((by_clock.unwrap_or(day).trim_end(), time))
}

/// A date of numbers only.
fn numbers(text: &str) -> Option<MeantDate> {
    let parts = text.split(['/', '.', '-', '–', ' ']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    if !parts.iter().all(|part| all_digits(part)) {
        return None;
    }
    let of = |year: &str, month: &str, day: &str, is_certain| {
        let is_short = |part: &str| (1..=2).contains(&part.len());
        (is_short(month) && is_short(day)).then(|| MeantDate {
            iso: format!("{year}-{month:0>2}-{day:0>2}"),
            is_certain,
        })
    };
    match parts[..] {
        [year, month, day] if year.len() == 4 => of(year, month, day, true),
        [one, other, year] if year.len() == 4 => {
            let is_swedish = text.contains(' ') || text.contains('.') || text.contains("-2");
            let (first, second) = (one.parse::<u32>().ok()?, other.parse::<u32>().ok()?);
            if second > 12 {
                return of(year, one, other, true);
            }
            let slashes_only = text.matches('/').count() == 2 && !text.contains(' ');
            let is_certain = first > 12 || first == second || (is_swedish && !slashes_only);
            of(year, other, one, is_certain)
        }
        [all] if all.len() == 8 => of(&all[..4], &all[4..6], &all[6..], true),
        [all] if all.len() == 6 => of(&format!("20{}", &all[..2]), &all[2..4], &all[4..], false),
        _ => None,
    }
}

/// A date with the name of its month.
fn with_month(text: &str) -> Option<MeantDate> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/'));
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.filter(|word| !word.is_empty()) {
        let number = word
            .strip_suffix(":e")
            .or(word.strip_suffix(":a"))
            .or(word.strip_suffix("th"))
            .unwrap_or(word);
        let named = MONTHS.iter().find(|(_, names)| names.contains(&word));
        let place = match (named, number.len()) {
            (Some((number, _)), _) => {
                if month.replace((*number).to_owned()).is_some() {
                    return None;
                }
                continue;
            }
            (None, 4) if all_digits(number) => &mut year,
            (None, 1 | 2) if all_digits(number) => &mut day,
            (None, _) if ["den", "of", "the"].contains(&word) => continue,
            (None, _) => return None,
        };
        if place.replace(number.to_owned()).is_some() {
            return None;
        }
    }
    let (year, month, day) = (year?, month?, day?);
    Some(MeantDate {
        iso: format!("{year}-{month}-{day:0>2}"),
        is_certain: true,
    })
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (text, iso, is_certain) in [
            ("2024/02/05", "2024-02-05", true),
            ("2024.2.5", "2024-02-05", true),
            ("20240205", "2024-02-05", true),
            ("2024-2-05", "2024-02-05", true),
            ("12 maj 2025", "2025-05-12", true),
            ("den 12:e maj 2025", "2025-05-12", true),
            ("Dec 3, 2024", "2024-12-03", true),
            ("12/5 2025", "2025-05-12", true),
            ("12/5-2025", "2025-05-12", true),
            ("25.12.2025", "2025-12-25", true),
            ("25/12/2025", "2025-12-25", true),
            ("12/25/2025", "2025-12-25", true),
            ("5/2/2024", "2024-02-05", false),
            ("250512", "2025-05-12", false),
            ("2025-10-03 14:30", "2025-10-03T14:30:00", true),
            ("2025-10-03 kl. 14.30", "2025-10-03T14:30:00", true),
            ("2024-05-01T10:00", "2024-05-01T10:00:00", true),
            ("2024-05-01 10:00:05", "2024-05-01T10:00:05", true),
            ("12 maj 2025 kl 9.05", "2025-05-12T09:05:00", true),
        ] {
            let meant = meant_date(text).map(|of| (of.iso, of.is_certain));
            assert_eq!(meant, Some((iso.to_owned(), is_certain)), "{text}");
        }
    }

    #[test]
    fn what_is_right_or_no_date() {
        for text in [
            "2024-02-05",
            "2024-05-01T10:00:00",
            "2024/13/05",
            "2023/02/29",
            "i går",
            "maj 2025",
            "2024",
            "mars mars 2024",
            "2025-10-03 14.30",
            "2025-10-03 25:30",
            "",
        ] {
            assert_eq!(meant_date(text), None, "{text}");
        }
    }
}
