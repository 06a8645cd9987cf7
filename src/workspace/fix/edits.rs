//! Edits of a file that are applied together.

use crate::diagnostic::{Edit, Finding, Fix, Rewrite};
use crate::source::{FileId, Span};
use crate::yaml::{self, Rewritten};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How many edits of a file are excluded one by one before all the others are.
const MISREAD: usize = 8;

/// A fix with its edits.
#[derive(Clone)]
pub(super) struct PlannedEdit<'f> {
    pub finding: &'f Finding,
    pub fix: &'f Fix,
    pub rewrite: Cow<'f, Rewrite>,
}

impl PlannedEdit<'_> {
    /// Span of its first edit.
    pub(super) fn span(&self) -> Span {
        self.rewrite.edits[0].span
    }
}

/// The batch without the edits whose indices are in `blamed`.
pub(super) fn without<'f>(
    batch: &[PlannedEdit<'f>],
    blamed: &BTreeSet<usize>,
) -> Vec<PlannedEdit<'f>> {
    let numbered = batch.iter().enumerate();
    let kept = numbered.filter(|(number, _)| !blamed.contains(number));
    kept.map(|(_, edit)| edit.clone()).collect()
}

/// The edits by file, sorted, each with the index of its fix.
pub(super) fn by_file<'m>(
    batch: &'m [PlannedEdit<'_>],
) -> BTreeMap<FileId, Vec<(usize, &'m Edit)>> {
    let mut files: BTreeMap<FileId, Vec<(usize, &Edit)>> = BTreeMap::new();
    for (number, edit) in batch.iter().enumerate() {
        for edit in &edit.rewrite.edits {
            files
                .entry(edit.span.file)
                .or_default()
                .push((number, edit));
        }
    }
    for edits in files.values_mut() {
        edits.sort_by_key(|(_, edit)| edit.span.start);
    }
    files
}

/// Indices in `batch` of the edits of a file that do not read back as intended. Structural fixes were verified when
/// their edits were computed, and are the only ones of their file.
pub(super) fn misread(
    bytes: &[u8],
    batch: &[PlannedEdit<'_>],
    edits: &[(usize, &Edit)],
) -> BTreeSet<usize> {
    let values = |(number, edit): &(usize, &Edit)| {
        let PlannedEdit { fix, rewrite, .. } = &batch[*number];
        let code = rewrite.code.as_deref();
        let becomes = code.or(fix.replacement())?;
        let was = edit.span.start as usize..edit.span.end as usize;
        Some(Rewritten { was, becomes })
    };
    let Some(rewritten) = edits.iter().map(values).collect::<Option<Vec<_>>>() else {
        return BTreeSet::new();
    };
    let mut blamed = BTreeSet::new();
    loop {
        let numbers: Vec<usize> = (0..edits.len()).filter(|at| !blamed.contains(at)).collect();
        let tried: Vec<&Edit> = numbers.iter().map(|at| edits[*at].1).collect();
        let rewritten: Vec<Rewritten<'_>> =
            numbers.iter().map(|at| rewritten[*at].clone()).collect();
        let (new, _) = yaml::apply(bytes, &tried);
        match yaml::first_misread(bytes, &new, &rewritten) {
            Some(first) if !numbers.is_empty() && blamed.len() < MISREAD => {
                blamed.insert(numbers[first]);
            }
            Some(_) => return edits.iter().map(|(number, _)| *number).collect(),
            None => return blamed.into_iter().map(|at| edits[at].0).collect(),
        }
    }
}

/// Maps spans to the text after edits.
pub(super) struct Shift {
    /// Start and end of each edit, and the offset of the text after it.
    edits: Vec<(u32, u32, i64)>,
}

impl Shift {
    /// From sorted edits.
    pub(super) fn of(edits: &[(usize, &Edit)]) -> Self {
        let mut moved = 0_i64;
        let shifts = edits.iter().map(|(_, Edit { span, text })| {
            let length = i64::try_from(text.len()).unwrap_or(i64::MAX);
            moved += length - i64::from(span.end - span.start);
            (span.start, span.end, moved)
        });
        Self {
            edits: shifts.collect(),
        }
    }

    /// Start and end of the span in the new text, including insertions in it, but not before it.
    pub(super) fn span(&self, old: Span) -> (usize, usize) {
        let ended = |at: u32| self.edits.partition_point(|(_, end, _)| *end <= at);
        let before = ended(old.start);
        let outside = self.edits[..before].partition_point(|(start, ..)| *start < old.start);
        let to = |at: u32, count: usize| {
            let moved = count.checked_sub(1).map_or(0, |last| self.edits[last].2);
            usize::try_from(i64::from(at) + moved).unwrap_or_default()
        };
        (to(old.start, outside), to(old.end, ended(old.end)))
    }
}
