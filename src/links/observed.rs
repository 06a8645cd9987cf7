//! What was observed in a response body.

use crate::diagnostic::Arg;
use crate::message;
use serde::{Deserialize, Serialize};

/// What was observed in a response body; all that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedContent {
    pub(super) kind: ContentKind,
    pub(super) is_empty: bool,
    pub(super) said: Option<ServiceResponse>,
    pub(super) description: Option<Description>,
    /// What the server says in place of the content.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) notice: Option<Notice>,
}

impl Default for ObservedContent {
    fn default() -> Self {
        Self {
            kind: ContentKind::Unknown,
            is_empty: false,
            said: None,
            description: None,
            notice: None,
        }
    }
}

/// The kind of content, by its first bytes or the `Content-Type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ContentKind {
    Html,
    Json,
    Xml,
    Zip,
    Gzip,
    /// Another archive or compression format.
    Archive,
    Pdf,
    Sqlite,
    Parquet,
    /// Word and Excel formats before 2007.
    OldOffice,
    Image,
    /// Text of any other kind.
    Text,
    /// Bytes that are not text.
    Binary,
    /// Unknown.
    Unknown,
}

impl ContentKind {
    /// The name in messages.
    pub(super) fn name(self) -> Arg {
        let name = match self {
            Self::Html => {
                return message!(sv: "en webbsida (HTML)", en: "a web page (HTML)").into();
            }
            Self::Text => return message!(sv: "vanlig text", en: "plain text").into(),
            Self::Image => return message!(sv: "en bild", en: "an image").into(),
            Self::Binary => {
                return message!(sv: "innehåll av ett annat slag", en: "content of another kind")
                    .into();
            }
            Self::Archive => {
                return message!(sv: "ett packat arkiv av annat slag", en: "an archive of another kind").into();
            }
            Self::OldOffice => {
                return message!(sv: "en fil från äldre Word eller Excel", en: "a file of an older Word or Excel").into();
            }
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Zip => "ZIP",
            Self::Gzip => "gzip",
            Self::Pdf => "PDF",
            Self::Sqlite => "SQLite",
            Self::Parquet => "Parquet",
            Self::Unknown => "?",
        };
        Arg::Word(name)
    }

    /// Whether it is compressed.
    pub(super) fn is_packed(self) -> bool {
        matches!(self, Self::Zip | Self::Gzip | Self::Archive)
    }
}

/// The state of an API description (`OpenAPI`, Swagger, …).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Description {
    /// Machine-readable.
    Good,
    /// A web page that displays it.
    Page,
    /// Invalid JSON, at this line.
    TornJson(usize),
    /// Invalid YAML, at this line.
    TornYaml(usize),
    /// Another format, which may be valid.
    Unknown,
}

/// A service's response to a capabilities request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ServiceResponse {
    /// Capabilities of the expected service.
    Capabilities,
    /// An exception report, with its message.
    Exception(String),
    /// Capabilities of another service type, with its name.
    Another(String),
    /// Something else.
    Other,
}

/// The notice that a server gives instead of the expected content, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Notice {
    /// Something went wrong.
    Error(String),
    /// It is still being made.
    Pending(String),
    /// There is no such page.
    NotFound(String),
}

impl Notice {
    /// The words, on one line.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Error(words) | Self::Pending(words) | Self::NotFound(words) => words,
        }
    }
}
