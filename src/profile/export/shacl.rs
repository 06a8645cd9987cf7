//! The rows as shapes in SHACL Core.

mod messages;
mod turtle;
mod values;

use crate::diagnostic::Text;
use crate::profile::{Class, ClassId, Profile, Property};
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
# - whether addresses answer.
# Nested descriptions are shaped by their own class. Terms outside the profile have no shapes.
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
        writer.list(list);
    }
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

#[derive(Clone, Copy)]
enum Severity {
    Violation,
    Warning,
}

impl Severity {
    fn as_str(self) -> &'static str {
        match self {
            Self::Violation => "sh:Violation",
            Self::Warning => "sh:Warning",
        }
    }
}

impl Writer<'_> {
    fn class(&mut self, id: ClassId, class: &Class) {
        let place = self.turtle.here();
        let mut names = Vec::new();
        for property in &class.properties {
            if property.outside || property.same_property_as.is_some() {
                continue;
            }
            let mut row = Row {
                name: format!("{}-{}", class.name, property.key),
                messages: Messages::new(self.profile, class, property),
                path: self.path(id, property),
                targets: self.targets(class),
                property,
                names: Vec::new(),
            };
            self.counts(&mut row);
            self.condition(&mut row);
            if property.iri != rdf::TYPE {
                self.values(&mut row);
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

    /// The property; what follows from the files may stand in any part of a whole that has parts.
    fn path(&mut self, id: ClassId, property: &Property) -> String {
        let path = self.turtle.iri(&property.iri);
        let parts = self.profile.class(id).properties.iter().find(|row| {
            property.inferred
                && row.described
                && row.ways.iter().any(|way| way.classes.contains(&id))
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
    fn counts(&mut self, row: &mut Row) {
        let property = row.property;
        let bound = |kind: &str, number: u32| match row.property.iri.as_str() {
            // A node may have further types; only those of the list are counted.
            rdf::TYPE => format!("sh:qualified{kind}Count {number}"),
            _ => format!("sh:{}Count {number}", kind.to_lowercase()),
        };
        let (min, preferred) = (bound("Min", property.min), bound("Min", property.preferred));
        let max = property.max.map(|max| (max, bound("Max", max)));
        if property.min > 0 && property.depends_on.is_none() {
            let text = row.messages.mandatory();
            self.count(row, "mandatory", Severity::Violation, &text, min);
        }
        if property.preferred > property.min {
            let text = row.messages.recommended();
            self.count(row, "recommended", Severity::Warning, &text, preferred);
        }
        if let Some((number, max)) = max {
            let text = row.messages.most(number);
            self.count(row, "most", Severity::Violation, &text, max);
        }
    }

    fn count(
        &mut self,
        row: &mut Row,
        suffix: &str,
        severity: Severity,
        text: &Text,
        bound: String,
    ) {
        let mut lines = vec![bound];
        if row.property.iri == rdf::TYPE {
            let listed = self.listed(&row.property.ways[0]);
            lines.insert(0, format!("sh:qualifiedValueShape [ {listed} ]"));
        }
        self.property_shape(row, suffix, severity, text, &lines);
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
            self.node_shape(row, "mandatory", Severity::Violation, &text, line);
        }
        let none = format!("[ sh:path {path} ; sh:maxCount 0 ]");
        let text = row.messages.only_when(condition);
        let line = format!("sh:or ( {marked} {none} )");
        self.node_shape(row, "unmarked", Severity::Warning, &text, line);
    }

    fn deprecation(&mut self, row: &mut Row) {
        if row.property.deprecated {
            let text = row.messages.deprecated();
            let line = "sh:maxCount 0".to_owned();
            self.property_shape(row, "deprecated", Severity::Warning, &text, &[line]);
        }
    }

    /// A list that several shapes choose from: an RDF list whose head has a name.
    fn list(&mut self, index: usize) {
        let vocabulary = &self.profile.vocabularies[index];
        let mut values = vocabulary.values.iter().map(|value| match &value.iri {
            Some(iri) => self.turtle.iri(iri),
            None => literal(value.value()),
        });
        let Some(first) = values.next() else {
            return;
        };
        let rest: Vec<_> = values.collect();
        let lines = [
            format!("rdf:first {first}"),
            match rest.as_slice() {
                [] => "rdf:rest rdf:nil".to_owned(),
                rest => format!("rdf:rest (\n        {}\n    )", rest.join("\n        ")),
            },
        ];
        let name = format!("list-{}", vocabulary.name);
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
        all.push(format!("sh:severity {}", severity.as_str()));
        all.push(label("sh:message", text));
        self.turtle.node(&name, "sh:PropertyShape", &all);
        row.names.push(format!("shape:{name}"));
    }

    /// A demand on the node itself; a shape of its own, so that it has its own message.
    fn node_shape(
        &mut self,
        row: &Row,
        suffix: &str,
        severity: Severity,
        text: &Text,
        line: String,
    ) {
        let lines = [
            label("rdfs:label", &row.property.label),
            row.targets.clone(),
            line,
            format!("sh:severity {}", severity.as_str()),
            label("sh:message", text),
        ];
        let name = format!("{}-{suffix}", row.name);
        self.turtle.node(&name, "sh:NodeShape", &lines);
    }
}

/// A row on its way to shapes.
struct Row<'p> {
    name: String,
    path: String,
    targets: String,
    property: &'p Property,
    messages: Messages<'p>,
    names: Vec<String>,
}
