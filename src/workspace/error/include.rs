//! Errors about updating included copies.

use super::{Unreadable, why};
use crate::diagnostic::Lang;
use crate::profile::Class;
use crate::rdf::RdfFormat;
use crate::rdf::write::WriteError;
use crate::say;
use std::io;

/// Why a copy cannot be updated.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum IncludeError {
    /// No copy has that name or URL.
    Unknown {
        /// The name.
        name: String,
        /// The existing copies.
        known: Vec<String>,
    },
    /// The content has another syntax than the file name extension.
    Syntax {
        /// The syntax error.
        source: Box<Unreadable>,
        /// The syntax of the content.
        looks: RdfFormat,
    },
    /// The content has no statements.
    Nothing,
    /// The content is no catalogue.
    NoCatalog,
    /// The content lacks too much of the previous copy.
    Loss(Vec<Loss>),
    /// The catalogue goes on with this page, which is not fetched.
    Partial(String),
    /// The pages together cannot be written as one file.
    Unwritable(#[source] WriteError),
    /// The file was changed meanwhile.
    Changed,
    /// Writing failed.
    Write(#[source] io::Error),
    /// A link leads out of the repository.
    Outside,
}

/// What a new copy would lose of a class.
#[derive(Clone, Copy, Debug)]
pub struct Loss {
    /// The class.
    pub class: &'static Class,
    /// Previous number of instances.
    pub before: usize,
    /// Number of instances that are gone.
    pub gone: usize,
}

impl Loss {
    fn message(self, lang: Lang) -> String {
        let Self { before, gone, .. } = self;
        let label = self.class.label.get(lang).to_lowercase();
        say!(lang, sv: "{label} {gone} av {before}", en: "{label} {gone} of {before}")
    }
}

impl IncludeError {
    /// The error message for users, without the name of the copy.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { name, known } => {
                let known = known.join(", ");
                say!(
                    lang,
                    sv: "`{name}` är ingen kopia i catalog.yaml; de som finns är: {known}",
                    en: "`{name}` is no copy in catalog.yaml; there are: {known}"
                )
            }
            Self::Syntax { source, looks } => {
                let failure = source.message(lang);
                let (name, ending) = (looks.name(), looks.extension());
                say!(
                    lang,
                    sv: "{failure}\ndet som kom ser ut som {name}; låt i så fall `file:` sluta på .{ending}",
                    en: "{failure}\nwhat came looks like {name}; if it is, let `file:` end in .{ending}"
                )
            }
            Self::Nothing => say!(
                lang,
                sv: "det som kom säger ingenting; kopian är kvar som den var",
                en: "what came states nothing; the copy stays as it was"
            ),
            Self::NoCatalog => say!(
                lang,
                sv: "det som kom är ingen katalog: där finns varken katalog, datamängder eller datatjänster; kopian är kvar som den var (--accept-loss skriver den ändå)",
                en: "what came is no catalogue: there is neither catalogue, dataset nor data service in it; the copy stays as it was (--accept-loss writes it all the same)"
            ),
            Self::Loss(losses) => {
                let told: Vec<String> = losses.iter().map(|loss| loss.message(lang)).collect();
                let told = told.join(", ");
                say!(
                    lang,
                    sv: "det som kom saknar för mycket av det som fanns ({told}); kopian är kvar som den var. Är det rätt, lägg till --accept-loss",
                    en: "what came lacks too much of what was there ({told}); the copy stays as it was. If that is right, add --accept-loss"
                )
            }
            Self::Partial(next) => say!(
                lang,
                sv: "katalogen fortsätter på en sida som inte hämtas, {next}; kopian är kvar som den var (--accept-loss skriver den ändå)",
                en: "the catalogue goes on with a page that is not fetched, {next}; the copy stays as it was (--accept-loss writes it all the same)"
            ),
            Self::Unwritable(error) => say!(
                lang,
                sv: "sidorna går inte att skriva som en enda fil i den syntaxen ({error}); låt `file:` sluta på .nt",
                en: "the pages cannot be written as one file in that syntax ({error}); let `file:` end in .nt"
            ),
            Self::Changed => say!(
                lang,
                sv: "filen ändrades under tiden och lämnades som den är; kör igen",
                en: "the file was changed meanwhile and left as it is; run again"
            ),
            Self::Write(error) => {
                let error = why(error, lang);
                say!(lang, sv: "kan inte skriva: {error}", en: "cannot write: {error}")
            }
            Self::Outside => say!(
                lang,
                sv: "en symbolisk länk leder ut ur katalogens mapp, eller in i .git; inget skrevs",
                en: "a symbolic link leads out of the repository, or into .git; nothing was written"
            ),
        }
    }
}
