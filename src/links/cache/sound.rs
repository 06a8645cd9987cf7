//! Whether an entry of a cache is one that a run can have written: anything else is dropped, and the address asked anew.

use super::Entry;
use crate::links::service::Said;
use crate::links::trail::{LONGEST, MOST_HOPS};
use crate::links::{
    Answer, Astray, End, Fault, Hop, Method, Outcome, Service, Sum, TlsFault, wall,
};
use std::time::Duration;
use url::Url;

/// Letters of a header that are kept, and of what a service or a library said.
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
pub(super) fn is_sound(url: &str, entry: &Entry, now: u64) -> bool {
    let in_time = entry.at <= now && entry.failing_since.is_none_or(|since| since <= entry.at);
    let asked = Url::parse(url).ok().filter(|asked| asked.as_str() == url);
    in_time
        && asked.is_some_and(|asked| {
            is_sound_address(&asked) && is_sound_outcome(&asked, &entry.outcome)
        })
}

fn is_sound_outcome(asked: &Url, outcome: &Outcome) -> bool {
    let first = outcome.stations().next();
    outcome.hops.len() <= MOST_HOPS
        && outcome.hops.iter().all(is_sound_hop)
        && outcome.stations().all(is_sound_address)
        // Parameters may be added to an address, but it is asked of its own host.
        && first.is_some_and(|first| first.host() == asked.host())
        && outcome.attempts <= MOST_ATTEMPTS
        && outcome.elapsed <= LONGEST_VISIT
        && outcome.head_status.is_none_or(is_status)
        && match outcome.method {
            Method::Head => true,
            Method::Get(kept) | Method::Whole(kept) => kept <= MOST_KEPT,
        }
        && match &outcome.end {
            End::Answer(answer) => is_sound_answer(answer),
            End::Fault(fault) => is_sound_fault(fault),
            End::Astray(Astray::NoTarget(target)) => is_text(target),
            End::Astray(Astray::Loop | Astray::TooLong) => true,
        }
}

/// An address as it is asked: of the web, without names, passwords and fragments.
fn is_sound_address(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && url.as_str().len() <= LONGEST
}

fn is_sound_hop(hop: &Hop) -> bool {
    let fragment = hop.fragment.as_deref().unwrap_or_default();
    matches!(hop.status, 301 | 302 | 303 | 307 | 308) && fragment.len() <= LONGEST
}

fn is_status(status: u16) -> bool {
    (100..1000).contains(&status)
}

fn is_sound_answer(answer: &Answer) -> bool {
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
        && answer.wall.as_deref().is_none_or(wall::is_known)
        && answer.sums.as_deref().is_none_or(are_sound_sums)
        && answer.seen.said.as_ref().is_none_or(is_sound_word)
}

/// `2025-01-31`
fn is_day(text: &str) -> bool {
    text.parse::<oxsdatatypes::Date>().is_ok() && text.len() == 10
}

fn are_sound_sums(sums: &[Sum]) -> bool {
    let is_sum = |(of, digits): &Sum| {
        digits.len() == of.digits()
            && digits
                .bytes()
                .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    };
    sums.len() <= MOST_SUMS && sums.iter().all(is_sum)
}

fn is_sound_word(said: &Said) -> bool {
    match said {
        Said::Capabilities | Said::Other => true,
        Said::Exception(words) => is_text(words),
        Said::Another(name) => Service::ALL.iter().any(|of| of.name() == name),
    }
}

fn is_sound_fault(fault: &Fault) -> bool {
    match fault {
        // It hangs on a flag of the run, and is never kept.
        Fault::Refused(..) => false,
        Fault::Lookup(words)
        | Fault::Proxy(words)
        | Fault::Other(words)
        | Fault::Tls(TlsFault::Other(words)) => is_text(words),
        Fault::Tls(TlsFault::WrongName(names)) => {
            names.len() <= MOST_NAMES && names.iter().all(|name| is_text(name))
        }
        Fault::Tls(_)
        | Fault::UnknownHost
        | Fault::Closed
        | Fault::Unreachable
        | Fault::Timeout
        | Fault::Broken => true,
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
