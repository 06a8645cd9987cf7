//! Why work could not be done: what failed, on what, and why, as types; and the same in words.
//!
//! Nothing else in [`workspace`](super) has a language of its own: whoever tells a person of an error chooses one,
//! with [`Error::message`].

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

pub use baseline::BaselineError;
pub use build::BuildError;
pub use compare::CompareError;
pub use fetch::{FetchError, HarvestError};
pub use files::{FilesError, TextError, why};
pub use fix::FixError;
pub use git::GitError;
pub use import::ImportError;
pub use include::{IncludeError, Loss};
pub use links::{CacheFault, LinksError, PatternError, Unkept};
pub use note::Note;
pub use open::{OpenError, Unreadable};
pub use settings::{LinkSettingsError, RuleNameError, SettingsError};

use crate::diagnostic::Lang;
use std::io;

/// Why the work could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system refused something that has no name of its own.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Files could not be read or written.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// What was named cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is no such rule.
    #[error(transparent)]
    RuleName(#[from] RuleNameError),
    /// `katalog.toml` is wrong.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Git does not give what is asked for.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The file with known findings cannot be used.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// Nothing can be fixed there.
    #[error(transparent)]
    Fix(#[from] FixError),
    /// The catalogue cannot be built.
    #[error(transparent)]
    Build(#[from] BuildError),
    /// There are no two catalogues to compare.
    #[error(transparent)]
    Compare(#[from] CompareError),
    /// An address gives no catalogue.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// Links cannot be checked.
    #[error(transparent)]
    Links(#[from] LinksError),
    /// A catalogue cannot be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A copy cannot be renewed.
    #[error(transparent)]
    Include(#[from] IncludeError),
}

impl From<PatternError> for Error {
    fn from(error: PatternError) -> Self {
        Self::Links(error.into())
    }
}

impl Error {
    /// The error for people: what is wrong, where, what to do. It may hold texts that others wrote, and secrets:
    /// [`Untrusted`](crate::untrusted::Untrusted) shows it.
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
