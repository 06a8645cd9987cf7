//! Atomic writes: to a temporary file beside the target, renamed when complete.

use super::place;
use super::stage::{self, FolderLock};
use crate::source::boundary::{ChosenBy, ResolvedPath};
use crate::workspace::error::FilesError;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Read, Seek, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file being written beside its target.
pub(in crate::workspace) struct AtomicFile {
    file: NamedTempFile,
    place: ResolvedPath,
}

impl AtomicFile {
    /// Creates the temporary file for `place`, and missing parent folders.
    pub(in crate::workspace) fn begin(place: &ResolvedPath) -> io::Result<AtomicFile> {
        place.refuse_special()?;
        let path = place.path();
        let file = if written_through(path) {
            NamedTempFile::new()?
        } else {
            let folder = folder_of(path);
            std::fs::create_dir_all(folder)?;
            let hold = FolderLock::shared(folder)?;
            stage::beside(path, folder, &hold)?
        };
        let place = place.clone();
        Ok(AtomicFile { file, place })
    }

    /// Renames the file to its target.
    fn finish(mut self) -> io::Result<()> {
        let path = self.place.path();
        if !written_through(path) {
            return self.file.persist(path).map(|_| ()).map_err(|of| of.error);
        }
        self.file.rewind()?;
        copy(self.file.as_file_mut(), path)
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Errors without the temporary name, which is gone when they are read.
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

/// Renames files of a folder together, as far as possible: all are flushed to disk first, under an exclusive lock, and
/// nothing is done between renames. Returns their sizes in bytes.
///
/// # Errors
/// When one cannot be renamed, with its index; if that is detected before, none is.
pub(in crate::workspace) fn finish_all(
    files: Vec<AtomicFile>,
    folder: &Path,
) -> Result<Vec<u64>, (usize, io::Error)> {
    let mut sizes = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let synced = file.file.as_file().sync_all();
        let size = synced.and_then(|()| file.file.as_file().metadata());
        let size = size.map_err(|error| (number, error))?;
        sizes.push(size.len());
    }
    let hold = FolderLock::alone(folder).map_err(|error| (0, error))?;
    for (number, file) in files.iter().enumerate() {
        movable(&file.place).map_err(|error| (number, error))?;
    }
    // Old files are closed after all renames: freeing their space takes time, in which the run could be killed.
    let old: Vec<_> = files
        .iter()
        .map(|file| crate::source::boundary::open(file.place.path()))
        .collect();
    for (number, file) in files.into_iter().enumerate() {
        file.finish().map_err(|error| (number, error))?;
    }
    stage::sync(folder);
    drop(hold);
    drop(old);
    Ok(sizes)
}

/// Replaces a file atomically.
pub(crate) fn replace(place: &ResolvedPath, bytes: &[u8]) -> io::Result<()> {
    replace_with(place, |out| out.write_all(bytes))
}

/// Replaces a file with what `write` produces, without buffering all of it.
fn replace_with(
    place: &ResolvedPath,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if written_through(place.path()) {
        place.refuse_special()?;
        let mut to = BufWriter::new(open(place.path())?);
        write(&mut to)?;
        return to.flush();
    }
    let mut file = AtomicFile::begin(place)?;
    let mut out = BufWriter::new(&mut file);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    movable(place)?;
    file.finish()
}

/// Replaces a file whose path the user did not type.
pub(crate) fn replace_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(&ResolvedPath::of(path, ChosenBy::Repository)?, bytes)
}

/// Creates a file whose path the user did not type.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] if it exists.
pub(crate) fn create_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = ResolvedPath::of(path, ChosenBy::Repository)?;
    let mut file = AtomicFile::begin(&place)?;
    file.write_all(bytes)?;
    let done = file.file.persist_noclobber(place.path());
    done.map(|_| ()).map_err(|of| of.error)
}

/// Replaces a file named by the user, and removes temporary files of killed runs beside it.
///
/// # Errors
/// When the path is refused, or on I/O errors.
pub(crate) fn replace_named(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    let place = place::named(path)?;
    stage::sweep(folder_of(place.path()));
    replace(&place, bytes).map_err(|error| FilesError::write(path, error))
}

/// As [`replace_named`], for a report that is streamed: buffering one about many findings would take more memory than
/// the findings.
///
/// # Errors
/// When the path is refused, or on I/O errors.
pub(crate) fn report_named(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FilesError> {
    let place = place::named(path)?;
    stage::sweep(folder_of(place.path()));
    replace_with(&place, write).map_err(|error| FilesError::write(path, error))
}

/// Whether the target can be replaced by a file.
fn movable(place: &ResolvedPath) -> io::Result<()> {
    place.refuse_special()?;
    if place.path().is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    Ok(())
}

/// Whether the path is a device, FIFO or link that must be written through rather than replaced, such as `/dev/null`.
fn written_through(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|what| !what.is_file() && !what.is_dir())
}

fn copy(from: &mut impl Read, path: &Path) -> io::Result<()> {
    let mut to = open(path)?;
    io::copy(from, &mut to)?;
    to.flush()
}

/// Opens a device or FIFO. A FIFO without reader is an error, rather than blocking.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = options
        .custom_flags(flags.bits().cast_signed())
        .open(path)?;
    // Blocking from here on, for slow readers.
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::create(path)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn place(path: &Path) -> ResolvedPath {
        ResolvedPath::of(path, ChosenBy::User).expect("no repository")
    }

    #[test]
    fn bytes_go_through_links_and_devices() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "a longer text from before").expect("written");
        symlink(at("file"), at("link")).expect("linked");
        let is_link = || std::fs::symlink_metadata(at("link")).is_ok_and(|of| of.is_symlink());

        replace(&place(&at("link")), b"new").expect("replaced");
        assert!(is_link());
        assert_eq!(std::fs::read(at("file")).expect("read"), b"new");

        let mut file = AtomicFile::begin(&place(&at("link"))).expect("begun");
        file.write_all(b"newer").expect("written");
        assert_eq!(std::fs::read(at("file")).expect("read"), b"new");
        let sizes = finish_all(vec![file], folder.path()).expect("finished");
        assert_eq!(sizes, [5]);
        assert!(is_link());
        assert_eq!(std::fs::read(at("file")).expect("read"), b"newer");

        // A socket cannot be opened as a file; it must still exist afterwards.
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("bound");
        assert!(replace(&place(&at("socket")), b"new").is_err());
        assert!(std::os::unix::net::UnixStream::connect(at("socket")).is_ok());
    }

    #[test]
    fn nobody_waits_for_the_reader_of_a_fifo() {
        let folder = tempfile::tempdir().expect("folder");
        let fifo = folder.path().join("fifo");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.expect("mkfifo").success());
        assert!(replace(&place(&fifo), b"new").is_err());
        // In a repository it is not even opened.
        std::fs::write(folder.path().join("catalog.yaml"), "").expect("written");
        let error = replace(&place(&fifo), b"new").expect_err("refused");
        assert!(error.to_string().contains("FIFO"), "{error}");
    }
}
