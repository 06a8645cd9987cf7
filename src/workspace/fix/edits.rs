//! Edits of one file, made together.

use crate::diagnostic::{Edit, Finding, Fix};
use crate::source::Span;
use crate::yaml::{self, Rewritten};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many edits of one file are left out one by one before all the others are.
const MISREAD: usize = 8;

/// A fix at one span: the text that replaces the value there.
#[derive(Clone, Copy)]
pub(super) struct PlannedEdit<'f> {
    pub finding: &'f Finding,
    pub fix: &'f Fix,
    pub text: &'f str,
    pub span: Span,
}

/// The batch without the edits whose indices are in `blamed`.
pub(super) fn without<'f>(
    batch: &[PlannedEdit<'f>],
    blamed: &BTreeSet<usize>,
) -> Vec<PlannedEdit<'f>> {
    let numbered = batch.iter().enumerate();
    let kept = numbered.filter(|(number, _)| !blamed.contains(number));
    kept.map(|(_, edit)| *edit).collect()
}

/// The text with all edits applied, and the range of each in the new text.
pub(super) fn edited(bytes: &[u8], edits: &[PlannedEdit<'_>]) -> (Vec<u8>, Vec<Range<usize>>) {
    let edits: Vec<Edit> = edits
        .iter()
        .map(|edit| Edit {
            span: edit.span,
            text: edit.text.to_owned(),
        })
        .collect();
    let edits: Vec<&Edit> = edits.iter().collect();
    yaml::apply(bytes, &edits)
}

/// Indices of the edits of one file that do not read back as the value the fix says.
pub(super) fn misread(bytes: &[u8], edits: &[PlannedEdit<'_>]) -> BTreeSet<usize> {
    let mut blamed = BTreeSet::new();
    loop {
        let numbers: Vec<usize> = (0..edits.len()).filter(|at| !blamed.contains(at)).collect();
        let tried: Vec<PlannedEdit<'_>> = numbers.iter().map(|at| edits[*at]).collect();
        let rewritten: Vec<Rewritten<'_>> = tried
            .iter()
            .map(|edit| Rewritten {
                was: edit.span.start as usize..edit.span.end as usize,
                becomes: &edit.fix.becomes,
            })
            .collect();
        let (new, _) = edited(bytes, &tried);
        match yaml::first_misread(bytes, &new, &rewritten) {
            Some(first) if !numbers.is_empty() && blamed.len() < MISREAD => {
                blamed.insert(numbers[first]);
            }
            Some(_) => return (0..edits.len()).collect(),
            None => return blamed,
        }
    }
}
