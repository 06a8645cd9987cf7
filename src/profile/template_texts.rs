//! Texts that templates of new files give people to replace.

use crate::diagnostic::Text;
use crate::yaml::decode_table;
use serde::Deserialize;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../schemas/template.yaml");

/// The texts, for the templates and for the rule that finds what is left of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateTexts {
    /// Title of the example dataset.
    pub title: Text,
    /// Its description.
    pub description: Text,
    /// Its keyword.
    pub keyword: Text,
    /// Its distribution.
    pub distribution: ExampleDistribution,
    older: Vec<String>,
    older_keyword: Text,
    older_addresses: Vec<String>,
}

/// Texts of the example's distribution.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleDistribution {
    /// Title.
    pub title: Text,
    /// Description.
    pub description: Text,
}

impl TemplateTexts {
    /// The texts of `schemas/template.yaml`, loaded on first use.
    ///
    /// # Panics
    /// When the table is invalid, which tests exclude.
    pub fn get() -> &'static Self {
        static TEXTS: OnceLock<TemplateTexts> = OnceLock::new();
        TEXTS.get_or_init(|| decode_table(TABLE).expect("schemas/template.yaml can be read"))
    }

    /// Whether the whole text is one of a template.
    pub fn has(&self, text: &str) -> bool {
        let distribution = &self.distribution;
        let example = [
            &self.title,
            &self.description,
            &distribution.title,
            &distribution.description,
        ];
        let mut example = example.into_iter().flat_map(|of| [&of.sv, &of.en]);
        example.any(|of| of == text) || self.older.iter().any(|of| of == text)
    }

    /// Example keywords, each pair in both languages: single words, of which one alone may be meant.
    pub fn keywords(&self) -> [&Text; 2] {
        [&self.keyword, &self.older_keyword]
    }

    /// Example addresses, as IRIs.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.older_addresses.iter().map(String::as_str)
    }
}
