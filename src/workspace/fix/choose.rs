//! Which fixes are made together.

use super::edits::Mend;
use crate::diagnostic::{Edit, Finding, Fix, Rewrite, Safety};
use crate::source::{FileId, Span};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The fixes of what was found.
pub(super) struct Choice<'f> {
    pub findings: &'f [Finding],
    /// Whether fixes are made that a person should look at.
    pub with_unsafe: bool,
    /// For each file that has another main name, the number of that one.
    pub main: HashMap<FileId, FileId>,
}

impl<'f> Choice<'f> {
    /// Values that become others, in order of place, one for each place: the first finding of several at one place is the
    /// one that is mended.
    pub(super) fn values(&self) -> Vec<Mend<'f>> {
        let mut chosen = self.mends(|fix| fix.replacement().is_some());
        let mut end = None;
        chosen.retain(|mend| {
            let span = mend.span();
            let apart = end.is_none_or(|(file, end)| file != span.file || end <= span.start);
            if apart {
                end = Some((span.file, span.end));
            }
            apart
        });
        chosen
    }

    /// What is more than another value: of each file the one with this number, and that alone.
    pub(super) fn operations(&self, number: usize) -> Vec<Mend<'f>> {
        let mut counts: BTreeMap<FileId, usize> = BTreeMap::new();
        let mut taken: BTreeSet<FileId> = BTreeSet::new();
        let mut chosen = self.mends(|fix| fix.replacement().is_none());
        chosen.retain(|mend| {
            let count = counts.entry(mend.span().file).or_default();
            let is_next = *count == number;
            *count += 1;
            let edits = &mend.rewrite.edits;
            let is_free = edits.iter().all(|edit| !taken.contains(&edit.span.file));
            if is_next && is_free {
                taken.extend(edits.iter().map(|edit| edit.span.file));
            }
            is_next && is_free
        });
        chosen
    }

    /// In order of place.
    fn mends(&self, is: impl Fn(&Fix) -> bool) -> Vec<Mend<'f>> {
        let mut mends: Vec<Mend<'f>> = Vec::new();
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
                    mends.push(Mend {
                        finding,
                        fix,
                        rewrite,
                    });
                }
            }
        }
        mends.sort_by_key(|mend| (mend.span().file, mend.span().start));
        mends
    }

    /// The edits where the file has its main name.
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
        })
    }
}
