//! Typed errors of the application, and their texts.
//!
//! This is the only part of [`workspace`](super) with texts for users: the caller chooses a language, with
//! [`Error::message`].

mod baseline;
mod build;
mod compare;
mod fetch;
mod files;
mod fix;
mod git;
mod import;
mod include;
mod links;
mod note;
mod open;
mod settings;
mod toml_words;

pub use baseline::BaselineError;
pub use build::BuildError;
pub use compare::CompareError;
pub use fetch::{FetchError, HarvestError};
pub use files::{FilesError, TextError, why};
pub use fix::FixError;
pub use git::GitError;
pub use import::ImportError;
pub use include::{IncludeError, Loss};
pub use links::{CacheFault, CacheWriteError, LinksError, PatternError};
pub use note::Note;
pub use open::{OpenError, Unreadable};
pub use settings::{LinkSettingsError, RuleNameError, SettingsError};

use crate::diagnostic::Lang;
use std::io;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An I/O error without path.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Files could not be read or written.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The source cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Unknown rule.
    #[error(transparent)]
    RuleName(#[from] RuleNameError),
    /// `katalog.toml` is invalid.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Git failed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The baseline cannot be used.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// Fixes cannot be applied.
    #[error(transparent)]
    Fix(#[from] FixError),
    /// The catalogue cannot be built.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// The operands of a comparison are invalid.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// A URL gives no catalogue.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Links cannot be checked.
    #[error(transparent)]
    Links(#[from] LinksError),
    /// A catalogue cannot be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// An included copy cannot be updated.
    #[error(transparent)]
    Include(#[from] IncludeError),
}

impl From<PatternError> for Error {
    fn from(error: PatternError) -> Self {
        Self::Links(error.into())
    }
}

impl Error {
    /// The error message for users: what is wrong, where, what to do. It may contain untrusted texts and secrets: show
    /// it through [`Untrusted`](crate::untrusted::Untrusted).
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Io(error) => error.to_string(),
            Self::Files(error) => error.message(lang),
            Self::Open(error) => error.message(lang),
            Self::RuleName(error) => error.message(lang),
            Self::Settings(error) => error.message(lang),
            Self::Git(error) => error.message(lang),
            Self::Baseline(error) => error.message(lang),
            Self::Fix(error) => error.message(lang),
            Self::Build(error) => error.message(lang),
            Self::Compare(error) => error.message(lang),
            Self::Fetch(error) => error.message(lang),
            Self::Links(error) => error.message(lang),
            Self::Import(error) => error.message(lang),
            Self::Include(error) => error.message(lang),
        }
    }
}
