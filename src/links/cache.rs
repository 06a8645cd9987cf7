//! Results of earlier runs by URL, so that no server gets more requests than necessary.
//!
//! A cache is a file that anyone may have written. Each entry is judged when it is read (`sound`), and what a run may not
//! ask is neither put there nor believed from there.

mod entry;
mod validate;

pub use entry::Entry;

use super::{ComputedChecksum, End, FetchError, Link, Outcome, Verdict, VisitOptions};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;

/// Earlier outcomes by address.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cache {
    version: u8,
    links: BTreeMap<String, Entry>,
}

/// What every version has.
#[derive(Deserialize)]
struct Form {
    version: u8,
    #[serde(rename = "links")]
    _links: serde::de::IgnoredAny,
}

const HOUR: u64 = 60 * 60;

/// The form of the file; another is not read.
const VERSION: u8 = 3;

impl Default for Cache {
    fn default() -> Self {
        Self {
            version: VERSION,
            links: BTreeMap::new(),
        }
    }
}

impl Cache {
    /// Reads what [`Cache::to_json`] wrote, and tells how many entries were dropped because no run can have written them
    /// before `now`. What another version wrote is not understood, and holds nothing.
    ///
    /// # Errors
    /// When the text is something else.
    pub fn from_json(text: &str, now: u64) -> Result<(Self, usize), String> {
        // Made beforehand by hand or by a script.
        if text.trim().is_empty() {
            return Ok((Self::default(), 0));
        }
        let form: Form = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if form.version != VERSION {
            return Ok((Self::default(), 0));
        }
        let mut cache: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let before = cache.links.len();
        cache
            .links
            .retain(|url, entry| validate::is_valid(url, entry, now));
        let dropped = before - cache.links.len();
        Ok((cache, dropped))
    }

    /// The file.
    ///
    /// # Errors
    /// Never, as far as is known.
    pub fn to_json(&self) -> Result<String, String> {
        serde_json::to_string(self)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string())
    }

    /// What is known of an address, however old, and was found in a way that is allowed.
    pub fn get(&self, link: &Link, how: VisitOptions) -> Option<&Entry> {
        let entry = self.links.get(link.url.as_str())?;
        let allowed = how.allow_private || (!entry.unguarded && entry.outcome.is_open());
        let enough = entry.want >= link.want && has_sums(&entry.outcome, link);
        (allowed && enough).then_some(entry)
    }

    /// What is known of an address and is young enough.
    pub fn fresh(&self, link: &Link, how: VisitOptions, now: u64) -> Option<&Entry> {
        let entry = self.get(link, how)?;
        let age = now.checked_sub(entry.at)?;
        (age < longest_age(entry)).then_some(entry)
    }

    /// Since when the address fails, when it does now.
    pub fn failing_since(&self, link: &Link) -> Option<u64> {
        self.links.get(link.url.as_str())?.failing_since
    }

    /// Notes what came of an address. What was refused hangs on a flag of the run and is not kept, and whatever was known
    /// of it goes.
    pub fn put(
        &mut self,
        link: &Link,
        outcome: &Outcome,
        verdict: Verdict,
        how: VisitOptions,
        now: u64,
    ) {
        if matches!(outcome.end, End::Error(FetchError::Refused(..))) {
            self.links.remove(link.url.as_str());
            return;
        }
        let fails = matches!(verdict, Verdict::Broken | Verdict::WrongContent);
        // An inconclusive result does not end a failure.
        let since = self.failing_since(link).map(|since| since.min(now));
        let failing_since = match verdict {
            Verdict::CannotTell => since,
            _ => fails.then(|| since.unwrap_or(now)),
        };
        let entry = Entry {
            at: now,
            failing_since,
            want: link.want,
            outcome: outcome.clone(),
            unguarded: how.allow_private,
        };
        self.links.insert(link.url.to_string(), entry);
    }

    /// Removes entries that have not been used for a long time.
    pub fn forget(&mut self, now: u64, older_than: Duration) {
        let limit = older_than.as_secs();
        self.links
            .retain(|_, entry| now.saturating_sub(entry.at) <= limit);
    }
}

/// Whether the sums that are wanted are known, or it is known that there are none.
fn has_sums(outcome: &Outcome, link: &Link) -> bool {
    let good = outcome.answer().filter(|answer| answer.is_good());
    let Some(answer) = good.filter(|_| !link.digests.is_empty()) else {
        return true;
    };
    let has =
        |sums: &Vec<ComputedChecksum>, of| sums.is_empty() || sums.iter().any(|sum| sum.0 == of);
    let sums = answer.sums.as_ref();
    sums.is_some_and(|sums| link.digests.iter().all(|of| has(sums, *of)))
}

/// How long an outcome is believed, in seconds: a day where it is good, less where it may soon be mended.
fn longest_age(entry: &Entry) -> u64 {
    match &entry.outcome.end {
        End::Response(answer) if answer.wall.is_some() || answer.status == 429 => HOUR,
        // Wrong content counts as a failure.
        End::Response(answer) if answer.is_good() && entry.failing_since.is_none() => 24 * HOUR,
        End::Response(answer) if answer.status >= 500 => HOUR,
        End::Error(
            FetchError::Timeout | FetchError::Lookup(_) | FetchError::Proxy(_) | FetchError::Broken,
        ) => HOUR,
        End::Response(_) | End::Error(_) | End::Redirect(_) => 6 * HOUR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::BodyNeeded;
    use crate::links::{Method, Response};

    fn entry(failing_since: Option<u64>, wall: Option<&str>) -> Entry {
        let answer = Response {
            status: 200,
            wall: wall.map(str::to_owned),
            ..Response::default()
        };
        Entry {
            at: 0,
            failing_since,
            want: BodyNeeded::Start,
            outcome: Outcome {
                hops: Vec::new(),
                url: "https://a.se/".parse().expect("URL"),
                end: End::Response(Box::new(answer)),
                method: Method::Head,
                head_status: None,
                attempts: 1,
                https_alike: false,
                elapsed: Duration::ZERO,
            },
            unguarded: false,
        }
    }

    #[test]
    fn only_what_is_as_it_should_be_is_believed_for_a_day() {
        assert_eq!(longest_age(&entry(None, None)), 24 * HOUR);
        assert_eq!(longest_age(&entry(Some(0), None)), 6 * HOUR);
        assert_eq!(longest_age(&entry(None, Some("Anubis"))), HOUR);
    }
}
