//! `katalog.toml`: flags beat it, it beats what is built in.

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

/// The file as it is written.
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

/// What a rule is set to.
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

/// Settings, checked, with defaults filled in.
#[derive(Debug, Default)]
pub(in crate::workspace) struct Settings {
    /// Version of the profile.
    pub version: Version,
    /// Which rules are on, and how grave their findings are.
    pub levels: Levels,
    /// How IRIs are minted.
    pub templates: Templates,
    /// How addresses are asked.
    pub links: LinkSettings,
}

/// Refuses what is neither a rule nor a group.
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

/// Which rules are asked for, on top of what the settings say of them.
#[derive(Clone, Debug, Default)]
pub struct RuleFilter {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl RuleFilter {
    /// Only the rules and groups of `select`, or all when it is empty, and none of `ignore`.
    ///
    /// # Errors
    /// When a name is neither a rule nor a group.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self, RuleNameError> {
        select
            .iter()
            .chain(&ignore)
            .try_for_each(|name| known_rule(name))?;
        Ok(Self { select, ignore })
    }

    /// Only these rules and groups, where no others are asked for.
    #[must_use]
    pub fn or_only(mut self, names: &[&str]) -> Self {
        if self.select.is_empty() {
            self.select = names.iter().map(|name| (*name).to_owned()).collect();
        }
        self
    }

    /// The levels of the settings, narrowed.
    pub(in crate::workspace) fn narrow(&self, levels: &mut Levels) {
        levels.select.extend(self.select.iter().cloned());
        levels.ignore.extend(self.ignore.iter().cloned());
    }
}

/// The name of the settings file.
pub(in crate::workspace) const NAME: &str = "katalog.toml";
/// The largest that is read.
const LARGEST: u64 = 1 << 20;
/// The longest name of a rule that is looked for among those there are, and the longest template.
const LONGEST: usize = 1000;

/// The text with no line that is longer than a reader bears.
fn shortened(text: &str) -> String {
    const LONGEST_LINE: usize = 300;
    let lines = text.trim_end().lines();
    let lines: Vec<String> = lines
        .map(|line| line.chars().take(LONGEST_LINE).collect())
        .collect();
    lines.join("\n")
}

impl Settings {
    /// The settings of the repository at `root`, if it has any.
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

    /// The settings that the text of the file gives, if there is one.
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

/// Refuses a template that cannot mint IRIs for the resources of a concept.
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
