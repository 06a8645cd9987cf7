//! Edits of one file, made together.

use crate::diagnostic::{Edit, Finding, Fix};
use crate::source::Span;
use crate::yaml::{self, Rewritten};
use std::collections::BTreeSet;
use std::ops::Range;

/// How many edits of one file are left out one by one before all the others are.
const MISREAD: usize = 8;

/// One place where a value becomes another.
#[derive(Clone, Copy)]
pub(super) struct Mend<'f> {
    pub finding: &'f Finding,
    pub fix: &'f Fix,
    pub text: &'f str,
    pub span: Span,
}

/// All but some of them.
pub(super) fn without<'f>(batch: &[Mend<'f>], blamed: &BTreeSet<usize>) -> Vec<Mend<'f>> {
    let numbered = batch.iter().enumerate();
    let kept = numbered.filter(|(number, _)| !blamed.contains(number));
    kept.map(|(_, mend)| *mend).collect()
}

/// The text with the edits made, and where each stands then.
pub(super) fn edited(bytes: &[u8], mends: &[Mend<'_>]) -> (Vec<u8>, Vec<Range<usize>>) {
    let edits: Vec<Edit> = mends
        .iter()
        .map(|mend| Edit {
            span: mend.span,
            text: mend.text.to_owned(),
        })
        .collect();
    let edits: Vec<&Edit> = edits.iter().collect();
    yaml::apply(bytes, &edits)
}

/// Those edits of one file after which it does not read as it should.
pub(super) fn misread(bytes: &[u8], mends: &[Mend<'_>]) -> BTreeSet<usize> {
    let mut blamed = BTreeSet::new();
    loop {
        let numbers: Vec<usize> = (0..mends.len()).filter(|at| !blamed.contains(at)).collect();
        let tried: Vec<Mend<'_>> = numbers.iter().map(|at| mends[*at]).collect();
        let rewritten: Vec<Rewritten<'_>> = tried
            .iter()
            .map(|mend| Rewritten {
                was: mend.span.start as usize..mend.span.end as usize,
                becomes: &mend.fix.becomes,
            })
            .collect();
        let (new, _) = edited(bytes, &tried);
        match yaml::first_misread(bytes, &new, &rewritten) {
            Some(first) if !numbers.is_empty() && blamed.len() < MISREAD => {
                blamed.insert(numbers[first]);
            }
            Some(_) => return (0..mends.len()).collect(),
            None => return blamed,
        }
    }
}
