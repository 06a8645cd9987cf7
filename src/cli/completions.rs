//! `katalog completions`.

use super::args::{Args, Completions};
use super::{Failure, Status, terminal::Terminal};
use clap::CommandFactory;

pub(super) fn run(args: &Completions, terminal: &mut Terminal) -> Result<Status, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "katalog", &mut script);
    terminal.out.write_all(&script)?;
    terminal.out.flush()?;
    Ok(Status::Clean)
}
