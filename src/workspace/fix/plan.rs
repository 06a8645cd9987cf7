//! What would be written: the files with every fix made that is proven.

use super::change::Change;
use super::left::Left;
use super::rounds::{Rounds, Texts};
use super::twins::Twins;
use super::write::{self, Unwritten};
use crate::diagnostic::{Fix, Safety};
use crate::source::SourceMap;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::{Error, FixError};
use crate::workspace::open::{Overlay, Workspace};
use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher;

/// Fixing one thing may bring up the next. A few rounds are common; this many are nobody's work.
const ROUNDS: usize = 100;

/// Fixes that are proven, and not written yet.
#[derive(Debug)]
pub struct Fixes {
    /// What is wrong once they are made.
    pub checked: Checked,
    /// The files that change, in order of name. One with two names comes once.
    pub changes: Vec<Change>,
    /// What could be fixed and is not.
    pub left: Left,
    /// Edits made, by file.
    counts: BTreeMap<String, usize>,
}

impl Workspace {
    /// Makes the fixes that findings of this workspace know, in memory; also those that a person should look at
    /// afterwards, `with_unsafe`.
    ///
    /// # Errors
    /// When what was read is no YAML on disk, or can no longer be read.
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
            twins: Twins::of(&checked.sources),
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
            // Two rules that want different things would go on for ever.
            if !seen.insert(fingerprint(&rounds.texts)) {
                break;
            }
        }
        let changes = changes(before, &rounds);
        let names: HashSet<&str> = changes.iter().map(|change| &*change.name).collect();
        let mut counts = rounds.counts;
        counts.retain(|name, _| names.contains(name.as_str()));
        let left = Left::of(&checked, with_unsafe);
        // What has not been fixed by now is not offered to be fixed by the same flag.
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
    /// Writes the files that change, each only if it still is as it was read. Those that could not be written are given
    /// back, and count no more.
    pub fn write(&mut self) -> Vec<Unwritten> {
        let unwritten = write::write(&self.changes, &self.checked.sources);
        for file in &unwritten {
            self.counts.remove(&file.name);
        }
        unwritten
    }

    /// How many edits are made, and in how many files.
    pub fn count(&self) -> (usize, usize) {
        (self.counts.values().sum(), self.counts.len())
    }

    /// What is wrong with the files as they are on disk, for when not all could be written.
    ///
    /// # Errors
    /// When they can no longer be read.
    pub fn check_again(self, workspace: &Workspace, checks: &Checks) -> Result<Checked, Error> {
        workspace.reopened(Overlay::default())?.check(checks)
    }
}

/// All files as they were read.
fn contents(sources: &SourceMap) -> Texts {
    let files = sources.iter();
    files
        .map(|(_, file)| (file.name.raw().to_owned(), file.bytes().to_vec()))
        .collect()
}

fn fingerprint(files: &Texts) -> u64 {
    foldhash::quality::FixedState::default().hash_one(files)
}

/// The files that differ, by name. A file with two names comes once.
fn changes(before: Texts, rounds: &Rounds<'_>) -> Vec<Change> {
    let pairs = before.into_iter().filter_map(|(name, before)| {
        let after = rounds.texts.get(&name)?;
        let differs = *after != before && rounds.twins.is_main(&name);
        differs.then(|| Change {
            after: after.clone(),
            name,
            before,
        })
    });
    pairs.collect()
}
