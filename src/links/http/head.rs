//! What the headers of an answer say.

use crate::links::address::media_type;
use crate::links::{CacheValidators, Response};
use reqwest::Response as HttpResponse;
use reqwest::header::{self, HeaderMap, HeaderValue};
use std::fmt::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What the headers of an answer say that came at `now`.
pub(super) fn head(response: &HttpResponse, now: SystemTime) -> Response {
    let (status, headers) = (response.status().as_u16(), response.headers());
    Response {
        status,
        location: headers
            .get(header::LOCATION)
            .map(|value| address_of(value.as_bytes())),
        content_type: text(headers, header::CONTENT_TYPE)
            .map(media_type)
            .filter(|media| (1..=LONGEST).contains(&media.len())),
        length: length(status, headers).filter(|_| content_encoding_of(headers).is_none()),
        modified: text(headers, header::LAST_MODIFIED).and_then(day),
        stamp: CacheValidators {
            etag: text(headers, header::ETAG).and_then(short),
            changed: text(headers, header::LAST_MODIFIED).and_then(short),
        },
        allow_origin: all(headers, &header::ACCESS_CONTROL_ALLOW_ORIGIN),
        retry_after: text(headers, header::RETRY_AFTER).and_then(|text| wait(text, now)),
        sets_cookie: headers.contains_key(header::SET_COOKIE),
        ..Response::default()
    }
}

/// How a body is packed, in lower case. Whatever else servers write there, browsers take as it comes.
pub(super) fn content_encoding_of(headers: &HeaderMap) -> Option<String> {
    const PACKINGS: [&str; 8] = [
        "gzip",
        "x-gzip",
        "br",
        "zstd",
        "deflate",
        "compress",
        "x-compress",
        "dcb",
    ];
    let packing = all(headers, &header::CONTENT_ENCODING)?.to_ascii_lowercase();
    let is_known = |name: &str| PACKINGS.contains(&name.trim());
    let names: Vec<&str> = packing
        .split(',')
        .map(str::trim)
        .filter(|of| is_known(of))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// What is longer is not kept of a header.
const LONGEST: usize = 300;

fn short(text: &str) -> Option<String> {
    (text.len() <= LONGEST).then(|| text.to_owned())
}

/// A header that may stand there more than once, as it is read then: with a comma between.
fn all(headers: &HeaderMap, name: &header::HeaderName) -> Option<String> {
    let values = headers.get_all(name).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", ").chars().take(LONGEST).collect())
}

/// An address in a header: what is not UTF-8 there is sent back byte by byte, as browsers do.
fn address_of(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    bytes.iter().fold(String::new(), |mut text, byte| {
        if byte.is_ascii() {
            text.push(char::from(*byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
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
        // What such an answer is long is not what the file is.
        _ if matches!(status, 206 | 416) => None,
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

/// The target of `Link: <…>; rel="next"` (RFC 8288), as it is written.
pub(super) fn next_page(headers: &HeaderMap) -> Option<String> {
    let links = headers.get_all(header::LINK).iter();
    let mut links = links.filter_map(|value| value.to_str().ok());
    links.find_map(next_in)
}

/// The target of relation `next` in one `Link` header, which may hold several links.
fn next_in(links: &str) -> Option<String> {
    let mut rest = links;
    while let Some((_, link)) = rest.split_once('<') {
        let (target, after) = link.split_once('>')?;
        // The next link begins where the next target does; a target stands in no parameter.
        let parameters = after.split('<').next().unwrap_or_default();
        let is_next = parameters.split(';').any(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or_default();
            let value = value.trim().trim_end_matches(',').trim().trim_matches('"');
            name.trim().eq_ignore_ascii_case("rel")
                && value
                    .split_whitespace()
                    .any(|of| of.eq_ignore_ascii_case("next"))
        });
        if is_next {
            return Some(target.trim().to_owned());
        }
        rest = after;
    }
    None
}

/// How long to wait from `now` on: seconds, or until a time.
fn wait(text: &str, now: SystemTime) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        // More than can be counted is for ever.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    Some(until.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_waits_are_read() {
        let date = "Sat, 01 Feb 2025 10:00:00 GMT";
        assert_eq!(day(date).as_deref(), Some("2025-02-01"));
        assert_eq!(day("soon"), None);
        let now = httpdate::parse_http_date("Sat, 01 Feb 2025 10:00:30 GMT").expect("date");
        let wait = |text: &str| wait(text, now);
        let later = "Sat, 01 Feb 2025 10:02:00 GMT";
        assert_eq!(wait(later), Some(Duration::from_secs(90)));
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait(date), Some(Duration::ZERO));
        assert_eq!(wait(&"9".repeat(30)), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(wait("-1"), None);
        assert_eq!(wait("soon"), None);
    }

    #[test]
    fn the_next_page_is_found_among_links() {
        for (links, next) in [
            ("</x?page=2>; rel=\"next\"", Some("/x?page=2")),
            ("</0>; rel=prev, </2>; rel=next", Some("/2")),
            ("</2>; title=\"a;b\"; REL=\"last next\"", Some("/2")),
            ("</2>; rel=\"nextcloud\"", None),
            ("</2>", None),
            ("</2; rel=next", None),
        ] {
            assert_eq!(next_in(links).as_deref(), next, "{links}");
        }
    }

    #[test]
    fn addresses_are_read_in_any_alphabet() {
        assert_eq!(address_of("/räk".as_bytes()), "/räk");
        assert_eq!(address_of(b"/r\xe4k"), "/r%E4k");
    }

    #[test]
    fn only_what_packs_is_a_packing() {
        for (said, packing) in [
            ("gzip", Some("gzip")),
            ("GZIP", Some("gzip")),
            ("gzip, br", Some("gzip, br")),
            ("identity", None),
            ("none", None),
            ("UTF-8", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(said));
            assert_eq!(content_encoding_of(&headers).as_deref(), packing, "{said}");
        }
    }
}
