//! Errors about settings.

use super::{PatternError, TextError, toml_words};
use crate::description::LONGEST_BASE;
use crate::diagnostic::Lang;
use crate::profile::Version;
use crate::say;

/// The name of the settings file.
const NAME: &str = "katalog.toml";

/// An unknown rule or group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum RuleNameError {
    /// Unknown.
    Unknown {
        /// The name as written.
        name: String,
        /// The most similar id.
        near: Option<&'static str>,
    },
    /// Longer than any id.
    Long(usize),
}

impl RuleNameError {
    /// The error message for users.
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

/// Why `katalog.toml` is invalid.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum SettingsError {
    /// Its text cannot be read.
    Text(#[from] TextError),
    /// Invalid TOML, or unknown keys.
    Syntax {
        /// The parser's message, with long lines shortened.
        shown: String,
        /// The parser's error.
        source: Box<toml::de::Error>,
    },
    /// Unknown profile version.
    Profile(String),
    /// Unknown rule.
    Rule(#[from] RuleNameError),
    /// An IRI template longer than an IRI may be.
    LongTemplate {
        /// The concept of the template.
        concept: String,
    },
    /// A template with more than this many bytes.
    TemplateBytes(usize),
    /// A template without a placeholder that makes IRIs unique.
    TemplateLacks {
        /// The concept of the template.
        concept: String,
        /// The missing placeholder.
        part: &'static str,
    },
    /// `[links]` is invalid.
    Links(#[from] LinkSettingsError),
}

impl SettingsError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Text(error) => format!("{NAME}: {}", error.message(lang)),
            Self::Syntax { shown, .. } => match lang {
                Lang::Sv => format!("{NAME}: {}", toml_words::in_swedish(shown)),
                Lang::En => format!("{NAME}: {shown}"),
            },
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

/// Why `[links]` in `katalog.toml` is invalid.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum LinkSettingsError {
    /// A list is too long.
    TooMany {
        /// Its key.
        key: &'static str,
        /// Its length.
        count: usize,
        /// The limit.
        most: usize,
    },
    /// A pattern with more than this many bytes.
    LongPattern(usize),
    /// An invalid pattern.
    Pattern(#[from] PatternError),
    /// An invalid HTTP status.
    Status {
        /// The key.
        key: &'static str,
        /// The value.
        status: u16,
    },
    /// An invalid host name.
    Host(String),
    /// A method that link checks do not use.
    Method(String),
    /// An invalid duration.
    Interval(String),
    /// A duration above the limit.
    LongInterval(String),
}

impl LinkSettingsError {
    /// The error message for users, without the file name.
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
            Self::Method(text) => say!(
                lang,
                sv: "[links.hosts]: method: `{text}` används inte; skriv GET eller HEAD",
                en: "[links.hosts]: method: `{text}` is not used; write GET or HEAD"
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
