//! Settings that make no sense.

use super::{PatternError, TextError};
use crate::description::LONGEST_BASE;
use crate::diagnostic::Lang;
use crate::profile::Version;
use crate::say;

/// The name of the settings file.
const NAME: &str = "katalog.toml";

/// Why something is neither a rule nor a group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum RuleNameError {
    /// There is none of that name.
    Unknown {
        /// What was written.
        name: String,
        /// The name that is most like it.
        near: Option<&'static str>,
    },
    /// No name is so long.
    Long(usize),
}

impl RuleNameError {
    /// The error for people.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { name, near } => {
                let near = near
                    .map(|near| say!(lang, sv: "; menade du `{near}`?", en: "; did you mean `{near}`?"))
                    .unwrap_or_default();
                say!(
                    lang,
                    sv: "det finns ingen regel `{name}`{near}",
                    en: "there is no rule `{name}`{near}"
                )
            }
            Self::Long(bytes) => say!(
                lang,
                sv: "ett namn på {bytes} byte är ingen regel",
                en: "a name of {bytes} bytes is no rule"
            ),
        }
    }
}

/// What is wrong in `katalog.toml`.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum SettingsError {
    /// It cannot be read.
    Text(#[from] TextError),
    /// It is no TOML, or has keys that it may not have.
    Syntax {
        /// What the parser says, with no line longer than a reader bears.
        shown: String,
        /// The same from the parser.
        source: Box<toml::de::Error>,
    },
    /// A version of the profile that there is not.
    Profile(String),
    /// What is set is no rule.
    Rule(#[from] RuleNameError),
    /// A template for IRIs that is longer than an IRI may be.
    LongTemplate {
        /// Of which kind of resource.
        concept: String,
    },
    /// A template of more bytes than this.
    TemplateBytes(usize),
    /// A template that gives the same IRI to different resources.
    TemplateLacks {
        /// Of which kind of resource.
        concept: String,
        /// What it lacks.
        part: &'static str,
    },
    /// What is wrong below `[links]`.
    Links(#[from] LinkSettingsError),
}

impl SettingsError {
    /// The error for people.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Text(error) => format!("{NAME}: {}", error.message(lang)),
            Self::Syntax { shown, .. } => format!("{NAME}: {shown}"),
            Self::Profile(text) => {
                let known = Version::ALL.map(Version::as_str).join(", ");
                say!(
                    lang,
                    sv: "{NAME}: profilversionen `{text}` finns inte; de som finns är {known}",
                    en: "{NAME}: there is no profile version `{text}`; there are {known}"
                )
            }
            Self::Rule(error) => format!("{NAME}: {}", error.message(lang)),
            Self::LongTemplate { concept } => say!(
                lang,
                sv: "{NAME}: mallen för {concept} är längre än {LONGEST_BASE} tecken",
                en: "{NAME}: the template for {concept} is longer than {LONGEST_BASE} characters"
            ),
            Self::TemplateBytes(most) => say!(
                lang,
                sv: "{NAME}: en mall i [uri] är längre än {most} byte",
                en: "{NAME}: a template in [uri] is longer than {most} bytes"
            ),
            Self::TemplateLacks { concept, part } => say!(
                lang,
                sv: "{NAME}: mallen för {concept} saknar {part}, så olika resurser skulle få samma IRI",
                en: "{NAME}: the template for {concept} lacks {part}, so different resources would get the same IRI"
            ),
            Self::Links(error) => format!("{NAME}: [links]: {}", error.message(lang)),
        }
    }
}

/// What is wrong below `[links]` in `katalog.toml`.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum LinkSettingsError {
    /// A list that is longer than makes sense.
    TooMany {
        /// Which.
        key: &'static str,
        /// How long it is.
        count: usize,
        /// How long it may be.
        most: usize,
    },
    /// A pattern of more bytes than this.
    LongPattern(usize),
    /// What is no pattern.
    Pattern(#[from] PatternError),
    /// What is no status of HTTP.
    Status {
        /// Where it stands.
        key: &'static str,
        /// What stands there.
        status: u16,
    },
    /// What is no name of a host.
    Host(String),
    /// What is no length of time.
    Interval(String),
    /// A length of time that is longer than may be set there.
    LongInterval(String),
}

impl LinkSettingsError {
    /// The error for people, without the name of the file.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::TooMany { key, count, most } => say!(
                lang,
                sv: "{key}: {count} är för många, {most} är det mesta",
                en: "{key}: {count} are too many, {most} is the most"
            ),
            Self::LongPattern(most) => say!(
                lang,
                sv: "exclude: ett mönster är längre än {most} byte; dela upp det",
                en: "exclude: a pattern is longer than {most} bytes; divide it"
            ),
            Self::Pattern(error) => error.message(lang),
            Self::Status { key, status } => say!(
                lang,
                sv: "{key}: {status} är ingen statuskod i HTTP",
                en: "{key}: {status} is no status of HTTP"
            ),
            Self::Host(name) => say!(
                lang,
                sv: "[links.hosts]: `{name}` är ingen server; skriv bara dess namn, som data.kommunen.se",
                en: "[links.hosts]: `{name}` is no host; write its name alone, such as data.kommunen.se"
            ),
            Self::Interval(text) => say!(
                lang,
                sv: "interval: `{text}` är ingen tid; skriv till exempel 500ms, 2s eller 1m",
                en: "interval: `{text}` is no time; write such as 500ms, 2s or 1m"
            ),
            Self::LongInterval(text) => say!(
                lang,
                sv: "interval: `{text}` är längre än 1m, som är det mesta här; med --interval på kommandoraden går det",
                en: "interval: `{text}` is longer than 1m, which is the most here; --interval on the command line takes it"
            ),
        }
    }
}
