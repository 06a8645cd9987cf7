//! What the headers of an answer say.

use crate::links::address::media_type;
use crate::links::{Answer, Stamp};
use reqwest::Response;
use reqwest::header::{self, HeaderMap, HeaderValue};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What the headers of an answer say.
pub(super) fn head(response: &Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers());
    Answer {
        status,
        location: headers
            .get(header::LOCATION)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
        content_type: text(headers, header::CONTENT_TYPE)
            .map(media_type)
            .filter(|media| !media.is_empty()),
        length: length(status, headers).filter(|_| packing_of(headers).is_none()),
        modified: text(headers, header::LAST_MODIFIED).and_then(day),
        stamp: Stamp {
            etag: text(headers, header::ETAG).map(str::to_owned),
            changed: text(headers, header::LAST_MODIFIED).map(str::to_owned),
        },
        allow_origin: text(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN).map(str::to_owned),
        retry_after: text(headers, header::RETRY_AFTER).and_then(wait),
        ..Answer::default()
    }
}

/// How a body is packed, in lower case.
pub(super) fn packing_of(headers: &HeaderMap) -> Option<String> {
    text(headers, header::CONTENT_ENCODING).map(|text| text.trim().to_ascii_lowercase())
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers
        .get(name)
        .map(HeaderValue::to_str)
        .and_then(Result::ok)
}

/// The size of the whole.
fn length(status: u16, headers: &HeaderMap) -> Option<u64> {
    match text(headers, header::CONTENT_RANGE) {
        Some(range) if matches!(status, 206 | 416) => range.rsplit_once('/')?.1.trim().parse().ok(),
        _ if status == 206 => None,
        _ => text(headers, header::CONTENT_LENGTH)?.trim().parse().ok(),
    }
}

/// The day of an HTTP date.
fn day(text: &str) -> Option<String> {
    let time = httpdate::parse_http_date(text).ok()?;
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let since = oxsdatatypes::DayTimeDuration::new(i64::try_from(seconds).ok()?);
    let epoch: oxsdatatypes::DateTime = "1970-01-01T00:00:00Z".parse().ok()?;
    let text = epoch.checked_add_day_time_duration(since)?.to_string();
    text.get(..10).map(str::to_owned)
}

/// How long to wait: seconds, or until a time.
fn wait(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(text.trim()).ok()?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_waits_are_read() {
        let date = "Sat, 01 Feb 2025 10:00:00 GMT";
        assert_eq!(day(date).as_deref(), Some("2025-02-01"));
        assert_eq!(day("soon"), None);
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait(date), Some(Duration::ZERO));
        assert_eq!(wait("-1"), None);
    }
}
