//! Errors about operands of a comparison.

use super::GitError;
use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// Why two catalogues cannot be compared.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum CompareError {
    /// Both operands are standard input.
    OneInput,
    /// A folder without a catalogue below the one it is compared with.
    SameFolder {
        /// The folder.
        below: String,
        /// The folder of the catalogue.
        root: PathBuf,
    },
    /// A range of revisions and a second operand.
    TwoRevisions(String),
    /// There is no catalogue in the current folder.
    NoneHere,
    /// The name of a revision and of a path.
    RevisionAndPath(String),
    /// Has the form of a range of revisions, and is a path too.
    RangeAndPath(String),
    /// Git failed to decide whether a path is a revision too.
    CannotTell {
        /// The path.
        name: String,
        /// Why.
        source: Box<GitError>,
    },
    /// A single YAML file.
    YamlFile,
    /// Neither folder, file nor revision.
    Nothing(String),
    /// A revision, without a catalogue in the current folder.
    NoRevisionHere(String),
    /// A revision without a catalogue.
    NoneInRevision(String),
}

impl CompareError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::OneInput => say!(
                lang,
                sv: "bara den ena katalogen kan läsas från standard in",
                en: "only one of the catalogues can be read from standard input"
            ),
            Self::SameFolder { below, root } => {
                let root = root.display();
                say!(
                    lang,
                    sv: "{below} har ingen egen catalog.yaml och hör till samma katalog som det jämförs med, {root}; ange mappen med den andra katalogens catalog.yaml, eller en revision i git",
                    en: "{below} has no catalog.yaml of its own and belongs to the catalogue that it is compared with, {root}; name the folder with the other catalogue's catalog.yaml, or a git revision"
                )
            }
            Self::TwoRevisions(old) => say!(
                lang,
                sv: "`{old}` är redan två revisioner; ange ingen till",
                en: "`{old}` is two revisions already; name no other"
            ),
            Self::NoneHere => say!(
                lang,
                sv: "ange också den nya katalogen: här finns ingen catalog.yaml",
                en: "name the new catalogue too: there is no catalog.yaml here"
            ),
            Self::RevisionAndPath(name) => say!(
                lang,
                sv: "`{name}` är både en revision i git och en fil eller mapp här. Skriv `./{name}` för filen eller mappen, `{name}~0` för revisionen",
                en: "`{name}` is both a git revision and a file or folder here. Write `./{name}` for the file or folder, `{name}~0` for the revision"
            ),
            Self::RangeAndPath(name) => {
                let (from, to) = name.split_once("..").unwrap_or((name, ""));
                let from = if from.is_empty() { "HEAD" } else { from };
                say!(
                    lang,
                    sv: "`{name}` läses som två revisioner, men är också en fil eller mapp här. Skriv `./{name}` för filen eller mappen, `{from}~0..{to}` för revisionerna",
                    en: "`{name}` reads as two revisions, but is a file or folder here as well. Write `./{name}` for the file or folder, `{from}~0..{to}` for the revisions"
                )
            }
            Self::CannotTell { name, source } => {
                let error = source.message(lang);
                say!(
                    lang,
                    sv: "det går inte att avgöra om `{name}` också är en revision ({error}). Skriv `./{name}` för filen eller mappen",
                    en: "it cannot be told whether `{name}` is a revision too ({error}). Write `./{name}` for the file or folder"
                )
            }
            Self::YamlFile => say!(
                lang,
                sv: "en YAML-fil är bara en del av sin katalog: ange mappen där catalog.yaml ligger",
                en: "a YAML file is only a part of its catalogue: name the folder that holds catalog.yaml"
            ),
            Self::Nothing(name) => say!(
                lang,
                sv: "{name} finns inte: det är varken mapp, fil eller en revision som git känner till",
                en: "{name} does not exist: it is no folder, no file, and no revision that git knows"
            ),
            Self::NoRevisionHere(name) => say!(
                lang,
                sv: "{name} finns inte; en git-revision kan bara anges i en katalogs mapp (med catalog.yaml)",
                en: "{name} does not exist; a git revision can be named in a repository only (with a catalog.yaml)"
            ),
            Self::NoneInRevision(name) => say!(
                lang,
                sv: "revisionen {name} har ingen catalog.yaml i den här mappen",
                en: "the revision {name} has no catalog.yaml in this folder"
            ),
        }
    }
}
