//! The file that keeps what came of addresses.

use super::args::Keeping;
use crate::cli::{Failure, place, whole};
use crate::diagnostic::{Finding, Lang, Severity};
use crate::links::{Cache, Link, Outcome, Verdict};
use crate::say;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The file is written each second while addresses are asked, but writing takes no more than this part of the time: a
/// run that is killed loses little.
const SHARE: u32 = 20;
/// What nobody has asked for so long is forgotten.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// A cache and where it lies; without a file nothing is kept.
pub(super) struct Store {
    cache: Cache,
    path: Option<PathBuf>,
    offline: bool,
    grace: u64,
    now: u64,
    /// Whether there is something to write.
    changed: bool,
    /// Before when it is not written again.
    rest: Option<Instant>,
    /// Why it could not be written in the end.
    unkept: Option<String>,
}

impl Store {
    /// Reads the file that the flags name; one that is not there is empty.
    pub(super) fn open(args: &Keeping, lang: Lang) -> Result<Self, Failure> {
        let text = match &args.cache {
            Some(path) => place::read_to_string(path, lang)?,
            None => None,
        };
        let cache = match (&args.cache, text) {
            (Some(path), Some(text)) => {
                Cache::from_json(&text).map_err(|why| {
                    let path = path.display();
                    Failure::new(say!(
                        lang,
                        sv: "{path} är ingen fil som `katalog check-links --cache` har skrivit ({why}); ta bort den eller ange en annan",
                        en: "{path} is no file that `katalog check-links --cache` wrote ({why}); remove it or name another"
                    ))
                })?
            }
            _ => Cache::default(),
        };
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Ok(Self {
            cache,
            path: args.cache.clone(),
            offline: args.offline,
            grace: args.grace.map_or(0, |grace| grace.0.as_secs()),
            now: now.unwrap_or_default().as_secs(),
            changed: false,
            rest: None,
            unkept: None,
        })
    }

    /// Whether anything is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.path.is_some()
    }

    /// What is known of an address and may be believed.
    pub(super) fn known(&self, link: &Link) -> Option<Outcome> {
        let entry = if self.offline {
            self.cache.get(link)
        } else {
            self.cache.fresh(link, self.now)
        };
        entry.map(|entry| entry.outcome.clone())
    }

    /// What is known of an address and is worth comparing with, though it is too old to be believed.
    pub(super) fn stale(&self, link: &Link) -> Option<Outcome> {
        let entry = self.cache.get(link);
        let entry = entry.filter(|entry| entry.outcome.stamp().is_some());
        entry.map(|entry| entry.outcome.clone())
    }

    /// Keeps what came of an address.
    pub(super) fn put(&mut self, link: &Link, outcome: &Outcome, verdict: Verdict) {
        self.cache.put(link, outcome, verdict, self.now);
        self.changed = true;
    }

    /// Writes the file while the asking goes on, now and then.
    pub(super) fn save(&mut self, lang: Lang) {
        let start = Instant::now();
        if !self.changed || self.rest.is_some_and(|until| start < until) {
            return;
        }
        // Should it fail, it is tried again at the end, where it can be told.
        let _ = self.write(lang);
        self.changed = false;
        self.rest = Some(Instant::now() + start.elapsed() * SHARE);
    }

    /// Writes the file for the last time.
    pub(super) fn close(&mut self, lang: Lang) {
        self.cache.forget(self.now, LONGEST);
        let Err(why) = self.write(lang) else {
            return;
        };
        let path = self
            .path
            .as_deref()
            .unwrap_or_else(|| "".as_ref())
            .display();
        self.unkept =
            Some(say!(lang, sv: "kan inte skriva {path}: {why}", en: "cannot write {path}: {why}"));
    }

    /// Why what came of this run is not kept, where it should be.
    pub(super) fn unkept(&self) -> Option<String> {
        self.unkept.clone()
    }

    fn write(&self, lang: Lang) -> Result<(), String> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let text = self.cache.to_json()?;
        let place = place::named(path, lang).map_err(|failure| failure.to_string())?;
        whole::replace(&place, text.as_bytes()).map_err(|error| place::why(&error, lang))
    }

    /// Makes warnings of the errors of an address that has not failed for long.
    pub(super) fn be_lenient(&self, link: &Link, found: &mut [Finding]) {
        let since = self.cache.failing_since(link);
        let is_new = since.is_some_and(|since| self.now.saturating_sub(since) < self.grace);
        if !is_new {
            return;
        }
        for finding in found.iter_mut() {
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
}
