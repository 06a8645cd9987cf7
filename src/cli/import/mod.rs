//! `katalog import`: any DCAT catalogue to a repository, completely or not at all.

mod args;
mod report;

pub use args::Import;

use super::flags::{FailOn, Showing};
use super::outcome::{Failure, Status};
use super::progress::Working;
use super::terminal::Terminal;
use super::{clock, output, proxies, runtime};
use crate::description::Templates;
use crate::diagnostic::Finding;
use crate::import::{self as graph, NoBase, Options};
use crate::say;
use crate::workspace::error::ImportError;
use crate::workspace::files::replace_named;
use crate::workspace::import::{self, ImportSources, MissingLine, Target};
use crate::workspace::{Checked, Checks};
use args::Form;
use report::{name, report, summary};
use std::path::Path;

pub(super) fn run(args: &Import, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let target = Target::at(&args.output, args.force)?;
    let what = say!(lang, sv: "läser", en: "reading");
    let working = Working::begin(what, terminal);
    let (mut workspace, converted) = runtime::with(runtime::ONE, |runtime| {
        let sources = ImportSources {
            sources: args.sources.clone(),
            form: args.from.into(),
            profile: args.profile.map(Into::into),
            syntax: args.source.input.syntax(),
            base: args.source.input.base.clone(),
            fetching: args.source.fetching.options(proxies::hosts(), runtime),
        };
        import::read(&sources, &mut |note| {
            working.suspend(|| terminal.note(&note));
        })
    })??;
    drop(working);
    let what = say!(lang, sv: "importerar", en: "importing");
    let working = Working::begin(what, terminal);
    let changes = if args.upgrade {
        workspace.upgrade()
    } else {
        Vec::new()
    };
    let version = workspace.profile().version;
    let mut checked = workspace.check(&Checks::on(clock::today()))?;
    if checked.graph.is_empty() {
        drop(working);
        summarize(&mut checked, converted, args, terminal)?;
        return Err(ImportError::Empty.into());
    }
    let templates = Templates::default();
    let source = args
        .sources
        .iter()
        .map(|path| name(path))
        .collect::<Vec<_>>()
        .join(", ");
    let options = Options {
        base: args.base_uri.as_deref(),
        templates: &templates,
        source: &source,
        lang,
    };
    let import = graph::Import::new(&checked.graph, checked.profile, options);
    let import = import.map_err(|NoBase| ImportError::NoBase)?;
    let note = say!(
        lang,
        sv: "Importen till den här mappen blev aldrig klar, så filer saknas. Kör den igen med --force.\n",
        en: "The import to this folder never finished, so files are missing. Run it again with --force.\n"
    );
    let written = import::write(&import, target, version, &note)?;
    drop(working);
    let minted = import.minted();
    // If the report cannot be written, no repository is written either.
    if let Some(path) = &args.report {
        let text = report(&import, &minted, &changes, &checked, args);
        if let Err(failure) = write_report(path, &text, terminal) {
            written.abandon();
            return Err(failure);
        }
    }
    for lacking in written.finish()? {
        report_lacking(&lacking, terminal)?;
    }
    let counts = (minted.len(), changes.len());
    summary(&import, counts, &checked, args, terminal)?;
    summarize(&mut checked, converted, args, terminal)?;
    if args.from == Form::Rdf {
        return Ok(Status::Clean);
    }
    Ok(Status::of(&checked.findings, FailOn::Error))
}

fn write_report(path: &Path, text: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    if path.as_os_str() != "-" {
        return Ok(replace_named(path, text.as_bytes())?);
    }
    terminal.out.write_all(text.as_bytes())?;
    Ok(terminal.out.flush()?)
}

/// Reports what could not be converted, in place of rule findings. RDF is read without loss, so only requested report
/// files are written.
fn summarize(
    checked: &mut Checked,
    converted: Vec<Finding>,
    args: &Import,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    checked.findings = converted;
    if args.from != Form::Rdf {
        return output::write_as(checked, &args.format, &Showing::default(), terminal);
    }
    let mut files = args.format.clone();
    files.retain(|output| output.file.is_some());
    if files.is_empty() {
        return Ok(());
    }
    output::write_as(checked, &files, &Showing::default(), terminal)
}

/// Reports an existing file that lacks a line.
fn report_lacking(lacking: &MissingLine, terminal: &mut Terminal) -> Result<(), Failure> {
    let MissingLine { name, line } = lacking;
    let message = say!(
        terminal.lang,
        sv: "{name} fanns redan och är kvar som den var; den behöver raden `{line}`",
        en: "{name} was there already and stays as it was; it needs the line `{line}`"
    );
    Ok(writeln!(terminal.err, "{message}")?)
}
