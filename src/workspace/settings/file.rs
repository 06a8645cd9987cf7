//! `katalog.toml`: flags take precedence over it, and it over defaults.

use super::links::{LinkSettings, Table};
use crate::description::{LONGEST_BASE, Templates};
use crate::diagnostic::{Levels, Severity};
use crate::profile::Version;
use crate::registry;
use crate::source::boundary;
use crate::workspace::error::{Error, FilesError, RuleNameError, SettingsError, TextError};
use crate::workspace::files::bounded;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The file as deserialized.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    profile: Option<String>,
    #[serde(default)]
    rules: BTreeMap<String, Level>,
    #[serde(default)]
    uri: BTreeMap<String, String>,
    #[serde(default)]
    links: Table,
}

/// The setting of a rule.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Off,
    Info,
    Warning,
    Error,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Validated settings with defaults.
#[derive(Debug, Default)]
pub(in crate::workspace) struct Settings {
    /// Profile version.
    pub version: Version,
    /// Enabled rules and severities.
    pub levels: Levels,
    /// IRI templates.
    pub templates: Templates,
    /// Settings of link checks.
    pub links: LinkSettings,
}

/// Refuses unknown rules and groups.
fn known_rule(name: &str) -> Result<(), RuleNameError> {
    if registry::is_known(name) {
        return Ok(());
    }
    if name.len() > LONGEST {
        return Err(RuleNameError::Long(name.len()));
    }
    let near = registry::nearest(name);
    let name = name.to_owned();
    Err(RuleNameError::Unknown { name, near })
}

/// Enabled rules by flags, in addition to the settings.
#[derive(Clone, Debug, Default)]
pub struct RuleFilter {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl RuleFilter {
    /// Enables the rules and groups in `select` (all if it is empty), except those in `ignore`.
    ///
    /// # Errors
    /// When a rule or group is unknown.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self, RuleNameError> {
        select
            .iter()
            .chain(&ignore)
            .try_for_each(|name| known_rule(name))?;
        Ok(Self { select, ignore })
    }

    /// Only these rules and groups, unless others are selected.
    #[must_use]
    pub fn or_only(mut self, names: &[&str]) -> Self {
        if self.select.is_empty() {
            self.select = names.iter().map(|name| (*name).to_owned()).collect();
        }
        self
    }

    /// Applies the filter to the levels of the settings.
    pub(in crate::workspace) fn narrow(&self, levels: &mut Levels) {
        levels.select.extend(self.select.iter().cloned());
        levels.ignore.extend(self.ignore.iter().cloned());
    }
}

/// The name of the settings file.
pub(in crate::workspace) const NAME: &str = "katalog.toml";
/// Maximum size in bytes.
const LARGEST: u64 = 1 << 20;
/// Maximum length of a rule id to look up, and of a template.
const LONGEST: usize = 1000;

/// The text with long lines shortened.
fn shortened(text: &str) -> String {
    const LONGEST_LINE: usize = 300;
    let lines = text.trim_end().lines();
    let lines: Vec<String> = lines
        .map(|line| line.chars().take(LONGEST_LINE).collect())
        .collect();
    lines.join("\n")
}

impl Settings {
    /// The settings of the repository at `root`.
    pub(in crate::workspace) fn of(
        root: Option<&Path>,
        version: Option<Version>,
    ) -> Result<Self, Error> {
        let path = root.map(|root| root.join(NAME));
        let is_there = |path: &Path| path.symlink_metadata().is_ok() && !path.is_dir();
        let text = match path.filter(|path| is_there(path)) {
            Some(path) => {
                let file = boundary::open(&path).map_err(|error| FilesError::read(&NAME, error))?;
                Some(bounded::text(file, LARGEST).map_err(SettingsError::from)?)
            }
            None => None,
        };
        Ok(Self::from_text(text.as_deref(), version)?)
    }

    /// The settings in a file's text, if there is one.
    pub(in crate::workspace) fn from_text(
        text: Option<&str>,
        version: Option<Version>,
    ) -> Result<Self, SettingsError> {
        let mut settings = match text {
            Some(text) => Self::parse(text)?,
            None => Self::default(),
        };
        if let Some(version) = version {
            settings.version = version;
        }
        Ok(settings)
    }

    fn parse(text: &str) -> Result<Self, SettingsError> {
        if text.len() as u64 > LARGEST {
            return Err(TextError::TooLarge(LARGEST).into());
        }
        let file: File = toml::from_str(text).map_err(|error| SettingsError::Syntax {
            shown: shortened(&error.to_string()),
            source: Box::new(error),
        })?;
        let version = match &file.profile {
            None => Version::default(),
            Some(text) => {
                Version::parse(text).ok_or_else(|| SettingsError::Profile(shortened(text)))?
            }
        };
        file.rules.keys().try_for_each(|name| known_rule(name))?;
        file.uri
            .iter()
            .try_for_each(|(concept, template)| template_of(concept, template))?;
        Ok(Self {
            version,
            levels: Levels {
                severities: file
                    .rules
                    .into_iter()
                    .map(|(rule, level)| (rule, level.severity()))
                    .collect(),
                ..Levels::default()
            },
            templates: Templates(file.uri),
            links: file.links.settle()?,
        })
    }
}

/// Refuses a template that cannot mint unique IRIs for a concept.
fn template_of(concept: &str, template: &str) -> Result<(), SettingsError> {
    if template.len() > LONGEST_BASE {
        let concept = concept.to_owned();
        return Err(SettingsError::LongTemplate { concept });
    }
    if template.len() > LONGEST {
        return Err(SettingsError::TemplateBytes(LONGEST));
    }
    let needs: &[&str] = if concept == "distribution" {
        &["{dataset}", "{id}"]
    } else {
        &["{id}"]
    };
    match needs.iter().find(|part| !template.contains(**part)) {
        None => Ok(()),
        Some(part) => Err(SettingsError::TemplateLacks {
            concept: concept.to_owned(),
            part,
        }),
    }
}
