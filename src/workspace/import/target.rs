//! The target folder of an import: written completely or not at all, and never over existing files.

use crate::source::boundary;
use crate::workspace::error::{Error, FilesError, ImportError, OpenError};
use crate::workspace::files::{place, replace_own};
use crate::workspace::open::UNFINISHED as MARK;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Suffix of the folder while it is incomplete.
const UNFINISHED: &str = ".incomplete";

/// Bytes of an existing file that are examined.
const MOST_READ: u64 = 1 << 20;

/// A target folder.
#[derive(Debug)]
pub struct Target {
    /// The requested folder.
    path: PathBuf,
    /// The folder that is written: a temporary one beside it, or the folder itself.
    stage: PathBuf,
    /// Whether the folder itself is written and was empty: then an incomplete import can be removed.
    was_empty: bool,
    /// Top-level names written in this run.
    written: RefCell<BTreeSet<PathBuf>>,
}

impl Target {
    /// Prepares a target.
    ///
    /// # Errors
    /// When the folder is in use.
    pub fn at(path: &Path, force: bool) -> Result<Self, Error> {
        let shown = path;
        let place = place::named(path)?;
        let path = &if path.is_symlink() {
            place.folder()
        } else {
            path.to_path_buf()
        };
        if path.exists() && !path.is_dir() {
            return Err(ImportError::NoFolder(shown.to_path_buf()).into());
        }
        // `.` and `..` have no siblings.
        let whole = std::path::absolute(path)?;
        let mut stage = match path.file_name() {
            Some(_) => path.as_os_str().to_owned(),
            None => whole.into_os_string(),
        };
        while stage.to_string_lossy().ends_with(['/', '\\']) {
            let text = stage.to_string_lossy();
            stage = text[..text.len() - 1].to_owned().into();
        }
        stage.push(UNFINISHED);
        let stage = PathBuf::from(stage);
        if stage.exists() {
            if !force || !stage.join(MARK).exists() {
                let (folder, left) = (shown.to_path_buf(), stage);
                return Err(ImportError::Earlier { folder, left }.into());
            }
            std::fs::remove_dir_all(&stage).map_err(|error| FilesError::system(&stage, error))?;
        }
        let filled = path
            .read_dir()
            .is_ok_and(|mut entries| entries.next().is_some());
        if filled && path.join(MARK).exists() && !force {
            let (path, mark) = (path.clone(), MARK);
            return Err(OpenError::Unfinished { path, mark }.into());
        }
        if filled && !force {
            return Err(ImportError::NotEmpty(shown.to_path_buf()).into());
        }
        // The current folder of a process cannot be replaced.
        let in_place = filled || is_where_we_are(path);
        Ok(Self {
            path: path.clone(),
            stage: if in_place { path.clone() } else { stage },
            was_empty: in_place && !filled,
            written: RefCell::default(),
        })
    }

    /// Creates the folder, with a note in it as long as it is incomplete.
    pub(super) fn begin(&self, note: &str) -> Result<(), Error> {
        std::fs::create_dir_all(&self.stage)
            .map_err(|error| FilesError::system(&self.stage, error))?;
        self.write(MARK, note.as_bytes())
    }

    /// Removes an incomplete import; in an existing folder the note stays.
    pub(super) fn abandon(&self) {
        if self.stage != self.path {
            // What cannot be removed has the note, which the next run reports.
            let _ = std::fs::remove_dir_all(&self.stage);
        } else if self.was_empty {
            for name in self.written.borrow().iter().rev() {
                let path = self.path.join(name);
                let _ = if path.is_dir() {
                    std::fs::remove_dir_all(&path)
                } else {
                    std::fs::remove_file(&path)
                };
            }
        }
    }

    /// Creates a folder of the repository.
    pub(super) fn folder(&self, name: &str) -> Result<(), Error> {
        let path = self.stage.join(name);
        self.note(name);
        if self.stage == self.path {
            place::own(&path)?;
        }
        if path.is_dir() {
            return Ok(());
        }
        Ok(std::fs::create_dir_all(&path).map_err(|error| FilesError::system(&path, error))?)
    }

    /// Writes a file of the repository.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.stage.join(name);
        self.note(name);
        // In a temporary folder, half-written files are not visible.
        let written = if self.stage == self.path {
            replace_own(&path, bytes)
        } else {
            std::fs::write(&path, bytes)
        };
        Ok(written.map_err(|error| FilesError::write(&path, error))?)
    }

    /// Records a top-level name.
    fn note(&self, name: &str) {
        let first = Path::new(name).components().next();
        self.written
            .borrow_mut()
            .extend(first.map(|first| PathBuf::from(first.as_os_str())));
    }

    /// Writes a file unless it exists, as its owner may have written it. Returns whether its content is as expected.
    pub(super) fn offer(&self, name: &str, bytes: &[u8]) -> Result<bool, Error> {
        let path = self.stage.join(name);
        place::own(&path)?;
        if path.symlink_metadata().is_err() {
            return self.write(name, bytes).map(|()| true);
        }
        let mut there = Vec::new();
        // An unreadable file, or a link out of the folder, does not have the expected content.
        let _ = boundary::open(&path).and_then(|file| file.take(MOST_READ).read_to_end(&mut there));
        let wanted = bytes.trim_ascii();
        let mut lines = there.split(|b| *b == b'\n');
        Ok(lines.any(|line| line.trim_ascii() == wanted))
    }

    /// Renames the temporary folder to the target.
    pub(super) fn finish(self) -> Result<(), Error> {
        let failed = FilesError::system;
        if self.stage != self.path {
            // On some systems an empty folder blocks the rename.
            if self.path.is_dir() {
                std::fs::remove_dir(&self.path).map_err(|error| failed(&self.path, error))?;
            }
            std::fs::rename(&self.stage, &self.path).map_err(|error| failed(&self.path, error))?;
        }
        // Last of all: a folder with the note is incomplete, whatever happened.
        let mark = self.path.join(MARK);
        Ok(std::fs::remove_file(&mark).map_err(|error| failed(&mark, error))?)
    }
}

/// Whether the folder is the current folder, or one of its parents.
fn is_where_we_are(path: &Path) -> bool {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let there = path.canonicalize();
    here.is_ok_and(|here| there.is_ok_and(|there| here.starts_with(there)))
}
