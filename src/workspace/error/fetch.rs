//! Errors about fetching catalogues.

use super::Unreadable;
use crate::diagnostic::Lang;
use crate::links::{self, DownloadError, DownloadFailure};
use crate::rdf::RdfFormat;
use crate::say;

/// Why a URL gives no catalogue.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum FetchError {
    /// The download failed.
    Download {
        /// The URL.
        address: String,
        /// Why.
        error: Box<DownloadError>,
    },
    /// It is an HTML page.
    Page(String),
    /// The file is empty.
    Empty(String),
}

impl FetchError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Download { address, error } => {
                let why = error.words(lang);
                let hint = if matches!(
                    &error.why,
                    DownloadFailure::FetchError(links::FetchError::Refused(..))
                ) {
                    say!(lang, sv: "; --allow-private tillåter det", en: "; --allow-private allows it")
                } else {
                    String::new()
                };
                say!(lang, sv: "kan inte hämta {address}: {why}{hint}", en: "cannot fetch {address}: {why}{hint}")
            }
            Self::Page(address) => say!(
                lang,
                sv: "{address} är en webbsida, ingen katalog i RDF",
                en: "{address} is a web page, no catalogue in RDF"
            ),
            Self::Empty(address) => say!(
                lang,
                sv: "{address} ger en tom fil",
                en: "{address} gives an empty file"
            ),
        }
    }
}

/// Why the portal cannot harvest a URL.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum HarvestError {
    /// The download failed.
    Download(Box<DownloadError>),
    /// The file is empty.
    Empty,
    /// It is an HTML page.
    Page,
    /// It is RDF in another syntax than RDF/XML.
    Syntax(RdfFormat),
    /// It is invalid.
    Unreadable(#[source] Box<Unreadable>),
}

impl HarvestError {
    /// The error message for users, without the URL.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Download(error) => error.words(lang),
            Self::Empty => say!(lang, sv: "filen är tom", en: "the file is empty"),
            Self::Page => {
                say!(lang, sv: "det är en webbsida, ingen RDF/XML", en: "it is a web page, no RDF/XML")
            }
            Self::Syntax(syntax) => {
                let name = syntax.name();
                say!(
                    lang,
                    sv: "filen är ingen RDF/XML utan ser ut som {name}; portalen läser bara RDF/XML",
                    en: "the file is no RDF/XML but looks like {name}; the portal reads RDF/XML only"
                )
            }
            Self::Unreadable(unreadable) => unreadable.summary(lang),
        }
    }
}
