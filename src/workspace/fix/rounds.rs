//! Rounds of edits: each makes all that may be made, and keeps those that are proven.

use super::choose::Choice;
use super::edits::{Mend, Shift, by_file, misread, without};
use super::proof::{self, Expect, Place, Verdict};
use super::twins::Twins;
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::Error;
use crate::workspace::open::{Overlay, Workspace};
use crate::yaml;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How often the repository is read again in one round to tell which edits do more than they should.
const ATTEMPTS: usize = 40;

/// So many operations of one file are tried, one after the other, before the others are given up: none of these could be
/// proven.
const OPERATIONS: usize = 16;

/// All files of a repository by name.
pub(super) type Texts = BTreeMap<String, Vec<u8>>;

/// The repository with some edits made, and those edits.
type Kept<'f> = (Box<(Texts, Workspace)>, Vec<Mend<'f>>);

/// What came of edits that were tried.
enum Tried {
    Good(Box<(Texts, Workspace)>),
    Blamed(BTreeSet<usize>),
    Unknown,
}

/// The files as they are by now, and how they are checked.
pub(super) struct Rounds<'a> {
    pub workspace: &'a Workspace,
    pub checks: &'a Checks,
    /// Whether fixes are made that a person should look at.
    pub with_unsafe: bool,
    pub twins: Twins,
    pub texts: Texts,
    /// Edits made, by file.
    pub counts: BTreeMap<String, usize>,
}

impl Rounds<'_> {
    /// Makes every edit that may be made and keeps those that do what they should; none when there is nothing to do.
    pub(super) fn round(&mut self, checked: &Checked) -> Result<Option<Checked>, Error> {
        let choice = Choice {
            findings: &checked.findings,
            with_unsafe: self.with_unsafe,
            main: self.twins.main_ids(&checked.sources),
        };
        if let Some(next) = self.make(checked, choice.values())? {
            return Ok(Some(next));
        }
        for number in 0..OPERATIONS {
            let batch = choice.operations(number);
            if batch.is_empty() {
                break;
            }
            if let Some(next) = self.make(checked, batch)? {
                return Ok(Some(next));
            }
        }
        Ok(None)
    }

    /// Makes those of the edits that can be proven.
    fn make(
        &mut self,
        checked: &Checked,
        mut batch: Vec<Mend<'_>>,
    ) -> Result<Option<Checked>, Error> {
        let mut attempts = 0;
        let mut result = None;
        while !batch.is_empty() && attempts < ATTEMPTS / 4 {
            attempts += 1;
            match self.attempt(checked, &batch)? {
                Tried::Good(good) => {
                    result = Some((good, std::mem::take(&mut batch)));
                }
                Tried::Blamed(blamed) => batch = without(&batch, &blamed),
                Tried::Unknown => break,
            }
        }
        if !batch.is_empty() {
            result = self.by_halves(checked, &batch, attempts)?;
        }
        let Some((good, kept)) = result else {
            return Ok(None);
        };
        let (texts, workspace) = *good;
        self.texts = texts;
        for mend in kept {
            let name = checked.sources.get(mend.span().file).name.raw();
            *self.counts.entry(name.to_owned()).or_default() += 1;
        }
        workspace.check(self.checks).map(Some)
    }

    /// All at once, and if that fails by halves: one edit that goes wrong does not hold the others up.
    fn by_halves<'f>(
        &self,
        checked: &'f Checked,
        batch: &[Mend<'f>],
        mut attempts: usize,
    ) -> Result<Option<Kept<'f>>, Error> {
        let mut kept: Vec<Mend<'f>> = Vec::new();
        let mut result = None;
        let (first, second) = batch.split_at(batch.len() / 2);
        let mut pending = vec![second.to_vec(), first.to_vec()];
        while let Some(batch) = pending.pop() {
            if batch.is_empty() {
                continue;
            }
            if attempts == ATTEMPTS {
                break;
            }
            attempts += 1;
            let mut tried = kept.clone();
            tried.extend(batch.iter().cloned());
            if let Tried::Good(good) = self.attempt(checked, &tried)? {
                kept = tried;
                result = Some(good);
            } else if batch.len() > 1 {
                let (first, second) = batch.split_at(batch.len() / 2);
                pending.push(second.to_vec());
                pending.push(first.to_vec());
            }
        }
        Ok(result.map(|good| (good, kept)))
    }

    /// The repository with these edits made, when it reads back as the same graph plus the fixes.
    fn attempt(&self, checked: &Checked, batch: &[Mend<'_>]) -> Result<Tried, Error> {
        let mut texts = self.texts.clone();
        let mut shifts: HashMap<FileId, Shift> = HashMap::new();
        let mut blamed = BTreeSet::new();
        for (file, edits) in by_file(batch) {
            let source = checked.sources.get(file);
            blamed.extend(misread(source.bytes(), batch, &edits));
            let only: Vec<_> = edits.iter().map(|(_, edit)| *edit).collect();
            let (bytes, _) = yaml::apply(source.bytes(), &only);
            shifts.insert(file, Shift::of(&edits));
            for twin in self.twins.others(source.name.raw()) {
                texts.insert(twin.clone(), bytes.clone());
            }
            texts.insert(source.name.raw().to_owned(), bytes);
        }
        if !blamed.is_empty() {
            return Ok(Tried::Blamed(blamed));
        }
        let overlay = Overlay::whole(texts.clone());
        let workspace = self.workspace.reopened(overlay)?;
        let places = self.places(&checked.sources, workspace.sources(), batch, &shifts);
        Ok(
            match proof::judge(&checked.graph, workspace.graph(), &places) {
                Verdict::Same => Tried::Good(Box::new((texts, workspace))),
                Verdict::Blamed(blamed) => Tried::Blamed(blamed),
                Verdict::Unknown => Tried::Unknown,
            },
        )
    }

    /// Where the edits stand in the graphs before and after, under every name of their file.
    fn places<'m>(
        &self,
        before: &SourceMap,
        after: &SourceMap,
        batch: &'m [Mend<'_>],
        shifts: &HashMap<FileId, Shift>,
    ) -> Vec<Place<'m>> {
        let ids = |sources: &SourceMap| -> HashMap<String, FileId> {
            let files = sources.iter();
            files
                .map(|(id, file)| (file.name.raw().to_owned(), id))
                .collect()
        };
        let (old_ids, new_ids) = (ids(before), ids(after));
        let mut places = Vec::with_capacity(batch.len());
        for (edit, mend) in batch.iter().enumerate() {
            let rule = mend.finding.rule.id;
            let number = rule == "description/organisation-number";
            let subject = mend.finding.subject.as_ref().map(Untrusted::raw);
            for (operation, about) in mend.fix.operations.iter().zip(&mend.rewrite.about) {
                let (Some(expect), Some(shift)) = (Expect::of(operation), shifts.get(&about.file))
                else {
                    continue;
                };
                let (start, end) = shift.span(*about);
                let name = before.get(about.file).name.raw();
                let others = self.twins.others(name).iter().map(String::as_str);
                for name in std::iter::once(name).chain(others) {
                    let (Some(old), Some(new)) = (old_ids.get(name), new_ids.get(name)) else {
                        continue;
                    };
                    places.push(Place {
                        old: Span {
                            file: *old,
                            ..*about
                        },
                        new: Span::new(*new, start, end),
                        expect,
                        edit,
                        unread: rule.starts_with("description/"),
                        renames: subject.filter(|_| number),
                    });
                }
            }
        }
        places
    }
}
