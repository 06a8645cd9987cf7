//! Opening for reading: regular files, and neither FIFOs nor devices that took their place.

use super::path::{ChosenBy, ResolvedPath, repository_of};
use super::refusal::{Refusal, RefusalReason, SpecialFile};
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind};
use std::path::Path;

impl ResolvedPath {
    /// Refuses special files of a repository.
    ///
    /// # Errors
    /// When the path is a FIFO, socket or device inside a repository.
    pub fn refuse_special(&self) -> Result<(), Refusal> {
        let Some(special) = self.special() else {
            return Ok(());
        };
        let folder = self.path().parent().unwrap_or(Path::new(""));
        if self.external_links().is_empty() && repository_of(folder).is_some() {
            return Err(Refusal::new(
                self.path(),
                RefusalReason::SpecialFile(special),
            ));
        }
        Ok(())
    }

    fn special(&self) -> Option<SpecialFile> {
        let what = self.path().symlink_metadata().ok()?;
        SpecialFile::of(what.file_type())
    }

    /// Opens the file for reading; what is no regular file (a device outside any repository) is opened too.
    ///
    /// # Errors
    /// When the path is refused, does not exist or cannot be opened.
    pub fn open(&self) -> Result<File, Error> {
        self.refuse_special()?;
        let what = self.path().symlink_metadata()?;
        if what.is_file() {
            return open_file(self.path()).map(|(file, _)| file);
        }
        File::open(self.path())
    }
}

/// Opens a file of the repository that was found by listing a folder whose own links are resolved.
///
/// # Errors
/// When the path is refused, does not exist or cannot be opened.
pub fn open(path: &Path) -> Result<File, Error> {
    open_to_read(path).map(|opened| opened.file)
}

/// An open file with its metadata, so that callers need no further system call.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: File,
    /// Size in bytes, as the file system reports it.
    pub size: u64,
    /// Whether its path is a symbolic link.
    pub is_link: bool,
}

/// As [`open`], with the metadata of the file.
///
/// # Errors
/// As [`open`].
pub fn open_to_read(path: &Path) -> Result<Opened, Error> {
    if let Some((file, what)) = open_unless_link(path)? {
        return Ok(Opened {
            file,
            size: what.len(),
            is_link: false,
        });
    }
    let place = ResolvedPath::of(path, ChosenBy::Repository)?;
    let file = place.open().map_err(|error| match path.read_link() {
        Ok(to) if error.kind() == ErrorKind::NotFound => {
            Refusal::new(path, RefusalReason::Missing(to)).into()
        }
        Ok(_) | Err(_) => error,
    })?;
    let size = file.metadata()?.len();
    Ok(Opened {
        file,
        size,
        is_link: true,
    })
}

/// Opens the file unless it is a symbolic link, for which it returns `None`. On Unix no call is needed to examine it
/// first: `O_NOFOLLOW` fails on a link, and `O_NONBLOCK` keeps a FIFO from blocking.
fn open_unless_link(path: &Path) -> Result<Option<(File, Metadata)>, Error> {
    #[cfg(unix)]
    {
        let is_link =
            |error: &Error| error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        match open_file(path) {
            Ok(opened) => Ok(Some(opened)),
            Err(error) if is_link(&error) => Ok(None),
            Err(error) => {
                // A socket, or a device without a driver: the error should say what it is.
                regular(path, &path.symlink_metadata()?)?;
                Err(error)
            }
        }
    }
    #[cfg(not(unix))]
    {
        let what = path.symlink_metadata()?;
        if what.is_symlink() {
            return Ok(None);
        }
        regular(path, &what)?;
        open_file(path).map(Some)
    }
}

/// Opens a regular file; fails if a link or special file has replaced it since it was examined.
fn open_file(path: &Path) -> Result<(File, Metadata), Error> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // Without `O_NONBLOCK`, opening a FIFO blocks until another process writes to it.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    let what = file.metadata()?;
    regular(path, &what)?;
    Ok((file, what))
}

/// Refuses special files. Folders pass: reading one gives the error that is wanted.
fn regular(path: &Path, what: &Metadata) -> Result<(), Refusal> {
    match SpecialFile::of(what.file_type()) {
        Some(special) => Err(Refusal::new(path, RefusalReason::SpecialFile(special))),
        None => Ok(()),
    }
}
