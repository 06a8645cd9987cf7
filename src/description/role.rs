//! Roles of YAML mappings, and their structural keys; names with a meaning of their own.

use crate::profile::{Class, class_name};

/// The value of `uri:` in `catalog.yaml` for a repository that describes no catalogue, and of `catalog:` for a resource
/// that no catalogue lists.
pub const NONE: &str = "none";

/// The folder for resources of classes without a folder of their own.
pub const RESOURCES: &str = "resources";

/// The role of a mapping, which decides its structural keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingRole {
    /// The main catalogue in `catalog.yaml`.
    MainCatalog,
    /// A resource in a file of its own.
    File,
    /// Defaults, under `defaults:` in `catalog.yaml`.
    Defaults,
    /// A nested resource.
    Nested,
}

impl MappingRole {
    /// The structural keys allowed in this role.
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
