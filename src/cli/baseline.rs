//! Known findings: `katalog baseline` writes them down, `--baseline` keeps them quiet.

use super::args::{Baseline, Reporting};
use super::check::Checked;
use super::load::Loaded;
use super::trust::Trust;
use super::{Failure, Status, bounded, terminal::Terminal, whole};
use super::{links, load, place};
use crate::diagnostic::{Finding, Identity, Lang, Levels, Ordinals};
use crate::say;
use crate::source::SourceMap;
use crate::untrusted::json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The file that is written when none is named.
const NAME: &str = "katalog-baseline.json";

/// The file as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u8,
    findings: Vec<Known>,
}

/// A finding that is known, and how often it comes.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    rule: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    subject: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    property: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    value: String,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    count: usize,
}

fn one() -> usize {
    1
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is serde's"
)]
fn is_one(count: &usize) -> bool {
    *count == 1
}

/// The largest file that is read: some hundred thousand findings.
const LARGEST: u64 = 64 << 20;

impl Reporting {
    /// The file with known findings, where it may be believed; else it is said that it is not.
    pub(super) fn baseline(
        &self,
        loaded: &Loaded,
        terminal: &mut Terminal,
    ) -> Result<Option<&Path>, Failure> {
        Trust::of(loaded, self.trust_cache).believed(self.baseline.as_deref(), terminal)
    }
}

/// What a baseline did.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quiet {
    /// Findings it kept quiet.
    pub known: usize,
    /// Findings it names that are there no more.
    pub mended: usize,
}

/// `katalog baseline`: writes the findings of now.
pub(super) fn run(args: &Baseline, terminal: &mut Terminal) -> Result<Status, Failure> {
    let place = place::target(args.output.as_deref(), NAME, terminal.lang)?;
    let loaded = load::load(&args.paths, &args.checking, None, terminal)?;
    let trust = Trust::of(&loaded, args.trust_cache);
    let with = (&args.with_links, &trust);
    let (checked, asked) = links::check(loaded, &args.checking, None, with, terminal)?;
    if let Some(asked) = asked {
        asked.tell(terminal)?;
        if asked.status(Status::Clean) == Status::Failed {
            return Ok(Status::Failed);
        }
    }
    let counts = count(&checked);
    let findings = counts
        .into_iter()
        .map(|(identity, count)| Known {
            rule: identity.rule,
            subject: identity.subject,
            property: identity.property,
            value: identity.value,
            count,
        })
        .collect();
    let mut text = json::pretty(&File {
        version: 1,
        findings,
    })
    .map_err(|error| Failure::new(error.to_string()))?;
    text.push('\n');
    let path = args.output.as_deref().unwrap_or(NAME.as_ref());
    whole::replace(&place, text.as_bytes())
        .map_err(|error| whole::cannot(path, &error, terminal.lang))?;
    let path = path.display();
    let shown = checked.findings.iter().filter(|of| of.is_shown());
    let number = shown.count();
    let message = say!(
        terminal.lang,
        sv: "skrev {path} med {number} kända; `katalog validate --baseline {path}` visar bara nya",
        en: "wrote {path} with {number} that are known; `katalog validate --baseline {path}` shows new ones only"
    );
    writeln!(terminal.err, "{message}")?;
    Ok(Status::Clean)
}

fn count(checked: &Checked) -> BTreeMap<Identity, usize> {
    let mut counts = BTreeMap::new();
    for finding in &checked.findings {
        *counts
            .entry(identity(finding, &checked.sources))
            .or_default() += 1;
    }
    counts
}

fn identity(finding: &Finding, sources: &SourceMap) -> Identity {
    let file = finding.span.map(|span| &sources.get(span.file).name);
    Identity::of(finding, file)
}

/// Drops the findings that the baseline at `path` knows. What it knows of rules that did not run is passed over.
pub(super) fn obey(
    path: &Path,
    findings: &mut Vec<Finding>,
    sources: &SourceMap,
    levels: &Levels,
    lang: Lang,
) -> Result<Quiet, Failure> {
    let unreadable = |why: &dyn std::fmt::Display| {
        let path = path.display();
        Failure::new(say!(lang, sv: "kan inte läsa {path}: {why}", en: "cannot read {path}: {why}"))
    };
    let file = place::named(path, lang)?
        .open()
        .map_err(|error| place::cannot_read(&path.display(), &error, lang))?;
    let text = bounded::text(file, LARGEST, lang).map_err(|why| unreadable(&why))?;
    let file: File = serde_json::from_str(&text).map_err(|error| {
        let path = path.display();
        Failure::new(say!(
            lang,
            sv: "{path} är ingen baslinje, som `katalog baseline` skriver ({error})",
            en: "{path} is no baseline as `katalog baseline` writes it ({error})"
        ))
    })?;
    if file.version != 1 {
        let why = say!(lang, sv: "okänd version", en: "unknown version");
        return Err(unreadable(&why));
    }
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    let ran = file
        .findings
        .into_iter()
        .filter(|of| levels.is_on(&of.rule));
    for of in ran {
        let identity = Identity {
            rule: of.rule,
            subject: of.subject,
            property: of.property,
            value: of.value,
        };
        let count = known.entry(identity).or_default();
        *count = count.saturating_add(of.count);
    }
    let total = known
        .values()
        .fold(0, |sum: usize, of| sum.saturating_add(*of));
    let before = findings.len();
    let mut shown = 0;
    let mut ordinals = Ordinals::default();
    findings.retain(|finding| {
        let identity = identity(finding, sources);
        let is_new = ordinals.next(&identity) >= known.get(&identity).copied().unwrap_or(0);
        shown += usize::from(!is_new && finding.is_shown());
        is_new
    });
    Ok(Quiet {
        known: shown,
        mended: total - (before - findings.len()),
    })
}
