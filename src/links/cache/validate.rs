//! Validates cache entries: what no run can have written is dropped, and the URL requested again.

use super::entry::Entry;
use crate::links::observed::ServiceResponse;
use crate::links::redirect_chain::{LONGEST, MAX_REDIRECTS};
use crate::links::{
    ComputedChecksum, End, FetchError, Hop, Method, Outcome, RedirectError, Response, Service,
    TlsError, bot_protection,
};
use std::time::Duration;
use url::Url;

/// Characters kept of a header value, and of a message from a service or a library.
const MOST_LETTERS: usize = 1000;
/// Names that a certificate may be for.
const MOST_NAMES: usize = 1000;
/// Requests for one address.
const MOST_ATTEMPTS: u32 = 1000;
/// Bytes of a body that are ever kept.
const MOST_KEPT: usize = 16 << 20;
/// Sums of one file: each algorithm, packed and unpacked.
const MOST_SUMS: usize = 12;
/// Nothing takes longer.
const LONGEST_VISIT: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether the entry for `url` can have been written before `now`.
pub(super) fn is_valid(url: &str, entry: &Entry, now: u64) -> bool {
    let in_time = entry.at <= now && entry.failing_since.is_none_or(|since| since <= entry.at);
    let asked = Url::parse(url).ok().filter(|asked| asked.as_str() == url);
    in_time
        && asked.is_some_and(|asked| {
            is_valid_address(&asked) && is_valid_outcome(&asked, &entry.outcome)
        })
}

fn is_valid_outcome(asked: &Url, outcome: &Outcome) -> bool {
    let first = outcome.stations().next();
    outcome.hops.len() <= MAX_REDIRECTS
        && outcome.hops.iter().all(is_valid_hop)
        && outcome.stations().all(is_valid_address)
        // Query parameters may be added, but the host stays.
        && first.is_some_and(|first| first.host() == asked.host())
        && outcome.attempts <= MOST_ATTEMPTS
        && outcome.elapsed <= LONGEST_VISIT
        && outcome.head_status.is_none_or(is_status)
        && match outcome.method {
            Method::Head => true,
            Method::Get(kept) | Method::Whole(kept) => kept <= MOST_KEPT,
        }
        && match &outcome.end {
            End::Response(answer) => is_valid_response(answer),
            End::Error(fault) => is_valid_error(fault),
            End::Redirect(RedirectError::InvalidLocation(target)) => is_text(target),
            End::Redirect(RedirectError::Loop | RedirectError::Cookies | RedirectError::TooLong) => true,
        }
}

/// A URL as requested: http or https, without user info and fragment.
fn is_valid_address(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && url.as_str().len() <= LONGEST
}

fn is_valid_hop(hop: &Hop) -> bool {
    let fragment = hop.fragment.as_deref().unwrap_or_default();
    matches!(hop.status, 301 | 302 | 303 | 307 | 308) && fragment.len() <= LONGEST
}

fn is_status(status: u16) -> bool {
    (100..1000).contains(&status)
}

fn is_valid_response(answer: &Response) -> bool {
    let texts = [
        &answer.content_type,
        &answer.modified,
        &answer.stamp.etag,
        &answer.stamp.changed,
        &answer.allow_origin,
    ];
    is_status(answer.status)
        // What points on is no end.
        && !answer.is_redirect()
        && texts.into_iter().flatten().all(|text| is_text(text))
        && answer.location.as_ref().is_none_or(|to| to.len() <= LONGEST)
        && answer.modified.as_deref().is_none_or(is_day)
        && answer.wall.as_deref().is_none_or(bot_protection::is_known)
        && answer.sums.as_deref().is_none_or(are_valid_checksums)
        && answer.seen.said.as_ref().is_none_or(is_valid_word)
        && answer.seen.notice.as_ref().is_none_or(|of| is_text(of.words()))
}

/// `2025-01-31`
fn is_day(text: &str) -> bool {
    text.parse::<oxsdatatypes::Date>().is_ok() && text.len() == 10
}

fn are_valid_checksums(sums: &[ComputedChecksum]) -> bool {
    let is_sum = |(of, digits): &ComputedChecksum| {
        digits.len() == of.digits()
            && digits
                .bytes()
                .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    sums.len() <= MOST_SUMS && sums.iter().all(is_sum)
}

fn is_valid_word(said: &ServiceResponse) -> bool {
    match said {
        ServiceResponse::Capabilities | ServiceResponse::Other => true,
        ServiceResponse::Exception(words) => is_text(words),
        ServiceResponse::Another(name) => Service::ALL.iter().any(|of| of.name() == name),
    }
}

fn is_valid_error(fault: &FetchError) -> bool {
    match fault {
        // It hangs on a flag of the run, and is never kept.
        FetchError::Refused(..) => false,
        FetchError::Lookup(words)
        | FetchError::Proxy(words)
        | FetchError::Other(words)
        | FetchError::Tls(TlsError::Other(words)) => is_text(words),
        FetchError::Tls(TlsError::WrongName(names)) => {
            names.len() <= MOST_NAMES && names.iter().all(|name| is_text(name))
        }
        FetchError::Tls(_)
        | FetchError::UnknownHost
        | FetchError::Closed
        | FetchError::Unreachable
        | FetchError::Timeout
        | FetchError::Broken => true,
    }
}

/// Text on one line and of bearable length.
fn is_text(text: &str) -> bool {
    text.len() <= 4 * MOST_LETTERS
        && text.chars().count() <= MOST_LETTERS
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::super::Cache;
    use serde_json::{Value, json};

    const URL: &str = "https://a.se/x";
    const NOW: u64 = 1000;

    fn entry() -> Value {
        json!({
            "at": 900, "failing_since": 800, "want": "Start",
            "outcome": {
                "hops": [{"from": URL, "status": 302}],
                "url": "https://b.se/y",
                "end": {"Answer": {
                    "status": 200, "location": null, "content_type": "text/csv", "length": 5, "modified": "2025-01-31",
                    "stamp": {"etag": "\"1\""}, "allow_origin": null, "retry_after": null, "wall": null, "whole": true,
                    "seen": {"kind": "Text", "is_empty": false, "said": null, "description": null},
                    "sums": [["Md5", "900150983cd24fb0d6963f7d28e17f72"]]
                }},
                "method": {"Get": 8192}, "head_status": 405, "attempts": 2, "https_alike": false,
                "elapsed": {"secs": 1, "nanos": 0}
            }
        })
    }

    /// How many of the entries are kept; none where the file is not read at all.
    fn kept(url: &str, entry: &Value) -> Option<usize> {
        let text = json!({"version": 3, "links": {url: entry}}).to_string();
        let (cache, dropped) = Cache::from_json(&text, NOW).ok()?;
        assert_eq!(cache.links.len() + dropped, 1);
        Some(cache.links.len())
    }

    #[test]
    fn what_a_run_writes_is_read_again() {
        assert_eq!(kept(URL, &entry()), Some(1));
    }

    #[test]
    fn what_no_run_writes_is_dropped() {
        let long = "x".repeat(2000);
        for (pointer, value) in [
            ("/at", json!(1001)),
            ("/failing_since", json!(901)),
            ("/outcome/url", json!("file:///etc/passwd")),
            ("/outcome/url", json!("https://anna:hemligt@b.se/")),
            ("/outcome/hops/0/from", json!("https://c.se/")),
            ("/outcome/hops/0/status", json!(200)),
            ("/outcome/head_status", json!(7)),
            ("/outcome/attempts", json!(5000)),
            ("/outcome/elapsed/secs", json!(1_000_000)),
            ("/outcome/method/Get", json!(1_u64 << 40)),
            (
                "/outcome/end",
                json!({"Fault": {"Refused": ["Loopback", null]}}),
            ),
            ("/outcome/end", json!({"Fault": {"Other": "a\n::error::b"}})),
            ("/outcome/end", json!({"Fault": {"Lookup": long}})),
            ("/outcome/end/Answer/status", json!(1000)),
            ("/outcome/end/Answer/status", json!(302)),
            ("/outcome/end/Answer/content_type", json!("\u{1b}[31m")),
            ("/outcome/end/Answer/stamp/etag", json!(long)),
            ("/outcome/end/Answer/modified", json!("soon")),
            ("/outcome/end/Answer/wall", json!("the wall of a stranger")),
            ("/outcome/end/Answer/sums", json!([["Md5", "zz"]])),
            ("/outcome/end/Answer/seen/said", json!({"Another": "<img>"})),
        ] {
            let mut entry = entry();
            *entry.pointer_mut(pointer).expect(pointer) = value;
            assert_eq!(kept(URL, &entry), Some(0), "{pointer}: {entry}");
        }
        for url in [
            "https://c.se/",
            "no address",
            "HTTPS://a.se/x",
            "https://a.se/x#y",
        ] {
            assert_eq!(kept(url, &entry()), Some(0), "{url}");
        }
    }

    #[test]
    fn what_is_unknown_is_no_cache() {
        for (pointer, value) in [
            ("/want", json!("Everything")),
            ("/outcome/end", json!({"Fault": "Bored"})),
            ("/outcome/end/Answer/seen/kind", json!("Gold")),
            ("/outcome/end/Answer/status", json!(70_000)),
            ("/outcome/end/Answer/status", json!(-1)),
        ] {
            let mut entry = entry();
            *entry.pointer_mut(pointer).expect(pointer) = value;
            assert_eq!(kept(URL, &entry), None, "{pointer}");
        }
        let mut entry = entry();
        entry["outcome"]["verdict"] = json!("ok");
        assert_eq!(kept(URL, &entry), None);
    }
}
