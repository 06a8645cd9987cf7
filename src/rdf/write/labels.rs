//! Blank node labels that are valid in every syntax.

use super::nc_name::{is_name_char, is_name_start};
use crate::rdf::{Graph, Term, TermId};
use foldhash::fast::FixedState;
use std::collections::HashMap;

/// The labels that had to be replaced; all others are kept.
///
/// The rule is the same for all syntaxes, so that a node has the same label in each of them.
#[derive(Debug, Default)]
pub(super) struct Labels(HashMap<TermId, String, FixedState>);

impl Labels {
    /// Finds the labels of `graph` that are not valid everywhere, and replaces them.
    pub fn new(graph: &Graph) -> Self {
        let terms = graph.terms();
        let mut replaced = HashMap::default();
        let mut number = 0_usize;
        for id in (0..terms.len()).map(TermId::from_index) {
            if !terms.is_blank(id) || is_label(terms.text_of(id)) {
                continue;
            }
            let label = loop {
                number += 1;
                let label = format!("b{number}");
                if terms.get(Term::Blank(&label)).is_none() {
                    break label;
                }
            };
            replaced.insert(id, label);
        }
        Self(replaced)
    }

    /// The label to write for a blank node of this graph.
    pub fn get<'a>(&'a self, graph: &'a Graph, id: TermId) -> &'a str {
        self.0
            .get(&id)
            .map_or_else(|| graph.terms().text_of(id), String::as_str)
    }
}

/// Whether `label` is an `NCName` and a `BLANK_NODE_LABEL` of Turtle as well.
fn is_label(label: &str) -> bool {
    label.starts_with(is_name_start) && label.chars().all(is_name_char) && !label.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::{GraphBuilder, Origin};

    #[test]
    fn only_illegal_labels_change() {
        let mut builder = GraphBuilder::new();
        for label in ["b1", "a b", "", "å.b", "a.", "1", "_", "a:b"] {
            builder.add(
                Term::Blank(label),
                "http://a/p",
                Term::plain(label),
                Origin::nowhere(),
            );
        }
        let graph = builder.finish();
        let labels = Labels::new(&graph);
        let written: Vec<_> = graph.subjects().map(|s| labels.get(&graph, s)).collect();
        assert_eq!(written, ["b1", "b2", "b3", "å.b", "b4", "b5", "_", "b6"]);
    }
}
