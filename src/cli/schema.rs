//! `katalog schema`: the files made from the tables.

use super::args::Schema;
use super::{Failure, Status, place, terminal::Terminal, whole};
use crate::diagnostic::Lang;
use crate::profile::export;
use crate::say;
use std::path::Path;

pub(super) fn run(args: &Schema, terminal: &mut Terminal) -> Result<Status, Failure> {
    let files = export::files();
    if let Some(folder) = &args.write {
        let real = place::named(folder, terminal.lang)?.folder();
        for (name, text) in &files {
            write_file(&real.join(name), text, terminal.lang)?;
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
                return Err(Failure::new(say!(
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

/// Writes one file and the folders it needs; what of the path was named by the user has been judged before.
pub(super) fn write_file(path: &Path, text: &str, lang: Lang) -> Result<(), Failure> {
    whole::replace_own(path, text.as_bytes()).map_err(|error| whole::cannot(path, &error, lang))
}
