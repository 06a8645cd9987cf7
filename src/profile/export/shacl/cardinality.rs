//! Cardinality constraints of a row: minimum, recommendation, maximum, and conditions.

use super::{Row, Writer};
use crate::diagnostic::{Severity, Text};
use crate::profile::{ClassId, Property, class_name};
use crate::rdf::vocab::rdf;

impl Writer<'_> {
    /// The path of the values that count: an inferred property counts in any part of a catalogue with sub-catalogues.
    fn whole(&mut self, id: ClassId, property: &Property) -> String {
        let path = self.turtle.iri(&property.iri);
        let parts = self.profile.class(id).properties.iter().find(|row| {
            property.inferred
                && row.described
                && row
                    .alternatives
                    .iter()
                    .any(|alternative| alternative.classes.contains(&id))
        });
        match parts {
            Some(parts) => {
                let parts = self.turtle.iri(&parts.iri);
                format!(
                    "( [ sh:zeroOrMorePath [ sh:alternativePath ( {parts} [ sh:inversePath {parts} ] ) ] ] {path} )"
                )
            }
            None => path,
        }
    }

    /// Cardinality: mandatory, recommended, and the maximum.
    pub(super) fn counts(&mut self, id: ClassId, row: &mut Row) {
        let property = row.property;
        let conditional = property.depends_on.is_some();
        if property.min > 0 && !conditional {
            let text = row.messages.mandatory();
            let at = self.whole(id, property);
            self.least(row, "mandatory", Severity::Error, &text, (property.min, at));
        }
        if property.preferred > property.min && !conditional && !property.deprecated {
            let text = row.messages.recommended();
            let severity = property.missing.unwrap_or(Severity::Warning);
            // A resource with an IRI may be described in full elsewhere.
            let elsewhere =
                row.class.folder.is_none() && row.class.name != class_name::DISTRIBUTION;
            if elsewhere {
                let enough = enough(row, property.preferred);
                let line = format!("sh:or ( [ sh:nodeKind sh:IRI ] {enough} )");
                self.node_shape(row, "recommended", severity, &text, &line);
            } else {
                let at = row.path.clone();
                self.least(
                    row,
                    "recommended",
                    severity,
                    &text,
                    (property.preferred, at),
                );
            }
        }
        if let Some(max) = property.max {
            let text = row.messages.most(max);
            let line = format!("sh:maxCount {max}");
            self.property_shape(row, "most", Severity::Error, &text, &[line]);
        } else if property.alternatives.len() > 1 {
            self.most_of_alternative(row);
        }
    }

    /// A minimum; text without a visible character does not count.
    fn least(
        &mut self,
        row: &mut Row,
        suffix: &str,
        severity: Severity,
        text: &Text,
        (number, path): (u32, String),
    ) {
        let line = match row.property.iri.as_str() {
            // Of the types of a node, only listed ones count.
            rdf::TYPE => {
                let listed = self.listed(&row.property.alternatives[0]);
                format!("sh:qualifiedValueShape [ {listed} ] ;\n    sh:qualifiedMinCount {number}")
            }
            _ => format!("sh:minCount {number}"),
        };
        let own = std::mem::replace(&mut row.path, path);
        self.property_shape(row, suffix, severity, text, &[line]);
        row.path = own;
        if row.property.is_literal() {
            let fewer = format!("[ sh:path {} ; sh:maxCount {} ]", row.path, number - 1);
            let line = format!("sh:or ( {fewer} {} )", enough(row, number));
            self.node_shape(row, &format!("{suffix}-empty"), severity, text, &line);
        }
    }

    /// The maximum of each alternative.
    fn most_of_alternative(&mut self, row: &mut Row) {
        let limited = row
            .property
            .alternatives
            .iter()
            .filter_map(|alternative| Some((alternative, alternative.max?)));
        for (index, (alternative, max)) in limited.enumerate() {
            let text = row.messages.most(max);
            let lines = [
                format!(
                    "sh:qualifiedValueShape {}",
                    self.alternative(alternative, row.property.is_in_place())
                ),
                format!("sh:qualifiedMaxCount {max}"),
            ];
            let suffix = match index {
                0 => "most".to_owned(),
                _ => format!("{}-most", index + 1),
            };
            self.property_shape(row, &suffix, Severity::Error, &text, &lines);
        }
    }

    /// A row that applies only where another property has a value.
    pub(super) fn condition(&mut self, row: &mut Row) {
        let Some(condition) = &row.property.depends_on else {
            return;
        };
        let other = self.turtle.iri(&condition.property);
        let value = self.turtle.iri(&condition.value);
        let marked = format!("[ sh:path {other} ; sh:hasValue {value} ]");
        let path = &row.path;
        if row.property.min > 0 {
            let enough = format!("[ sh:path {path} ; sh:minCount {} ]", row.property.min);
            let line = format!("sh:or ( [ sh:not {marked} ] {enough} )");
            let text = row.messages.mandatory_when(condition);
            self.node_shape(row, "mandatory", Severity::Error, &text, &line);
        }
        let none = format!("[ sh:path {path} ; sh:maxCount 0 ]");
        let text = row.messages.only_when(condition);
        let line = format!("sh:or ( {marked} {none} )");
        self.node_shape(row, "unmarked", Severity::Error, &text, &line);
    }
}

/// At least `number` values; text without a visible character does not count.
fn enough(row: &Row, number: u32) -> String {
    let path = &row.path;
    if !row.property.is_literal() {
        return format!("[ sh:path {path} ; sh:minCount {number} ]");
    }
    let is_visible = "sh:or ( [ sh:nodeKind sh:BlankNodeOrIRI ] [ sh:pattern \"\\\\S\" ] )";
    format!(
        "[ sh:path {path} ; sh:qualifiedValueShape [ {is_visible} ] ; sh:qualifiedMinCount {number} ]"
    )
}
