//! Reads a repository of YAML files into a graph.

use super::documents::{Documents, Files};
use super::options::Options;
use super::storage::Storage;
use crate::description::{self, Copies, Include, Included, Parsed, Repository};
use crate::diagnostic::Finding;
use crate::profile::{self, Profile};
use crate::rdf::{Graph, Reported};
use crate::rules::NamingByFile;
use crate::source::budget::InputBudget;
use crate::source::tree::{self, Found, Role};
use crate::source::{FileId, SourceFile, SourceMap};
use crate::workspace::error::{Error, FilesError};
use crate::workspace::settings::Settings;
use std::path::PathBuf;
use std::sync::Arc;

/// A repository that was read.
pub(super) struct Read {
    pub settings: Settings,
    pub sources: Arc<SourceMap>,
    pub documents: Documents,
    pub graph: Graph,
    pub reported: Reported,
    pub findings: Vec<Finding>,
    pub naming: NamingByFile,
}

/// Reads a repository from disk or a git revision.
pub(super) fn read(storage: &Storage, options: &Options) -> Result<Read, Error> {
    let settings = storage.settings(options.profile)?;
    let input_budget = InputBudget::default();
    // Tables and files are read in parallel.
    let (profile, taken) = std::thread::scope(|scope| {
        let profile = scope.spawn(|| profile::embedded(settings.version));
        let taken = storage.files(&input_budget);
        (profile.join().expect("the tables hold together"), taken)
    });
    let mut sources = SourceMap::new();
    let roles = take(taken?, storage, options, profile, &mut sources)?;
    let catalog = roles.iter().find(|(_, role)| *role == Role::Catalog);
    // Included files are added once the catalogue was parsed.
    let catalog = catalog.map(|(id, _)| (*id, sources.get(*id).bytes().to_vec()));
    let catalog = catalog.as_ref().map(|(id, text)| Parsed::of(*id, text));
    let includes = catalog.as_ref().map_or_else(Vec::new, Parsed::includes);
    let copies = copies(storage, &mut sources, includes, options, &input_budget)?;
    let read = copies.iter().filter_map(|copy| copy.file.as_ref().ok());
    let naming = NamingByFile::of_repository(read.copied());
    let sources = Arc::new(sources);
    let ids: Vec<FileId> = roles.iter().map(|(id, _)| *id).collect();
    let built = {
        let (repository, reports) = Repository::read_with(catalog, &sources, &roles, profile);
        let copies = Copies {
            sources: &sources,
            list: &copies,
        };
        let templates = &settings.templates;
        description::to_graph(&repository, reports, &ids, profile, templates, &copies)
    };
    let files = Files {
        sources: Arc::clone(&sources),
        roles,
        profile,
    };
    Ok(Read {
        settings,
        sources,
        documents: Documents::new(files),
        graph: built.graph,
        reported: built.reported,
        findings: built.findings,
        naming,
    })
}

/// Adds the files of the repository, each with its role.
fn take(
    taken: Vec<(Found, Result<SourceFile, FilesError>)>,
    storage: &Storage,
    options: &Options,
    profile: &Profile,
    sources: &mut SourceMap,
) -> Result<Vec<(FileId, Role)>, Error> {
    let mut folders: Vec<&str> = profile
        .classes
        .iter()
        .filter_map(|class| class.folder.as_deref())
        .collect();
    folders.push(description::RESOURCES);
    let overlay = &options.overlay;
    let mut roles = Vec::new();
    for (found, file) in with_new(taken, storage, options) {
        let Some(role) = tree::role_in(&found, &folders).filter(|_| !overlay.lacks(&found.name))
        else {
            continue;
        };
        let file = match role {
            // Files that are not read are listed without content.
            Role::Misplaced | Role::Outside(_) => {
                SourceFile::new(found.name, found.path, Vec::new())
            }
            Role::Catalog | Role::In(_) => match overlay.get(&found.name) {
                Some(bytes) => SourceFile::new(found.name, found.path, bytes.clone()),
                None => file?,
            },
        };
        roles.push((sources.add(file), role));
    }
    Ok(roles)
}

/// The files, and unsaved new ones, in order of name.
fn with_new(
    mut taken: Vec<(Found, Result<SourceFile, FilesError>)>,
    storage: &Storage,
    options: &Options,
) -> Vec<(Found, Result<SourceFile, FilesError>)> {
    let overlay = &options.overlay;
    if overlay.is_whole || overlay.texts.is_empty() {
        return taken;
    }
    let before = taken.len();
    for (name, bytes) in &overlay.texts {
        let is_there = taken[..before].iter().any(|(found, _)| found.name == *name);
        let Some(role) = tree::role_of(name).filter(|_| !is_there) else {
            continue;
        };
        let path = storage
            .root()
            .map_or_else(PathBuf::new, |root| root.join(name));
        let file = SourceFile::new(name.clone(), path.clone(), bytes.clone());
        let name = name.clone();
        taken.push((Found { path, name, role }, Ok(file)));
    }
    if taken.len() > before {
        taken.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    }
    taken
}

/// Reads the included files.
fn copies(
    storage: &Storage,
    sources: &mut SourceMap,
    includes: Vec<Include>,
    options: &Options,
    input_budget: &InputBudget,
) -> Result<Vec<Included>, Error> {
    let copies = includes.into_iter().map(|include| {
        let file = storage.file(&include.file.value, input_budget)?;
        let file = file.map(|file| match options.overlay.get(file.name.raw()) {
            Some(bytes) => SourceFile::new(file.name, file.path, bytes.clone()),
            None => file,
        });
        let base = include.url.as_ref().map(|url| &*url.value);
        Ok(Included {
            file: file.map(|file| sources.add(file.in_utf8().with_base(base))),
            include,
        })
    });
    copies.collect()
}
