//! The file that keeps what came of addresses.

use super::args::Keeping;
use crate::cli::terminal::Terminal;
use crate::cli::trust::Trust;
use crate::cli::{Failure, bounded, place, whole};
use crate::diagnostic::{Finding, Lang, Severity};
use crate::links::{Cache, Link, Outcome, Refusal, Verdict, Visit, refuses};
use crate::say;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The file is written each second while addresses are asked, but writing takes no more than this part of the time: a
/// run that is killed loses little.
const SHARE: u32 = 20;
/// What nobody has asked for so long is forgotten.
const LONGEST: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// The largest file that is read: some two hundred thousand addresses.
const LARGEST: u64 = 128 << 20;

/// A cache and where it lies; without a file nothing is kept.
pub(super) struct Store {
    cache: Cache,
    path: Option<PathBuf>,
    visit: Visit,
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
    /// Reads the file that the flags name; one that is not there, or that is not to be believed, is begun anew.
    pub(super) fn open(
        args: &Keeping,
        visit: Visit,
        trust: &Trust,
        terminal: &mut Terminal,
    ) -> Result<Self, Failure> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = now.unwrap_or_default().as_secs();
        let path = args.cache.as_deref();
        let believed = trust.believed(path, terminal)?;
        if args.offline && path != believed {
            let message = say!(terminal.lang, sv: "--offline har inget att gå efter", en: "--offline has nothing to go by");
            return Err(Failure::new(message));
        }
        let cache = match believed {
            Some(path) if path.exists() => read(path, now, terminal)?,
            _ => Cache::default(),
        };
        // Where nothing is believed, every failure would be a new one for ever.
        let grace = args.grace.filter(|_| path == believed);
        Ok(Self {
            cache,
            path: args.cache.clone(),
            visit,
            offline: args.offline,
            grace: grace.map_or(0, |grace| grace.0.as_secs()),
            now,
            changed: false,
            rest: None,
            unkept: None,
        })
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

/// Reads a cache; what no run can have written is left out, and that is told.
fn read(path: &Path, now: u64, terminal: &mut Terminal) -> Result<Cache, Failure> {
    let lang = terminal.lang;
    let shown = path.display();
    let file = place::named(path, lang)?
        .open()
        .map_err(|error| place::cannot_read(&shown, &error, lang))?;
    let text = bounded::text(file, LARGEST, lang);
    let (cache, dropped) = text.and_then(|text| Cache::from_json(&text, now)).map_err(|why| {
        Failure::new(say!(
            lang,
            sv: "{shown} är ingen fil som `katalog check-links --cache` har skrivit ({why}); ta bort den eller ange en annan",
            en: "{shown} is no file that `katalog check-links --cache` wrote ({why}); remove it or name another"
        ))
    })?;
    if dropped > 0 {
        let message = say!(
            lang,
            sv: "obs: {shown} har uppgifter som ingen körning kan ha skrivit ({dropped}); de räknas inte",
            en: "note: {shown} holds entries that no run can have written ({dropped}); they do not count"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(cache)
}
