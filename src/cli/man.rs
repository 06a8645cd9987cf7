//! `katalog man`: a manual page for the program and one for each command.

use super::args::{Args, Man};
use super::{Failure, Status, place, terminal::Terminal, whole};
use crate::say;
use clap::CommandFactory;
use std::io;
use std::path::Path;

pub(super) fn run(args: &Man, terminal: &mut Terminal) -> Result<Status, Failure> {
    let folder = args.dir.display();
    let real = place::named(&args.dir, terminal.lang)?.folder();
    write(&real).map_err(|error| {
        let why = place::why(&error, terminal.lang);
        Failure::new(say!(terminal.lang, sv: "kan inte skriva till {folder}: {why}", en: "cannot write to {folder}: {why}"))
    })?;
    writeln!(
        terminal.err,
        "{}",
        say!(terminal.lang, sv: "skrev manualsidor till {folder}", en: "wrote manual pages to {folder}")
    )?;
    Ok(Status::Clean)
}

/// The library writes through links: it writes to a folder of its own, and the pages are taken from there.
fn write(folder: &Path) -> io::Result<()> {
    let made = tempfile::tempdir()?;
    clap_mangen::generate_to(Args::command(), made.path())?;
    for page in made.path().read_dir()? {
        let page = page?;
        let text = std::fs::read(page.path())?;
        whole::replace_own(&folder.join(page.file_name()), &text)?;
    }
    Ok(())
}
