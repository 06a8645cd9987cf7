//! `katalog include update`: copies of other catalogues fetched anew.

pub(super) mod args;
mod loss;

use super::unchanged::{Replaced, replace_unchanged};
use super::{Failure, Status, diff, fetched, load, place, terminal::Terminal, whole};
use crate::compare::{self, Told};
use crate::description;
use crate::diagnostic::{Lang, Levels};
use crate::links::Download;
use crate::profile::{self, Profile};
use crate::rdf::{Graph, GraphBuilder, RdfFormat, read};
use crate::say;
use crate::source::{FileId, SourceFile, SourceMap, tree};
use crate::untrusted::Untrusted;
use args::{Include, IncludeCommand, IncludeUpdate};
use std::path::{Path, PathBuf};

/// A copy and where it comes from.
struct Pinned {
    file: String,
    url: String,
    syntax: Option<RdfFormat>,
}

pub(super) fn run(args: &Include, terminal: &mut Terminal) -> Result<Status, Failure> {
    let IncludeCommand::Update(args) = &args.command;
    let lang = terminal.lang;
    let root = place::root(&args.path, lang)?.ok_or_else(|| {
        let path = args.path.display();
        Failure::new(say!(lang, sv: "ingen catalog.yaml i {path} eller ovanför", en: "no catalog.yaml in {path} or above"))
    })?;
    let (pinned, faults) = pinned(&root, lang)?;
    let pinned = chosen(pinned, args, lang)?;
    let mut status = Status::Clean;
    // Whoever names copies wants those; all are all that are written there.
    for fault in faults.iter().filter(|_| args.names.is_empty()) {
        let word = say!(lang, sv: "fel", en: "error");
        writeln!(terminal.err, "{word}: {fault}")?;
        status = Status::Failed;
    }
    if pinned.is_empty() && status == Status::Clean {
        let message = say!(
            lang,
            sv: "ingen kopia att förnya: `include:` i catalog.yaml nämner ingen adress (`url:`)",
            en: "no copy to renew: `include:` in catalog.yaml names no address (`url:`)"
        );
        writeln!(terminal.err, "{message}")?;
        return Ok(Status::Clean);
    }
    let mut way = fetched::way(&args.fetching, terminal)?;
    for copy in &pinned {
        // One that cannot be had keeps no other from being renewed.
        if let Err(failure) = renew(copy, &root, &mut way, args.accept_loss, terminal) {
            let word = say!(lang, sv: "fel", en: "error");
            terminal.out.flush()?;
            let file = Untrusted::from(&copy.file);
            writeln!(terminal.err, "{word}: {}: {failure}", file.line())?;
            status = Status::Failed;
        }
    }
    Ok(status)
}

/// The entries of `catalog.yaml` that have an address, and what is wrong with others.
fn pinned(root: &Path, lang: Lang) -> Result<(Vec<Pinned>, Vec<String>), Failure> {
    let name = ["catalog.yaml", "catalog.yml"]
        .into_iter()
        .find(|name| root.join(name).is_file())
        .unwrap_or("catalog.yaml");
    let file = SourceFile::read(&root.join(name), name.to_owned())
        .map_err(|error| place::unreadable(&error, lang))?;
    let (includes, faults) = description::includes_and_faults(FileId(0), &file);
    let faults = faults.into_iter().map(|fault| {
        let start = fault.span.map_or(0, |span| span.start as usize);
        let line = file.lines().position(file.bytes(), start).line;
        format!("{name}:{line}: {}", fault.message(lang).raw())
    });
    let pinned = includes.into_iter().filter_map(|include| {
        Some(Pinned {
            syntax: include.syntax(),
            file: include.file.value,
            url: include.url?.value,
        })
    });
    Ok((pinned.collect(), faults.collect()))
}

/// Those that are named, or all.
fn chosen(pinned: Vec<Pinned>, args: &IncludeUpdate, lang: Lang) -> Result<Vec<Pinned>, Failure> {
    let is_named = |copy: &Pinned, name: &String| *name == copy.file || *name == copy.url;
    for name in &args.names {
        if !pinned.iter().any(|copy| is_named(copy, name)) {
            let known: Vec<&str> = pinned.iter().map(|copy| &*copy.file).collect();
            let known = known.join(", ");
            return Err(Failure::new(say!(
                lang,
                sv: "`{name}` är ingen kopia i catalog.yaml; de som finns är: {known}",
                en: "`{name}` is no copy in catalog.yaml; there are: {known}"
            )));
        }
    }
    let is_chosen =
        |copy: &Pinned| args.names.is_empty() || args.names.iter().any(|name| is_named(copy, name));
    Ok(pinned.into_iter().filter(is_chosen).collect())
}

/// Fetches one copy, and writes it when it says something else than before.
fn renew(
    copy: &Pinned,
    root: &Path,
    way: &mut Download,
    accept_loss: bool,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let path = within(root, &copy.file, lang)?;
    if let Some(syntax) = copy.syntax {
        way.accept = format!("{}, */*;q=0.1", syntax.media_type());
    }
    let fetched = fetched::file(&copy.url, way, terminal)?;
    let syntax = copy.syntax.unwrap_or_else(|| read::guess(&fetched.body));
    let bytes = fetched.body.clone();
    let new = load::rdf_bytes(&copy.file, fetched.body, syntax, lang).map_err(|failure| {
        let looks = read::guess(&bytes);
        Failure::new(if copy.syntax.is_some() && looks != syntax {
            let (name, ending) = (looks.name(), looks.extension());
            say!(
                lang,
                sv: "{failure}\ndet som kom ser ut som {name}; låt i så fall `file:` sluta på .{ending}",
                en: "{failure}\nwhat came looks like {name}; if it is, let `file:` end in .{ending}"
            )
        } else {
            failure.to_string()
        })
    })?;
    loss::refuse_nothing(&new.1, lang)?;
    let is_there = path.is_file();
    let standing = SourceFile::read(&path, copy.file.clone()).ok();
    let standing = standing.map(|file| file.bytes().to_vec());
    let old = before(standing.clone(), &copy.file, syntax);
    let comparison = compare::compare(&old.1, &new.1, profile(), lang);
    let file = &copy.file;
    if is_there && comparison.is_empty() {
        let message = say!(lang, sv: "{file}: ingen skillnad", en: "{file}: no difference");
        return Ok(writeln!(terminal.err, "{message}")?);
    }
    if !accept_loss {
        loss::refuse([&old.1, &new.1], &comparison, lang)?;
    }
    let written = match &standing {
        Some(standing) => replace_unchanged(&path, standing, &bytes),
        None => whole::replace_own(&path, &bytes).map(|()| Replaced::Done),
    };
    match written {
        Ok(Replaced::Done) => {}
        Ok(Replaced::Changed) => {
            return Err(Failure::new(say!(
                lang,
                sv: "filen ändrades under tiden och lämnades som den är; kör igen",
                en: "the file was changed meanwhile and left as it is; run again"
            )));
        }
        Err(error) => {
            let error = place::why(&error, lang);
            return Err(Failure::new(
                say!(lang, sv: "kan inte skriva: {error}", en: "cannot write: {error}"),
            ));
        }
    }
    let size = bytes.len();
    let message = say!(lang, sv: "skrev {file} ({size} byte)", en: "wrote {file} ({size} bytes)");
    writeln!(terminal.err, "{message}")?;
    let told = Told {
        severity: diff::severity(&Levels::default()),
        comparison: &comparison,
        names: [&file.into(), &(&copy.url).into()],
        sources: [&old.0, &new.0],
        lang,
        colour: terminal.colour,
    };
    diff::write(&told, &[], terminal)
}

fn profile() -> &'static Profile {
    profile::embedded(profile::Version::default())
}

/// The copy as it is; what is not there, or cannot be read, says nothing.
fn before(bytes: Option<Vec<u8>>, name: &str, syntax: RdfFormat) -> (SourceMap, Graph) {
    let nothing = || (SourceMap::new(), GraphBuilder::new().finish());
    let Some(bytes) = bytes else {
        return nothing();
    };
    load::rdf_bytes(name, bytes, syntax, Lang::En).unwrap_or_else(|_| nothing())
}

/// Where the copy is written: links are followed, but never out of the repository.
fn within(root: &Path, file: &str, lang: Lang) -> Result<PathBuf, Failure> {
    let root = root.canonicalize()?;
    let path = root.join(file);
    let is_inside = |real: &Path| {
        let inside = real.strip_prefix(&root).ok();
        inside.is_some_and(|inside| !tree::is_of_git(inside))
    };
    if let Ok(real) = path.canonicalize() {
        return if is_inside(&real) {
            Ok(real)
        } else {
            Err(outside(lang))
        };
    }
    // What is not there yet is judged by the nearest that is, be it a link that leads nowhere.
    let mut upwards = path.ancestors();
    let nearest = upwards.find(|part| part.symlink_metadata().is_ok());
    let real = nearest.and_then(|part| part.canonicalize().ok());
    match real {
        Some(real) if is_inside(&real) => Ok(path),
        Some(_) | None => Err(outside(lang)),
    }
}

fn outside(lang: Lang) -> Failure {
    Failure::new(say!(
        lang,
        sv: "en symbolisk länk leder ut ur katalogens mapp, eller in i .git; inget skrevs",
        en: "a symbolic link leads out of the repository, or into .git; nothing was written"
    ))
}
