//! Nothing can be fixed there.

use crate::diagnostic::Lang;
use crate::say;

/// Why nothing can be fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum FixError {
    /// RDF is not changed.
    OnlyYaml,
}

impl FixError {
    /// The error for people.
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
