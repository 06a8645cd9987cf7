//! `katalog baseline`: writes a baseline of all current findings.

use super::flags::{Checking, Input, WithLinks};
use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use super::{links, opened};
use crate::say;
use crate::workspace::error::FilesError;
use crate::workspace::files::{place, replace};
use crate::workspace::{self, Trust};
use std::path::PathBuf;

/// Default file name.
const NAME: &str = "katalog-baseline.json";

/// Arguments of `baseline`.
#[derive(Debug, clap::Args)]
pub struct Baseline {
    /// What to check, as for `validate` [default: the repository here]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// File to write [default: katalog-baseline.json]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The addresses too.
    #[command(flatten)]
    pub with_links: WithLinks,
    /// Believe a cache that Git tracks in what is checked; without it the change may have written what it is judged by
    #[arg(long, requires = "link_cache")]
    pub trust_cache: bool,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
    /// How it is read.
    #[command(flatten)]
    pub input: Input,
}

pub(super) fn run(args: &Baseline, terminal: &mut Terminal) -> Result<Status, Failure> {
    let place = place::target(args.output.as_deref(), NAME)?;
    let (workspace, checks) = opened::open(&args.paths, &args.checking, &args.input)?;
    let trust = Trust::of(&workspace, args.trust_cache);
    let with = (&args.with_links, &trust);
    let (checked, link_run) = links::check(&workspace, &checks, with, terminal)?;
    if let Some(link_run) = link_run
        && links::report(link_run, Status::Clean, terminal)? == Status::Failed
    {
        return Ok(Status::Failed);
    }
    let text = workspace::baseline(&checked)?;
    let path = args.output.as_deref().unwrap_or(NAME.as_ref());
    replace(&place, text.as_bytes()).map_err(|error| FilesError::write(path, error))?;
    let path = path.display();
    let shown = checked.findings.iter().filter(|of| of.is_shown());
    let number = shown.count();
    let message = say!(
        terminal.lang,
        sv: "skrev {path} med {number} kända; `katalog validate --baseline {path}` visar bara nya",
        en: "wrote {path} with {number} that are known; `katalog validate --baseline {path}` shows new ones only"
    );
    writeln!(terminal.err, "{message}")?;
    Ok(Status::Clean)
}
