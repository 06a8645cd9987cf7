//! A file with known findings that cannot be used.

use super::TextError;
use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// Why a file with known findings cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum BaselineError {
    /// Its text cannot be had.
    Text {
        /// The file.
        path: PathBuf,
        /// Why.
        source: TextError,
    },
    /// It was written by a version of the program that is not known.
    Version(PathBuf),
    /// It is none.
    Syntax {
        /// The file.
        path: PathBuf,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// It cannot be made.
    Write(#[from] std::io::Error),
}

impl BaselineError {
    /// The error for people.
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
