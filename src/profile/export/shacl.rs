//! Exports the rows as SHACL Core shapes.

mod cardinality;
mod messages;
mod turtle;
mod values;

use crate::diagnostic::{Severity, Text};
use crate::profile::{Class, ClassId, Profile, Property};
use crate::rdf::vocab::rdf;
use messages::Messages;
use std::collections::BTreeSet;
use turtle::{Turtle, label, literal};

/// What SHACL Core cannot express, or no row says; printed at the top of the file.
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

/// The shapes file.
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
    // A URN rather than a URL, which would have to be kept resolvable.
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

/// The SHACL severity.
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
            // Properties outside the profile are not required, but their values are constrained.
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
        // Written before its shapes, though its list of them is complete only now.
        self.turtle
            .node_at(place, class.name, "sh:NodeShape", &lines);
    }

    fn targets(&mut self, class: &Class) -> String {
        let types: Vec<_> = class.types.iter().map(|iri| self.turtle.iri(iri)).collect();
        format!("sh:targetClass {}", types.join(", "))
    }

    fn deprecation(&mut self, row: &mut Row) {
        if row.property.deprecated {
            let text = row.messages.deprecated();
            let line = "sh:maxCount 0".to_owned();
            self.property_shape(row, "deprecated", Severity::Warning, &text, &[line]);
        }
    }

    /// A vocabulary used by several shapes: an RDF list with a named head.
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

    /// A constraint on the node itself, as a shape of its own with its own message.
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

/// State while the shapes of a row are written.
struct Row<'p> {
    name: String,
    path: String,
    targets: String,
    class: &'p Class,
    property: &'p Property,
    messages: Messages<'p>,
    names: Vec<String>,
}
