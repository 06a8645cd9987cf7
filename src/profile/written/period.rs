//! Periods of time as people write them in one text.

use super::meant_date;
use oxsdatatypes::{Date, DateTime};

/// The parts of a period; without end while it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeantPeriod {
    /// A year or a date.
    pub start: String,
    /// A year or a date.
    pub end: Option<String>,
}

/// The period that a text means: `2010-2020`, `2010/2020`, `från 2010`, `2024`.
pub fn meant_period(text: &str) -> Option<MeantPeriod> {
    let text = text.trim().to_lowercase();
    let text = strip(
        &text,
        &[
            "från och med ",
            "fr.o.m. ",
            "från ",
            "sedan ",
            "from ",
            "since ",
        ],
    );
    let (text, is_open) = open_end(text);
    if let Some(start) = moment(text) {
        let end = (!is_open).then(|| start.clone());
        return Some(MeantPeriod { start, end }).filter(|_| is_open || text.len() == 4);
    }
    let between = [
        " till och med ",
        " t.o.m. ",
        " tom ",
        " till ",
        " to ",
        " – ",
        " - ",
        "--",
        "–",
        "/",
        "-",
    ];
    between.iter().find_map(|between| {
        text.match_indices(between).find_map(|(at, _)| {
            let (start, end) = (&text[..at], &text[at + between.len()..]);
            let (start, end) = (moment(start.trim())?, moment(end.trim())?);
            let end = Some(end);
            (Some(&start) <= end.as_ref()).then_some(MeantPeriod { start, end })
        })
    })
}

/// The text without the words that say that there is no end, and whether it had any.
fn open_end(text: &str) -> (&str, bool) {
    const ONGOING: [&str; 12] = [
        " och framåt",
        " och framöver",
        " och tills vidare",
        " tills vidare",
        " till nu",
        " till idag",
        " och senare",
        " onwards",
        " and onwards",
        " to now",
        " – nu",
        " - nu",
    ];
    let ended = ONGOING.iter().find_map(|word| text.strip_suffix(word));
    let dashed = || text.strip_suffix(['-', '–', '/']);
    match ended.or_else(dashed) {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    }
}

fn strip<'t>(text: &'t str, words: &[&str]) -> &'t str {
    let stripped = words.iter().find_map(|word| text.strip_prefix(word));
    stripped.unwrap_or(text).trim_start()
}

/// A year or a date, in ISO 8601.
fn moment(text: &str) -> Option<String> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_iso = || text.parse::<Date>().is_ok() || text.parse::<DateTime>().is_ok();
    if is_year || is_iso() {
        return Some(text.to_owned());
    }
    // Six digits alone are too little to know.
    let meant = meant_date(text).filter(|of| of.is_certain);
    meant.map(|of| of.iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_people_write_them() {
        for (text, start, end) in [
            ("2010-2020", "2010", Some("2020")),
            ("2010/2020", "2010", Some("2020")),
            ("2010 – 2020", "2010", Some("2020")),
            ("2010-01-01 – 2020-12-31", "2010-01-01", Some("2020-12-31")),
            ("2010-01-01/2020-12-31", "2010-01-01", Some("2020-12-31")),
            ("från 2010 till 2020", "2010", Some("2020")),
            ("1 maj 2010 - 3 juni 2011", "2010-05-01", Some("2011-06-03")),
            ("från 2010 och framåt", "2010", None),
            ("2010-", "2010", None),
            ("2024", "2024", Some("2024")),
        ] {
            let end = end.map(str::to_owned);
            let meant = MeantPeriod {
                start: start.to_owned(),
                end,
            };
            assert_eq!(meant_period(text), Some(meant), "{text}");
        }
        for text in ["hela tiden", "2020-2010", "2010-13", "vatten-2010", ""] {
            assert_eq!(meant_period(text), None, "{text}");
        }
    }
}
