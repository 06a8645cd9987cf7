//! The system clock; the only place that reads it.

use oxsdatatypes::{Date, DateTime};
use std::time::{Duration, Instant, SystemTime};

/// The current local day.
pub(super) fn today() -> Date {
    let now = DateTime::now().to_string();
    let (day, _) = now.split_once('T').unwrap_or((&now, ""));
    day.parse().unwrap_or(Date::MIN)
}

/// The instant after this much time; none if the clock cannot represent it.
pub(super) fn after(time: Duration) -> Option<Instant> {
    Instant::now().checked_add(time)
}

/// The current time.
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}
