//! The workspace: sources, graph and settings, and how to read them again.

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

/// The file that marks a folder as an incomplete import.
pub(in crate::workspace) const UNFINISHED: &str = "IMPORT-INCOMPLETE.txt";

/// An open catalogue: a repository, some of its files, RDF, or a git revision.
///
/// It holds what was read when it was opened; [`update`](Self::update) replaces texts.
#[derive(Debug)]
pub struct Workspace {
    source: Source,
    options: Options,
    pub(in crate::workspace) contents: Contents,
}

/// What was read.
#[derive(Debug)]
pub(in crate::workspace) struct Contents {
    pub sources: Arc<SourceMap>,
    pub graph: Arc<Graph>,
    /// What the graph lacks because it was already reported.
    pub reported: Reported,
    /// Findings from reading.
    pub findings: Vec<Finding>,
    pub settings: Settings,
    pub naming: NamingByFile,
    /// Only findings in these files are reported; `None` reports all.
    pub selected: Option<BTreeSet<FileId>>,
    /// The folder of `catalog.yaml`; `None` for RDF and revisions.
    pub root: Option<PathBuf>,
    /// None for RDF.
    documents: Option<Documents>,
    /// The index of references, built on first use.
    pub references: OnceLock<References>,
}

impl Workspace {
    /// Opens `source`.
    ///
    /// # Errors
    /// When it does not exist, cannot be read, or has invalid settings. Invalid descriptions are findings, which
    /// [`check`](Self::check) returns.
    pub fn open(source: Source, options: Options) -> Result<Self, Error> {
        let contents = Contents::read(&source, &options)?;
        Ok(Self {
            source,
            options,
            contents,
        })
    }

    /// Opens a repository in a storage that `source` names.
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

    /// A workspace for a graph from elsewhere.
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

    /// Reads it again, with other texts for its files.
    pub(in crate::workspace) fn reopened(&self, overlay: Overlay) -> Result<Self, Error> {
        let options = Options {
            overlay,
            ..self.options.clone()
        };
        Self::open(self.source.clone(), options)
    }

    /// Sets an unsaved text for a file of the repository, and reads the repository again; `None` restores the file on
    /// disk.
    ///
    /// # Errors
    /// As [`open`](Self::open); the previous state is kept.
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

    /// The options it was opened with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The sources.
    pub fn sources(&self) -> &SourceMap {
        &self.contents.sources
    }

    /// The graph.
    pub fn graph(&self) -> &Graph {
        &self.contents.graph
    }

    /// The profile.
    pub fn profile(&self) -> &'static Profile {
        profile::embedded(self.contents.settings.version)
    }

    /// The folder of `catalog.yaml`; `None` for RDF and revisions.
    pub fn root(&self) -> Option<&Path> {
        self.contents.root.as_deref()
    }

    /// The YAML documents with spans; `None` for RDF.
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
                let read = rdf::from_memory(files, options.syntax, options.base.as_deref())?;
                Ok(Self::of_rdf(read, Settings::of(None, options.profile)?))
            }
        }
    }

    /// Opens paths.
    fn of_paths(paths: &[PathBuf], options: &Options) -> Result<Self, Error> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here[..] } else { paths };
        let is_rdf = |path: &PathBuf| !path.is_dir() && !is_yaml(path);
        let rdf = paths.iter().filter(|path| is_rdf(path)).count();
        if rdf == paths.len() {
            let settings = Settings::of(None, options.profile)?;
            let read = rdf::files(paths, options.syntax, options.base.as_deref())?;
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

/// The folder of the repository that contains all paths.
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

/// The ids of the named files, if files were named.
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
