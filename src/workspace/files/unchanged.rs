//! Replaces a file only if it still has the content that was read, so that concurrent edits are never lost.

use super::stage::{self, FolderLock};
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// Result of a replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workspace) enum Replaced {
    /// The file was replaced.
    Done,
    /// The file was changed or removed meanwhile; it was left as it is.
    Changed,
}

/// Replaces the file at `path`, if its content is still `before`. Permissions and owner are kept.
///
/// Where the system can exchange two names atomically, the old file is examined again after the exchange, and exchanged
/// back if it is not `before`. Elsewhere it is read just before the rename.
///
/// # Errors
/// When the file is not writable or no regular file, or on I/O errors.
pub(in crate::workspace) fn replace_unchanged(
    path: &Path,
    before: &[u8],
    after: &[u8],
) -> io::Result<Replaced> {
    let Some(found) = writable(path)? else {
        return Ok(Replaced::Changed);
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let hold = FolderLock::shared(folder)?;
    let mut temporary = stage::beside(path, folder, &hold)?;
    drop(hold);
    temporary.write_all(after)?;
    keep_rights(&found, temporary.as_file())?;
    temporary.as_file().sync_data()?;
    if !holds(path, before)? {
        return Ok(Replaced::Changed);
    }
    put(temporary, path, before, after)
}

/// Metadata of the writable file at `path`; `None` when it is gone.
fn writable(path: &Path) -> io::Result<Option<Metadata>> {
    let found = match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if !found.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    // A rename needs no write permission on the file: a read-only file must stay as it is.
    File::options().write(true).open(path)?;
    Ok(Some(found))
}

/// Whether `path` is a regular file with this content.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        found => {
            let found = found?;
            let alike = found.is_file() && found.len() == bytes.len() as u64;
            Ok(alike && std::fs::read(path)? == bytes)
        }
    }
}

/// Copies permissions and, where allowed, the owner.
#[cfg(unix)]
fn keep_rights(found: &Metadata, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (found.uid(), found.gid()) {
        // Only the owner or root may change it; git replaces files in the same way.
        let _ = fchown(file, None, Some(found.gid()));
        let _ = fchown(file, Some(found.uid()), None);
    }
    file.set_permissions(found.permissions())
}

#[cfg(not(unix))]
fn keep_rights(_: &Metadata, _: &File) -> io::Result<()> {
    Ok(())
}

/// Exchanges the names, examines the old file, and exchanges back if it was changed.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn put(temporary: NamedTempFile, path: &Path, before: &[u8], after: &[u8]) -> io::Result<Replaced> {
    use rustix::io::Errno;
    // Not every file system supports it.
    let unable = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    match swap(temporary.path(), path) {
        Ok(()) => swapped(temporary.into_temp_path(), path, before, after),
        Err(Errno::NOENT) => Ok(Replaced::Changed),
        Err(error) if unable.contains(&error) => rename(temporary, path),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn put(temporary: NamedTempFile, path: &Path, _: &[u8], _: &[u8]) -> io::Result<Replaced> {
    rename(temporary, path)
}

fn rename(temporary: NamedTempFile, path: &Path) -> io::Result<Replaced> {
    temporary.persist(path).map_err(|error| error.error)?;
    Ok(Replaced::Done)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> rustix::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

/// After the exchange: `out` is the name of the old file.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swapped(out: TempPath, path: &Path, before: &[u8], after: &[u8]) -> io::Result<Replaced> {
    if matches!(holds(&out, before), Ok(true)) {
        return Ok(Replaced::Done);
    }
    // From here on, `out` may be someone's work: it must not be removed on errors.
    let out = out.keep().map_err(|error| error.error)?;
    let mut ours = Some(after.to_vec());
    // After exchanging back, the file that comes out must be ours; if not, it was written meanwhile, and goes back in
    // turn.
    while let Some(put_in) = ours.take() {
        let taken_out = std::fs::read(&out)?;
        swap(&out, path)?;
        if holds(&out, &put_in)? {
            std::fs::remove_file(&out)?;
        } else {
            ours = Some(taken_out);
        }
    }
    Ok(Replaced::Changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("file.yaml");
        std::fs::write(&path, bytes).expect("written");
        (folder, path)
    }

    fn names(folder: &tempfile::TempDir) -> usize {
        std::fs::read_dir(folder.path()).expect("listed").count()
    }

    #[test]
    fn what_is_as_it_was_read_is_replaced() {
        let (folder, path) = file(b"old");
        let done = replace_unchanged(&path, b"old", b"new").expect("replaced");
        assert_eq!(done, Replaced::Done);
        assert_eq!(std::fs::read(&path).expect("read"), b"new");
        assert_eq!(names(&folder), 1);
    }

    #[test]
    fn what_has_changed_or_gone_is_left() {
        let (folder, path) = file(b"theirs");
        let done = replace_unchanged(&path, b"old", b"new").expect("left");
        assert_eq!(done, Replaced::Changed);
        assert_eq!(std::fs::read(&path).expect("read"), b"theirs");
        std::fs::remove_file(&path).expect("removed");
        let done = replace_unchanged(&path, b"theirs", b"new").expect("left");
        assert_eq!((done, names(&folder)), (Replaced::Changed, 0));
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    #[test]
    fn what_changes_just_before_the_swap_goes_back() {
        let (folder, path) = file(b"theirs");
        let mut temporary = NamedTempFile::new_in(folder.path()).expect("temporary");
        temporary.write_all(b"new").expect("written");
        let done = put(temporary, &path, b"old", b"new").expect("put");
        assert_eq!(done, Replaced::Changed);
        assert_eq!(std::fs::read(&path).expect("read"), b"theirs");
        assert_eq!(names(&folder), 1);
    }

    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    #[test]
    fn the_last_of_several_that_write_wins() {
        // Our file was exchanged in and then replaced by someone; the old content is outdated.
        let (folder, path) = file(b"second");
        let mut out = NamedTempFile::new_in(folder.path()).expect("temporary");
        out.write_all(b"first").expect("written");
        let done = swapped(out.into_temp_path(), &path, b"old", b"new").expect("put back");
        assert_eq!(done, Replaced::Changed);
        assert_eq!(std::fs::read(&path).expect("read"), b"second");
        assert_eq!(names(&folder), 1);
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_stays_whatever_the_mask() {
        use std::os::unix::fs::PermissionsExt;
        for mode in [0o664, 0o600, 0o755, 0o666] {
            let (_folder, path) = file(b"old");
            let rights = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(&path, rights).expect("set");
            replace_unchanged(&path, b"old", b"new").expect("replaced");
            let now = std::fs::metadata(&path).expect("metadata");
            assert_eq!(now.permissions().mode() & 0o7777, mode);
        }
    }
}
