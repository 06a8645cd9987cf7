//! `katalog man`: a manual page for the program and one for each command.

use super::args::{Args, Man};
use super::{Failure, Status, terminal::Terminal};
use crate::say;
use clap::CommandFactory;

pub(super) fn run(args: &Man, terminal: &mut Terminal) -> Result<Status, Failure> {
    let folder = args.dir.display();
    let written = std::fs::create_dir_all(&args.dir)
        .and_then(|()| clap_mangen::generate_to(Args::command(), &args.dir));
    written.map_err(|error| {
        Failure::new(say!(terminal.lang, sv: "kan inte skriva till {folder}: {error}", en: "cannot write to {folder}: {error}"))
    })?;
    writeln!(
        terminal.err,
        "{}",
        say!(terminal.lang, sv: "skrev manualsidor till {folder}", en: "wrote manual pages to {folder}")
    )?;
    Ok(Status::Clean)
}
