//! Writes an imported repository, completely or not at all.

use super::target::Target;
use crate::import::Import;
use crate::profile::{Version, export};
use crate::workspace::error::{Error, ImportError};
use crate::workspace::settings;
use std::collections::BTreeSet;

/// Capacity of the queue of files to write.
const WAITING: usize = 256;
/// Maximum number of files.
const MOST_FILES: usize = 150_000;

/// An existing file that was kept, and the line it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLine {
    /// The file name.
    pub name: &'static str,
    /// The missing line.
    pub line: String,
}

/// A complete repository that is not at its target yet.
#[derive(Debug)]
#[must_use = "it is finished or abandoned"]
pub struct Written {
    target: Target,
    lacking: Vec<MissingLine>,
}

impl Written {
    /// Moves it to the target. Returns existing files that lack a line.
    ///
    /// # Errors
    /// On I/O errors.
    pub fn finish(self) -> Result<Vec<MissingLine>, Error> {
        self.target.finish()?;
        Ok(self.lacking)
    }

    /// Removes it.
    pub fn abandon(self) {
        self.target.abandon();
    }
}

/// Writes the repository; `note` is in the folder as long as it is incomplete.
///
/// # Errors
/// When there are too many files, or the folder cannot be written to.
pub fn write(
    import: &Import<'_>,
    target: Target,
    version: Version,
    note: &str,
) -> Result<Written, Error> {
    let count = import.files().len();
    if count > MOST_FILES {
        let most = MOST_FILES;
        return Err(ImportError::TooManyFiles { count, most }.into());
    }
    let written = target
        .begin(note)
        .and_then(|()| write_files(import, &target, version));
    match written {
        Ok(lacking) => Ok(Written { target, lacking }),
        Err(error) => {
            target.abandon();
            Err(error)
        }
    }
}

fn write_files(
    import: &Import<'_>,
    target: &Target,
    version: Version,
) -> Result<Vec<MissingLine>, Error> {
    let folders: BTreeSet<&str> = import.files().iter().map(|file| file.folder).collect();
    for folder in folders {
        target.folder(folder)?;
    }
    // Several threads serialize and one writes: concurrent writes to one folder block each other.
    let makers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(4);
    let (sender, texts) = std::sync::mpsc::sync_channel(WAITING);
    std::thread::scope(|scope| {
        for maker in 0..makers {
            let sender = sender.clone();
            scope.spawn(move || {
                for file in import.files().iter().skip(maker).step_by(makers) {
                    // The receiver is gone when writing failed.
                    if sender.send((file.path(), import.text(file))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut texts = texts.into_iter();
        texts.try_for_each(|(path, text)| target.write(&path, text.as_bytes()))
    })?;
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            target.folder(".katalog")?;
            target.write(&format!(".katalog/{name}"), text.as_bytes())?;
        }
    }
    let profile = format!("profile = \"{}\"\n", version.as_str());
    let mut offers: Vec<(&'static str, &str)> = vec![(".gitignore", "/public/\n")];
    if version != Version::default() {
        offers.push((settings::NAME, &*profile));
    }
    let mut left = Vec::new();
    for (name, text) in offers {
        if !target.offer(name, text.as_bytes())? {
            let line = text.trim_end().to_owned();
            left.push(MissingLine { name, line });
        }
    }
    Ok(left)
}
