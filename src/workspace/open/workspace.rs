//! The workspace: everything that was read, and how to read it again.

use super::documents::Documents;
use super::options::{Options, Overlay, Source};
use super::storage::Storage;
use super::{rdf, repository};
use crate::description;
use crate::diagnostic::Finding;
use crate::profile::{self, Profile};
use crate::rdf::{Graph, Reported};
use crate::rules::{NamingByFile, PropertyNaming};
use crate::source::{FileId, SourceMap};
use crate::workspace::error::{Error, OpenError};
use crate::workspace::files::place;
use crate::workspace::git::{self, Snapshot};
use crate::workspace::references::{Builder, References};
use crate::workspace::settings::Settings;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The file that stands in a folder as long as an import to it has not finished.
pub(in crate::workspace) const UNFINISHED: &str = "IMPORT-INCOMPLETE.txt";

/// An open catalogue: a repository, some of its files, RDF, or a revision in git.
///
/// It holds what was read when it was opened; [`update`](Self::update) takes new texts in.
#[derive(Debug)]
pub struct Workspace {
    source: Source,
    options: Options,
    pub(in crate::workspace) contents: Contents,
}

/// What was read, ready to be checked.
#[derive(Debug)]
pub(in crate::workspace) struct Contents {
    pub sources: Arc<SourceMap>,
    pub graph: Arc<Graph>,
    /// What the graph lacks, and a finding tells of.
    pub reported: Reported,
    /// What was found while it was read.
    pub findings: Vec<Finding>,
    pub settings: Settings,
    pub naming: NamingByFile,
    /// Findings outside these files are not reported; none means all are.
    pub selected: Option<BTreeSet<FileId>>,
    /// The folder of `catalog.yaml`; none for RDF, and for a revision.
    pub root: Option<PathBuf>,
    /// None for RDF.
    documents: Option<Documents>,
    /// Who refers to whom, once somebody has asked.
    pub references: OnceLock<References>,
}

impl Workspace {
    /// Reads what `source` names.
    ///
    /// # Errors
    /// When it is not there, cannot be read, or has settings that make no sense. What is wrong in a description is none:
    /// it is found by [`check`](Self::check).
    pub fn open(source: Source, options: Options) -> Result<Self, Error> {
        let contents = Contents::read(&source, &options)?;
        Ok(Self {
            source,
            options,
            contents,
        })
    }

    /// Reads a repository from a storage that was found already, and that `source` names.
    pub(in crate::workspace) fn from_storage(
        storage: &Storage,
        source: Source,
        options: Options,
    ) -> Result<Self, Error> {
        let contents = Contents::of_repository(storage, &options)?;
        Ok(Self {
            source,
            options,
            contents,
        })
    }

    /// A graph that was made from something else than a repository or RDF files.
    pub(in crate::workspace) fn of_graph(
        (sources, graph): (SourceMap, Graph),
        settings: Settings,
        options: Options,
    ) -> Self {
        let contents = Contents::of_rdf((sources, graph), settings);
        let source = Source::Paths(Vec::new());
        Self {
            source,
            options,
            contents,
        }
    }

    /// The same with other texts for its files, read anew.
    pub(in crate::workspace) fn reopened(&self, overlay: Overlay) -> Result<Self, Error> {
        let options = Options {
            overlay,
            ..self.options.clone()
        };
        Self::open(self.source.clone(), options)
    }

    /// Takes a text in that stands for a file of the repository until it is saved, and reads the repository again; none
    /// for the file as it is on disk.
    ///
    /// # Errors
    /// As [`open`](Self::open); what was read before stays.
    pub fn update(&mut self, file: &str, text: Option<Vec<u8>>) -> Result<(), Error> {
        let mut options = self.options.clone();
        match text {
            Some(text) => options.overlay.texts.insert(file.to_owned(), text),
            None => options.overlay.texts.remove(file),
        };
        self.contents = Contents::read(&self.source, &options)?;
        self.options = options;
        Ok(())
    }

    /// How it was opened.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// All files that were read.
    pub fn sources(&self) -> &SourceMap {
        &self.contents.sources
    }

    /// What they state.
    pub fn graph(&self) -> &Graph {
        &self.contents.graph
    }

    /// What they are checked against.
    pub fn profile(&self) -> &'static Profile {
        profile::embedded(self.contents.settings.version)
    }

    /// The folder of `catalog.yaml`; none for RDF, and for a revision.
    pub fn root(&self) -> Option<&Path> {
        self.contents.root.as_deref()
    }

    /// The YAML documents, with their spans; none for RDF.
    pub fn documents(&self) -> Option<&Documents> {
        self.contents.documents.as_ref()
    }

    /// Who refers to whom. It is put together at the first question; none when the system starts no thread to read the
    /// documents again.
    pub fn references(&self) -> Option<&References> {
        let contents = &self.contents;
        if let Some(references) = contents.references.get() {
            return Some(references);
        }
        let (files, written) = match self.documents() {
            Some(documents) => {
                let (profile, templates) = (self.profile(), contents.settings.templates.clone());
                documents.ask(move |repository| {
                    description::references(repository, profile, &templates)
                })?
            }
            None => Default::default(),
        };
        let builder = Builder {
            graph: self.graph(),
            sources: self.sources(),
            profile: self.profile(),
        };
        let references = builder.references(files, written);
        Some(contents.references.get_or_init(|| references))
    }
}

impl Contents {
    fn read(source: &Source, options: &Options) -> Result<Self, Error> {
        match source {
            Source::Paths(paths) => Self::of_paths(paths, options),
            Source::Revision { root, revision } => {
                let git = git::Repository::around(root)?;
                let snapshot = Snapshot::new(git, revision)?;
                Self::of_repository(&Storage::Revision(snapshot), options)
            }
            Source::Rdf { files } => {
                let read = rdf::from_memory(files, options.syntax)?;
                Ok(Self::of_rdf(read, Settings::of(None, options.profile)?))
            }
        }
    }

    /// Whatever the paths name.
    fn of_paths(paths: &[PathBuf], options: &Options) -> Result<Self, Error> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here[..] } else { paths };
        let is_rdf = |path: &PathBuf| !path.is_dir() && !is_yaml(path);
        let rdf = paths.iter().filter(|path| is_rdf(path)).count();
        if rdf == paths.len() {
            let settings = Settings::of(None, options.profile)?;
            let read = rdf::files(paths, options.syntax)?;
            return Ok(Self::of_rdf(read, settings));
        }
        if rdf > 0 {
            return Err(OpenError::Mixed.into());
        }
        let root = root_of(paths)?;
        if root.join(UNFINISHED).exists() {
            let (path, mark) = (root, UNFINISHED);
            return Err(OpenError::Unfinished { path, mark }.into());
        }
        let mut contents = Self::of_repository(&Storage::Disk(root), options)?;
        contents.selected = select(paths, &contents.sources);
        Ok(contents)
    }

    fn of_repository(storage: &Storage, options: &Options) -> Result<Self, Error> {
        let read = repository::read(storage, options)?;
        Ok(Self {
            sources: read.sources,
            graph: Arc::new(read.graph),
            reported: read.reported,
            findings: read.findings,
            settings: read.settings,
            naming: read.naming,
            selected: None,
            root: storage.root().map(Path::to_path_buf),
            documents: Some(read.documents),
            references: OnceLock::new(),
        })
    }

    fn of_rdf((sources, graph): (SourceMap, Graph), settings: Settings) -> Self {
        Self {
            sources: Arc::new(sources),
            graph: Arc::new(graph),
            reported: Reported::default(),
            findings: Vec::new(),
            settings,
            naming: PropertyNaming::Curies.into(),
            selected: None,
            root: None,
            documents: None,
            references: OnceLock::new(),
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// The folder of the one repository that all paths lead to.
fn root_of(paths: &[PathBuf]) -> Result<PathBuf, Error> {
    let mut root = None;
    for path in paths {
        if !path.exists() {
            return Err(OpenError::Missing(path.clone()).into());
        }
        let found = place::root(path)?.ok_or_else(|| OpenError::NoRepository {
            path: path.clone(),
            hint: true,
        })?;
        if root.as_ref().is_some_and(|root| *root != found) {
            return Err(OpenError::Different.into());
        }
        root = Some(found);
    }
    Ok(root.unwrap_or_default())
}

/// The files among `paths`, when files were named.
fn select(paths: &[PathBuf], sources: &SourceMap) -> Option<BTreeSet<FileId>> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let named: BTreeSet<PathBuf> = paths
        .iter()
        .filter(|path| path.is_file())
        .map(|path| real(path))
        .collect();
    if named.is_empty() || paths.iter().any(|path| path.is_dir()) {
        return None;
    }
    Some(
        sources
            .iter()
            .filter(|(_, file)| named.contains(&real(&file.path)))
            .map(|(id, _)| id)
            .collect(),
    )
}
