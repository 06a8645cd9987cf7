//! `katalog include update`: copies of other catalogues fetched anew.

use super::flags::Fetching;
use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use super::{differences, proxies, runtime};
use crate::compare::DiffReport;
use crate::diagnostic::{Finding, Lang, Levels};
use crate::say;
use crate::source::SourceFile;
use crate::untrusted::Untrusted;
use crate::workspace::include::{Pinned, Pins, Renewed, Renewing};
use clap::Subcommand;
use std::path::PathBuf;

/// Arguments of `include`.
#[derive(Debug, clap::Args)]
pub struct Include {
    /// What to do with them.
    #[command(subcommand)]
    pub command: IncludeCommand,
}

/// What `include` can do.
#[derive(Debug, Subcommand)]
pub enum IncludeCommand {
    /// Fetch the copies anew and show what is different in them
    ///
    /// A copy is what an entry `{url: …, file: …}` below `include:` in catalog.yaml names. It is written only when its
    /// contents are different, and never when what came cannot be read, is cut off, or is no catalogue; look at the
    /// difference, and commit.
    Update(IncludeUpdate),
}

/// Arguments of `include update`.
#[derive(Debug, clap::Args)]
pub struct IncludeUpdate {
    /// Which copies: their files or addresses as in catalog.yaml [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// A folder in the repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Write also a copy that has lost the catalogue, or more than half of what the last one described
    #[arg(long)]
    pub accept_loss: bool,
    /// How addresses are fetched.
    #[command(flatten)]
    pub fetching: Fetching,
}

pub(super) fn run(args: &Include, terminal: &mut Terminal) -> Result<Status, Failure> {
    let IncludeCommand::Update(args) = &args.command;
    let lang = terminal.lang;
    let pins = Pins::of(&args.path)?;
    let pinned = pins.chosen(&args.names)?;
    let mut status = Status::Clean;
    // Copies named in arguments; by default all that are listed.
    for fault in pins.faults.iter().filter(|_| args.names.is_empty()) {
        terminal.error(&place(fault, &pins.catalog, lang));
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
    let renewed = runtime::with(runtime::ONE, |runtime| {
        let options = args.fetching.options(proxies::hosts(), runtime);
        let renewing = Renewing::new(&pins.root, &options, args.accept_loss, &mut |note| {
            terminal.note(&note);
        });
        renew_all(pinned, &renewing, terminal)
    })??;
    Ok(if renewed { status } else { Status::Failed })
}

/// Renews the copies; false when one of them could not be.
fn renew_all(
    pinned: Vec<&Pinned>,
    renewing: &Renewing<'_>,
    terminal: &mut Terminal,
) -> Result<bool, Failure> {
    let mut all = true;
    for copy in pinned {
        // One that cannot be had keeps no other from being renewed.
        if let Err(failure) = renew(copy, renewing, terminal) {
            terminal.out.flush()?;
            let file = Untrusted::from(&copy.file);
            let message = failure.message(terminal.lang);
            terminal.error(&format!("{}: {message}", file.line()));
            all = false;
        }
    }
    Ok(all)
}

/// What is wrong with an entry, with its line.
fn place(fault: &Finding, catalog: &SourceFile, lang: Lang) -> String {
    let start = fault.span.map_or(0, |span| span.start as usize);
    let line = catalog.lines().position(catalog.bytes(), start).line;
    format!(
        "{}:{line}: {}",
        catalog.name.raw(),
        fault.message(lang).raw()
    )
}

/// Renews one copy, and shows what is different in it.
fn renew(copy: &Pinned, renewing: &Renewing<'_>, terminal: &mut Terminal) -> Result<(), Failure> {
    let (lang, file) = (terminal.lang, &copy.file);
    let written = match renewing.renew(copy, &mut |note| terminal.note(&note))? {
        Renewed::Same => {
            let message = say!(lang, sv: "{file}: ingen skillnad", en: "{file}: no difference");
            return Ok(writeln!(terminal.err, "{message}")?);
        }
        Renewed::Written(written) => written,
    };
    let size = written.size;
    let message = say!(lang, sv: "skrev {file} ({size} byte)", en: "wrote {file} ({size} bytes)");
    writeln!(terminal.err, "{message}")?;
    let report = DiffReport {
        severities: differences::severities(&Levels::default()),
        comparison: &written.comparison,
        names: [&file.into(), &(&copy.url).into()],
        sources: written.sources.each_ref(),
        lang,
        colour: terminal.colour,
    };
    differences::write(&report, &[], terminal)
}
