//! Errors about baselines.

use super::TextError;
use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// Why a baseline cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum BaselineError {
    /// Its text cannot be read.
    Text {
        /// The file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// It has an unknown format version.
    Version(PathBuf),
    /// It is no baseline.
    Syntax {
        /// The file.
        path: PathBuf,
        /// The error of the JSON parser.
        source: serde_json::Error,
    },
    /// It cannot be serialized.
    Write(#[from] std::io::Error),
}

impl BaselineError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        let unreadable = |path: &PathBuf, why: String| {
            let path = path.display();
            say!(lang, sv: "kan inte läsa {path}: {why}", en: "cannot read {path}: {why}")
        };
        match self {
            Self::Text { path, source } => unreadable(path, source.message(lang)),
            Self::Version(path) => {
                unreadable(path, say!(lang, sv: "okänd version", en: "unknown version"))
            }
            Self::Syntax { path, source } => {
                let path = path.display();
                say!(
                    lang,
                    sv: "{path} är ingen baslinje, som `katalog baseline` skriver ({source})",
                    en: "{path} is no baseline as `katalog baseline` writes it ({source})"
                )
            }
            Self::Write(error) => error.to_string(),
        }
    }
}
