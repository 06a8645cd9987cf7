//! Replacement of deprecated terms on import (`--upgrade`).

use crate::import::{Change, upgrade};
use crate::rdf::TermId;
use crate::source::{SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::workspace::open::Workspace;
use std::sync::Arc;

impl Workspace {
    /// Replaces deprecated terms, and returns the replacements.
    pub fn upgrade(&mut self) -> Vec<Moved> {
        let (graph, changes) = upgrade(self.graph(), self.profile());
        let moved = changes
            .iter()
            .map(|change| Moved::of(change, self))
            .collect();
        self.contents.graph = Arc::new(graph);
        moved
    }
}

/// A replaced term.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The subject.
    pub subject: Untrusted,
    /// The property.
    pub property: Untrusted,
    /// The deprecated term.
    pub from: Untrusted,
    /// Its replacement.
    pub to: Untrusted,
    /// File and line.
    pub place: Option<(Untrusted, usize)>,
}

impl Moved {
    fn of(change: &Change, workspace: &Workspace) -> Self {
        let text = |term: TermId| Untrusted::from(workspace.graph().term(term).text());
        Self {
            subject: text(change.triple.s),
            property: text(change.triple.p),
            from: change.from.as_str().into(),
            to: change.to.as_str().into(),
            place: change
                .triple
                .origin
                .span()
                .map(|span| place(workspace.sources(), span)),
        }
    }
}

/// File and line of a span.
pub fn place(sources: &SourceMap, span: Span) -> (Untrusted, usize) {
    let file = sources.get(span.file);
    let line = file
        .lines()
        .position(file.bytes(), span.start as usize)
        .line;
    (file.name.clone(), line)
}
