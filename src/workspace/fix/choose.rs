//! Selection of the fixes that are applied together.

use super::edits::PlannedEdit;
use crate::diagnostic::{Edit, Finding, Fix, Rewrite, Safety};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The fixes of the findings.
pub(super) struct Choice<'f> {
    pub findings: &'f [Finding],
    /// Whether unsafe fixes, which a person should review, are applied too.
    pub with_unsafe: bool,
    /// The id of the main file, for each file that is only another name of it.
    pub main: HashMap<FileId, FileId>,
}

impl<'f> Choice<'f> {
    /// Fixes that replace one value, in order of span, without overlaps: of several findings whose edits overlap, the first
    /// is fixed.
    pub(super) fn values(&self) -> Vec<PlannedEdit<'f>> {
        let mut chosen = self.planned(|fix| fix.replacement().is_some());
        let mut end = None;
        chosen.retain(|edit| {
            let span = edit.span();
            let apart = end.is_none_or(|(file, end)| file != span.file || end <= span.start);
            if apart {
                end = Some((span.file, span.end));
            }
            apart
        });
        chosen
    }

    /// Structural fixes: of each file only the one with this index.
    pub(super) fn operations(&self, number: usize) -> Vec<PlannedEdit<'f>> {
        let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
        let mut taken: BTreeSet<FileId> = BTreeSet::new();
        let mut chosen = self.planned(|fix| fix.replacement().is_none());
        chosen.retain(|edit| {
            let count = counts.entry(edit.span().file).or_default();
            let is_next = *count == number;
            *count += 1;
            let edits = &edit.rewrite.edits;
            let is_free = edits.iter().all(|edit| !taken.contains(&edit.span.file));
            if is_next && is_free {
                taken.extend(edits.iter().map(|edit| edit.span.file));
            }
            is_next && is_free
        });
        chosen
    }

    /// In order of span.
    fn planned(&self, is: impl Fn(&Fix) -> bool) -> Vec<PlannedEdit<'f>> {
        let mut planned: Vec<PlannedEdit<'f>> = Vec::new();
        for finding in self.findings {
            let fix = finding.fix.as_deref().filter(|_| finding.is_shown());
            let Some(fix) = fix.filter(|fix| is(fix)) else {
                continue;
            };
            if fix.safety == Safety::Look && !self.with_unsafe {
                continue;
            }
            let rewrites = finding.edit.as_deref().into_iter();
            for rewrite in rewrites.chain(&finding.also_edits) {
                if !rewrite.edits.is_empty() {
                    let rewrite = self.under_main_name(rewrite);
                    planned.push(PlannedEdit {
                        finding,
                        fix,
                        rewrite,
                    });
                }
            }
        }
        planned.sort_by_key(|edit| (edit.span().file, edit.span().start));
        planned
    }

    /// The edits in the main file.
    fn under_main_name(&self, rewrite: &'f Rewrite) -> Cow<'f, Rewrite> {
        let is_other = |span: &Span| self.main.contains_key(&span.file);
        let spans = rewrite.edits.iter().map(|edit| &edit.span);
        if !spans.chain(&rewrite.about).any(is_other) {
            return Cow::Borrowed(rewrite);
        }
        let main = |span: &Span| Span {
            file: self.main.get(&span.file).copied().unwrap_or(span.file),
            ..*span
        };
        let edit = |edit: &Edit| Edit {
            span: main(&edit.span),
            text: edit.text.clone(),
        };
        Cow::Owned(Rewrite {
            edits: rewrite.edits.iter().map(edit).collect(),
            about: rewrite.about.iter().map(main).collect(),
            code: rewrite.code.clone(),
        })
    }
}
