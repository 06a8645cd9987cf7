//! Rounds of edits: each makes all that may be made, and keeps those that are proven.

use super::edits::{Mend, edited, misread, without};
use super::proof::{self, Place, Verdict};
use super::twins::Twins;
use crate::description;
use crate::diagnostic::{Edit, Safety};
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::Error;
use crate::workspace::open::{Overlay, Workspace};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// How often the repository is read again in one round to tell which edits do more than they should.
const ATTEMPTS: usize = 40;

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
        for mend in kept {
            let name = checked.sources.get(mend.span.file).name.raw();
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

    /// What to mend, in order of place, one for each place.
    fn choose<'f>(&self, checked: &'f Checked) -> Vec<Mend<'f>> {
        let main = self.twins.main_ids(&checked.sources);
        let mut chosen: Vec<Mend<'f>> = Vec::new();
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
                chosen.push(Mend {
                    finding,
                    fix,
                    text,
                    span,
                });
            }
        }
        // The first finding of several at one place is the one that is mended.
        chosen.sort_by_key(|mend| (mend.span.file, mend.span.start));
        let mut end = None;
        chosen.retain(|mend| {
            let apart =
                end.is_none_or(|(file, end)| file != mend.span.file || end <= mend.span.start);
            if apart {
                end = Some((mend.span.file, mend.span.end));
            }
            apart
        });
        chosen
    }

    /// The repository with these edits made, when it reads back as the same graph plus the fixes.
    fn attempt(&self, checked: &Checked, batch: &[Mend<'_>]) -> Result<Tried, Error> {
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
        let places = self.places(&checked.sources, workspace.sources(), batch, &ranges);
        Ok(
            match proof::judge(&checked.graph, workspace.graph(), &places) {
                Verdict::Same => Tried::Good(Box::new((texts, workspace))),
                Verdict::Blamed(blamed) => Tried::Blamed(blamed),
                Verdict::Unknown => Tried::Unknown,
            },
        )
    }

    /// Where the edits stand in the graphs before and after, under every name of their file.
    fn places<'f>(
        &self,
        before: &SourceMap,
        after: &SourceMap,
        batch: &[Mend<'f>],
        ranges: &[Range<usize>],
    ) -> Vec<Place<'f>> {
        let ids = |sources: &SourceMap| -> HashMap<String, FileId> {
            let files = sources.iter();
            files
                .map(|(id, file)| (file.name.raw().to_owned(), id))
                .collect()
        };
        let (old_ids, new_ids) = (ids(before), ids(after));
        let mut places = Vec::with_capacity(batch.len());
        for (edit, (mend, range)) in batch.iter().zip(ranges).enumerate() {
            let name = before.get(mend.span.file).name.raw();
            let others = self.twins.others(name).iter().map(String::as_str);
            for name in std::iter::once(name).chain(others) {
                let (Some(old), Some(new)) = (old_ids.get(name), new_ids.get(name)) else {
                    continue;
                };
                let rule = mend.finding.rule;
                let number = *rule == description::ORGANISATION_NUMBER;
                let subject = mend.finding.subject.as_ref().map(Untrusted::raw);
                places.push(Place {
                    old: Span {
                        file: *old,
                        ..mend.span
                    },
                    new: Span::new(*new, range.start, range.end),
                    fix: mend.fix,
                    edit,
                    unread: description::RULES.contains(&rule),
                    renames: subject.filter(|_| number),
                });
            }
        }
        places
    }
}
