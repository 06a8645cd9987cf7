//! Included copies of other catalogues, which `catalog.yaml` lists with a URL.

use crate::description::Parsed;
use crate::diagnostic::Finding;
use crate::rdf::RdfFormat;
use crate::source::tree::{CATALOG, CATALOG_FILES};
use crate::source::{FileId, SourceFile};
use crate::workspace::error::{Error, FilesError, IncludeError, OpenError};
use crate::workspace::files::place;
use std::path::{Path, PathBuf};

/// A copy with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The file name in the repository.
    pub file: String,
    /// The URL.
    pub url: String,
    pub(super) syntax: Option<RdfFormat>,
}

/// The copies of a repository.
#[derive(Debug)]
pub struct Pins {
    /// The folder of the repository.
    pub root: PathBuf,
    /// Includes with a URL.
    pub pinned: Vec<Pinned>,
    /// The main file of the catalogue.
    pub catalog: SourceFile,
    /// Findings about invalid includes.
    pub faults: Vec<Finding>,
}

impl Pins {
    /// The copies of the repository at or above a path.
    ///
    /// # Errors
    /// When there is none, or its catalogue cannot be read.
    pub fn of(path: &Path) -> Result<Self, Error> {
        let root = place::root(path)?.ok_or_else(|| OpenError::NoRepository {
            path: path.to_path_buf(),
            hint: false,
        })?;
        let name = CATALOG_FILES
            .into_iter()
            .find(|name| root.join(name).is_file())
            .unwrap_or(CATALOG);
        let catalog = SourceFile::read(&root.join(name), name.to_owned());
        let catalog = catalog.map_err(FilesError::from)?;
        let (includes, faults) = Parsed::of(FileId(0), catalog.bytes()).includes_and_findings();
        let pinned = includes.into_iter().filter_map(|include| {
            Some(Pinned {
                syntax: include.syntax(),
                file: include.file.value,
                url: include.url?.value,
            })
        });
        Ok(Self {
            root,
            pinned: pinned.collect(),
            catalog,
            faults,
        })
    }

    /// The copies with these file names or URLs; all if `names` is empty.
    ///
    /// # Errors
    /// When a name matches none.
    pub fn chosen(&self, names: &[String]) -> Result<Vec<&Pinned>, IncludeError> {
        let is_named = |copy: &Pinned, name: &String| *name == copy.file || *name == copy.url;
        for name in names {
            if !self.pinned.iter().any(|copy| is_named(copy, name)) {
                let known = self.pinned.iter().map(|copy| copy.file.clone());
                return Err(IncludeError::Unknown {
                    name: name.clone(),
                    known: known.collect(),
                });
            }
        }
        let is_chosen =
            |copy: &&Pinned| names.is_empty() || names.iter().any(|name| is_named(copy, name));
        Ok(self.pinned.iter().filter(is_chosen).collect())
    }
}
