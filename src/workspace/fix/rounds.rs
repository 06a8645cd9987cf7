//! Rounds of fixes: each applies all edits that do not overlap and keeps those whose effect on the graph is proven.

use super::aliases::FileAliases;
use super::choose::Choice;
use super::edits::{PlannedEdit, Shift, by_file, misread, without};
use super::proof::{self, EditedSpan, Expect, Verdict};
use crate::description;
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::Error;
use crate::workspace::open::{Overlay, Workspace};
use crate::yaml;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many times the repository is read again in one round to find the edits that change more than they should.
const ATTEMPTS: usize = 40;

/// How many operations of one file that cannot be proven are tried before the others of that file are given up.
const OPERATIONS: usize = 16;

/// Contents of all files of a repository, by name.
pub(super) type Texts = BTreeMap<String, Vec<u8>>;

/// The repository with some edits applied, and those edits.
type Kept<'f> = (Box<(Texts, Workspace)>, Vec<PlannedEdit<'f>>);

/// Result of applying a batch of edits.
enum Tried {
    Good(Box<(Texts, Workspace)>),
    Blamed(BTreeSet<usize>),
    Unknown,
}

/// State between rounds: the files with the edits so far, and how they are checked.
pub(super) struct Rounds<'a> {
    pub workspace: &'a Workspace,
    pub checks: &'a Checks,
    /// Whether unsafe fixes, which a person should review, are applied too.
    pub with_unsafe: bool,
    pub aliases: FileAliases,
    pub texts: Texts,
    /// Edits made, by file.
    pub counts: BTreeMap<String, usize>,
}

impl Rounds<'_> {
    /// One round: applies every edit and keeps those that are proven; `None` when none is left.
    pub(super) fn round(&mut self, checked: &Checked) -> Result<Option<Checked>, Error> {
        let choice = Choice {
            findings: &checked.findings,
            with_unsafe: self.with_unsafe,
            main: self.aliases.main_ids(&checked.sources),
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

    /// Applies those of the edits that can be proven; `None` when there are none.
    fn make(
        &mut self,
        checked: &Checked,
        mut batch: Vec<PlannedEdit<'_>>,
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
        for edit in kept {
            let name = checked.sources.get(edit.span().file).name.raw();
            *self.counts.entry(name.to_owned()).or_default() += 1;
        }
        workspace.check(self.checks).map(Some)
    }

    /// Bisection: a batch that fails is split in halves, so that one bad edit does not block the others.
    fn by_halves<'f>(
        &self,
        checked: &'f Checked,
        batch: &[PlannedEdit<'f>],
        mut attempts: usize,
    ) -> Result<Option<Kept<'f>>, Error> {
        let mut kept: Vec<PlannedEdit<'f>> = Vec::new();
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

    /// Applies the edits in memory, reads the repository again and compares the graphs.
    ///
    /// # Errors
    /// When the repository cannot be read.
    fn attempt(&self, checked: &Checked, batch: &[PlannedEdit<'_>]) -> Result<Tried, Error> {
        let mut texts = self.texts.clone();
        let mut shifts: HashMap<FileId, Shift> = HashMap::new();
        let mut blamed = BTreeSet::new();
        for (file, edits) in by_file(batch) {
            let source = checked.sources.get(file);
            blamed.extend(misread(source.bytes(), batch, &edits));
            let only: Vec<_> = edits.iter().map(|(_, edit)| *edit).collect();
            let (bytes, _) = yaml::apply(source.bytes(), &only);
            shifts.insert(file, Shift::of(&edits));
            for alias in self.aliases.others(source.name.raw()) {
                texts.insert(alias.clone(), bytes.clone());
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

    /// The span of each operation before and after, once for every name of its file.
    fn places<'m>(
        &self,
        before: &SourceMap,
        after: &SourceMap,
        batch: &'m [PlannedEdit<'_>],
        shifts: &HashMap<FileId, Shift>,
    ) -> Vec<EditedSpan<'m>> {
        let ids = |sources: &SourceMap| -> HashMap<String, FileId> {
            let files = sources.iter();
            files
                .map(|(id, file)| (file.name.raw().to_owned(), id))
                .collect()
        };
        let (old_ids, new_ids) = (ids(before), ids(after));
        let mut places = Vec::with_capacity(batch.len());
        for (index, edit) in batch.iter().enumerate() {
            let rule = edit.finding.rule;
            let number = *rule == description::ORGANISATION_NUMBER;
            let subject = edit.finding.subject.as_ref().map(Untrusted::raw);
            for (operation, about) in edit.fix.operations.iter().zip(&edit.rewrite.about) {
                let (Some(expect), Some(shift)) = (Expect::of(operation), shifts.get(&about.file))
                else {
                    continue;
                };
                let (start, end) = shift.span(*about);
                let name = before.get(about.file).name.raw();
                let others = self.aliases.others(name).iter().map(String::as_str);
                for name in std::iter::once(name).chain(others) {
                    let (Some(old), Some(new)) = (old_ids.get(name), new_ids.get(name)) else {
                        continue;
                    };
                    places.push(EditedSpan {
                        old: Span {
                            file: *old,
                            ..*about
                        },
                        new: Span::new(*new, start, end),
                        expect,
                        edit: index,
                        unread: description::RULES.contains(&rule),
                        renames: subject.filter(|_| number),
                    });
                }
            }
        }
        places
    }
}
