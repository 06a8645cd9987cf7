//! Files that are written whole or not at all: beside their place first, and moved there when they are whole.

use super::place;
use super::stage::{self, Hold};
use crate::source::boundary::{ChosenBy, ResolvedPath};
use crate::workspace::error::FilesError;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Read, Seek, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A file that is being written beside its place.
pub(in crate::workspace) struct Whole {
    file: NamedTempFile,
    place: ResolvedPath,
}

impl Whole {
    /// Begins the file that is to stand at `place`; its folder is made if it is missing.
    pub(in crate::workspace) fn begin(place: &ResolvedPath) -> io::Result<Whole> {
        place.refuse_special()?;
        let path = place.path();
        let file = if written_through(path) {
            NamedTempFile::new()?
        } else {
            let folder = folder_of(path);
            std::fs::create_dir_all(folder)?;
            let hold = Hold::shared(folder)?;
            stage::beside(path, folder, &hold)?
        };
        let place = place.clone();
        Ok(Whole { file, place })
    }

    /// Puts the file in its place.
    fn finish(mut self) -> io::Result<()> {
        let path = self.place.path();
        if !written_through(path) {
            return self.file.persist(path).map(|_| ()).map_err(|of| of.error);
        }
        self.file.rewind()?;
        copy(self.file.as_file_mut(), path)
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Its own errors, without the name of a file that is gone when they are read.
        self.file.as_file_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_file_mut().flush()
    }
}

/// Puts files in their places in the folder all at once, as far as the system can: all of them lie on the disk, nobody
/// else moves files there meanwhile, and nothing is done between one move and the next. Tells how many bytes each has.
///
/// # Errors
/// When one cannot be moved, with its number; nothing is moved when that is seen before.
pub(in crate::workspace) fn finish_all(
    files: Vec<Whole>,
    folder: &Path,
) -> Result<Vec<u64>, (usize, io::Error)> {
    let mut sizes = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let synced = file.file.as_file().sync_all();
        let size = synced.and_then(|()| file.file.as_file().metadata());
        let size = size.map_err(|error| (number, error))?;
        sizes.push(size.len());
    }
    let hold = Hold::alone(folder).map_err(|error| (0, error))?;
    for (number, file) in files.iter().enumerate() {
        movable(&file.place).map_err(|error| (number, error))?;
    }
    // What is replaced is given back to the system when all are moved: that takes time, and a run may be killed in it.
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

/// Puts `bytes` in the place of what stands there.
pub(crate) fn replace(place: &ResolvedPath, bytes: &[u8]) -> io::Result<()> {
    replace_with(place, |out| out.write_all(bytes))
}

/// Puts what `write` writes in the place of what stands there, without holding all of it in memory.
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
    let mut file = Whole::begin(place)?;
    let mut out = BufWriter::new(&mut file);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    movable(place)?;
    file.finish()
}

/// Puts `bytes` at a path that nobody typed.
pub(crate) fn replace_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace(&ResolvedPath::of(path, ChosenBy::Repository)?, bytes)
}

/// Puts `bytes` at a path that nobody typed and where nothing stands.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] where something does.
pub(crate) fn create_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let place = ResolvedPath::of(path, ChosenBy::Repository)?;
    let mut file = Whole::begin(&place)?;
    file.write_all(bytes)?;
    let done = file.file.persist_noclobber(place.path());
    done.map(|_| ()).map_err(|of| of.error)
}

/// Puts `bytes` at a path that the user named; what a killed run left beside it goes.
///
/// # Errors
/// When the path is refused, or the file cannot be written.
pub(crate) fn replace_named(path: &Path, bytes: &[u8]) -> Result<(), FilesError> {
    let place = place::named(path)?;
    stage::sweep(folder_of(place.path()));
    replace(&place, bytes).map_err(|error| FilesError::write(path, error))
}

/// The same for a report, which is written as it is made: one on many findings would take more memory than they do.
///
/// # Errors
/// When the path is refused, or the file cannot be written.
pub(crate) fn report_named(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FilesError> {
    let place = place::named(path)?;
    stage::sweep(folder_of(place.path()));
    replace_with(&place, write).map_err(|error| FilesError::write(path, error))
}

/// Whether a file can take the place of what stands there.
fn movable(place: &ResolvedPath) -> io::Result<()> {
    place.refuse_special()?;
    if place.path().is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    Ok(())
}

/// Whether what stands at `path` is a way to somewhere else, a device or a link: bytes go through it.
/// A file in its place would cut the way for everybody: `/dev/null` no longer swallows what it is given.
fn written_through(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|what| !what.is_file() && !what.is_dir())
}

fn copy(from: &mut impl Read, path: &Path) -> io::Result<()> {
    let mut to = open(path)?;
    io::copy(from, &mut to)?;
    to.flush()
}

/// Opens what bytes go through. A FIFO that nobody reads is an error and no wait.
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
    // A reader that is slow is waited for.
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

        let mut file = Whole::begin(&place(&at("link"))).expect("begun");
        file.write_all(b"newer").expect("written");
        assert_eq!(std::fs::read(at("file")).expect("read"), b"new");
        let sizes = finish_all(vec![file], folder.path()).expect("finished");
        assert_eq!(sizes, [5]);
        assert!(is_link());
        assert_eq!(std::fs::read(at("file")).expect("read"), b"newer");

        // A socket cannot be opened as a file; what matters is that it is there afterwards.
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
