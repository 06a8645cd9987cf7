//! Durations as typed: `20`, `20s`, `500ms`, `5m`, `1h`, `3d`.

use std::str::FromStr;
use std::time::Duration;

/// A duration; a number without unit is seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanOfTime(pub Duration);

impl FromStr for SpanOfTime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let unit_at = text.find(|c: char| c.is_ascii_alphabetic());
        let (number, unit) = text.split_at(unit_at.unwrap_or(text.len()));
        let milliseconds: u64 = match unit {
            "ms" => 1,
            "" | "s" => 1000,
            "m" | "min" => 60 * 1000,
            "h" => 60 * 60 * 1000,
            "d" => 24 * 60 * 60 * 1000,
            // The input is part of the message already, and may contain a secret.
            _ => return Err("the unit is none of ms, s, m, h and d".to_owned()),
        };
        let count: u64 = number
            .trim()
            .parse()
            .map_err(|_| "write a whole number and a unit, such as 500ms, 20s or 5m".to_owned())?;
        count
            .checked_mul(milliseconds)
            // Longer than any useful wait, and still representable by the clock.
            .filter(|all| *all <= 1000 * 24 * 60 * 60 * 1000)
            .map(|all| Self(Duration::from_millis(all)))
            .ok_or_else(|| "that is too long".to_owned())
    }
}

impl SpanOfTime {
    /// Parses a duration of at most an hour.
    ///
    /// # Errors
    /// When it is invalid or longer.
    pub fn up_to_an_hour(text: &str) -> Result<Self, String> {
        Self::up_to(text, Duration::from_secs(60 * 60), "1h")
    }

    /// Parses a duration of at most a week.
    ///
    /// # Errors
    /// When it is invalid or longer.
    pub fn up_to_a_week(text: &str) -> Result<Self, String> {
        Self::up_to(text, Duration::from_secs(7 * 24 * 60 * 60), "7d")
    }

    /// Parses a duration of at most a year.
    ///
    /// # Errors
    /// When it is invalid or longer.
    pub fn up_to_a_year(text: &str) -> Result<Self, String> {
        Self::up_to(text, Duration::from_secs(366 * 24 * 60 * 60), "366d")
    }

    fn up_to(text: &str, limit: Duration, written: &str) -> Result<Self, String> {
        let time: Self = text.parse()?;
        if time.0 > limit {
            return Err(format!("{written} is the most"));
        }
        Ok(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_bounded_by_what_they_are_for() {
        assert!(SpanOfTime::up_to_an_hour("1h").is_ok());
        assert!(SpanOfTime::up_to_an_hour("61m").is_err());
        assert!(SpanOfTime::up_to_a_week("8d").is_err());
        assert!(SpanOfTime::up_to_a_year("1000d").is_err());
    }

    #[test]
    fn times_are_read_with_their_unit() {
        let read = |text: &str| text.parse::<SpanOfTime>().ok().map(|of| of.0.as_millis());
        assert_eq!(read("20"), Some(20_000));
        assert_eq!(read("500ms"), Some(500));
        assert_eq!(read("5m"), Some(300_000));
        assert_eq!(read("3d"), Some(259_200_000));
        for wrong in [
            "",
            "s",
            "-1",
            "1.5s",
            "1w",
            "99999999999999999999d",
            "5000d",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
