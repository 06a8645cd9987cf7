//! Errors about imports.

use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// Why a catalogue cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum ImportError {
    /// The source does not exist.
    Missing(String),
    /// The source is a repository already.
    Repository(PathBuf),
    /// A folder without files of the requested format.
    NoFiles {
        /// The folder.
        folder: PathBuf,
        /// Their file name extensions.
        endings: &'static [&'static str],
    },
    /// The source is ISO 19139.
    Iso19139(String),
    /// The source is an API description.
    XDcat(String),
    /// The source has no statements.
    Empty,
    /// No `baseURI` can be derived from the source.
    NoBase,
    /// Too many files.
    TooManyFiles {
        /// How many there would be.
        count: usize,
        /// The limit.
        most: usize,
    },
    /// The target is no folder.
    NoFolder(PathBuf),
    /// The target is not empty.
    NotEmpty(PathBuf),
    /// An incomplete folder of an earlier import exists.
    Earlier {
        /// The target.
        folder: PathBuf,
        /// The incomplete folder.
        left: PathBuf,
    },
}

impl ImportError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Missing(source) => {
                say!(lang, sv: "{source} finns inte", en: "{source} does not exist")
            }
            Self::Repository(path) => {
                let shown = path.display();
                say!(
                    lang,
                    sv: "{shown} är redan en katalog i YAML",
                    en: "{shown} is a repository in YAML already"
                )
            }
            Self::NoFiles { folder, endings } => {
                let (shown, endings) = (folder.display(), endings.join(", ."));
                say!(
                    lang,
                    sv: "i {shown} finns inga filer som slutar på .{endings}",
                    en: "{shown} holds no files that end in .{endings}"
                )
            }
            Self::Iso19139(name) => say!(
                lang,
                sv: "{name} är poster i ISO 19139: lägg till --from iso19139",
                en: "{name} holds ISO 19139 records: add --from iso19139"
            ),
            Self::XDcat(name) => say!(
                lang,
                sv: "{name} är en API-beskrivning: lägg till --from x-dcat",
                en: "{name} is an API description: add --from x-dcat"
            ),
            Self::Empty => {
                say!(lang, sv: "källan är tom: där står inga påståenden", en: "the source is empty: it states nothing")
            }
            Self::NoBase => say!(
                lang,
                sv: "källan har inga webbadresser att bygga nya IRI:er på; ange en med --base-uri, till exempel https://data.kommunen.se",
                en: "the source has no web addresses to make new IRIs from; give one with --base-uri, for example https://data.kommunen.se"
            ),
            Self::TooManyFiles { count, most } => say!(
                lang,
                sv: "källan skulle bli {count} filer, en för varje sak som beskrivs; högst {most} skrivs. Dela upp den, eller ta bort det som inte hör till katalogen",
                en: "the source would become {count} files, one for each thing that is described; at most {most} are written. Split it, or take away what does not belong to the catalogue"
            ),
            Self::NoFolder(path) => {
                let shown = path.display();
                say!(lang, sv: "{shown} är ingen mapp", en: "{shown} is no folder")
            }
            Self::NotEmpty(path) => {
                let shown = path.display();
                say!(
                    lang,
                    sv: "{shown} är inte tom; välj en ny mapp, eller skriv över filer med samma namn med --force",
                    en: "{shown} is not empty; choose a new folder, or overwrite files of the same names with --force"
                )
            }
            Self::Earlier { folder, left } => {
                let (shown, unfinished) = (folder.display(), left.display());
                say!(
                    lang,
                    sv: "en tidigare import till {shown} blev aldrig klar: ta bort {unfinished} och kör igen, eller lägg till --force",
                    en: "an earlier import to {shown} never finished: remove {unfinished} and run again, or add --force"
                )
            }
        }
    }
}
