//! Constraints on values: node kind, datatype, vocabulary, pattern and class.

use super::turtle::literal;
use super::{Row, Writer};
use crate::diagnostic::Severity;
use crate::profile::{NodeKind, RangeAlternative};
use crate::rdf::vocab::rdf;

impl Writer<'_> {
    /// Constraints on the values of a row.
    pub(super) fn values(&mut self, row: &mut Row) {
        if let [alternative] = row.property.alternatives.as_slice() {
            self.single_alternative(row, alternative);
            return;
        }
        let nested = row.property.is_in_place();
        let alternatives: Vec<_> = row
            .property
            .alternatives
            .iter()
            .map(|alternative| self.alternative(alternative, nested))
            .collect();
        let text = row.messages.alternatives();
        let line = format!("sh:or ( {} )", alternatives.join(" "));
        self.property_shape(row, "value", Severity::Error, &text, &[line]);
        for alternative in row
            .property
            .alternatives
            .iter()
            .filter(|alternative| alternative.deprecated)
        {
            let text = row.messages.deprecated_alternative(alternative);
            let line = format!("sh:not {}", self.alternative(alternative, nested));
            self.property_shape(row, "deprecated", Severity::Warning, &text, &[line]);
        }
    }

    fn single_alternative(&mut self, row: &mut Row, alternative: &RangeAlternative) {
        if !alternative.vocabularies.is_empty() {
            self.single_list(row, alternative);
            return;
        }
        let kind = format!("sh:nodeKind {}", node_kind(alternative.node));
        let text = row.messages.kind(alternative);
        match alternative.node {
            NodeKind::Text
            | NodeKind::Plain
            | NodeKind::Literal
            | NodeKind::Iri
            | NodeKind::Resource => {
                self.property_shape(row, "kind", Severity::Error, &text, &[kind]);
            }
            NodeKind::Typed => {
                let line = self.datatypes(alternative);
                self.property_shape(row, "kind", Severity::Error, &text, &[line]);
            }
        }
        if let Some(pattern) = pattern(alternative) {
            let text = row.messages.pattern(&pattern);
            // A value of the wrong node kind is reported by another shape.
            let other = if alternative.node.is_literal() {
                "sh:BlankNodeOrIRI"
            } else {
                "sh:Literal"
            };
            let line = format!(
                "sh:or ( [ sh:nodeKind {other} ] [ sh:pattern {} ] )",
                literal(&pattern)
            );
            self.property_shape(row, "pattern", Severity::Error, &text, &[line]);
        }
    }

    /// Unlisted types beside a listed one are allowed; a single unlisted type is reported as missing.
    pub(super) fn types(&mut self, row: &mut Row) {
        if row.property.outside {
            return;
        }
        let alternative = &row.property.alternatives[0];
        let (path, listed) = (&row.path, self.listed(alternative));
        let line = format!(
            "sh:or ( [ sh:path {path} ; sh:maxCount 1 ] [ sh:property [ sh:path {path} ; {listed} ] ] )"
        );
        let text = row.messages.listed(alternative);
        self.node_shape(row, "listed", Severity::Error, &text, &line);
    }

    /// Each text has a language, and each language one text.
    pub(super) fn languages(&mut self, row: &mut Row) {
        if !row.property.is_text() {
            return;
        }
        if row.property.needs_language() {
            let text = row.messages.no_language();
            let tagged = self.turtle.iri(rdf::LANG_STRING);
            let line =
                format!("sh:or ( [ sh:nodeKind sh:BlankNodeOrIRI ] [ sh:datatype {tagged} ] )");
            self.property_shape(row, "tag", Severity::Warning, &text, &[line]);
        }
        if !row.property.many_per_language {
            let text = row.messages.language_repeated();
            let line = "sh:uniqueLang true".to_owned();
            self.property_shape(row, "languages", Severity::Warning, &text, &[line]);
        }
    }

    fn single_list(&mut self, row: &mut Row, alternative: &RangeAlternative) {
        let listed = self.listed(alternative);
        let line = listed.clone();
        let text = row.messages.listed(alternative);
        match alternative.node {
            NodeKind::Resource => {
                // Unlisted values may be given beside a listed one.
                self.property_shape(row, "listed", Severity::Warning, &text, &[line]);
                let path = &row.path;
                let one_is = format!(
                    "sh:or ( [ sh:path {path} ; sh:maxCount 0 ] \
                     [ sh:path {path} ; sh:qualifiedValueShape [ {listed} ] ; sh:qualifiedMinCount 1 ] )"
                );
                let text = row.messages.none_listed(alternative);
                self.node_shape(row, "value", Severity::Error, &text, &one_is);
            }
            NodeKind::Text
            | NodeKind::Plain
            | NodeKind::Literal
            | NodeKind::Typed
            | NodeKind::Iri => {
                self.property_shape(row, "value", Severity::Error, &text, &[line]);
            }
        }
    }

    /// One alternative of several, as an anonymous shape.
    pub(super) fn alternative(&mut self, alternative: &RangeAlternative, nested: bool) -> String {
        if !alternative.vocabularies.is_empty() {
            return format!("[ {} ]", self.listed(alternative));
        }
        let mut parts = match alternative.node {
            NodeKind::Typed => vec![self.datatypes(alternative)],
            // A resource with an IRI may be described elsewhere; a nested blank node must be of the class.
            NodeKind::Resource if nested => vec!["sh:nodeKind sh:BlankNode".to_owned()],
            NodeKind::Text
            | NodeKind::Plain
            | NodeKind::Literal
            | NodeKind::Iri
            | NodeKind::Resource => {
                vec![format!("sh:nodeKind {}", node_kind(alternative.node))]
            }
        };
        if nested && alternative.node == NodeKind::Resource && !alternative.classes.is_empty() {
            parts.push(match self.instance_of(alternative).as_slice() {
                [one] => one.clone(),
                many => format!("sh:or ( [ {} ] )", many.join(" ] [ ")),
            });
        }
        if let Some(pattern) = pattern(alternative) {
            parts.push(format!("sh:pattern {}", literal(&pattern)));
        }
        format!("[ {} ]", parts.join(" ; "))
    }

    /// Constraints on the described object of a property.
    pub(super) fn objects(&mut self, row: &mut Row) {
        let property = row.property;
        let alternatives: Vec<_> = property
            .alternatives
            .iter()
            .filter(|alternative| !alternative.classes.is_empty())
            .collect();
        let Some(first) = alternatives.first() else {
            return;
        };
        let mut types: Vec<_> = alternatives
            .iter()
            .flat_map(|alternative| self.instance_of(alternative))
            .collect();
        types.dedup();
        let classes = format!("[ {} ]", types.join(" ] [ "));
        if property.is_in_place() {
            // With several alternatives, the alternatives constrain the class.
            if property.alternatives.len() == 1 {
                let text = row.messages.nested(first);
                let line = format!("sh:or ( [ sh:nodeKind sh:Literal ] {classes} )");
                self.property_shape(row, "type", Severity::Error, &text, &[line]);
            }
            return;
        }
        let a = self.turtle.iri(rdf::TYPE);
        if property.described {
            let text = row.messages.described(first);
            let line = format!(
                "sh:or ( [ sh:nodeKind sh:Literal ] [ sh:property [ sh:path {a} ; sh:minCount 1 ] ] )"
            );
            self.property_shape(row, "described", Severity::Warning, &text, &[line]);
        }
        // A node without a class of the profile may be an instance of a subclass.
        let text = row.messages.of_class(first);
        let line = format!(
            "sh:or ( {classes} [ sh:property [ sh:path {a} ; \
             sh:qualifiedValueShape [ sh:in shape:list-of-classes ] ; sh:qualifiedMaxCount 0 ] ] )"
        );
        self.property_shape(row, "class", Severity::Warning, &text, &[line]);
    }

    fn datatypes(&mut self, alternative: &RangeAlternative) -> String {
        let datatypes: Vec<_> = alternative
            .datatypes
            .iter()
            .map(|iri| self.turtle.iri(iri))
            .collect();
        match datatypes.as_slice() {
            [one] => format!("sh:datatype {one}"),
            many => {
                let many: Vec<_> = many
                    .iter()
                    .map(|one| format!("[ sh:datatype {one} ]"))
                    .collect();
                format!("sh:or ( {} )", many.join(" "))
            }
        }
    }

    fn instance_of(&mut self, alternative: &RangeAlternative) -> Vec<String> {
        let mut types = Vec::new();
        for class in &alternative.classes {
            for class in self.profile.with_subclasses(*class) {
                for iri in &self.profile.class(class).types {
                    if !types.contains(iri) {
                        types.push(iri.clone());
                    }
                }
            }
        }
        types
            .iter()
            .map(|iri| format!("sh:class {}", self.turtle.iri(iri)))
            .collect()
    }

    /// The constraint for listed values.
    pub(super) fn listed(&mut self, alternative: &RangeAlternative) -> String {
        self.lists
            .extend(alternative.vocabularies.iter().map(|id| id.0));
        let lists: Vec<_> = alternative
            .vocabularies
            .iter()
            .map(|id| format!("sh:in shape:list-{}", self.profile.vocabulary(*id).name))
            .collect();
        match lists.as_slice() {
            [one] => one.clone(),
            many => format!("sh:or ( [ {} ] )", many.join(" ] [ ")),
        }
    }
}

fn node_kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Text | NodeKind::Plain | NodeKind::Literal | NodeKind::Typed => "sh:Literal",
        NodeKind::Iri => "sh:IRI",
        NodeKind::Resource => "sh:BlankNodeOrIRI",
    }
}

/// The pattern of the whole value: that of the row, after the prefix of its value form.
fn pattern(alternative: &RangeAlternative) -> Option<String> {
    let prefix = alternative.form.map_or("", crate::profile::Form::prefix);
    // XPath regular expressions, which SHACL uses, have no `(?:`.
    let own = alternative
        .pattern
        .as_ref()
        .map(|pattern| pattern.portable().replace("(?:", "("));
    match (prefix, own) {
        ("", None) => None,
        (prefix, None) => Some(format!("^{prefix}.+$")),
        (prefix, Some(own)) if own.contains('|') => Some(format!("^{prefix}({own})$")),
        (prefix, Some(own)) => Some(format!("^{prefix}{own}$")),
    }
}
