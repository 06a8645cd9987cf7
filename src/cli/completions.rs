//! `katalog completions`.

use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use clap::Command;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

pub(super) fn run(
    args: &Completions,
    mut program: Command,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "katalog", &mut script);
    terminal.out.write_all(&script)?;
    terminal.out.flush()?;
    Ok(Status::Clean)
}
