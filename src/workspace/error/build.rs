//! Errors about building.

use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::say;

/// Why a catalogue cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum BuildError {
    /// The syntax cannot express a statement; there are findings about it.
    Unwritable(RdfFormat),
}

impl BuildError {
    /// The error message for users.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::Unwritable(format) => {
                let name = format.name();
                say!(
                    lang,
                    sv: "{name} kan inte uttrycka allt i katalogen; se felen ovan",
                    en: "{name} cannot say everything in the catalogue; see the errors above"
                )
            }
        }
    }
}
