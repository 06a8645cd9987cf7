//! `katalog schema`: the files made from the tables.

use super::outcome::{Failure, Status};
use super::scaffold::write_file;
use super::terminal::Terminal;
use crate::profile::export;
use crate::say;
use crate::workspace::files::place;
use std::path::PathBuf;

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// File to show, such as json/dataset.schema.json [default: all names are listed]
    pub name: Option<String>,
    /// Folder to write all of them to, in the subfolders json and shacl
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    pub write: Option<PathBuf>,
}

pub(super) fn run(args: &Schema, terminal: &mut Terminal) -> Result<Status, Failure> {
    let files = export::files();
    if let Some(folder) = &args.write {
        let real = place::named(folder)?.folder();
        for (name, text) in &files {
            write_file(&real.join(name), text)?;
            writeln!(
                terminal.err,
                "{}",
                say!(terminal.lang, sv: "skrev {}", en: "wrote {}", folder.join(name).display())
            )?;
        }
        return Ok(Status::Clean);
    }
    match &args.name {
        None => {
            for (name, _) in &files {
                writeln!(terminal.out, "{name}")?;
            }
        }
        Some(wanted) => {
            let found = files
                .iter()
                .find(|(name, _)| name == wanted || name.rsplit('/').next() == Some(wanted));
            let Some((_, text)) = found else {
                let known = files
                    .iter()
                    .map(|(name, _)| name.as_str())
                    .collect::<Vec<_>>()
                    .join(", ");
                return Err(Failure::refused(say!(
                    terminal.lang,
                    sv: "det finns ingen {wanted}; de som finns är {known}",
                    en: "there is no {wanted}; there are {known}"
                )));
            };
            terminal.out.write_all(text.as_bytes())?;
        }
    }
    terminal.out.flush()?;
    Ok(Status::Clean)
}
