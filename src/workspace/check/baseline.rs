//! Baseline: a file with known findings, which are not reported again.

use super::checked::{Checked, Hidden};
use crate::diagnostic::{Finding, Identity, Levels, Ordinals};
use crate::source::SourceMap;
use crate::untrusted::json;
use crate::workspace::error::{BaselineError, Error, FilesError};
use crate::workspace::files::{bounded, place};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The baseline file in JSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u8,
    findings: Vec<Known>,
}

/// A known finding, with its number of occurrences.
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

/// Maximum size in bytes: several hundred thousand findings.
const LARGEST: u64 = 64 << 20;

/// A baseline with all current findings, as JSON.
///
/// # Errors
/// When serialization fails.
pub fn write(checked: &Checked) -> Result<String, BaselineError> {
    let findings = count(checked)
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
    })?;
    text.push('\n');
    Ok(text)
}

pub(super) fn count(checked: &Checked) -> BTreeMap<Identity, usize> {
    let mut counts = BTreeMap::new();
    for finding in &checked.findings {
        *counts
            .entry(identity(finding, &checked.sources))
            .or_default() += 1;
    }
    counts
}

pub(super) fn identity(finding: &Finding, sources: &SourceMap) -> Identity {
    let file = finding.span.map(|span| &sources.get(span.file).name);
    Identity::of(finding, file)
}

/// Removes the findings in the baseline at `path`. Entries of rules that did not run are ignored.
pub(super) fn obey(
    path: &Path,
    findings: &mut Vec<Finding>,
    sources: &SourceMap,
    levels: &Levels,
) -> Result<Hidden, Error> {
    let file = place::named(path)?
        .open()
        .map_err(|error| FilesError::read(&path.display(), error))?;
    let path = || path.to_path_buf();
    let text = bounded::text(file, LARGEST).map_err(|source| BaselineError::Text {
        path: path(),
        source,
    })?;
    let file: File = serde_json::from_str(&text).map_err(|source| BaselineError::Syntax {
        path: path(),
        source,
    })?;
    if file.version != 1 {
        return Err(BaselineError::Version(path()).into());
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
    Ok(Hidden {
        known: shown,
        fixed: total - (before - findings.len()),
    })
}
