//! `katalog build`: checks, then writes the catalogue; never half of one.

use super::flags::{Checking, FailOn, Input, Reporting, Syntax, WithLinks};
use super::outcome::{Failure, Status};
use super::progress::Working;
use super::terminal::Terminal;
use super::{links, opened, output};
use crate::rdf::RdfFormat;
use crate::say;
use crate::workspace::{Folder, Trust};
use std::path::PathBuf;

/// The folder that is written to when none is named.
const FOLDER: &str = "public";

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// A folder in the repository
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Folder to write to; it is made if need be [default: public]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Files to write, separated by commas: catalog.rdf, catalog.ttl, catalog.jsonld, catalog.nt
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "rdf,ttl",
        value_name = "SYNTAX,…"
    )]
    pub to: Vec<Syntax>,
    /// Write even when there are errors; the exit status is still 1
    #[arg(long)]
    pub force: bool,
    /// The addresses too.
    #[command(flatten)]
    pub with_links: WithLinks,
    /// How it is reported.
    #[command(flatten)]
    pub reporting: Reporting,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
}

pub(super) fn run(args: &Build, terminal: &mut Terminal) -> Result<Status, Failure> {
    let folder = Folder::at(args.output.as_deref(), FOLDER)?;
    let paths = std::slice::from_ref(&args.path);
    let reading = Working::checking(terminal);
    let (workspace, mut checks) = opened::open(paths, &args.checking, &Input::default())?;
    drop(reading);
    checks.baseline = opened::baseline(&args.reporting, &workspace, terminal)?;
    let trust = Trust::of(&workspace, args.reporting.trust_cache);
    let with = (&args.with_links, &trust);
    let (mut checked, link_run) = links::check(&workspace, &checks, with, terminal)?;
    // What is not shown is still an error.
    let mut status = Status::of(&checked.findings, FailOn::Error);
    output::write(&mut checked, &args.reporting, terminal)?;
    if let Some(link_run) = link_run {
        status = links::report(link_run, status, terminal)?;
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
    let what = say!(terminal.lang, sv: "skriver katalogen", en: "writing the catalogue");
    let writing = Working::begin(what, terminal);
    let formats: Vec<RdfFormat> = args.to.iter().copied().map(RdfFormat::from).collect();
    let written = workspace.build_to(&formats, &folder)?;
    drop(writing);
    for (path, size) in written {
        let path = path.display();
        writeln!(
            terminal.err,
            "{}",
            say!(terminal.lang, sv: "skrev {path} ({size} byte)", en: "wrote {path} ({size} bytes)")
        )?;
    }
    Ok(status)
}
