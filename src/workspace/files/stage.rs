//! Temporary files for atomic writes: their names, the locks that separate runs, and removal of those left by killed
//! runs.
//!
//! The writer of a temporary file holds a lock on it, and no file is created while its folder is swept: one that is not
//! locked belongs to a run that is gone.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// Temporary file names: this prefix, random characters, and the suffix.
const PREFIX: &str = ".katalog-";
const RANDOM: usize = 12;
const ENDING: &str = ".tmp";

/// Timeout for the lock of another run, which only renames a few files under it.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(2);
const TRIES: u128 = PATIENCE.as_millis() / PAUSE.as_millis();

/// A shared or exclusive lock on a folder; nothing where the file system has no locks.
pub(super) struct FolderLock(Option<File>);

impl FolderLock {
    /// A shared lock, for creating files.
    pub(super) fn shared(folder: &Path) -> io::Result<Self> {
        Self::wait(folder, File::try_lock_shared)
    }

    /// An exclusive lock.
    pub(super) fn alone(folder: &Path) -> io::Result<Self> {
        Self::wait(folder, File::try_lock)
    }

    fn wait(folder: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> io::Result<Self> {
        let Ok(file) = lockable(folder) else {
            return Ok(Self(None));
        };
        for _ in 0..TRIES {
            match lock(&file) {
                Ok(()) => return Ok(Self(Some(file))),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                // Some network file systems have no locks.
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
        Err(ErrorKind::ResourceBusy.into())
    }
}

/// The file to lock for a folder.
#[cfg(unix)]
fn lockable(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Folders cannot be locked on this platform: a temporary file is locked instead.
#[cfg(not(unix))]
fn lockable(folder: &Path) -> io::Result<File> {
    use std::hash::BuildHasher;
    let hasher = foldhash::quality::FixedState::default();
    let name = format!(
        "katalog-{:016x}.lock",
        hasher.hash_one(folder.canonicalize()?)
    );
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(std::env::temp_dir().join(name))
}

/// Creates a locked temporary file in `folder`, to be renamed to `path`.
pub(super) fn beside(path: &Path, folder: &Path, _held: &FolderLock) -> io::Result<NamedTempFile> {
    let mut temporary = tempfile::Builder::new();
    // Permissions of a new file, instead of those of a private temporary file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o666, |of| of.permissions().mode() & 0o777);
        temporary.permissions(std::fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = path;
    let file = temporary
        .prefix(PREFIX)
        .rand_bytes(RANDOM)
        .suffix(ENDING)
        .tempfile_in(folder)
        // Without the random name, which would differ between runs.
        .map_err(|error| io::Error::from(error.kind()))?;
    // Without locks, nothing is swept either.
    let _ = file.as_file().try_lock();
    Ok(file)
}

/// Removes temporary files of killed runs: regular files with our names, that are not locked.
pub(in crate::workspace) fn sweep(folder: &Path) {
    let Ok(FolderLock(Some(_held))) = FolderLock::alone(folder) else {
        return;
    };
    let Ok(entries) = folder.read_dir() else {
        return;
    };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && entry.file_name().to_str().is_some_and(is_ours) {
            remove_stale(&entry.path());
        }
    }
}

fn remove_stale(path: &Path) {
    let Ok(file) = crate::source::boundary::open(path) else {
        return;
    };
    if file.try_lock().is_ok() {
        // A file that cannot be removed does no harm.
        let _ = std::fs::remove_file(path);
    }
}

fn is_ours(name: &str) -> bool {
    let random = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(ENDING));
    random
        .is_some_and(|of| of.len() == RANDOM && of.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Flushes the directory to disk, where supported.
pub(super) fn sync(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = folder.read_dir().expect("folder").flatten();
        let mut names: Vec<_> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn only_what_is_ours_and_nobody_holds_is_swept() {
        let folder = tempfile::tempdir().expect("folder");
        let folder = folder.path();
        let kept = [
            ".katalog-config.tmp",
            ".katalog-notes",
            ".katalog-ab-defghijkl.tmp",
        ];
        for name in kept {
            std::fs::write(folder.join(name), "").expect("written");
        }
        std::fs::write(folder.join(".katalog-abcdefghijkl.tmp"), "").expect("written");
        std::fs::create_dir(folder.join(".katalog-abcdefghijkm.tmp")).expect("made");
        std::os::unix::fs::symlink("x", folder.join(".katalog-abcdefghijkn.tmp")).expect("linked");
        let hold = FolderLock::shared(folder).expect("held");
        let written = beside(&folder.join("x"), folder, &hold).expect("begun");
        drop(hold);
        sweep(folder);
        let left = names(folder);
        assert!(
            !left.contains(&".katalog-abcdefghijkl.tmp".to_owned()),
            "{left:?}"
        );
        assert_eq!(left.len(), 6, "{left:?}");
        assert!(written.path().exists());
        let (_, path) = written.keep().expect("kept");
        assert!(is_ours(&path.file_name().expect("name").to_string_lossy()));
        sweep(folder);
        assert!(!path.exists());
    }
}
