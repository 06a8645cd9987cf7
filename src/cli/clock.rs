//! What time it is: the only place that asks the system.

use oxsdatatypes::{Date, DateTime};
use std::time::{Duration, Instant, SystemTime};

/// The day it is, without its zone.
pub(super) fn today() -> Date {
    let now = DateTime::now().to_string();
    let (day, _) = now.split_once('T').unwrap_or((&now, ""));
    day.parse().unwrap_or(Date::MIN)
}

/// When so much time has passed, for what is waited for.
pub(super) fn after(time: Duration) -> Option<Instant> {
    Instant::now().checked_add(time)
}

/// The time it is.
pub(super) fn now() -> SystemTime {
    SystemTime::now()
}
