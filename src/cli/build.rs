//! `katalog build`: checks, then writes the catalogue; never half of one.

use super::args::{Build, FailOn, Syntax};
use super::check::Checked;
use super::links;
use super::load;
use super::trust::Trust;
use super::whole::{self, Whole};
use super::{Failure, Status, output, place, stage, terminal::Terminal, validate};
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::rdf::write::{self, Order, WriteError};
use crate::say;
use crate::source::boundary::Place;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// The folder that is written to when none is named.
const FOLDER: &str = "public";

pub(super) fn run(args: &Build, terminal: &mut Terminal) -> Result<Status, Failure> {
    let folder = Folder {
        place: place::target(args.output.as_deref(), FOLDER, terminal.lang)?,
        shown: args.output.as_deref().unwrap_or(FOLDER.as_ref()),
    };
    let loaded = load::load(
        std::slice::from_ref(&args.path),
        &args.checking,
        None,
        terminal,
    )?;
    let baseline = args.reporting.baseline(&loaded, terminal)?;
    let trust = Trust::of(&loaded, args.reporting.trust_cache);
    let with = (&args.with_links, &trust);
    let (checked, asked) = links::check(loaded, &args.checking, baseline, with, terminal)?;
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
    for (path, size) in files(&checked, &args.to, &folder, terminal.lang)? {
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
    to: &[Syntax],
    folder: &Folder<'_>,
    lang: Lang,
) -> Result<Vec<(PathBuf, u64)>, Failure> {
    let order = &order(checked);
    let real = &folder.place.folder();
    std::fs::create_dir_all(real).map_err(|error| whole::cannot(folder.shown, &error, lang))?;
    stage::sweep(real);
    let mut formats: Vec<RdfFormat> = to.iter().copied().map(RdfFormat::from).collect();
    formats.sort();
    formats.dedup();
    let name = |format: RdfFormat| format!("catalog.{}", format.extension());
    let shown = |number: usize| folder.shown.join(name(formats[number]));
    // Each syntax reads the same graph and writes a file of its own.
    let written = std::thread::scope(|scope| {
        let write = |format: &RdfFormat| {
            let format = *format;
            scope.spawn(move || {
                let place = place::below(&folder.place, &name(format), lang)?;
                file(
                    checked,
                    order,
                    format,
                    &place,
                    &folder.shown.join(name(format)),
                    lang,
                )
            })
        };
        let threads: Vec<_> = formats.iter().map(write).collect();
        let results = threads
            .into_iter()
            .map(|thread| thread.join().expect("writing does not panic"));
        results.collect::<Result<Vec<_>, Failure>>()
    })?;
    let sizes = whole::finish_all(written, real);
    let sizes = sizes.map_err(|(number, error)| whole::cannot(&shown(number), &error, lang))?;
    Ok((0..sizes.len()).map(shown).zip(sizes).collect())
}

/// Where the files go.
struct Folder<'a> {
    place: Place,
    /// As people call it.
    shown: &'a Path,
}

/// Writes one syntax to a temporary file beside its place.
fn file(
    checked: &Checked,
    order: &Order,
    format: RdfFormat,
    place: &Place,
    shown: &Path,
    lang: Lang,
) -> Result<Whole, Failure> {
    let failed = |error: &std::io::Error| whole::cannot(shown, error, lang);
    let file = Whole::begin(place).map_err(|error| failed(&error))?;
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
    out.into_inner().map_err(|error| failed(error.error()))
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
