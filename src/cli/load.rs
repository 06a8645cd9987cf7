//! Paths to a graph: a repository, some of its files, or RDF.

use super::args::Checking;
use super::bounded::standard_input;
use super::import::target;
use super::settings::{Settings, known_rule};
use super::shelf::Shelf;
use super::{Failure, place, terminal::Terminal};
use crate::description::{self, Copies, FileReport, Included, Repository};
use crate::diagnostic::{Finding, Lang};
use crate::profile::{self, Version};
use crate::rdf::read::SyntaxError;
use crate::rdf::{Graph, GraphBuilder, RdfFormat, read};
use crate::report;
use crate::rules::{Authors, Words};
use crate::say;
use crate::source::budget::Intake;
use crate::source::tree::{self, Role};
use crate::source::{FileId, SourceFile, SourceMap};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What was loaded, ready to be checked.
pub(super) struct Loaded {
    pub sources: SourceMap,
    pub graph: Graph,
    pub findings: Vec<Finding>,
    pub settings: Settings,
    pub authors: Authors,
    /// Findings outside these files are not reported; none means all are.
    pub selected: Option<BTreeSet<FileId>>,
    /// The folder of `catalog.yaml`; none for RDF.
    pub root: Option<PathBuf>,
}

/// All files of a repository as they would be, by the name they have in it: what is mended is checked before it is
/// written. What has come to the disk since they were read is passed over. Empty for what stands on disk.
pub(super) type Overlay = BTreeMap<String, Vec<u8>>;

/// Loads whatever the paths name.
pub(super) fn load(
    paths: &[PathBuf],
    checking: &Checking,
    format: Option<RdfFormat>,
    terminal: &mut Terminal,
) -> Result<Loaded, Failure> {
    for name in checking.select.iter().chain(&checking.ignore) {
        known_rule(name, terminal.lang)?;
    }
    load_as(paths, checking, format, &Overlay::new(), terminal.lang)
}

/// The same with some files of the repository as they would be.
pub(super) fn load_changed(
    paths: &[PathBuf],
    checking: &Checking,
    overlay: &Overlay,
    lang: Lang,
) -> Result<Loaded, Failure> {
    load_as(paths, checking, None, overlay, lang)
}

/// What the paths name, with what the flags say of the rules on top of what the settings say.
fn load_as(
    paths: &[PathBuf],
    checking: &Checking,
    format: Option<RdfFormat>,
    overlay: &Overlay,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let version = checking.profile.map(Into::into);
    let mut loaded = load_paths(paths, version, format, overlay, lang)?;
    let levels = &mut loaded.settings.levels;
    levels.select.extend(checking.select.iter().cloned());
    levels.ignore.extend(checking.ignore.iter().cloned());
    Ok(loaded)
}

fn load_paths(
    paths: &[PathBuf],
    version: Option<Version>,
    format: Option<RdfFormat>,
    overlay: &Overlay,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here[..] } else { paths };
    let is_rdf = |path: &PathBuf| !path.is_dir() && !is_yaml(path);
    let rdf = paths.iter().filter(|path| is_rdf(path)).count();
    if rdf == paths.len() {
        return rdf_files(paths, version, format, lang);
    }
    if rdf > 0 {
        return Err(Failure::new(say!(
            lang,
            sv: "YAML och RDF kan inte kontrolleras i samma körning",
            en: "YAML and RDF cannot be checked in one run"
        )));
    }
    repository(paths, version, overlay, lang)
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    })
}

/// A repository: a folder in it, or files of it.
fn repository(
    paths: &[PathBuf],
    version: Option<Version>,
    overlay: &Overlay,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let mut root = None;
    for path in paths {
        if !path.exists() {
            return Err(Failure::new(
                say!(lang, sv: "{} finns inte", en: "{} does not exist", path.display()),
            ));
        }
        let found = place::root(path, lang)?.ok_or_else(|| {
            Failure::new(say!(
                lang,
                sv: "ingen catalog.yaml i {} eller ovanför; `katalog init` skapar en katalog",
                en: "no catalog.yaml in {} or above; `katalog init` makes a repository",
                path.display()
            ))
        })?;
        if root.as_ref().is_some_and(|root| *root != found) {
            return Err(Failure::new(say!(
                lang,
                sv: "filerna hör till olika kataloger",
                en: "the files belong to different repositories"
            )));
        }
        root = Some(found);
    }
    let root = root.unwrap_or_default();
    if root.join(target::MARK).exists() {
        return Err(target::unfinished(&root, lang));
    }
    let shelf = Shelf::Disk(root);
    let mut loaded = from_shelf(&shelf, version, overlay, lang)?;
    loaded.selected = select(paths, &loaded.sources);
    Ok(loaded)
}

/// A repository, wherever its files are taken from.
pub(super) fn from_shelf(
    shelf: &Shelf,
    version: Option<Version>,
    overlay: &Overlay,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let settings = shelf.settings(version, lang)?;
    let intake = Intake::default();
    // The tables and the files are read side by side: neither needs the other.
    let (profile, taken) = std::thread::scope(|scope| {
        let profile = scope.spawn(|| profile::embedded(settings.version));
        let taken = shelf.files(&intake, lang);
        (profile.join().expect("the tables hold together"), taken)
    });
    let mut folders: Vec<&str> = profile
        .classes
        .iter()
        .filter_map(|class| class.folder.as_deref())
        .collect();
    folders.push(description::RESOURCES);
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    for (found, file) in taken? {
        let is_new = !overlay.is_empty() && !overlay.contains_key(&found.name);
        let Some(role) = tree::settle(&found, &folders).filter(|_| !is_new) else {
            continue;
        };
        let file = match role {
            // What is not read is only named.
            Role::Misplaced | Role::Outside(_) => {
                SourceFile::new(found.name, found.path, Vec::new())
            }
            Role::Catalog | Role::In(_) => match overlay.get(&found.name) {
                Some(bytes) => SourceFile::new(found.name, found.path, bytes.clone()),
                None => file.map_err(Failure::new)?,
            },
        };
        files.push((sources.add(file), role));
    }
    let copies = copies(shelf, &mut sources, &files, (overlay, &intake), lang)?;
    let (graph, findings) = {
        let (repository, reports): (Repository<'_>, Vec<FileReport>) =
            Repository::read(&sources, &files, profile);
        let ids: Vec<FileId> = files.iter().map(|(id, _)| *id).collect();
        let built = description::to_graph(
            &repository,
            reports,
            &ids,
            profile,
            &settings.templates,
            &Copies {
                sources: &sources,
                list: &copies,
            },
        );
        // Giving back millions of small pieces one by one takes longer than the checks; the program ends soon, unless
        // what is mended is read again.
        if overlay.is_empty() {
            std::mem::forget(repository);
        }
        (built.graph, built.findings)
    };
    Ok(Loaded {
        sources,
        graph,
        findings,
        settings,
        authors: Authors::of_repository(
            copies
                .iter()
                .filter_map(|copy| copy.file.as_ref().ok().copied()),
        ),
        selected: None,
        root: shelf.root().map(Path::to_path_buf),
    })
}

/// The files that `catalog.yaml` includes.
fn copies(
    shelf: &Shelf,
    sources: &mut SourceMap,
    files: &[(FileId, Role)],
    (overlay, intake): (&Overlay, &Intake),
    lang: Lang,
) -> Result<Vec<Included>, Failure> {
    let catalog = files.iter().find(|(_, role)| *role == Role::Catalog);
    let includes = catalog.map_or_else(Vec::new, |(id, _)| {
        description::includes(*id, sources.get(*id))
    });
    let copies = includes.into_iter().map(|include| {
        let file = shelf.file(&include.file.value, intake, lang)?;
        let file = file.map(|file| match overlay.get(file.name.raw()) {
            Some(bytes) => SourceFile::new(file.name, file.path, bytes.clone()),
            None => file,
        });
        Ok(Included {
            file: file.map(|file| sources.add(file)),
            include,
        })
    });
    copies.collect()
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

/// RDF files, all into one graph.
pub(super) fn rdf_files(
    paths: &[PathBuf],
    version: Option<Version>,
    format: Option<RdfFormat>,
    lang: Lang,
) -> Result<Loaded, Failure> {
    let settings = Settings::of(None, version, lang)?;
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    let intake = Intake::default();
    for path in paths {
        let file = if path.as_os_str() == "-" {
            let bytes = standard_input(lang)?;
            SourceFile::new("-".to_owned(), PathBuf::new(), bytes)
        } else {
            let name = path.to_string_lossy().replace('\\', "/");
            if !path.exists() {
                return Err(Failure::new(
                    say!(lang, sv: "{name} finns inte", en: "{name} does not exist"),
                ));
            }
            place::read(path, name, &intake, lang)?
        };
        let by_name = format_by_name(path, lang)?;
        files.push((sources.add(file.in_utf8()), format.or(by_name)));
    }
    let mut builder = GraphBuilder::new();
    read_all(&files, &sources, &mut builder, lang)?;
    Ok(Loaded {
        sources,
        graph: builder.finish(),
        findings: Vec::new(),
        settings,
        authors: Words::Properties.into(),
        selected: None,
        root: None,
    })
}

/// The syntax that a file's name tells.
pub(super) fn format_by_name(path: &Path, lang: Lang) -> Result<Option<RdfFormat>, Failure> {
    let Some(extension) = path.extension() else {
        return Ok(None);
    };
    let extension = extension.to_string_lossy().to_ascii_lowercase();
    if matches!(extension.as_str(), "trig" | "nq") {
        let name = path.display();
        return Err(Failure::new(say!(
            lang,
            sv: "{name}: TriG och N-Quads rymmer flera grafer, men en katalog är en enda; spara den som Turtle (.ttl) eller N-Triples (.nt)",
            en: "{name}: TriG and N-Quads hold several graphs, but a catalogue is one; save it as Turtle (.ttl) or N-Triples (.nt)"
        )));
    }
    Ok(RdfFormat::from_extension(&extension))
}

/// RDF files into one graph, each in the syntax that something told, else in the one it looks like.
pub(super) fn read_all(
    files: &[(FileId, Option<RdfFormat>)],
    sources: &SourceMap,
    builder: &mut GraphBuilder,
    lang: Lang,
) -> Result<(), Failure> {
    for (number, (id, syntax)) in files.iter().enumerate() {
        let file = sources.get(*id);
        let syntax = syntax.unwrap_or_else(|| read::guess(file.bytes()));
        // Blank nodes belong to their file; those of an only file keep their labels.
        let scope = if files.len() == 1 {
            String::new()
        } else {
            format!("f{}-", number + 1)
        };
        read::read(*id, file, syntax, &scope, builder)
            .map_err(|error| unreadable(sources, *id, syntax, &error, lang))?;
    }
    Ok(())
}

/// One RDF file from memory.
pub(super) fn rdf_bytes(
    name: &str,
    bytes: Vec<u8>,
    syntax: RdfFormat,
    lang: Lang,
) -> Result<(SourceMap, Graph), Failure> {
    let mut sources = SourceMap::new();
    let file = SourceFile::new(name.to_owned(), PathBuf::new(), bytes);
    let id = sources.add(file.in_utf8());
    let mut builder = GraphBuilder::new();
    read::read(id, sources.get(id), syntax, "", &mut builder)
        .map_err(|error| unreadable(&sources, id, syntax, &error, lang))?;
    Ok((sources, builder.finish()))
}

pub(super) fn unreadable(
    sources: &SourceMap,
    id: FileId,
    syntax: RdfFormat,
    error: &SyntaxError,
    lang: Lang,
) -> Failure {
    let file = sources.get(id);
    let place = error.span.map_or_else(String::new, |span| {
        let at = file.lines().position(file.bytes(), span.start as usize);
        format!(":{}:{}", at.line, at.column)
    });
    let why = description::why_unreadable(&error.kind)
        .one(lang)
        .into_raw();
    let (name, syntax) = (file.name.raw(), syntax.name());
    let message = say!(
        lang,
        sv: "{name}{place}: går inte att läsa som {syntax}: {why}",
        en: "{name}{place}: cannot be read as {syntax}: {why}"
    );
    let here = say!(lang, sv: "här", en: "here");
    let lines = error
        .span
        .and_then(|span| report::lines_at(file, span, &here));
    Failure::new(lines.map_or_else(|| message.clone(), |lines| format!("{message}\n{lines}")))
}
