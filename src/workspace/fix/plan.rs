//! Fixing in memory: the files as they would be written, with every proven fix applied.

use super::aliases::FileAliases;
use super::change::Change;
use super::remaining::RemainingFixes;
use super::rounds::{Rounds, Texts};
use super::write::{self, Unwritten};
use crate::diagnostic::{Fix, Safety};
use crate::source::SourceMap;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::{Error, FixError};
use crate::workspace::open::{Overlay, Workspace};
use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher;

/// One fix may reveal the next finding. A few rounds are common; this bounds a sequence that does not end.
const ROUNDS: usize = 100;

/// Proven fixes that are not written yet.
#[derive(Debug)]
pub struct Fixes {
    /// The result of checking the files with the fixes applied.
    pub checked: Checked,
    /// The files that change, in order of name. A file read under two names is listed once.
    pub changes: Vec<Change>,
    /// Fixable findings that were not fixed, and why.
    pub left: RemainingFixes,
    /// Number of edits, by file.
    counts: BTreeMap<String, usize>,
}

impl Workspace {
    /// Applies the fixes of `checked` in memory: safe ones, and with `with_unsafe` also those that a person should review
    /// afterwards.
    ///
    /// # Errors
    /// When the sources are not YAML files on disk, or can no longer be read.
    pub fn fix(
        &self,
        checked: Checked,
        checks: &Checks,
        with_unsafe: bool,
    ) -> Result<Fixes, Error> {
        if checked.root.is_none() {
            return Err(FixError::OnlyYaml.into());
        }
        let before = contents(&checked.sources);
        let mut rounds = Rounds {
            workspace: self,
            checks,
            with_unsafe,
            aliases: FileAliases::of(&checked.sources),
            texts: before.clone(),
            counts: BTreeMap::new(),
        };
        let mut checked = checked;
        let mut seen = HashSet::from([fingerprint(&rounds.texts)]);
        for _ in 0..ROUNDS {
            match rounds.round(&checked)? {
                Some(next) => checked = next,
                None => break,
            }
            // Two fixes that undo each other would never end.
            if !seen.insert(fingerprint(&rounds.texts)) {
                break;
            }
        }
        let changes = changes(before, &rounds);
        let names: HashSet<&str> = changes.iter().map(|change| &*change.name).collect();
        let mut counts = rounds.counts;
        counts.retain(|name, _| names.contains(name.as_str()));
        let left = RemainingFixes::of(&checked, with_unsafe);
        // A fix that did not prove itself is not offered again under the same flag.
        let is_tried = |fix: &Fix| fix.safety == Safety::Certain || with_unsafe;
        for finding in &mut checked.findings {
            if finding.fix.as_deref().is_some_and(is_tried) {
                finding.edit = None;
            }
        }
        Ok(Fixes {
            checked,
            changes,
            left,
            counts,
        })
    }
}

impl Fixes {
    /// Writes the files that change, each only if its content on disk is still what was read. Returns those that could not
    /// be written; their edits are no longer counted.
    pub fn write(&mut self) -> Vec<Unwritten> {
        let unwritten = write::write(&self.changes, &self.checked.sources);
        for file in &unwritten {
            self.counts.remove(&file.name);
        }
        unwritten
    }

    /// Number of edits, and of files with edits.
    pub fn count(&self) -> (usize, usize) {
        (self.counts.values().sum(), self.counts.len())
    }

    /// Checks the files as they are on disk, for when not all could be written.
    ///
    /// # Errors
    /// When they can no longer be read.
    pub fn check_again(self, workspace: &Workspace, checks: &Checks) -> Result<Checked, Error> {
        workspace.reopened(Overlay::default())?.check(checks)
    }
}

/// Contents of all files as they were read.
fn contents(sources: &SourceMap) -> Texts {
    let files = sources.iter();
    files
        .map(|(_, file)| (file.name.raw().to_owned(), file.bytes().to_vec()))
        .collect()
}

fn fingerprint(files: &Texts) -> u64 {
    foldhash::quality::FixedState::default().hash_one(files)
}

/// The files that differ, by name. A file read under two names is listed once.
fn changes(before: Texts, rounds: &Rounds<'_>) -> Vec<Change> {
    let pairs = before.into_iter().filter_map(|(name, before)| {
        let after = rounds.texts.get(&name)?;
        let differs = *after != before && rounds.aliases.is_main(&name);
        differs.then(|| Change {
            after: after.clone(),
            name,
            before,
        })
    });
    pairs.collect()
}
