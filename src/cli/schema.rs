//! `katalog schema`: the files made from the tables.

use super::outcome::{Failure, Status};
use super::scaffold::write_file;
use super::terminal::Terminal;
use crate::profile::export;
use crate::say;
use crate::workspace::error::OpenError;
use crate::workspace::files::place;
use crate::workspace::schemas;
use std::path::{Path, PathBuf};

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// File to show, such as dataset or context.jsonld; a JSON schema is shown with its definitions [default: all names
    /// are listed]
    pub name: Option<String>,
    /// Folder to write all of them to, in the subfolders json and shacl; without DIR, the repository's own schemas in
    /// .katalog are renewed, which know its defaults and ids
    #[arg(long, value_name = "DIR", num_args = 0..=1, conflicts_with = "name")]
    #[allow(
        clippy::option_option,
        reason = "clap's form of an option whose value may be left out"
    )]
    pub write: Option<Option<PathBuf>>,
}

pub(super) fn run(args: &Schema, terminal: &mut Terminal) -> Result<Status, Failure> {
    let files = export::files();
    if let Some(None) = &args.write {
        return renew(terminal);
    }
    if let Some(Some(folder)) = &args.write {
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
            let Some(text) = export::self_contained(wanted) else {
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

/// Writes the schemas of the repository that the working directory is in.
fn renew(terminal: &mut Terminal) -> Result<Status, Failure> {
    let path = Path::new(".");
    let root = place::root(path)?.ok_or_else(|| OpenError::NoRepository {
        path: path.to_path_buf(),
        hint: true,
    })?;
    schemas::write(&root)?;
    let folder = root.join(schemas::FOLDER);
    writeln!(
        terminal.err,
        "{}",
        say!(terminal.lang, sv: "skrev {}", en: "wrote {}", folder.display())
    )?;
    Ok(Status::Clean)
}
