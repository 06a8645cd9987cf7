//! A file that was read takes new bytes, but only if it still is what was read: what somebody wrote meanwhile is kept.

use super::stage::{self, Hold};
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workspace) enum Replaced {
    /// The file has the new bytes.
    Done,
    /// The file is not what was read any more, or is gone; it was left as it is.
    Changed,
}

/// Puts `after` in the place of the file at `path`, if that still holds `before`. Mode and owner stay.
///
/// Where the system can swap two names, what goes out is looked at once more after the swap and swapped back if it is
/// not `before`: nothing that is written while this runs is lost, in place or by rename. Elsewhere the file is read
/// just before the rename.
///
/// # Errors
/// When the file may not be written, is no regular file, or the disk refuses.
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
    let hold = Hold::shared(folder)?;
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

/// What is known of the file at `path`, which may be written; none when it is gone.
fn writable(path: &Path) -> io::Result<Option<Metadata>> {
    let found = match std::fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if !found.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    // A rename asks for the rights of the folder alone: a file that is kept from being written stays as it is.
    File::options().write(true).open(path)?;
    Ok(Some(found))
}

/// Whether the file at `path` is a regular one with these bytes.
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

/// Gives `file` the mode and, where that is allowed, the owner of what it replaces.
#[cfg(unix)]
fn keep_rights(found: &Metadata, file: &File) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) != (found.uid(), found.gid()) {
        // Only the owner of a file, or root, may say so; git replaces files in the same way.
        let _ = fchown(file, None, Some(found.gid()));
        let _ = fchown(file, Some(found.uid()), None);
    }
    file.set_permissions(found.permissions())
}

#[cfg(not(unix))]
fn keep_rights(_: &Metadata, _: &File) -> io::Result<()> {
    Ok(())
}

/// Swaps the names; what came out is looked at, and goes back if somebody had written to it.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn put(temporary: NamedTempFile, path: &Path, before: &[u8], after: &[u8]) -> io::Result<Replaced> {
    use rustix::io::Errno;
    // Not every file system can do it.
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

/// What is done once the names are swapped: `out` is the name of what stood at `path`.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swapped(out: TempPath, path: &Path, before: &[u8], after: &[u8]) -> io::Result<Replaced> {
    if matches!(holds(&out, before), Ok(true)) {
        return Ok(Replaced::Done);
    }
    // Whatever goes wrong from here on, what `out` names may be somebody's work: it is not removed.
    let out = out.keep().map_err(|error| error.error)?;
    let mut ours = Some(after.to_vec());
    // What comes out must be what was put in; if it is not, somebody wrote in between, and that goes back in its turn.
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
        // Our file had been swapped in, and somebody has replaced it since; what came out is older than that.
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
