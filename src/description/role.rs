//! What a mapping in YAML describes, and which of its keys are no properties.

use crate::profile::{Class, class_name};

/// What `uri:` in `catalog.yaml` says of a repository that describes no catalogue, and `catalog:` elsewhere of what no
/// catalogue lists.
pub const NONE: &str = "none";

/// Where a description stands, which decides the keys that are not properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingRole {
    /// `catalog.yaml`.
    MainCatalog,
    /// A file of its own.
    File,
    /// Under `defaults:` in `catalog.yaml`.
    Defaults,
    /// Inside another description.
    Nested,
}

impl MappingRole {
    /// Keys that are understood here besides the properties.
    pub(super) fn structural(self, class: Option<&Class>) -> &'static [&'static str] {
        match self {
            Self::MainCatalog => &["baseURI", "textLanguage", "defaults", "include", "uri"],
            Self::File
                if class.is_some_and(|class| {
                    matches!(
                        class.name,
                        class_name::DATASET | class_name::DATASET_SERIES | class_name::DATA_SERVICE
                    )
                }) =>
            {
                &["uri", "catalog"]
            }
            Self::File => &["uri"],
            Self::Defaults => &[],
            Self::Nested => &["uri", "id"],
        }
    }
}
