//! Why a path is not followed: the error of the symlink guard.

use std::fs::FileType;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// A path that is not followed, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} {reason}", path = path.display())]
pub struct Refusal {
    /// The link or special file; relative to the current folder where it is below it.
    pub path: PathBuf,
    /// The reason.
    pub reason: RefusalReason,
}

/// Why a path is not followed. These texts are for programmers; `workspace::error` has those for users.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefusalReason {
    /// A link out of the repository, with its target.
    #[error("is a symbolic link to {to}, out of the repository", to = .0.display())]
    Outside(PathBuf),
    /// A link into `.git`.
    #[error("is a symbolic link to {to}, which belongs to git", to = .0.display())]
    Git(PathBuf),
    /// A dangling link.
    #[error("is a symbolic link to {to}, which does not exist", to = .0.display())]
    Missing(PathBuf),
    /// A link that leads back to itself.
    #[error("is a symbolic link to {to}, which leads back to it", to = .0.display())]
    Loop(PathBuf),
    /// A special file.
    #[error("is a {}", .0.name())]
    SpecialFile(SpecialFile),
}

/// Neither a regular file, a folder nor a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialFile {
    /// A named pipe.
    Fifo,
    /// A socket.
    Socket,
    /// A device, or any other type.
    Device,
}

impl SpecialFile {
    /// The type of a special file; `None` for regular files, folders and links.
    pub fn of(kind: FileType) -> Option<Self> {
        if kind.is_file() || kind.is_dir() || kind.is_symlink() {
            return None;
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::FileTypeExt;
            if kind.is_fifo() {
                return Some(Self::Fifo);
            }
            if kind.is_socket() {
                return Some(Self::Socket);
            }
        }
        Some(Self::Device)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fifo => "FIFO",
            Self::Socket => "socket",
            Self::Device => "device",
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(ErrorKind::PermissionDenied, refusal)
    }
}

impl Refusal {
    /// The refusal inside an I/O error, if that is what it carries.
    pub fn of(error: &Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }

    /// A link and its target, as both are shown.
    pub fn at(link: &Path) -> (PathBuf, PathBuf) {
        (
            relative_to_current_folder(link),
            link.read_link().unwrap_or_default(),
        )
    }

    pub(super) fn new(path: &Path, reason: RefusalReason) -> Self {
        let path = relative_to_current_folder(path);
        Self { path, reason }
    }
}

/// The path relative to the current folder, where it is below it.
fn relative_to_current_folder(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}
