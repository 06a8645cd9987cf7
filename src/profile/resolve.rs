//! Resolves the rows of a table to a [`Profile`]: expands prefixes, looks up classes and vocabularies.

use super::pattern::Pattern;
use super::property::{Class, ClassId, DependsOn, Profile, Property, RangeAlternative};
use super::rows::{
    ClassRow, OneOrMany, PrefixTable, ProfileTable, PropertyRow, RangeAlternativeRow,
    VocabularyTable,
};
use super::vocabulary::{plain, spelled};
use super::{Version, Vocabulary, VocabularyId, fold};
use crate::rdf::Prefixes;
use foldhash::{HashMap, HashMapExt};

/// The vocabulary in `version`, with its indexes.
pub(super) fn vocabulary(table: VocabularyTable, version: Version) -> Vocabulary {
    let mut values: Vec<_> = table
        .values
        .into_iter()
        .filter(|value| {
            value
                .since
                .as_deref()
                .and_then(Version::parse)
                .is_none_or(|since| since <= version)
        })
        .collect();
    for value in &mut values {
        let since = value.deprecated_since.as_deref().and_then(Version::parse);
        value.deprecated |= since.is_some_and(|since| since <= version);
    }
    let mut by_word = HashMap::new();
    let mut by_value = HashMap::new();
    let mut by_variant = HashMap::new();
    for (index, value) in values.iter().enumerate() {
        by_value.insert(value.value().to_owned(), index);
        for variant in &value.variants {
            by_variant.insert(variant.clone(), index);
        }
        by_word.insert(fold(&value.code), index);
    }
    for (index, value) in values
        .iter()
        .enumerate()
        .filter(|(_, value)| !value.deprecated)
    {
        // Codes take precedence over labels, and earlier values over later ones.
        for word in [&value.label.sv, &value.label.en]
            .into_iter()
            .chain(&value.aliases)
        {
            by_word.entry(fold(word)).or_insert(index);
        }
    }
    let mut by_plain = HashMap::new();
    if !table.pages.is_empty() {
        for (index, value) in values.iter().enumerate() {
            let spellings =
                std::iter::once(value.value()).chain(value.variants.iter().map(String::as_str));
            for spelling in spellings.filter_map(|iri| plain(iri, &table.pages)) {
                by_plain.entry(spelling.to_owned()).or_insert(index);
            }
        }
    }
    let mut by_spelling = HashMap::new();
    for (index, value) in values.iter().enumerate() {
        let spellings =
            std::iter::once(value.value()).chain(value.variants.iter().map(String::as_str));
        for spelling in spellings {
            by_spelling.entry(spelled(spelling)).or_insert(index);
        }
    }
    Vocabulary {
        name: table.vocabulary,
        label: table.label,
        scheme: table.scheme,
        by_label: table.by_label,
        values,
        by_word,
        by_value,
        by_variant,
        pages: table.pages,
        by_plain,
        by_spelling,
        near: std::sync::OnceLock::new(),
    }
}
/// Builds the profile of one version from its rows.
pub(super) fn resolve(
    version: Version,
    table: ProfileTable,
    prefix_table: PrefixTable,
    vocabularies: Vec<Vocabulary>,
) -> Result<Profile, String> {
    let PrefixTable {
        prefixes,
        known_vocabularies,
    } = prefix_table;
    let prefixes = Prefixes::new(prefixes);
    let class_names: HashMap<String, ClassId> = table
        .classes
        .iter()
        .enumerate()
        .map(|(i, class)| (class.class.clone(), ClassId(i)))
        .collect();
    let resolver = Resolver {
        prefixes: &prefixes,
        class_names: &class_names,
        vocabularies: &vocabularies,
    };
    let classes = table
        .classes
        .into_iter()
        .map(|row| resolver.class(row))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(Profile {
        name: table.profile,
        version,
        prefixes,
        known_vocabularies,
        classes,
        vocabularies,
        class_names,
    })
}

struct Resolver<'t> {
    prefixes: &'t Prefixes,
    class_names: &'t HashMap<String, ClassId>,
    vocabularies: &'t [Vocabulary],
}

impl Resolver<'_> {
    fn expand(&self, iri: &str) -> Result<String, String> {
        if iri.contains("://") {
            return Ok(iri.to_owned());
        }
        self.prefixes
            .expand(iri)
            .ok_or_else(|| format!("unknown prefix in {iri}"))
    }

    fn classes(&self, names: OneOrMany) -> Result<Vec<ClassId>, String> {
        names
            .into_vec()
            .into_iter()
            .map(|name| {
                self.class_names
                    .get(&name)
                    .copied()
                    .ok_or_else(|| format!("no class {name}"))
            })
            .collect()
    }

    fn vocabularies(&self, names: OneOrMany) -> Result<Vec<VocabularyId>, String> {
        names
            .into_vec()
            .into_iter()
            .map(|name| {
                let found = self
                    .vocabularies
                    .iter()
                    .position(|vocabulary| vocabulary.name == name);
                found
                    .map(VocabularyId)
                    .ok_or_else(|| format!("no vocabulary {name}"))
            })
            .collect()
    }

    fn class(&self, row: ClassRow) -> Result<Class, String> {
        let iri = self.expand(&row.iri)?;
        let mut types = vec![iri.clone()];
        for name in &row.types {
            let expanded = self.expand(name)?;
            if !types.contains(&expanded) {
                types.push(expanded);
            }
        }
        let name = row.class.clone();
        let properties = row
            .properties
            .into_iter()
            .map(|json| {
                let key = json["key"].as_str().unwrap_or("?").to_owned();
                serde_json::from_value::<PropertyRow>(json)
                    .map_err(|error| error.to_string())
                    .and_then(|row| self.property(row))
                    .map_err(|message| format!("{name}.{key}: {message}"))
            })
            .collect::<Result<Vec<_>, String>>()?;
        Ok(Class {
            // Profiles live for the whole run; leaking the name spares findings an allocation.
            name: Box::leak(row.class.into_boxed_str()),
            iri,
            types,
            subclasses: self.classes(OneOrMany::Many(row.subclasses))?,
            label: row.label,
            plural: row.plural,
            help: row.help,
            folder: row.folder,
            concept: row.concept,
            text_key: row.text_key,
            properties,
        })
    }

    fn property(&self, row: PropertyRow) -> Result<Property, String> {
        let mut nested = row.nested;
        let mut replaced_by = row.replaced_by;
        let rows = if row.alternatives.is_empty() {
            vec![RangeAlternativeRow {
                label: None,
                help: None,
                node: row.node.ok_or("neither node nor ways")?,
                class: row.class,
                datatypes: row.datatypes,
                vocabulary: row.vocabulary,
                suggest: row.suggest,
                pattern: row.pattern,
                form: row.form,
                deprecated: row.deprecated,
                min: row.min,
                preferred: row.preferred,
                max: row.max,
                nested: false,
                replaced_by: None,
            }]
        } else {
            row.alternatives
        };
        let mut alternatives = Vec::with_capacity(rows.len());
        for alternative in rows {
            nested |= alternative.nested;
            replaced_by = replaced_by.or_else(|| alternative.replaced_by.clone());
            alternatives.push(self.alternative(alternative)?);
        }
        Ok(Property {
            iri: self.expand(&row.iri)?,
            key: row.key,
            label: row.label,
            help: row.help,
            min: row.min,
            preferred: row.preferred,
            max: row.max,
            alternatives,
            depends_on: row
                .depends_on
                .map(|d| {
                    Ok::<_, String>(DependsOn {
                        property: self.expand(&d.property)?,
                        value: d.value,
                    })
                })
                .transpose()?,
            deprecated: row.deprecated,
            replaced_by: replaced_by.map(|iri| self.expand(&iri)).transpose()?,
            since: row.since,
            inferred: row.inferred,
            outside: row.outside,
            nested,
            described: row.described,
            link: row.link,
            name: row.name,
            aliases: row.aliases,
            same_property_as: row.same_property_as,
            many_per_language: row.many_per_language,
            others_beside: row.others_beside,
            series_shared: row.series_shared,
            implies: row.implies,
            default: row.default,
            taken_from: row.taken_from,
            pattern_binds: row.pattern_binds,
            tolerated: row.tolerated,
            group: row.group,
            example: row.example,
            missing: row.missing,
        })
    }

    fn alternative(&self, alternative: RangeAlternativeRow) -> Result<RangeAlternative, String> {
        Ok(RangeAlternative {
            label: alternative.label,
            help: alternative.help,
            node: alternative.node,
            classes: self.classes(alternative.class)?,
            datatypes: alternative
                .datatypes
                .iter()
                .map(|iri| self.expand(iri))
                .collect::<Result<_, _>>()?,
            vocabularies: self.vocabularies(alternative.vocabulary)?,
            suggest: self.vocabularies(alternative.suggest)?,
            pattern: alternative.pattern.map(Pattern::new).transpose()?,
            form: alternative.form,
            deprecated: alternative.deprecated,
            min: alternative.min,
            preferred: alternative.preferred,
            max: alternative.max,
        })
    }
}
