//! Turtle for the shapes: one node a paragraph, only used prefixes.

use crate::diagnostic::Text;
use crate::rdf::Prefixes;
use std::collections::BTreeSet;
use std::fmt::Write as _;

pub(super) struct Turtle<'p> {
    prefixes: &'p Prefixes,
    used: BTreeSet<String>,
    body: String,
}

impl<'p> Turtle<'p> {
    pub(super) fn new(prefixes: &'p Prefixes) -> Self {
        Self {
            prefixes,
            used: BTreeSet::from(["rdf".to_owned(), "rdfs".to_owned()]),
            body: String::new(),
        }
    }

    /// Writes a node with its predicates, one a line.
    pub(super) fn node(&mut self, name: &str, class: &str, lines: &[String]) {
        let end = self.here();
        self.node_at(end, name, class, lines);
    }

    /// The current position, for [`Turtle::node_at`].
    pub(super) fn here(&self) -> usize {
        self.body.len()
    }

    /// Inserts a node at an earlier position.
    pub(super) fn node_at(&mut self, place: usize, name: &str, class: &str, lines: &[String]) {
        let lines = lines.join(" ;\n    ");
        let node = format!("\nshape:{name} a {class} ;\n    {lines} .\n");
        self.body.insert_str(place, &node);
    }

    /// An IRI, as CURIE where its local name needs no escapes.
    pub(super) fn iri(&mut self, iri: &str) -> String {
        if let Some((prefix, local)) = self.prefixes.split(iri)
            && local.starts_with(|c: char| c.is_ascii_alphabetic())
            && local
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        {
            self.used.insert(prefix.to_owned());
            return format!("{prefix}:{local}");
        }
        format!("<{iri}>")
    }

    pub(super) fn finish(self, head: &str, names: &str) -> String {
        let mut file = format!("{head}\n");
        let mut prefixes: Vec<(&str, &str)> = self
            .prefixes
            .iter()
            .filter(|(prefix, _)| self.used.contains(*prefix))
            .collect();
        prefixes.push(("sh", "http://www.w3.org/ns/shacl#"));
        prefixes.push(("shape", names));
        prefixes.sort_unstable();
        for (prefix, namespace) in prefixes {
            // Writing to a `String` cannot fail.
            let _ = writeln!(file, "@prefix {prefix}: <{namespace}> .");
        }
        file + &self.body
    }
}

/// A text in both languages.
pub(super) fn label(predicate: &str, text: &Text) -> String {
    let (sv, en) = (literal(&text.sv), literal(&text.en));
    format!("{predicate} {sv}@sv, {en}@en")
}

/// A quoted string.
pub(super) fn literal(text: &str) -> String {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\n");
    format!("\"{escaped}\"")
}
