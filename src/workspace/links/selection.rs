//! Which links are asked.

use crate::links::{Extracted, Selection, extract};
use crate::workspace::error::{Error, LinkSettingsError, PatternError, SettingsError};
use crate::workspace::open::Workspace;
use crate::workspace::settings::LinkSettings;
use regex::{Regex, RegexBuilder};

/// Which links are asked, and what about them.
#[derive(Clone, Debug, Default)]
pub struct LinkChoice {
    /// Only addresses that match one of these patterns, if there are any.
    pub include: Vec<String>,
    /// No address that matches one of these patterns.
    pub exclude: Vec<String>,
    /// Whether the names (IRIs) of datasets, services and agents are asked too.
    pub identifiers: bool,
    /// Whether files that have a checksum are fetched and compared.
    pub checksums: bool,
}

impl Workspace {
    /// The links of the catalogue, each with where it is written.
    ///
    /// # Errors
    /// When a pattern cannot be read.
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

/// Bytes that a compiled pattern may take, and what it remembers while it is compared.
const PATTERN_BYTES: usize = 1 << 20;
/// Groups within groups.
const DEEPEST_PATTERN: u32 = 50;

/// A regular expression that an address is compared with. A few letters may stand for a program of gigabytes.
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
