//! `katalog.toml`: flags beat it, it beats what is built in.

use super::links::settings::{self, LinkSettings};
use super::{Failure, bounded, place};
use crate::description::{LONGEST_BASE, Templates};
use crate::diagnostic::{Lang, Levels, Severity};
use crate::profile::Version;
use crate::source::boundary;
use crate::{registry, say};
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
    links: settings::Table,
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
pub(super) struct Settings {
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
pub(super) fn known_rule(name: &str, lang: Lang) -> Result<(), Failure> {
    if registry::is_known(name) {
        return Ok(());
    }
    if name.len() > LONGEST {
        return Err(Failure::new(say!(
            lang,
            sv: "ett namn på {} byte är ingen regel",
            en: "a name of {} bytes is no rule",
            name.len()
        )));
    }
    let near = registry::nearest(name)
        .map(|near| say!(lang, sv: "; menade du `{near}`?", en: "; did you mean `{near}`?"))
        .unwrap_or_default();
    Err(Failure::new(say!(
        lang,
        sv: "det finns ingen regel `{name}`{near}",
        en: "there is no rule `{name}`{near}"
    )))
}

/// The name of the settings file.
pub(super) const NAME: &str = "katalog.toml";
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
    pub(super) fn of(
        root: Option<&Path>,
        version: Option<Version>,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let path = root.map(|root| root.join(NAME));
        let is_there = |path: &Path| path.symlink_metadata().is_ok() && !path.is_dir();
        let text = match path.filter(|path| is_there(path)) {
            Some(path) => {
                let file = boundary::open(&path)
                    .map_err(|error| place::cannot_read(&NAME, &error, lang))?;
                let text = bounded::text(file, LARGEST, lang)
                    .map_err(|why| Failure::new(format!("{NAME}: {why}")))?;
                Some(text)
            }
            None => None,
        };
        Self::from_text(text.as_deref(), version, lang)
    }

    /// The settings that the text of the file gives, if there is one.
    pub(super) fn from_text(
        text: Option<&str>,
        version: Option<Version>,
        lang: Lang,
    ) -> Result<Self, Failure> {
        let mut settings = match text {
            Some(text) => Self::parse(text, lang)?,
            None => Self::default(),
        };
        if let Some(version) = version {
            settings.version = version;
        }
        Ok(settings)
    }

    fn parse(text: &str, lang: Lang) -> Result<Self, Failure> {
        if text.len() as u64 > LARGEST {
            let why = bounded::too_large(LARGEST, lang);
            return Err(Failure::new(format!("{NAME}: {why}")));
        }
        let file: File = toml::from_str(text)
            .map_err(|error| Failure::new(format!("{NAME}: {}", shortened(&error.to_string()))))?;
        let version = match &file.profile {
            None => Version::default(),
            Some(text) => Version::parse(text).ok_or_else(|| {
                let known = Version::ALL.map(Version::as_str).join(", ");
                let text = shortened(text);
                Failure::new(say!(
                    lang,
                    sv: "{NAME}: profilversionen `{text}` finns inte; de som finns är {known}",
                    en: "{NAME}: there is no profile version `{text}`; there are {known}"
                ))
            })?,
        };
        for name in file.rules.keys() {
            known_rule(name, lang).map_err(|error| Failure::new(format!("{NAME}: {error}")))?;
        }
        for (concept, template) in &file.uri {
            if template.len() > LONGEST_BASE {
                return Err(Failure::new(say!(
                    lang,
                    sv: "{NAME}: mallen för {concept} är längre än {LONGEST_BASE} tecken",
                    en: "{NAME}: the template for {concept} is longer than {LONGEST_BASE} characters"
                )));
            }
            let needs: &[&str] = if concept == "distribution" {
                &["{dataset}", "{id}"]
            } else {
                &["{id}"]
            };
            if template.len() > LONGEST {
                return Err(Failure::new(say!(
                    lang,
                    sv: "{NAME}: en mall i [uri] är längre än {LONGEST} byte",
                    en: "{NAME}: a template in [uri] is longer than {LONGEST} bytes"
                )));
            }
            if let Some(lacks) = needs.iter().find(|part| !template.contains(**part)) {
                return Err(Failure::new(say!(
                    lang,
                    sv: "{NAME}: mallen för {concept} saknar {lacks}, så olika resurser skulle få samma IRI",
                    en: "{NAME}: the template for {concept} lacks {lacks}, so different resources would get the same IRI"
                )));
            }
        }
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
            links: file
                .links
                .settle(lang)
                .map_err(|error| Failure::new(format!("{NAME}: [links]: {error}")))?,
        })
    }
}
