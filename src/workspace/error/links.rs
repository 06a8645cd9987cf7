//! Errors about link checks.

use super::{FilesError, TextError, why};
use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// An invalid pattern for URLs.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct PatternError {
    /// The pattern.
    pub text: String,
    /// The error of the regex compiler.
    #[source]
    pub error: regex::Error,
}

impl PatternError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        let Self { text, error } = self;
        say!(
            lang,
            sv: "`{text}` är inget giltigt mönster (reguljärt uttryck): {error}",
            en: "`{text}` is no valid pattern (regular expression): {error}"
        )
    }
}

/// Why links cannot be checked.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum LinksError {
    /// An invalid pattern.
    Pattern(#[from] PatternError),
    /// Offline, without a trusted cache.
    Offline,
    /// No HTTP client can be set up.
    Network(String),
    /// The file is no link cache.
    Cache {
        /// The file.
        path: PathBuf,
        /// Why.
        why: CacheFault,
    },
    /// The cache cannot be written.
    CacheWriteError {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Box<CacheWriteError>,
    },
}

/// Why a file is no link cache.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum CacheFault {
    /// Its text cannot be read.
    Text(#[from] TextError),
    /// The error of the parser.
    Syntax(String),
}

impl CacheFault {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Text(error) => error.message(lang),
            Self::Syntax(error) => error.clone(),
        }
    }
}

/// Why a cache cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum CacheWriteError {
    /// Serialization failed.
    Syntax(String),
    /// The path is refused.
    Place(#[from] FilesError),
    /// An I/O error.
    Io(#[from] std::io::Error),
}

impl CacheWriteError {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Syntax(error) => error.clone(),
            Self::Place(error) => error.message(lang),
            Self::Io(error) => why(error, lang),
        }
    }
}

impl LinksError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Pattern(error) => error.message(lang),
            Self::Offline => {
                say!(lang, sv: "--offline har inget att gå efter", en: "--offline has nothing to go by")
            }
            Self::Network(why) => {
                say!(lang, sv: "det går inte att nå nätet: {why}", en: "the network cannot be reached: {why}")
            }
            Self::Cache { path, why } => {
                let (shown, why) = (path.display(), why.message(lang));
                say!(
                    lang,
                    sv: "{shown} är ingen fil som `katalog check-links --cache` har skrivit ({why}); ta bort den eller ange en annan",
                    en: "{shown} is no file that `katalog check-links --cache` wrote ({why}); remove it or name another"
                )
            }
            Self::CacheWriteError { path, why } => {
                let (path, why) = (path.display(), why.message(lang));
                say!(lang, sv: "kan inte skriva {path}: {why}", en: "cannot write {path}: {why}")
            }
        }
    }
}
