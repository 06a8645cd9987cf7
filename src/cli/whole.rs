//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that is being written beside its place, and takes it when it is whole.
pub(super) struct Whole {
    file: NamedTempFile,
    path: PathBuf,
}

impl Whole {
    /// Begins the file that is to stand at `path`; its folder is made if it is missing.
    pub(super) fn begin(path: &Path) -> io::Result<Whole> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = if written_through(path) {
            NamedTempFile::new()?
        } else {
            std::fs::create_dir_all(folder)?;
            beside(path, folder)?
        };
        let path = path.to_path_buf();
        Ok(Whole { file, path })
    }

    /// Where the file is to stand.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Puts the file in its place, and tells how many bytes it has.
    pub(super) fn finish(mut self) -> io::Result<u64> {
        let size = self.file.as_file().metadata()?.len();
        if written_through(&self.path) {
            self.file.rewind()?;
            copy(self.file.as_file_mut(), &self.path)?;
        } else {
            self.file.persist(&self.path).map_err(|error| error.error)?;
        }
        Ok(size)
    }
}

impl Write for Whole {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Puts `bytes` in the place of what stands at `path`.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if written_through(path) {
        return copy(&mut &bytes[..], path);
    }
    let mut file = Whole::begin(path)?;
    file.write_all(bytes)?;
    file.finish().map(|_| ())
}

/// Whether what stands at `path` is a way to somewhere else, a device or a link: bytes go through it.
/// A file in its place would cut the way for everybody: `/dev/null` no longer swallows what it is given.
fn written_through(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|what| !what.is_file() && !what.is_dir())
}

fn copy(from: &mut impl Read, path: &Path) -> io::Result<()> {
    let mut to = File::create(path)?;
    io::copy(from, &mut to)?;
    to.flush()
}

/// A temporary file in the folder of `path`, which is to take its place.
fn beside(path: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new();
    // A temporary file is for its maker's eyes only; what is written here is for others too.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o666, |of| of.permissions().mode() & 0o777);
        temporary.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = path;
    temporary.prefix(".katalog-").tempfile_in(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn bytes_go_through_links_and_devices() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("file"), "a longer text from before").expect("written");
        std::os::unix::fs::symlink(at("file"), at("link")).expect("linked");
        let is_link = || std::fs::symlink_metadata(at("link")).is_ok_and(|of| of.is_symlink());

        replace(&at("link"), b"new").expect("replaced");
        assert!(is_link());
        assert_eq!(std::fs::read(at("file")).expect("read"), b"new");

        let mut file = Whole::begin(&at("link")).expect("begun");
        file.write_all(b"newer").expect("written");
        assert_eq!(std::fs::read(at("file")).expect("read"), b"new");
        assert_eq!(file.finish().expect("finished"), 5);
        assert!(is_link());
        assert_eq!(std::fs::read(at("file")).expect("read"), b"newer");

        // A socket cannot be opened as a file; what matters is that it is there afterwards.
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).expect("bound");
        assert!(replace(&at("socket"), b"new").is_err());
        assert!(std::os::unix::net::UnixStream::connect(at("socket")).is_ok());
    }
}
