//! Differences between a profile of katalog and the published one.

use super::differences::{Difference, EVERY};
use super::facts::{Count, Entry, Facts, Row, Value};
use katalog::profile::{Class, ClassId, NodeKind, Profile, Property, RangeAlternative, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Display, Formatter};

/// Class → template.
const TEMPLATES: [(&str, &str); 10] = [
    ("Catalog", "dcat:Catalog"),
    ("Dataset", "dcat:Dataset"),
    ("DatasetSeries", "dcat:DatasetSeries"),
    ("Distribution", "dcat:Distribution"),
    ("DataService", "dcat:DataService"),
    ("Agent", "dcat:foaf:Agent"),
    ("ContactPoint", "dcat:contactPoint"),
    ("LicenseDocument", "dcterms:LicenseDocument"),
    ("Standard", "dcterms:Standard"),
    ("Document", "foaf:Document"),
];

/// Types that the profile names and that are never described in a catalogue.
const NOT_DESCRIBED: [&str; 3] = [
    "http://purl.org/dc/terms/LinguisticSystem",
    "http://www.w3.org/2004/02/skos/core#Concept",
    "http://www.w3.org/2006/vcard/ns#Email",
];

/// A field of a row that differs.
pub struct Mismatch {
    pub version: &'static str,
    place: String,
    key: String,
    field: String,
    ours: String,
    theirs: String,
}

impl Mismatch {
    /// Whether this is a listed difference.
    pub fn is(&self, known: &Difference) -> bool {
        let (version, place, key, field, _) = known;
        (*version == EVERY || self.version == *version)
            && self.place == *place
            && self.key == *key
            && self.field == *field
    }
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self {
            version,
            place,
            key,
            field,
            ours,
            theirs,
        } = self;
        write!(
            f,
            "  {version} {place} {key} {field}: ours {ours}, published {theirs}"
        )
    }
}

/// Differences, and the number of comparisons.
pub struct Outcome {
    pub mismatches: Vec<Mismatch>,
    pub rows: usize,
    pub values: usize,
}

/// Compares all rows in both directions.
pub fn compare(profile: &'static Profile, facts: &Facts) -> Outcome {
    let mut comparison = Comparison {
        profile,
        outcome: Outcome {
            mismatches: Vec::new(),
            rows: 0,
            values: 0,
        },
        place: String::new(),
        key: String::new(),
    };
    for (name, template) in TEMPLATES {
        let class = profile.class_named(name).expect(name);
        let published = facts.classes.iter().find(|one| one.template == template);
        name.clone_into(&mut comparison.place);
        if let Some(published) = published {
            let rows = profile.class(class);
            name.clone_into(&mut comparison.key);
            comparison.labels(&published.label, (&rows.label.sv, &rows.label.en));
        }
        let entries = published.map_or(&[][..], |one| &one.entries);
        comparison.class(class, name, entries);
    }
    comparison.outcome
}

struct Comparison {
    profile: &'static Profile,
    outcome: Outcome,
    place: String,
    key: String,
}

impl Comparison {
    /// Records a field if it differs.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "most are numbers and made for the call"
    )]
    fn same<T: PartialEq + Debug>(&mut self, field: &str, ours: T, theirs: T) {
        if ours != theirs {
            self.outcome.mismatches.push(Mismatch {
                version: self.profile.version.as_str(),
                place: self.place.clone(),
                key: self.key.clone(),
                field: field.to_owned(),
                ours: format!("{ours:?}"),
                theirs: format!("{theirs:?}"),
            });
        }
    }

    fn class(&mut self, id: ClassId, place: &str, entries: &[Entry]) {
        let class = self.profile.class(id);
        let mut by_iri: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            let iri = match entry {
                Entry::Row(row) => &row.iri,
                Entry::Group { rows, .. } => &rows[0].iri,
            };
            by_iri.entry(iri).or_default().push(entry);
        }
        for (iri, entries) in &by_iri {
            place.clone_into(&mut self.place);
            if let Some(property) = class.by_iri(iri).filter(|row| !row.outside) {
                self.property(class, property, entries);
            } else {
                let local = iri.rsplit(['/', '#']).next().unwrap_or(iri);
                local.clone_into(&mut self.key);
                self.same("row", "absent", "present");
            }
        }
        place.clone_into(&mut self.place);
        for property in class.properties.iter().filter(|property| !property.outside) {
            let another_key = property.same_property_as.is_some();
            if !another_key && !by_iri.contains_key(property.iri.as_str()) {
                self.key.clone_from(&property.key);
                self.same("row", "present", "absent");
            }
        }
    }

    fn property(&mut self, class: &Class, property: &'static Property, entries: &[&Entry]) {
        self.key.clone_from(&property.key);
        let mut rows: Vec<&Row> = Vec::new();
        let mut whole = None;
        for entry in entries {
            match entry {
                Entry::Row(row) => rows.push(row),
                Entry::Group {
                    label,
                    count,
                    rows: alternatives,
                } => {
                    whole = Some((label, *count));
                    rows.extend(alternatives);
                }
            }
        }
        // Rows without group have the loosest limits of all.
        let loosest = Count {
            min: rows.iter().map(|row| row.count.min).min().unwrap_or(0),
            preferred: rows
                .iter()
                .map(|row| row.count.preferred)
                .min()
                .unwrap_or(0),
            max: rows
                .iter()
                .map(|row| row.count.max)
                .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
                .flatten(),
        };
        let count = whole.map_or(loosest, |(_, count)| count);
        self.same("min", property.min, count.min);
        self.same("preferred", property.preferred, count.preferred);
        self.same("max", property.max, count.max);
        if let Some((label, _)) = whole {
            self.labels(label, (&property.label.sv, &property.label.en));
        }
        let condition = property.depends_on.as_ref();
        let condition = condition.map(|on| (on.property.clone(), on.value.clone()));
        for row in &rows {
            self.same("depends_on", condition.clone(), row.depends_on.clone());
        }
        let mut met = BTreeSet::new();
        for row in rows {
            self.outcome.rows += 1;
            let found = match property.alternatives.as_slice() {
                [_] => Some(0),
                alternatives => alternatives.iter().position(|alternative| {
                    alternative
                        .label
                        .as_ref()
                        .is_some_and(|label| label.en == row.label.1)
                }),
            };
            match found {
                Some(index) => {
                    met.insert(index);
                    self.alternative(property, &property.alternatives[index], row);
                    self.nested(class, &property.alternatives[index], row);
                    self.key.clone_from(&property.key);
                }
                None => self.same("way", "absent", row.label.1.as_str()),
            }
        }
        self.same("ways", property.alternatives.len(), met.len());
    }

    fn labels(&mut self, theirs: &(String, String), ours: (&str, &str)) {
        self.same("sv", ours.0, theirs.0.as_str());
        self.same("en", ours.1, theirs.1.as_str());
    }

    fn alternative(&mut self, property: &Property, alternative: &RangeAlternative, row: &Row) {
        let label = alternative.label.as_ref().unwrap_or(&property.label);
        self.labels(&row.label, (&label.sv, &label.en));
        self.same("node", node_type(alternative.node), row.node.as_str());
        let ours: BTreeSet<_> = alternative.datatypes.iter().cloned().collect();
        self.same("datatypes", &ours, &row.datatypes);
        self.same("way min", alternative.min, row.count.min);
        self.same("way preferred", alternative.preferred, row.count.preferred);
        self.same("way max", alternative.max, row.count.max);
        self.same(
            "pattern",
            alternative
                .pattern
                .as_ref()
                .map(katalog::profile::Pattern::as_str),
            row.pattern.as_deref(),
        );
        self.same(
            "deprecated",
            alternative.deprecated || property.deprecated,
            row.deprecated,
        );
        let prefix = alternative.form.map_or("", katalog::profile::Form::prefix);
        self.same("prefix", prefix, row.prefix.as_str());
        self.types(alternative, row);
        let theirs = row.values.as_deref();
        self.same(
            "listed",
            !alternative.vocabularies.is_empty(),
            theirs.is_some(),
        );
        self.values(alternative, theirs.unwrap_or_default());
    }

    /// The class of the object: each of theirs is one of ours, and ours is among theirs.
    fn types(&mut self, alternative: &RangeAlternative, row: &Row) {
        let theirs: BTreeSet<&str> = row
            .types
            .iter()
            .map(String::as_str)
            .filter(|iri| !NOT_DESCRIBED.contains(iri))
            .collect();
        let classes = || alternative.classes.iter().map(|id| self.profile.class(*id));
        let known = theirs
            .iter()
            .all(|iri| classes().any(|class| class.types.iter().any(|t| t == iri)));
        let among = classes().all(|class| theirs.contains(class.iri.as_str()));
        if !(known && among) {
            let ours: BTreeSet<_> = classes().map(|class| class.iri.as_str()).collect();
            self.same("class", ours, theirs);
        }
    }

    fn values(&mut self, alternative: &RangeAlternative, theirs: &[Value]) {
        let lists: Vec<&'static Vocabulary> = alternative
            .vocabularies
            .iter()
            .map(|id| self.profile.vocabulary(*id))
            .collect();
        for value in theirs {
            self.outcome.values += 1;
            match lists
                .iter()
                .find_map(|list| Some((list, list.by_value(&value.it)?)))
            {
                Some((list, ours)) => {
                    let row = (self.place.clone(), self.key.clone());
                    self.place.clone_from(&list.name);
                    self.key.clone_from(&ours.code);
                    self.same("sv", Some(ours.label.sv.as_str()), value.sv.as_deref());
                    self.same("en", Some(ours.label.en.as_str()), value.en.as_deref());
                    (self.place, self.key) = row;
                }
                None => self.same("value", "absent", value.it.as_str()),
            }
        }
        for ours in lists.iter().flat_map(|list| &list.values) {
            if !theirs.iter().any(|value| value.it == ours.value()) {
                self.same("value", ours.value(), "absent");
            }
        }
    }

    /// The nested rows of theirs are those of the object's class.
    fn nested(&mut self, class: &Class, alternative: &RangeAlternative, row: &Row) {
        if row.nested.is_empty() {
            return;
        }
        let key = self.key.clone();
        match alternative.classes.as_slice() {
            [inner] => self.class(*inner, &format!("{}.{key}", class.name), &row.nested),
            _ => self.same("nested", "no class", "rows"),
        }
        class.name.clone_into(&mut self.place);
    }
}

fn node_type(node: NodeKind) -> &'static str {
    match node {
        NodeKind::Text => "LANGUAGE_LITERAL",
        NodeKind::Plain => "ONLY_LITERAL",
        NodeKind::Literal => "LITERAL",
        NodeKind::Typed => "DATATYPE_LITERAL",
        NodeKind::Iri => "URI",
        NodeKind::Resource => "RESOURCE",
    }
}
