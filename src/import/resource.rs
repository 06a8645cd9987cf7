//! One resource as a YAML mapping: types and id first, then properties in the order of the profile.

use super::letter::{coordinates, is_resources};
use super::name::concept_word;
use super::placement::{Placement, class_of_row};
use super::shared::WrittenValues;
use super::value::PropertyOf;
use super::{File, Import};
use crate::description::{NONE, ValueKind, forms};
use crate::profile::{Class, ClassId, Form, Property, organisation_iri};
use crate::rdf::{Term, TermId, is_absolute_iri, vocab};
use crate::yaml::Draft;

impl Import<'_> {
    /// The entries of a file.
    pub(super) fn file(&self, subject: TermId, file: &File) -> Vec<(String, Draft)> {
        let class = self.key_class(subject);
        let force = is_resources(file.folder);
        let mut entries = self.types(subject, class, force);
        let iri = self.graph.term(subject).as_iri();
        let follows = iri.is_some_and(|iri| self.follows(subject, file, iri));
        match (iri, self.placements.labels.get(&subject)) {
            (Some(_), _) if follows => {}
            (Some(iri), _) => entries.push(uri(iri)),
            (None, Some(label)) => entries.push(uri(&format!("_:{label}"))),
            (None, None) => {}
        }
        if let Some(catalog) = self.catalog_word(subject, file) {
            entries.push(("catalog".to_owned(), Draft::Text(catalog)));
        }
        entries.extend(self.entries(subject));
        // A file cannot be empty, even if only the type of its resource is known.
        if entries.is_empty() {
            entries = self.types(subject, class, true);
        }
        entries
    }

    /// Whether the file gives its subject this IRI without `uri:`.
    fn follows(&self, subject: TermId, file: &File, iri: &str) -> bool {
        if let Some(digits) = self.organisation_number(subject) {
            return organisation_iri(&digits) == iri;
        }
        let class = self.key_class(subject).map(|id| self.profile.class(id));
        let id = if file.folder.is_empty() {
            "main"
        } else {
            &file.id
        };
        self.base.is_some() && self.minter.mint(concept_word(class), id) == iri
    }

    /// `@type`, and the IRI or label of a nested resource.
    pub(super) fn head(&self, node: TermId, led_to: Option<ClassId>) -> Vec<(String, Draft)> {
        let typed = self.classes.typed(node);
        let force = led_to.is_none() || typed.is_some_and(|class| Some(class) != led_to);
        let mut entries = self.types(node, self.key_class(node), force);
        let id = self.ids.get(&node);
        match self.graph.term(node) {
            Term::Iri(iri) if self.is_by_format(node, iri) => {}
            Term::Iri(iri) => entries.push(uri(iri)),
            Term::Blank(_) => {
                if let Some(label) = self.placements.labels.get(&node) {
                    let label = Draft::Text(format!("_:{label}"));
                    entries.push(("@id".to_owned(), label));
                }
            }
            Term::Literal { .. } => {}
        }
        if let Some(id) = id {
            entries.push(("id".to_owned(), Draft::Text(id.clone())));
        }
        entries
    }

    /// `@type`, where the class alone does not determine the types.
    fn types(&self, node: TermId, class: Option<ClassId>, force: bool) -> Vec<(String, Draft)> {
        let iris = self.type_iris(node);
        let odd = self.odd_types(node);
        let known = class.map(|id| self.profile.class(id));
        if let Some(class) = known
            && !force
            && odd.is_empty()
            && (iris == [class.iri.as_str()] || self.type_by_key(node, class).is_some())
        {
            return Vec::new();
        }
        let mut names = iris
            .iter()
            .map(|iri| Draft::Text(self.type_name(iri)))
            .collect::<Vec<_>>();
        let at_type = match names.len() {
            0 => Draft::Null,
            1 => names.remove(0),
            _ => Draft::List(names),
        };
        let mut entries = vec![("@type".to_owned(), at_type)];
        if !odd.is_empty() {
            let mut odd: Vec<Draft> = odd.into_iter().map(|term| self.exact(term)).collect();
            odd.sort();
            entries.push(("rdf:type".to_owned(), Draft::List(odd)));
        }
        entries
    }

    /// The key and value of a class with a row for its type (`kind: Organization`).
    fn type_by_key(&self, node: TermId, class: &'static Class) -> Option<(String, Draft)> {
        let row = class.by_iri(vocab::rdf::TYPE)?;
        // Only then does the row replace the type of the class.
        let alone = row.max == Some(1) && !row.outside;
        if !self.odd_types(node).is_empty() {
            return None;
        }
        let mut iris = self.type_iris(node);
        if !alone {
            let before = iris.len();
            iris.retain(|iri| *iri != class.iri);
            if iris.len() == before {
                return None;
            }
        }
        let [iri] = iris[..] else {
            return None;
        };
        let mut lists = row
            .alternatives
            .iter()
            .flat_map(|alternative| &alternative.vocabularies);
        let value = lists.find_map(|id| self.profile.vocabulary(*id).by_value(iri))?;
        let read = self.reader().value(Some(row), &value.code)?;
        matches!(read, ValueKind::Iri(other) if other == iri)
            .then(|| (row.key.clone(), Draft::Text(value.code.clone())))
    }

    /// All properties.
    pub(super) fn entries(&self, node: TermId) -> Vec<(String, Draft)> {
        let rdf_type = self.graph.rdf_type();
        let class = self.key_class(node);
        let mut entries = Vec::new();
        let mut rows: &[Option<TermId>] = &[];
        if let Some(id) = class {
            let known = self.profile.class(id);
            rows = &self.rows[id.0];
            if self.type_iris(node) != [known.iri.as_str()] && !self.needs_types(node, id) {
                entries.extend(self.type_by_key(node, known));
            }
            for (row, property) in known.properties.iter().zip(rows) {
                if row.same_property_as.is_none() && *property != Some(rdf_type) {
                    self.row_entry(node, id, row, *property, &mut entries);
                }
            }
        }
        let mut free: Vec<(String, Draft)> = self
            .graph
            .about(node)
            .chunk_by(|a, b| a.p == b.p)
            .filter(|group| group[0].p != rdf_type && !rows.contains(&Some(group[0].p)))
            .filter_map(|group| {
                let of = PropertyOf {
                    subject: node,
                    property: group[0].p,
                    row: None,
                };
                let objects: Vec<TermId> = group.iter().map(|triple| triple.o).collect();
                let iri = self.graph.term(of.property).as_iri()?;
                Some((self.free_key(iri), self.values(of, &objects)?))
            })
            .collect();
        free.sort();
        entries.extend(free);
        entries
    }

    /// Whether `@type` is written, rather than a key for the type.
    fn needs_types(&self, node: TermId, class: ClassId) -> bool {
        match self.placements.get(node) {
            Placement::File(folder) => is_resources(folder),
            Placement::Nested(s, p) => {
                let led_to = self.row(s, p).and_then(class_of_row);
                led_to != Some(class)
            }
            Placement::Nowhere => false,
        }
    }

    fn row_entry(
        &self,
        node: TermId,
        class: ClassId,
        row: &'static Property,
        property: Option<TermId>,
        entries: &mut Vec<(String, Draft)>,
    ) {
        let all: Vec<TermId> = property.map_or_else(Vec::new, |property| {
            let values = self.graph.values(node, property);
            values.iter().map(|triple| triple.o).collect()
        });
        let mark = self.mark_off(node, class, row);
        let objects = self.explicit(node, class, row, property, &all);
        if all.is_empty() && self.would_follow(node, class, row) {
            entries.push((row.key.clone(), Draft::Null));
            return;
        }
        match self.settled(node, class, row, property, &objects) {
            WrittenValues::Omit => {}
            WrittenValues::Null => entries.push((row.key.clone(), Draft::Null)),
            WrittenValues::Own => {
                if let Some(property) = property {
                    self.own(
                        PropertyOf {
                            subject: node,
                            property,
                            row: Some(row),
                        },
                        &objects,
                        entries,
                    );
                }
            }
        }
        entries.extend(mark);
    }

    /// Writes the resource's own values of a row.
    fn own(&self, of: PropertyOf, objects: &[TermId], entries: &mut Vec<(String, Draft)>) {
        let Some(row) = of.row else { return };
        if let [only] = objects
            && let Some(form) = row
                .alternatives
                .iter()
                .find_map(|alternative| alternative.form)
            && let Term::Literal {
                value,
                datatype: Some(vocab::geosparql::WKT_LITERAL),
                ..
            } = self.graph.term(*only)
            && let Some(keys) = coordinates(form, value)
        {
            match form {
                // A bounding box is written by its four limits.
                Form::BoundingBox => entries.extend(keys),
                _ => entries.push((row.key.clone(), Draft::Map(keys))),
            }
            return;
        }
        let mut objects = objects.to_vec();
        if let Some(digits) = self.number_to_write(of.subject) {
            let number = forms::written_number(&digits);
            let class = self.key_class(of.subject).map(|id| self.profile.class(id));
            let key = class
                .and_then(number_row)
                .filter(|other| other.iri == row.iri);
            if let Some(key) = key {
                objects.retain(|object| {
                    !matches!(self.graph.term(*object), Term::Literal { value, datatype: None, language: None } if value == number)
                });
                entries.push((key.key.clone(), Draft::Text(number)));
            }
        }
        if let Some(values) = self.values(of, &objects) {
            entries.push((row.key.clone(), values));
        }
    }

    /// The organisation number of an agent, ten digits, where its identifier is in canonical form.
    pub(super) fn organisation_number(&self, node: TermId) -> Option<String> {
        let class = self.key_class(node).map(|id| self.profile.class(id))?;
        let row = number_row(class)?;
        let property = self.property(&row.iri)?;
        let mut numbers = self
            .graph
            .values(node, property)
            .iter()
            .filter_map(|triple| {
                let Term::Literal {
                    value,
                    datatype: None,
                    language: None,
                } = self.graph.term(triple.o)
                else {
                    return None;
                };
                let digits = forms::organisation_number(value).ok()?;
                (forms::written_number(&digits) == value).then_some(digits)
            });
        match (numbers.next(), numbers.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The number, where writing it as such changes no IRI.
    fn number_to_write(&self, node: TermId) -> Option<String> {
        let digits = self.organisation_number(node)?;
        let stands = match self.graph.term(node) {
            Term::Iri(_) => true,
            Term::Blank(_) | Term::Literal { .. } => {
                matches!(self.placements.get(node), Placement::File(folder) if !is_resources(folder))
                    && self.iri_of(node) == Some(&organisation_iri(&digits))
            }
        };
        stands.then_some(digits)
    }

    /// `catalog:` of a dataset, series or service that the main catalogue does not list.
    fn catalog_word(&self, subject: TermId, file: &File) -> Option<String> {
        let class = self.profile.class_in_folder(file.folder)?;
        self.listing(class)?;
        match self.lister(subject, class) {
            Some(catalog) if Some(catalog) == self.placements.main => None,
            Some(catalog) => {
                let file = self.placements.file_of(catalog)?;
                Some(self.files[file].id.clone())
            }
            None if self.placements.main.is_none() => None,
            None => Some(NONE.to_owned()),
        }
    }
}

/// The row for organisation numbers in a class.
fn number_row(class: &'static Class) -> Option<&'static Property> {
    class.properties.iter().find(|row| {
        row.alternatives
            .iter()
            .any(|alternative| alternative.form == Some(Form::OrganisationNumber))
    })
}

/// `uri:`, or `@id` for what is no absolute IRI.
fn uri(iri: &str) -> (String, Draft) {
    let key = if iri.starts_with("_:") || is_absolute_iri(iri) {
        "uri"
    } else {
        "@id"
    };
    (key.to_owned(), Draft::Text(iri.to_owned()))
}
