//! `katalog man`: a manual page for the program and one for each command.

use super::outcome::{Failure, Status};
use super::swedish;
use super::terminal::Terminal;
use crate::diagnostic::Lang;
use crate::say;
use crate::workspace::error::why;
use crate::workspace::files::{place, replace_own};
use clap::Command;
use std::io;
use std::path::{Path, PathBuf};

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Man {
    /// Folder to write to; it is made if need be
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

pub(super) fn run(
    args: &Man,
    program: Command,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let folder = args.dir.display();
    let real = place::named(&args.dir)?.folder();
    write(&real, program, terminal.lang).map_err(|error| {
        let why = why(&error, terminal.lang);
        Failure::refused(say!(terminal.lang, sv: "kan inte skriva till {folder}: {why}", en: "cannot write to {folder}: {why}"))
    })?;
    writeln!(
        terminal.err,
        "{}",
        say!(terminal.lang, sv: "skrev manualsidor till {folder}", en: "wrote manual pages to {folder}")
    )?;
    Ok(Status::Clean)
}

/// The library writes through links: it writes to a folder of its own, and the pages are taken from there.
fn write(folder: &Path, program: Command, lang: Lang) -> io::Result<()> {
    let made = tempfile::tempdir()?;
    clap_mangen::generate_to(program, made.path())?;
    for page in made.path().read_dir()? {
        let page = page?;
        let text = std::fs::read_to_string(page.path())?;
        let text = match lang {
            Lang::Sv => swedish::manual(&text),
            Lang::En => text,
        };
        replace_own(&folder.join(page.file_name()), text.as_bytes())?;
    }
    Ok(())
}
