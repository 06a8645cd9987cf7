//! Asking the addresses of a catalogue that was read: for `check-links` and for `build --check-links`.

pub(super) mod args;
mod ask;
mod cache;
mod headers;
mod progress;
pub(super) mod proxies;
mod rows;
pub(super) mod settings;
mod shard;

use super::args::Checking;
use super::check::{self, Checked};
use super::load::Loaded;
use super::trust::Trust;
use super::{Failure, Status, terminal::Terminal};
use crate::diagnostic::{Finding, Lang};
use crate::links::{self, Bench, Link, Outcome, Selection, Verdict, Visit};
use crate::profile;
use crate::report::LinkRow;
use crate::rules::{self, Context};
use crate::say;
use args::{Asking, Choosing, Keeping, WithLinks};
use ask::Network;
use cache::Store;
use regex::{Regex, RegexBuilder};
use settings::LinkSettings;
use std::path::Path;
use std::sync::Arc;

/// What was typed of how it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct How<'a> {
    pub choosing: &'a Choosing,
    pub asking: &'a Asking,
    pub keeping: &'a Keeping,
    pub trust: &'a Trust,
}

/// What came of the addresses of a catalogue.
pub(super) struct Asked {
    /// What programs are told of each.
    pub rows: Vec<LinkRow>,
    findings: Vec<Finding>,
    verdicts: Vec<Verdict>,
    stopped: bool,
    /// Whether nobody was to be asked.
    offline: bool,
    /// How many addresses are not wanted.
    left_out: usize,
    /// Why the next run will not know of this one.
    unkept: Option<String>,
}

/// Asks the addresses of a catalogue.
pub(super) fn ask(
    loaded: &Loaded,
    how: How<'_>,
    terminal: &mut Terminal,
) -> Result<Asked, Failure> {
    let lang = terminal.lang;
    let settings = &loaded.settings.links;
    let selection = selection(how.choosing, settings, lang)?;
    let profile = profile::embedded(loaded.settings.version);
    let mut extracted = links::extract(&loaded.graph, profile, &selection);
    if let Some(shard) = how.choosing.shard {
        shard.take(&mut extracted, terminal)?;
    }
    let links: Vec<Arc<Link>> = extracted.links.into_iter().map(Arc::new).collect();
    let judging = Judging {
        asking: how.asking,
        settings,
    };
    // What is wrong with a flag is told although nothing need be asked.
    let headers = headers::read(&how.asking.header, lang)?;
    let visit = Visit {
        allow_private: how.asking.allow_private,
    };
    let mut store = Store::open(how.keeping, visit, how.trust, terminal)?;
    let network = Network {
        headers,
        offline: how.keeping.offline,
    };
    let checked = ask::ask(&links, judging, network, &mut store, terminal)?;
    let mut asked = Asked {
        rows: Vec::new(),
        findings: Vec::new(),
        verdicts: Vec::new(),
        stopped: checked.stopped,
        offline: how.keeping.offline,
        left_out: extracted.left_out,
        unkept: store.unkept(),
    };
    for (link, outcome) in links.iter().zip(&checked.outcomes) {
        let (verdict, mut found) = judging.judge(link, outcome.as_ref());
        store.be_lenient(link, &mut found);
        asked.verdicts.push(verdict);
        asked.findings.extend(found);
    }
    asked.rows = rows::rows(&links, &checked.outcomes, &asked.verdicts, loaded);
    for of in &extracted.misspelt {
        asked.verdicts.push(Verdict::Broken);
        asked.findings.push(links::misspelt(of));
        asked.rows.push(rows::misspelt(of, loaded));
    }
    Ok(asked)
}

/// Checks what was loaded, and asks its addresses where that is wanted.
pub(super) fn check(
    loaded: Loaded,
    checking: &Checking,
    baseline: Option<&Path>,
    (with, trust): (&WithLinks, &Trust),
    terminal: &mut Terminal,
) -> Result<(Checked, Option<Asked>), Failure> {
    let lang = terminal.lang;
    if !with.check_links {
        let checked = check::check(loaded, checking, baseline, lang)?;
        return Ok((checked, None));
    }
    let keeping = Keeping {
        cache: with.link_cache.clone(),
        ..Keeping::default()
    };
    let asking = Asking {
        allow_private: with.allow_private,
        ..Asking::default()
    };
    let how = How {
        choosing: &Choosing::default(),
        asking: &asking,
        keeping: &keeping,
        trust,
    };
    let mut asked = ask(&loaded, how, terminal)?;
    let mut checked = check::check_by(loaded, checking, baseline, lang, |cx, levels| {
        let mut found = rules::run(cx, |id| levels.is_on(id));
        found.extend(asked.findings(cx));
        found
    })?;
    checked.links = Some(std::mem::take(&mut asked.rows));
    Ok((checked, Some(asked)))
}

impl Asked {
    /// What is wrong with the addresses.
    pub(super) fn findings(&mut self, cx: &Context<'_>) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        for finding in &mut findings {
            finding.anchor = cx.anchor(finding).map(Into::into);
        }
        findings
    }

    /// How it ends: a run that someone stopped has not done its work.
    pub(super) fn status(&self, status: Status) -> Status {
        if self.stopped { Status::Failed } else { status }
    }

    /// How it went, for people.
    pub(super) fn tell(&self, terminal: &mut Terminal) -> Result<(), Failure> {
        let count = |of: &[Verdict]| self.verdicts.iter().filter(|own| of.contains(own)).count();
        let all = self.verdicts.len();
        let good = count(&[Verdict::Ok, Verdict::Moved, Verdict::Restricted]);
        let unsure = count(&[Verdict::CannotTell]);
        let bad = count(&[Verdict::Broken, Verdict::WrongContent, Verdict::Refused]);
        let skipped = count(&[Verdict::Skipped]);
        let lang = terminal.lang;
        let mut message = match all {
            1 => say!(lang, sv: "1 adress", en: "1 address"),
            _ => say!(lang, sv: "{all} adresser", en: "{all} addresses"),
        };
        message += &say!(
            lang,
            sv: ": {good} fungerar, {bad} fungerar inte, {unsure} går inte att avgöra",
            en: ": {good} good, {bad} bad, {unsure} that cannot be told"
        );
        if skipped > 0 {
            message += &if self.offline {
                say!(lang, sv: "; {skipped} står inte i cachen, och ingen tillfrågades (--offline)", en: "; {skipped} are not in the cache, and nobody was asked (--offline)")
            } else if self.stopped {
                say!(lang, sv: "; avbröts innan {skipped} hade svarat", en: "; stopped before {skipped} had answered")
            } else {
                say!(lang, sv: "; tiden tog slut innan {skipped} hade svarat", en: "; time ran out before {skipped} had answered")
            };
        }
        match self.left_out {
            0 => {}
            1 => {
                message += &say!(lang, sv: "; 1 är utelämnad (--include, --exclude, katalog.toml)", en: "; 1 is left out (--include, --exclude, katalog.toml)");
            }
            some => {
                message += &say!(lang, sv: "; {some} är utelämnade (--include, --exclude, katalog.toml)", en: "; {some} are left out (--include, --exclude, katalog.toml)");
            }
        }
        writeln!(terminal.err, "{message}")?;
        // What came of the addresses has been told by now.
        match &self.unkept {
            Some(why) => Err(Failure::new(why.clone())),
            None => Ok(()),
        }
    }
}

/// What outcomes are judged by.
#[derive(Clone, Copy, Debug)]
struct Judging<'a> {
    asking: &'a Asking,
    settings: &'a LinkSettings,
}

impl Judging<'_> {
    fn judge(&self, link: &Link, outcome: Option<&Outcome>) -> (Verdict, Vec<Finding>) {
        let Some(outcome) = outcome else {
            return (Verdict::Skipped, Vec::new());
        };
        let host = link.url.host_str().unwrap_or_default();
        let accepted = self.settings.accepted(host, self.asking);
        let bench = Bench {
            timeout: self.asking.timeout.0,
            accepted: &accepted,
        };
        links::judge(link, outcome, bench)
    }
}

fn selection(args: &Choosing, settings: &LinkSettings, lang: Lang) -> Result<Selection, Failure> {
    let compile = |patterns: &[String]| {
        let compiled = patterns.iter().map(|pattern| pattern_of(pattern, lang));
        compiled.collect::<Result<Vec<Regex>, Failure>>()
    };
    let of_settings = compile(&settings.exclude).map_err(|failure| {
        Failure::new(format!("{}: [links]: {failure}", super::settings::NAME))
    })?;
    let mut exclude = compile(&args.exclude)?;
    exclude.extend(of_settings);
    Ok(Selection {
        include: compile(&args.include)?,
        exclude,
        exclude_hosts: settings.exclude_hosts.clone(),
        identifiers: args.identifiers,
        checksums: args.checksums,
    })
}

/// Bytes that a compiled pattern may take, and what it remembers while it is compared.
const PATTERN_BYTES: usize = 1 << 20;
/// Groups within groups.
const DEEPEST_PATTERN: u32 = 50;

/// A regular expression that an address is compared with. A few letters may stand for a program of gigabytes.
fn pattern_of(text: &str, lang: Lang) -> Result<Regex, Failure> {
    let compiled = RegexBuilder::new(text)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .nest_limit(DEEPEST_PATTERN)
        .build();
    compiled.map_err(|error| {
        Failure::new(say!(
            lang,
            sv: "`{text}` är inget giltigt mönster (reguljärt uttryck): {error}",
            en: "`{text}` is no valid pattern (regular expression): {error}"
        ))
    })
}
