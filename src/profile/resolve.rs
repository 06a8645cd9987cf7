//! Resolves the rows of a table to a [`Profile`]: expands prefixes, looks up classes and vocabularies.

use super::pattern::Pattern;
use super::property::{Class, ClassId, Profile, Property, RangeAlternative};
use super::rows::{
    ClassRow, OneOrMany, PrefixTable, ProfileTable, RangeAlternativeRow, VocabularyTable,
};
use super::vocabulary::{plain, spelled};
use super::{Version, Vocabulary, VocabularyId, fold};
use crate::rdf::Prefixes;
use foldhash::{HashMap, HashMapExt};
use serde_json::Value as Json;

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
            .map(|row| {
                let key = row.get("key").and_then(|key| key.as_str());
                let key = key.unwrap_or("?").to_owned();
                self.property(row)
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

    fn property(&self, mut row: serde_json::Map<String, Json>) -> Result<Property, String> {
        let alternatives = RangeAlternativeRow::take(&mut row)?;
        let mut property: Property =
            serde_json::from_value(Json::Object(row)).map_err(|error| error.to_string())?;
        for alternative in alternatives {
            property.nested |= alternative.nested;
            if property.replaced_by.is_none() {
                property.replaced_by.clone_from(&alternative.replaced_by);
            }
            property.alternatives.push(self.alternative(alternative)?);
        }
        property.iri = self.expand(&property.iri)?;
        if let Some(replacement) = &mut property.replaced_by {
            *replacement = self.expand(replacement)?;
        }
        if let Some(condition) = &mut property.depends_on {
            condition.property = self.expand(&condition.property)?;
        }
        Ok(property)
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
