//! Dates for comparison: whole days, from any lexical form.

use super::Context;
use crate::rdf::TermId;
use oxsdatatypes::{Date, DateTime, GYear, GYearMonth};

/// The first and last day that a value covers: a year covers 365 or 366 days, a timestamp one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Context<'_> {
    /// The days that a literal covers; `None` when it is no date.
    pub fn days(&self, literal: TermId) -> Option<Days> {
        if !self.graph.terms().is_literal(literal) {
            return None;
        }
        Days::parse(self.graph.terms().text_of(literal).trim())
    }
}

impl Days {
    /// Parses any lexical form: `2024`, `2024-05`, `2024-05-01`, `2024-05-01T12:00:00`; time zones are ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let day = |text: &str| text.parse::<Date>().ok();
        if let Some((date, _)) = text.split_once('T') {
            text.parse::<DateTime>().ok()?;
            let day = day(date)?;
            return Some(Self {
                first: day,
                last: day,
            });
        }
        if let Some(date) = text.get(..10).and_then(day)
            && text.parse::<Date>().is_ok()
        {
            return Some(Self {
                first: date,
                last: date,
            });
        }
        if let Ok(month) = text.parse::<GYearMonth>() {
            let _ = month;
            let month = text.get(..7)?;
            let last = ["31", "30", "29", "28"];
            return Some(Self {
                first: day(&format!("{month}-01"))?,
                last: last.iter().find_map(|end| day(&format!("{month}-{end}")))?,
            });
        }
        text.parse::<GYear>().ok()?;
        let year = text.get(..4)?;
        Some(Self {
            first: day(&format!("{year}-01-01"))?,
            last: day(&format!("{year}-12-31"))?,
        })
    }
}

/// Days from `from` to `to`; negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    const SECONDS: f64 = 86_400.0;
    let seconds = to.checked_sub(from).map_or(0.0, |duration| {
        f64::from(oxsdatatypes::Double::from(duration.as_seconds()))
    });
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole days of a few thousand years"
    )]
    let days = (seconds / SECONDS).round() as i64;
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_cover_their_days() {
        let covers = |text: &str| {
            Days::parse(text).map(|days| (days.first.to_string(), days.last.to_string()))
        };
        let days = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(covers("2024"), days("2024-01-01", "2024-12-31"));
        assert_eq!(covers("2024-02"), days("2024-02-01", "2024-02-29"));
        assert_eq!(covers("2024-05-01"), days("2024-05-01", "2024-05-01"));
        assert_eq!(
            covers("2024-05-01T23:00:00Z"),
            days("2024-05-01", "2024-05-01")
        );
        assert_eq!(covers("2024-05-01+01:00"), days("2024-05-01", "2024-05-01"));
        assert_eq!(covers("2024-13-01"), None);
        assert_eq!(covers("i fjol"), None);
    }

    #[test]
    fn days_are_counted() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(days_between(day("2024-02-28"), day("2024-03-01")), 2);
        assert_eq!(days_between(day("2024-03-01"), day("2024-02-28")), -2);
    }
}
