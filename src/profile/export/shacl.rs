//! The rows as shapes in SHACL Core.

mod messages;
mod turtle;
mod values;

use crate::diagnostic::{Severity, Text};
use crate::profile::{Class, ClassId, Profile, Property, class_name};
use crate::rdf::vocab::rdf;
use messages::Messages;
use std::collections::BTreeSet;
use turtle::{Turtle, label, literal};

/// What SHACL Core cannot say, or what no row says; stands at the head of the file.
const LIMITS: &str = "\
# A shape speaks of the nodes it finds. Not said here, therefore:
# - that there is a catalogue at all, and that what is described is listed in one;
# - that one address names one thing, and one thing has one address;
# - that a place is given either by name or by geometry, and not warned about twice;
# - what lies outside the tables of the profile: the licence of the main catalogue, who is named by an IRI, rules
#   between a series and its members, a dataset and its distributions;
# - other spellings of a listed value: they count as not listed;
# - which words are languages, and which predicates are known;
# - that a literal of a datatype nobody asked for is well-formed;
# - whether addresses answer.
# Each constraint speaks for itself: a value that is faulty in two ways has two results, and is counted too.
# Nested descriptions are shaped by their own class. Of terms of DCAT-AP that the profile leaves unmentioned nothing is
# demanded, but their values have shapes.
";

/// The file.
pub(super) fn shapes(profile: &Profile) -> String {
    let mut writer = Writer {
        profile,
        turtle: Turtle::new(&profile.prefixes),
        lists: BTreeSet::new(),
    };
    for (index, class) in profile.classes.iter().enumerate() {
        writer.class(ClassId(index), class);
    }
    for list in std::mem::take(&mut writer.lists) {
        let vocabulary = &profile.vocabularies[list];
        let values: Vec<_> = vocabulary
            .values
            .iter()
            .map(|value| match &value.iri {
                Some(iri) => writer.turtle.iri(iri),
                None => literal(value.value()),
            })
            .collect();
        writer.list(&vocabulary.name, &values);
    }
    let types: BTreeSet<_> = profile
        .classes
        .iter()
        .flat_map(|class| &class.types)
        .collect();
    let types: Vec<_> = types
        .into_iter()
        .map(|iri| writer.turtle.iri(iri))
        .collect();
    writer.list("of-classes", &types);
    let head = format!(
        "# {} {} as SHACL Core, generated from the tables of the profile.\n#\n{LIMITS}",
        profile.name,
        profile.version.as_str()
    );
    // A name, no web address that somebody would have to keep alive.
    let names = format!(
        "urn:katalog:{}:{}:",
        profile.name.to_lowercase(),
        profile.version.as_str()
    );
    writer.turtle.finish(&head, &names)
}

struct Writer<'p> {
    profile: &'p Profile,
    turtle: Turtle<'p>,
    lists: BTreeSet<usize>,
}

/// A severity as SHACL names it.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "sh:Violation",
        Severity::Warning => "sh:Warning",
        Severity::Info => "sh:Info",
    }
}

impl Writer<'_> {
    fn class(&mut self, id: ClassId, class: &Class) {
        let place = self.turtle.here();
        let mut names = Vec::new();
        for property in &class.properties {
            if property.same_property_as.is_some() {
                continue;
            }
            let mut row = Row {
                name: format!("{}-{}", class.name, property.key),
                messages: Messages::new(self.profile, class, property),
                path: self.turtle.iri(&property.iri),
                class,
                targets: self.targets(class),
                property,
                names: Vec::new(),
            };
            // Of a term outside the profile nothing is demanded, but what is written is to make sense.
            if !property.outside {
                self.counts(id, &mut row);
                self.condition(&mut row);
            }
            if property.iri == rdf::TYPE {
                self.types(&mut row);
            } else {
                self.values(&mut row);
                self.languages(&mut row);
                self.objects(&mut row);
            }
            self.deprecation(&mut row);
            names.extend(row.names);
        }
        let mut lines = vec![label("rdfs:label", &class.label), self.targets(class)];
        if !names.is_empty() {
            lines.push(format!(
                "sh:property\n        {}",
                names.join(",\n        ")
            ));
        }
        // The class comes first, though its list is known last.
        self.turtle
            .node_at(place, class.name, "sh:NodeShape", &lines);
    }

    fn targets(&mut self, class: &Class) -> String {
        let types: Vec<_> = class.types.iter().map(|iri| self.turtle.iri(iri)).collect();
        format!("sh:targetClass {}", types.join(", "))
    }

    /// Where enough values may stand: what follows from the files in any part of a whole that has parts.
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

    /// How many values.
    fn counts(&mut self, id: ClassId, row: &mut Row) {
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
            // What has an address of its own is described in full by those who keep it.
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
            self.most_of_a_way(row);
        }
    }

    /// So many values at least; a text without a character is none.
    fn least(
        &mut self,
        row: &mut Row,
        suffix: &str,
        severity: Severity,
        text: &Text,
        (number, path): (u32, String),
    ) {
        let line = match row.property.iri.as_str() {
            // Of the types of a node, those of the list say its kind.
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

    /// Alternatives may each have a limit of their own.
    fn most_of_a_way(&mut self, row: &mut Row) {
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
    fn condition(&mut self, row: &mut Row) {
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

    fn deprecation(&mut self, row: &mut Row) {
        if row.property.deprecated {
            let text = row.messages.deprecated();
            let line = "sh:maxCount 0".to_owned();
            self.property_shape(row, "deprecated", Severity::Warning, &text, &[line]);
        }
    }

    /// A list that several shapes choose from: an RDF list whose head has a name.
    fn list(&mut self, name: &str, values: &[String]) {
        let Some((first, rest)) = values.split_first() else {
            return;
        };
        let lines = [
            format!("rdf:first {first}"),
            match rest {
                [] => "rdf:rest rdf:nil".to_owned(),
                rest => format!("rdf:rest (\n        {}\n    )", rest.join("\n        ")),
            },
        ];
        let name = format!("list-{name}");
        self.turtle.node(&name, "rdf:List", &lines);
    }

    fn property_shape(
        &mut self,
        row: &mut Row,
        suffix: &str,
        severity: Severity,
        text: &Text,
        lines: &[String],
    ) {
        let name = format!("{}-{suffix}", row.name);
        let mut all = vec![
            format!("sh:path {}", row.path),
            label("sh:name", &row.property.label),
        ];
        all.extend_from_slice(lines);
        all.push(format!("sh:severity {}", severity_name(severity)));
        all.push(label("sh:message", text));
        self.turtle.node(&name, "sh:PropertyShape", &all);
        row.names.push(format!("shape:{name}"));
    }

    /// A demand on the node itself; a shape of its own, so that it has its own message.
    fn node_shape(&mut self, row: &Row, suffix: &str, severity: Severity, text: &Text, line: &str) {
        let lines = [
            label("rdfs:label", &row.property.label),
            row.targets.clone(),
            line.to_owned(),
            format!("sh:severity {}", severity_name(severity)),
            label("sh:message", text),
        ];
        let name = format!("{}-{suffix}", row.name);
        self.turtle.node(&name, "sh:NodeShape", &lines);
    }
}

/// So many values, of which an empty text is none.
fn enough(row: &Row, number: u32) -> String {
    let path = &row.path;
    if !row.property.is_literal() {
        return format!("[ sh:path {path} ; sh:minCount {number} ]");
    }
    let said = "sh:or ( [ sh:nodeKind sh:BlankNodeOrIRI ] [ sh:pattern \"\\\\S\" ] )";
    format!(
        "[ sh:path {path} ; sh:qualifiedValueShape [ {said} ] ; sh:qualifiedMinCount {number} ]"
    )
}

/// A row on its way to shapes.
struct Row<'p> {
    name: String,
    path: String,
    targets: String,
    class: &'p Class,
    property: &'p Property,
    messages: Messages<'p>,
    names: Vec<String>,
}
