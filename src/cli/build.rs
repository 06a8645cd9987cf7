//! `katalog build`: checks, then writes the catalogue; never half of one.

use super::args::{Build, FailOn};
use super::check::Checked;
use super::links;
use super::load;
use super::whole::Whole;
use super::{Failure, Status, output, terminal::Terminal, validate};
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::rdf::write::{self, Order, WriteError};
use crate::say;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Build, terminal: &mut Terminal) -> Result<Status, Failure> {
    let loaded = load::load(
        std::slice::from_ref(&args.path),
        &args.checking,
        None,
        terminal,
    )?;
    let baseline = args.reporting.baseline.as_deref();
    let (checked, asked) =
        links::check(loaded, &args.checking, baseline, &args.with_links, terminal)?;
    output::write(&checked, &args.reporting.format, terminal)?;
    let mut status = validate::status(&checked, FailOn::Error);
    if let Some(asked) = asked {
        asked.tell(terminal)?;
        status = asked.status(status);
    }
    if status == Status::Failed {
        let message = say!(terminal.lang, sv: "inget skrevs: kontrollen av länkar avbröts", en: "nothing was written: the check of links was stopped");
        writeln!(terminal.err, "{message}")?;
        return Ok(status);
    }
    if status == Status::Findings && !args.force {
        let message = say!(
            terminal.lang,
            sv: "inget skrevs: rätta felen, eller skriv ändå med --force",
            en: "nothing was written: mend the errors, or write all the same with --force"
        );
        writeln!(terminal.err, "{message}")?;
        return Ok(status);
    }
    for (path, size) in files(&checked, args, terminal)? {
        let path = path.display();
        writeln!(
            terminal.err,
            "{}",
            say!(terminal.lang, sv: "skrev {path} ({size} byte)", en: "wrote {path} ({size} bytes)")
        )?;
    }
    Ok(status)
}

/// Writes every file beside its place first, and moves all of them there when all are whole.
fn files(
    checked: &Checked,
    args: &Build,
    terminal: &Terminal,
) -> Result<Vec<(PathBuf, u64)>, Failure> {
    let lang = terminal.lang;
    let order = &order(checked);
    let prepare = |folder: &Path| {
        std::fs::create_dir_all(folder).map_err(|error| cannot(lang, folder, &error.to_string()))
    };
    prepare(&args.output)?;
    let mut formats: Vec<RdfFormat> = args.to.iter().copied().map(RdfFormat::from).collect();
    formats.sort();
    formats.dedup();
    // Each syntax reads the same graph and writes a file of its own.
    let written = std::thread::scope(|scope| {
        let write = |format| scope.spawn(move || file(checked, order, format, &args.output, lang));
        let threads: Vec<_> = formats.into_iter().map(write).collect();
        let results = threads
            .into_iter()
            .map(|thread| thread.join().expect("writing does not panic"));
        results.collect::<Result<Vec<_>, Failure>>()
    })?;
    // Nothing is moved before everything can be: an old catalogue stays whole.
    for file in &written {
        let path = file.path();
        if path.is_dir() {
            let why = say!(lang, sv: "det är en mapp", en: "it is a folder");
            return Err(cannot(lang, path, &why));
        }
    }
    let mut done = Vec::new();
    for file in written {
        let path = file.path().to_path_buf();
        let size = file
            .finish()
            .map_err(|error| cannot(lang, &path, &error.to_string()))?;
        done.push((path, size));
    }
    Ok(done)
}

/// Writes one syntax to a temporary file beside its place.
fn file(
    checked: &Checked,
    order: &Order,
    format: RdfFormat,
    folder: &Path,
    lang: Lang,
) -> Result<Whole, Failure> {
    let path = folder.join(format!("catalog.{}", format.extension()));
    let failed = |error: &dyn std::fmt::Display| cannot(lang, &path, &error.to_string());
    let file = Whole::begin(&path).map_err(|error| failed(&error))?;
    let mut out = BufWriter::with_capacity(1 << 16, file);
    match write::write(
        &checked.graph,
        &checked.profile.prefixes,
        order,
        format,
        &mut out,
    ) {
        Ok(()) => {}
        Err(WriteError::Unwritable(_)) => {
            let name = format.name();
            return Err(Failure::new(say!(
                lang,
                sv: "{name} kan inte uttrycka allt i katalogen; se felen ovan",
                en: "{name} cannot say everything in the catalogue; see the errors above"
            )));
        }
        Err(WriteError::Io(error)) => return Err(failed(&error)),
    }
    out.into_inner().map_err(|error| failed(&error))
}

fn cannot(lang: Lang, path: &Path, why: &str) -> Failure {
    let path = path.display();
    Failure::new(say!(lang, sv: "kan inte skriva {path}: {why}", en: "cannot write {path}: {why}"))
}

/// Classes and properties in the order of the table.
fn order(checked: &Checked) -> Order {
    let classes = &checked.profile.classes;
    let mut order = Order::default();
    for class in classes {
        order.classes.extend(class.types.iter().cloned());
        for row in &class.properties {
            if !order.predicates.contains(&row.iri) {
                order.predicates.push(row.iri.clone());
            }
        }
    }
    order
}
