//! Storage of the link cache.

use crate::diagnostic::{Finding, Severity};
use crate::links::{Cache, Link, Outcome, Refusal, Verdict, VisitOptions, refuses};
use crate::workspace::check::Trust;
use crate::workspace::error::{CacheFault, CacheWriteError, Error, FilesError, LinksError, Note};
use crate::workspace::files::{bounded, place, replace};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::Instant;

/// The file is written every second, but writing takes at most one part in so many of the time. A run that is killed
/// loses little.
const SHARE: u32 = 20;
/// Entries that were not used for so long are removed.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// Maximum size in bytes: some two hundred thousand links.
const LARGEST: u64 = 128 << 20;

/// Options of the cache.
#[derive(Clone, Debug)]
pub struct KeepOptions {
    /// The cache file; `None` disables the cache.
    pub cache: Option<PathBuf>,
    /// Offline: links are judged by the cache, whatever its age.
    pub offline: bool,
    /// Grace period in which a new failure is only a warning.
    pub grace: Option<Duration>,
    /// The current time.
    pub now: SystemTime,
}

/// A cache with its file, if any.
#[derive(Debug)]
pub struct Store {
    cache: Cache,
    path: Option<PathBuf>,
    visit: VisitOptions,
    offline: bool,
    grace: u64,
    now: u64,
    /// Whether there are unsaved changes.
    changed: bool,
    /// Not written again before this time.
    rest: Option<Instant>,
    /// Why the final write failed.
    unkept: Option<CacheWriteError>,
}

impl Store {
    /// Opens the cache; a missing or untrusted file is treated as empty.
    ///
    /// # Errors
    /// When the file is no cache, or cannot be read.
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
        // Without a trusted cache every failure would be new, every time.
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

    /// Whether no requests are made.
    pub(super) fn is_offline(&self) -> bool {
        self.offline
    }

    /// Whether there is a cache file.
    pub(super) fn is_kept(&self) -> bool {
        self.path.is_some()
    }

    /// The fresh entry for a link. Links that may not be requested are not looked up.
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

    /// An entry that is not fresh, for a conditional request.
    pub(super) fn stale(&self, link: &Link) -> Option<Outcome> {
        let entry = self.cache.get(link, self.visit);
        let entry = entry.filter(|entry| entry.outcome.stamp().is_some());
        entry.map(|entry| entry.outcome.clone())
    }

    /// Adds an outcome.
    pub(super) fn put(&mut self, link: &Link, outcome: &Outcome, verdict: Verdict) {
        self.cache.put(link, outcome, verdict, self.visit, self.now);
        self.changed = true;
    }

    /// Writes the file from time to time.
    pub(super) fn save(&mut self) {
        let start = Instant::now();
        if !self.changed || self.rest.is_some_and(|until| start < until) {
            return;
        }
        // An error is reported by the final write.
        let _ = self.write();
        self.changed = false;
        self.rest = Some(Instant::now() + start.elapsed() * SHARE);
    }

    /// Writes the file at the end.
    pub(super) fn close(&mut self) {
        self.cache.forget(self.now, LONGEST);
        self.unkept = self.write().err();
    }

    /// Why the results of this run were not saved, if they should be.
    pub(super) fn unkept(self) -> Option<LinksError> {
        let (path, why) = (self.path?, self.unkept?);
        let why = Box::new(why);
        Some(LinksError::CacheWriteError { path, why })
    }

    fn write(&self) -> Result<(), CacheWriteError> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let text = self.cache.to_json().map_err(CacheWriteError::Syntax)?;
        let place = place::named(path)?;
        Ok(replace(&place, text.as_bytes())?)
    }

    /// Turns errors about a link into warnings within the grace period.
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

/// Reads a cache; invalid entries are dropped with a note.
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
