//! Selection of links.

use crate::links::{Extracted, Selection, extract};
use crate::workspace::error::{Error, LinkSettingsError, PatternError, SettingsError};
use crate::workspace::open::Workspace;
use crate::workspace::settings::LinkSettings;
use regex::{Regex, RegexBuilder};

/// Which links are requested, and how.
#[derive(Clone, Debug, Default)]
pub struct LinkChoice {
    /// Patterns of URLs to include; empty includes all.
    pub include: Vec<String>,
    /// Patterns of URLs to exclude.
    pub exclude: Vec<String>,
    /// Whether IRIs of datasets, services and agents are requested too.
    pub identifiers: bool,
    /// Whether files with a checksum are downloaded and verified.
    pub checksums: bool,
}

impl Workspace {
    /// The links of the catalogue, with their uses.
    ///
    /// # Errors
    /// When a pattern is invalid.
    pub fn links(&self, choice: &LinkChoice) -> Result<Extracted, Error> {
        let selection = selection(choice, &self.contents.settings.links)?;
        Ok(extract(self.graph(), self.profile(), &selection))
    }
}

fn selection(choice: &LinkChoice, settings: &LinkSettings) -> Result<Selection, Error> {
    let of_settings = compile(&settings.exclude);
    let of_settings =
        of_settings.map_err(|error| SettingsError::from(LinkSettingsError::from(error)))?;
    let mut exclude = compile(&choice.exclude)?;
    exclude.extend(of_settings);
    Ok(Selection {
        include: compile(&choice.include)?,
        exclude,
        exclude_hosts: settings.exclude_hosts.clone(),
        get_hosts: settings.get_hosts.clone(),
        identifiers: choice.identifiers,
        checksums: choice.checksums,
    })
}

fn compile(patterns: &[String]) -> Result<Vec<Regex>, PatternError> {
    patterns.iter().map(|pattern| pattern_of(pattern)).collect()
}

/// Memory limit of a compiled pattern, and of its cache.
const PATTERN_BYTES: usize = 1 << 20;
/// Nesting limit of a pattern.
const DEEPEST_PATTERN: u32 = 50;

/// Compiles a pattern within limits: a short one may take gigabytes.
fn pattern_of(text: &str) -> Result<Regex, PatternError> {
    let compiled = RegexBuilder::new(text)
        .size_limit(PATTERN_BYTES)
        .dfa_size_limit(PATTERN_BYTES)
        .nest_limit(DEEPEST_PATTERN)
        .build();
    compiled.map_err(|error| PatternError {
        text: text.to_owned(),
        error,
    })
}
