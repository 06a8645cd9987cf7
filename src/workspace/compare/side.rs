//! One side of a comparison.

use super::operand::{Operand, operands, repository_here};
use crate::diagnostic::{Levels, Severity};
use crate::profile::Version;
use crate::rdf::{Graph, RdfFormat};
use crate::source::{SourceMap, tree};
use crate::untrusted::Untrusted;
use crate::workspace::error::{CompareError, Error, Note, OpenError};
use crate::workspace::fetch::FetchOptions;
use crate::workspace::files::place;
use crate::workspace::git::{Repository, Snapshot};
use crate::workspace::open::{self, Options, Source, Storage, Workspace};
use crate::workspace::pages;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Options for opening both sides.
#[derive(Clone, Debug)]
pub struct CompareOptions {
    /// Profile version; `None`: from `katalog.toml`, else the latest.
    pub profile: Option<Version>,
    /// RDF syntax, where the name does not determine it.
    pub syntax: Option<RdfFormat>,
    /// The base IRI of RDF; `None`: the address that it was fetched from.
    pub base: Option<String>,
    /// How URLs are fetched.
    pub fetching: FetchOptions,
}

/// One of the two catalogues.
#[derive(Debug)]
pub struct Side {
    /// Its name in reports.
    pub name: Untrusted,
    /// The sources.
    pub sources: Arc<SourceMap>,
    /// The graph.
    pub graph: Arc<Graph>,
    /// Profile version.
    pub version: Version,
    /// Enabled rules by its settings.
    pub levels: Levels,
    /// Number of errors that keep statements out of the graph.
    pub faults: usize,
}

/// Opens both sides: folders, files, URLs or revisions. `old` alone may be a range of revisions; otherwise it is
/// compared with the repository in the current folder.
///
/// # Errors
/// When one is missing, unreadable or ambiguous.
pub fn sides(
    old: &str,
    new: Option<&str>,
    options: &CompareOptions,
    note: &mut dyn FnMut(Note),
) -> Result<(Side, Side), Error> {
    let (old, new) = operands(old, new)?;
    let stdin = Operand::Path("-".to_owned());
    if old == stdin && new.as_ref() == Some(&stdin) {
        return Err(CompareError::OneInput.into());
    }
    refuse_same_folder(&old, new.as_ref())?;
    let old = side(&old, options, note)?;
    let new = match new {
        Some(new) => side(&new, options, note)?,
        None => here(options)?,
    };
    Ok((old, new))
}

/// Refuses a folder without a catalogue below the catalogue it is compared with: it would be the same catalogue.
fn refuse_same_folder(old: &Operand, new: Option<&Operand>) -> Result<(), Error> {
    let root_of = |operand: &Operand| match operand {
        Operand::Path(path) if Path::new(path).is_dir() => place::root(Path::new(path)),
        Operand::Path(_) | Operand::Address(_) | Operand::Revision(_) => Ok(None),
    };
    let Some(old_root) = root_of(old)? else {
        return Ok(());
    };
    let new_root = match new {
        Some(new) => root_of(new)?,
        None => tree::find_root(Path::new(".")),
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let is_same = new_root.is_some_and(|new_root| real(&new_root) == real(&old_root));
    let is_below = |operand: &&Operand| match operand {
        Operand::Path(path) => real(Path::new(path)) != real(&old_root),
        Operand::Address(_) | Operand::Revision(_) => false,
    };
    let mut named = [Some(old), new].into_iter().flatten();
    let Some(below) = named.find(is_below).filter(|_| is_same) else {
        return Ok(());
    };
    let Operand::Path(below) = below else {
        return Ok(());
    };
    Err(CompareError::SameFolder {
        below: below.clone(),
        root: old_root,
    }
    .into())
}

/// Opens an operand.
fn side(
    operand: &Operand,
    options: &CompareOptions,
    note: &mut dyn FnMut(Note),
) -> Result<Side, Error> {
    match operand {
        Operand::Address(address) => self::address(address, options, note),
        Operand::Path(path) => on_disk(path, options),
        Operand::Revision(name) => revision(name, options),
    }
}

fn on_disk(operand: &str, options: &CompareOptions) -> Result<Side, Error> {
    let path = Path::new(operand);
    if operand == "-" || (path.exists() && !path.is_dir()) {
        return file(path, options);
    }
    if !path.exists() {
        return Err(CompareError::Nothing(operand.to_owned()).into());
    }
    let root = place::root(path)?.ok_or_else(|| OpenError::NoRepository {
        path: path.to_path_buf(),
        hint: false,
    })?;
    disk(root, operand, options)
}

fn address(
    operand: &str,
    options: &CompareOptions,
    note: &mut dyn FnMut(Note),
) -> Result<Side, Error> {
    let download = options.fetching.download(note);
    let pages = pages::all(operand, &download, options.syntax, note)?;
    if let Some(next) = pages.missing {
        note(Note::Partial(next));
    }
    let (sources, graph) = open::pages(operand, options.base.as_deref(), pages.files)?;
    let graph = pages::without_pages(&graph).unwrap_or(graph);
    Ok(Side {
        name: operand.into(),
        sources: Arc::new(sources),
        graph: Arc::new(graph),
        version: options.profile.unwrap_or_default(),
        levels: Levels::default(),
        faults: 0,
    })
}

fn file(path: &Path, options: &CompareOptions) -> Result<Side, Error> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    if extension == "yaml" || extension == "yml" {
        return Err(CompareError::YamlFile.into());
    }
    let source = Source::Paths(vec![path.to_path_buf()]);
    let workspace = Workspace::open(source, options.opening())?;
    Ok(Side::of(
        workspace,
        path.to_string_lossy().replace('\\', "/"),
    ))
}

/// A repository on disk, also an incomplete import.
fn disk(root: PathBuf, name: &str, options: &CompareOptions) -> Result<Side, Error> {
    let source = Source::Paths(vec![root.clone()]);
    let storage = Storage::Disk(root);
    let workspace = Workspace::from_storage(&storage, source, options.opening())?;
    Ok(Side::of(workspace, name.to_owned()))
}

/// The repository at a revision.
fn revision(name: &str, options: &CompareOptions) -> Result<Side, Error> {
    let Some(root) = tree::find_root(Path::new(".")) else {
        return Err(CompareError::NoRevisionHere(name.to_owned()).into());
    };
    let git = Repository::around(&root)?;
    if name.contains(['/', '.']) && !git.knows(name)? {
        return Err(CompareError::Nothing(name.to_owned()).into());
    }
    let snapshot = Snapshot::new(git, name)?;
    let is_catalog = |name: &str| tree::role_of(name) == Some(tree::Role::Catalog);
    if !snapshot.names().any(is_catalog) {
        return Err(CompareError::NoneInRevision(name.to_owned()).into());
    }
    let revision = name.to_owned();
    let source = Source::Revision { root, revision };
    let storage = Storage::Revision(snapshot);
    let workspace = Workspace::from_storage(&storage, source, options.opening())?;
    Ok(Side::of(workspace, name.to_owned()))
}

/// The repository in the current folder.
fn here(options: &CompareOptions) -> Result<Side, Error> {
    disk(repository_here()?, ".", options)
}

impl CompareOptions {
    fn opening(&self) -> Options {
        Options {
            profile: self.profile,
            syntax: self.syntax,
            base: self.base.clone(),
            ..Options::default()
        }
    }
}

impl Side {
    fn of(workspace: Workspace, name: String) -> Self {
        let contents = workspace.contents;
        let findings = contents.findings.iter();
        let faults = findings.filter(|finding| finding.severity == Severity::Error);
        Self {
            name: name.into(),
            faults: faults.count(),
            version: contents.settings.version,
            levels: contents.settings.levels,
            sources: contents.sources,
            graph: contents.graph,
        }
    }
}
