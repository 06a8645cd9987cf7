//! Rounds of fixes: each applies all edits that do not overlap and keeps those whose effect on the graph is proven.

use super::aliases::FileAliases;
use super::edits::{PlannedEdit, edited, misread, without};
use super::proof::{self, EditedSpan, Verdict};
use crate::description;
use crate::diagnostic::{Edit, Safety};
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::Error;
use crate::workspace::open::{Overlay, Workspace};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// How many times the repository is read again in one round to find the edits that change more than they should.
const ATTEMPTS: usize = 40;

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
        let mut batch = self.choose(checked);
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
            let name = checked.sources.get(edit.span.file).name.raw();
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
            tried.extend(&batch);
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

    /// The edits to apply, in order of span, without overlaps.
    fn choose<'f>(&self, checked: &'f Checked) -> Vec<PlannedEdit<'f>> {
        let main = self.aliases.main_ids(&checked.sources);
        let mut chosen: Vec<PlannedEdit<'f>> = Vec::new();
        for finding in &checked.findings {
            let fix = finding.fix.as_ref().filter(|_| finding.is_shown());
            let Some(fix) = fix else { continue };
            if fix.safety == Safety::Look && !self.with_unsafe {
                continue;
            }
            for Edit { span, text } in finding
                .edit
                .as_deref()
                .into_iter()
                .chain(&finding.also_edits)
            {
                let file = main.get(&span.file).copied().unwrap_or(span.file);
                let span = Span { file, ..*span };
                chosen.push(PlannedEdit {
                    finding,
                    fix,
                    text,
                    span,
                });
            }
        }
        // Of several findings whose edits overlap, the first is fixed.
        chosen.sort_by_key(|edit| (edit.span.file, edit.span.start));
        let mut end = None;
        chosen.retain(|edit| {
            let apart =
                end.is_none_or(|(file, end)| file != edit.span.file || end <= edit.span.start);
            if apart {
                end = Some((edit.span.file, edit.span.end));
            }
            apart
        });
        chosen
    }

    /// Applies the edits in memory, reads the repository again and compares the graphs.
    ///
    /// # Errors
    /// When the repository cannot be read.
    fn attempt(&self, checked: &Checked, batch: &[PlannedEdit<'_>]) -> Result<Tried, Error> {
        let mut texts = self.texts.clone();
        let mut ranges: Vec<Range<usize>> = Vec::with_capacity(batch.len());
        let mut blamed = BTreeSet::new();
        for in_file in batch.chunk_by(|a, b| a.span.file == b.span.file) {
            let source = checked.sources.get(in_file[0].span.file);
            let first = ranges.len();
            blamed.extend(
                misread(source.bytes(), in_file)
                    .into_iter()
                    .map(|at| first + at),
            );
            let (bytes, at) = edited(source.bytes(), in_file);
            ranges.extend(at);
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
        let places = self.places(&checked.sources, workspace.sources(), batch, &ranges);
        Ok(
            match proof::judge(&checked.graph, workspace.graph(), &places) {
                Verdict::Same => Tried::Good(Box::new((texts, workspace))),
                Verdict::Blamed(blamed) => Tried::Blamed(blamed),
                Verdict::Unknown => Tried::Unknown,
            },
        )
    }

    /// The span of each edit before and after, once for every name of its file.
    fn places<'f>(
        &self,
        before: &SourceMap,
        after: &SourceMap,
        batch: &[PlannedEdit<'f>],
        ranges: &[Range<usize>],
    ) -> Vec<EditedSpan<'f>> {
        let ids = |sources: &SourceMap| -> HashMap<String, FileId> {
            let files = sources.iter();
            files
                .map(|(id, file)| (file.name.raw().to_owned(), id))
                .collect()
        };
        let (old_ids, new_ids) = (ids(before), ids(after));
        let mut places = Vec::with_capacity(batch.len());
        for (index, (edit, range)) in batch.iter().zip(ranges).enumerate() {
            let name = before.get(edit.span.file).name.raw();
            let others = self.aliases.others(name).iter().map(String::as_str);
            for name in std::iter::once(name).chain(others) {
                let (Some(old), Some(new)) = (old_ids.get(name), new_ids.get(name)) else {
                    continue;
                };
                let rule = edit.finding.rule;
                let number = *rule == description::ORGANISATION_NUMBER;
                let subject = edit.finding.subject.as_ref().map(Untrusted::raw);
                places.push(EditedSpan {
                    old: Span {
                        file: *old,
                        ..edit.span
                    },
                    new: Span::new(*new, range.start, range.end),
                    fix: edit.fix,
                    edit: index,
                    unread: description::RULES.contains(&rule),
                    renames: subject.filter(|_| number),
                });
            }
        }
        places
    }
}
