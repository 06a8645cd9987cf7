//! The file that keeps what came of addresses.

use crate::diagnostic::{Finding, Severity};
use crate::links::{Cache, Link, Outcome, Refusal, Verdict, VisitOptions, refuses};
use crate::workspace::check::Trust;
use crate::workspace::error::{CacheFault, Error, FilesError, LinksError, Note, Unkept};
use crate::workspace::files::{bounded, place, replace};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

/// The file is written each second while addresses are asked, but writing takes no more than this part of the time: a
/// run that is killed loses little.
const SHARE: u32 = 20;
/// What nobody has asked for so long is forgotten.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// The largest file that is read: some two hundred thousand addresses.
const LARGEST: u64 = 128 << 20;

/// What is kept from one run to the next.
#[derive(Clone, Debug)]
pub struct KeepOptions {
    /// The file that keeps it; without one nothing is.
    pub cache: Option<PathBuf>,
    /// Whether nobody is asked: links are judged by the cache, however old it is.
    pub offline: bool,
    /// How long a new failure is a warning only.
    pub grace: Option<Duration>,
    /// What time it is.
    pub now: SystemTime,
}

/// A cache and where it lies; without a file nothing is kept.
#[derive(Debug)]
pub struct Store {
    cache: Cache,
    path: Option<PathBuf>,
    visit: VisitOptions,
    offline: bool,
    grace: u64,
    now: u64,
    /// Whether there is something to write.
    changed: bool,
    /// Before when it is not written again.
    rest: Option<Instant>,
    /// Why it could not be written in the end.
    unkept: Option<Unkept>,
}

impl Store {
    /// Reads the file that is named; one that is not there, or that is not to be believed, is begun anew.
    ///
    /// # Errors
    /// When the file is no cache, or may not be read.
    pub fn open(
        options: KeepOptions,
        allow_private: bool,
        trust: &Trust,
        note: &mut dyn FnMut(Note),
    ) -> Result<Self, Error> {
        let now = options.now.duration_since(UNIX_EPOCH);
        let now = now.unwrap_or_default().as_secs();
        let believed = trust.believed(options.cache.clone(), note)?;
        if options.offline && options.cache != believed {
            return Err(LinksError::Offline.into());
        }
        let cache = match &believed {
            Some(path) if path.exists() => read(path, now, note)?,
            _ => Cache::default(),
        };
        // Where nothing is believed, every failure would be a new one for ever.
        let grace = options.grace.filter(|_| options.cache == believed);
        Ok(Self {
            cache,
            path: options.cache,
            visit: VisitOptions { allow_private },
            offline: options.offline,
            grace: grace.map_or(0, |grace| grace.as_secs()),
            now,
            changed: false,
            rest: None,
            unkept: None,
        })
    }

    /// Whether nobody is to be asked.
    pub(super) fn is_offline(&self) -> bool {
        self.offline
    }

    /// Whether anything is kept.
    pub(super) fn is_kept(&self) -> bool {
        self.path.is_some()
    }

    /// What is known of an address and may be believed. What is not to be asked is not looked up here either.
    pub(super) fn known(&self, link: &Link) -> Option<Outcome> {
        if let Some(refusal) = self.refuses(link) {
            return self.offline.then(|| Outcome::refused(&link.url, refusal));
        }
        let entry = if self.offline {
            self.cache.get(link, self.visit)
        } else {
            self.cache.fresh(link, self.visit, self.now)
        };
        entry.map(|entry| entry.outcome.clone())
    }

    fn refuses(&self, link: &Link) -> Option<Refusal> {
        refuses(&link.url).filter(|_| !self.visit.allow_private)
    }

    /// What is known of an address and is worth comparing with, though it is too old to be believed.
    pub(super) fn stale(&self, link: &Link) -> Option<Outcome> {
        let entry = self.cache.get(link, self.visit);
        let entry = entry.filter(|entry| entry.outcome.stamp().is_some());
        entry.map(|entry| entry.outcome.clone())
    }

    /// Keeps what came of an address.
    pub(super) fn put(&mut self, link: &Link, outcome: &Outcome, verdict: Verdict) {
        self.cache.put(link, outcome, verdict, self.visit, self.now);
        self.changed = true;
    }

    /// Writes the file while the asking goes on, now and then.
    pub(super) fn save(&mut self) {
        let start = Instant::now();
        if !self.changed || self.rest.is_some_and(|until| start < until) {
            return;
        }
        // Should it fail, it is tried again at the end, where it can be told.
        let _ = self.write();
        self.changed = false;
        self.rest = Some(Instant::now() + start.elapsed() * SHARE);
    }

    /// Writes the file for the last time.
    pub(super) fn close(&mut self) {
        self.cache.forget(self.now, LONGEST);
        self.unkept = self.write().err();
    }

    /// Why what came of this run is not kept, where it should be.
    pub(super) fn unkept(self) -> Option<LinksError> {
        let (path, why) = (self.path?, self.unkept?);
        let why = Box::new(why);
        Some(LinksError::Unkept { path, why })
    }

    fn write(&self) -> Result<(), Unkept> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let text = self.cache.to_json().map_err(Unkept::Syntax)?;
        let place = place::named(path)?;
        Ok(replace(&place, text.as_bytes())?)
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

/// Reads a cache; what no run can have written is left out, and a note says so.
fn read(path: &Path, now: u64, note: &mut dyn FnMut(Note)) -> Result<Cache, Error> {
    let file = place::named(path)?
        .open()
        .map_err(|error| FilesError::read(&path.display(), error))?;
    let cache = bounded::text(file, LARGEST).map_err(CacheFault::from);
    let cache = cache.and_then(|text| Cache::from_json(&text, now).map_err(CacheFault::Syntax));
    let path = path.to_path_buf();
    let (cache, count) = match cache {
        Ok(read) => read,
        Err(why) => return Err(LinksError::Cache { path, why }.into()),
    };
    if count > 0 {
        note(Note::Dropped { path, count });
    }
    Ok(cache)
}
