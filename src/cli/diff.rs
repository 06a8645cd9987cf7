//! `katalog diff`: what two catalogues differ in.

pub(super) mod args;
mod operand;

use super::args::Output;
use super::git::{Repository, Snapshot};
use super::load::{self, Loaded, Overlay};
use super::screen::Own;
use super::shelf::Shelf;
use super::{Failure, Status, fetched, output, place, terminal::Terminal, whole};
use crate::compare::{self, DiffFormat, RENAMED, Told};
use crate::diagnostic::{Lang, Levels, Severity};
use crate::profile::{self, Version};
use crate::rdf::Graph;
use crate::say;
use crate::source::{SourceMap, tree};
use crate::untrusted::Untrusted;
use args::Diff;
use operand::{Operand, operands, repository_here};
use std::path::Path;

/// One of the two catalogues.
struct Side {
    name: Untrusted,
    sources: SourceMap,
    graph: Graph,
    version: Version,
    levels: Levels,
    /// How many faults there are that keep something out of the graph.
    faults: usize,
}

pub(super) fn run(args: &Diff, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let (old, new) = operands(args, lang)?;
    let stdin = Operand::Path("-".to_owned());
    if old == stdin && new.as_ref() == Some(&stdin) {
        return Err(Failure::new(say!(
            lang,
            sv: "bara den ena katalogen kan läsas från standard in",
            en: "only one of the catalogues can be read from standard input"
        )));
    }
    refuse_same_folder(&old, new.as_ref(), lang)?;
    let old = side(&old, args, terminal)?;
    let new = match new {
        Some(new) => side(&new, args, terminal)?,
        None => here(args, lang)?,
    };
    for side in [&old, &new].into_iter().filter(|side| side.faults > 0) {
        let (name, faults) = (side.name.line(), side.faults);
        let message = say!(
            lang,
            sv: "obs: det finns fel i filerna i {name} ({faults}); det som inte kunde läsas jämförs inte",
            en: "note: there are errors in the files of {name} ({faults}); what could not be read is not compared"
        );
        writeln!(terminal.err, "{message}")?;
    }
    let profile = profile::embedded(new.version);
    let comparison = compare::compare(&old.graph, &new.graph, profile, lang);
    let told = Told {
        severity: severity(&new.levels),
        comparison: &comparison,
        names: [&old.name, &new.name],
        sources: [&old.sources, &new.sources],
        lang,
        colour: terminal.colour,
    };
    write(&told, &args.format, terminal)?;
    Ok(if comparison.is_empty() {
        Status::Clean
    } else {
        Status::Findings
    })
}

/// Refuses a folder without a catalogue of its own below the catalogue that it is compared with: it would be that one, and
/// never differ.
fn refuse_same_folder(old: &Operand, new: Option<&Operand>, lang: Lang) -> Result<(), Failure> {
    let root_of = |operand: &Operand| match operand {
        Operand::Path(path) if Path::new(path).is_dir() => place::root(Path::new(path), lang),
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
    let root = old_root.display();
    Err(Failure::new(say!(
        lang,
        sv: "{below} har ingen egen catalog.yaml och hör till samma katalog som det jämförs med, {root}; ange mappen med den andra katalogens catalog.yaml, eller en revision i git",
        en: "{below} has no catalog.yaml of its own and belongs to the catalogue that it is compared with, {root}; name the folder with the other catalogue's catalog.yaml, or a git revision"
    )))
}

/// How grave a new name is by the settings; none when it is not asked for.
pub(super) fn severity(levels: &Levels) -> Option<Severity> {
    let set = || levels.severity(&RENAMED).unwrap_or(RENAMED.severity);
    levels.is_on(RENAMED.id).then(set)
}

/// Whatever the user named.
fn side(operand: &Operand, args: &Diff, terminal: &mut Terminal) -> Result<Side, Failure> {
    let lang = terminal.lang;
    match operand {
        Operand::Address(address) => self::address(address, args, terminal),
        Operand::Path(path) => on_disk(path, args, lang),
        Operand::Revision(name) => revision(name, args, lang),
    }
}

fn on_disk(operand: &str, args: &Diff, lang: Lang) -> Result<Side, Failure> {
    let path = Path::new(operand);
    if operand == "-" || (path.exists() && !path.is_dir()) {
        return file(path, args, lang);
    }
    if !path.exists() {
        return Err(nothing(operand, lang));
    }
    let root = place::root(path, lang)?.ok_or_else(|| {
        Failure::new(say!(
            lang,
            sv: "ingen catalog.yaml i {operand} eller ovanför",
            en: "no catalog.yaml in {operand} or above"
        ))
    })?;
    repository(&Shelf::Disk(root), operand, args, lang)
}

fn address(operand: &str, args: &Diff, terminal: &mut Terminal) -> Result<Side, Failure> {
    let way = fetched::way(&args.fetching, terminal)?;
    let (fetched, syntax) = fetched::catalog(operand, &way, terminal)?;
    let (sources, graph) = load::rdf_bytes(operand, fetched.body, syntax, terminal.lang)?;
    Ok(Side {
        name: operand.into(),
        sources,
        graph,
        version: version(args),
        levels: Levels::default(),
        faults: 0,
    })
}

fn file(path: &Path, args: &Diff, lang: Lang) -> Result<Side, Failure> {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    if extension == "yaml" || extension == "yml" {
        return Err(Failure::new(say!(
            lang,
            sv: "en YAML-fil är bara en del av sin katalog: ange mappen där catalog.yaml ligger",
            en: "a YAML file is only a part of its catalogue: name the folder that holds catalog.yaml"
        )));
    }
    let format = args.input.input_format.map(Into::into);
    let paths = [path.to_path_buf()];
    let loaded = load::rdf_files(&paths, args.profile.map(Into::into), format, lang)?;
    Ok(loaded_side(
        loaded,
        path.to_string_lossy().replace('\\', "/"),
    ))
}

fn repository(shelf: &Shelf, name: &str, args: &Diff, lang: Lang) -> Result<Side, Failure> {
    let version = args.profile.map(Into::into);
    let loaded = load::from_shelf(shelf, version, &Overlay::new(), lang)?;
    Ok(loaded_side(loaded, name.to_owned()))
}

fn loaded_side(loaded: Loaded, name: String) -> Side {
    let findings = loaded.findings.iter();
    let faults = findings.filter(|finding| finding.severity == Severity::Error);
    Side {
        name: name.into(),
        faults: faults.count(),
        version: loaded.settings.version,
        levels: loaded.settings.levels,
        sources: loaded.sources,
        graph: loaded.graph,
    }
}

/// The repository here as it was.
fn revision(name: &str, args: &Diff, lang: Lang) -> Result<Side, Failure> {
    let Some(root) = tree::find_root(Path::new(".")) else {
        return Err(Failure::new(say!(
            lang,
            sv: "{name} finns inte; en git-revision kan bara anges i en katalogs mapp (med catalog.yaml)",
            en: "{name} does not exist; a git revision can be named in a repository only (with a catalog.yaml)"
        )));
    };
    let git = Repository::around(&root, lang)?;
    if name.contains(['/', '.']) && !git.knows(name)? {
        return Err(nothing(name, lang));
    }
    let snapshot = Snapshot::new(git, name)?;
    let is_catalog = |name: &str| tree::role_of(name) == Some(tree::Role::Catalog);
    if !snapshot.names().any(is_catalog) {
        return Err(Failure::new(say!(
            lang,
            sv: "revisionen {name} har ingen catalog.yaml i den här mappen",
            en: "the revision {name} has no catalog.yaml in this folder"
        )));
    }
    repository(&Shelf::Revision(snapshot), name, args, lang)
}

/// The repository here as it is.
fn here(args: &Diff, lang: Lang) -> Result<Side, Failure> {
    let root = repository_here(lang)?;
    repository(&Shelf::Disk(root), ".", args, lang)
}

fn nothing(name: &str, lang: Lang) -> Failure {
    Failure::new(say!(
        lang,
        sv: "{name} finns inte: det är varken mapp, fil eller en revision som git känner till",
        en: "{name} does not exist: it is no folder, no file, and no revision that git knows"
    ))
}

fn version(args: &Diff) -> Version {
    args.profile.map(Into::into).unwrap_or_default()
}

/// Writes the comparison in every format asked for; to people on standard output when none is.
pub(super) fn write(
    told: &Told<'_>,
    outputs: &[Output<DiffFormat>],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let default = [Output {
        format: DiffFormat::Human,
        file: None,
    }];
    let outputs = if outputs.is_empty() {
        &default
    } else {
        outputs
    };
    output::one_to_the_screen(outputs, lang)?;
    for output in outputs {
        let Some(path) = &output.file else {
            let own = if terminal.colour {
                Own::Colours
            } else {
                Own::Words
            };
            terminal
                .out
                .with(own, |out| compare::write(output.format, told, out))?;
            continue;
        };
        let plain = Told {
            colour: false,
            ..*told
        };
        let mut text = Vec::new();
        compare::write(output.format, &plain, &mut text)?;
        whole::replace_named(path, &text, lang)?;
    }
    Ok(terminal.out.flush()?)
}
