//! Errors about fixing.

use crate::diagnostic::Lang;
use crate::say;

/// Why fixes cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum FixError {
    /// RDF files are not edited.
    OnlyYaml,
}

impl FixError {
    /// The error message for users.
    pub fn message(self, lang: Lang) -> String {
        match self {
            Self::OnlyYaml => say!(
                lang,
                sv: "bara YAML kan rättas på plats",
                en: "only YAML can be mended in place"
            ),
        }
    }
}
