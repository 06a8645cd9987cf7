//! Symlink guard: nothing is read or written through a symbolic link that leads out of the repository (path traversal).
//!
//! A stranger can commit a link to any file of the machine that runs a check of what was sent. Links are resolved here
//! part by part, each judged by the repository in which it stands; the path that comes out has none. FIFOs, sockets and
//! devices of a repository are refused before they are opened, and what was opened is looked at once more. Somebody who
//! changes the folder while the program runs has the rights of its user already and is not kept out.

use super::tree::{CATALOG_FILES, is_of_git};
use std::fs::{File, FileType, Metadata};
use std::io::{Error, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// So many links on one way are followed; Linux follows as many.
const MOST_LINKS: usize = 40;

/// Who chose a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The program or a file of the repository: no part of it may be a link that leads out.
    Within,
    /// The user, on the command line: its last part may be one.
    Named,
}

/// A path whose links are resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    path: PathBuf,
    leaves: Vec<PathBuf>,
}

/// A path that is not followed, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} {why}", path = path.display())]
pub struct Refusal {
    /// The link, or what is no file; relative to the current folder where it lies below.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
}

/// Why a path is not followed. The texts are for programmers; people are told by `cli`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A link out of the repository, and what stands in it.
    #[error("is a symbolic link to {to}, out of the repository", to = .0.display())]
    Outside(PathBuf),
    /// A link into what git keeps for itself.
    #[error("is a symbolic link to {to}, which belongs to git", to = .0.display())]
    Git(PathBuf),
    /// A link to nothing.
    #[error("is a symbolic link to {to}, which does not exist", to = .0.display())]
    Missing(PathBuf),
    /// A link that leads back to itself.
    #[error("is a symbolic link to {to}, which leads back to it", to = .0.display())]
    Loop(PathBuf),
    /// No file.
    #[error("is a {}", .0.name())]
    Special(Special),
}

/// What is neither file nor folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Special {
    /// A named pipe.
    Fifo,
    /// A socket.
    Socket,
    /// A device, or what else the system has.
    Device,
}

impl Special {
    /// Its kind; none for a file, a folder and a link.
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
    /// The refusal that an error carries.
    pub fn of(error: &Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }

    /// A link and what stands in it, as both are shown.
    pub fn at(link: &Path) -> (PathBuf, PathBuf) {
        (shown(link), link.read_link().unwrap_or_default())
    }

    fn new(path: &Path, why: Why) -> Self {
        let path = shown(path);
        Self { path, why }
    }
}

/// The repository around a real folder: the work tree of git, else the folder of `catalog.yaml`.
pub fn repository_of(folder: &Path) -> Option<PathBuf> {
    let is_there = |folder: &&Path, name: &str| folder.join(name).symlink_metadata().is_ok();
    let git = folder.ancestors().find(|folder| is_there(folder, ".git"));
    let own = || {
        let mut upwards = folder.ancestors();
        upwards.find(|folder| CATALOG_FILES.iter().any(|name| is_there(folder, name)))
    };
    git.or_else(own).map(Path::to_path_buf)
}

/// The work tree of git around a real folder.
pub fn work_tree_of(folder: &Path) -> Option<PathBuf> {
    let mut upwards = folder.ancestors();
    let found = upwards.find(|folder| folder.join(".git").symlink_metadata().is_ok());
    found.map(Path::to_path_buf)
}

impl Place {
    /// Resolves the links of a path; what does not exist yet has none.
    ///
    /// # Errors
    /// When a link leads out of the repository in which it stands, into what git keeps for itself, or round in a circle.
    pub fn of(path: &Path, chosen: Chosen) -> Result<Self, Refusal> {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
        let mut at = PathBuf::new();
        let mut parts = whole.components().peekable();
        while let Some(part) = parts.next() {
            step(&mut at, part);
            let Ok(to) = at.read_link() else { continue };
            let is_last = parts.peek().is_none();
            let folder = at.parent().unwrap_or(Path::new(""));
            let Some(repository) = repository_of(folder) else {
                // Nobody's repository: the system follows as ever, also what it alone can (`/dev/fd/1`).
                if !is_last && let Ok(real) = at.canonicalize() {
                    at = real;
                }
                continue;
            };
            let way = Way::of(&at, &repository);
            match way.leads {
                Leads::Inside(real) => at = real,
                Leads::Outside if is_last && chosen == Chosen::Named => {
                    return Ok(Self {
                        path: at,
                        leaves: way.links,
                    });
                }
                Leads::Outside => return Err(Refusal::new(&at, Why::Outside(to))),
                Leads::Git => return Err(Refusal::new(&at, Why::Git(to))),
                Leads::Round => return Err(Refusal::new(&at, Why::Loop(to))),
            }
        }
        Ok(Self {
            path: at,
            leaves: Vec::new(),
        })
    }

    /// The path: without links, but for a last one that the user named or that stands in no repository.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The links of the repository that the user follows out of it by naming the first of them.
    pub fn leaves(&self) -> &[PathBuf] {
        &self.leaves
    }

    /// The folder that stands here, with no link left.
    pub fn folder(&self) -> PathBuf {
        let real = self.path.canonicalize();
        real.unwrap_or_else(|_| self.path.clone())
    }

    /// The place below this folder.
    ///
    /// # Errors
    /// As [`Place::of`], where nothing below was named by the user.
    pub fn below(&self, name: impl AsRef<Path>) -> Result<Self, Refusal> {
        Self::of(&self.folder().join(name), Chosen::Within)
    }

    /// Refuses what is no file and stands in a repository.
    ///
    /// # Errors
    /// When a FIFO, socket or device stands here.
    pub fn no_special(&self) -> Result<(), Refusal> {
        let Some(special) = self.special() else {
            return Ok(());
        };
        let folder = self.path.parent().unwrap_or(Path::new(""));
        if self.leaves.is_empty() && repository_of(folder).is_some() {
            return Err(Refusal::new(&self.path, Why::Special(special)));
        }
        Ok(())
    }

    fn special(&self) -> Option<Special> {
        let what = self.path.symlink_metadata().ok()?;
        Special::of(what.file_type())
    }

    /// Opens what stands here for reading.
    ///
    /// # Errors
    /// When it is refused, does not exist or cannot be opened.
    pub fn open(&self) -> Result<File, Error> {
        self.no_special()?;
        let what = self.path.symlink_metadata()?;
        if what.is_file() {
            return open_file(&self.path).map(|(file, _)| file);
        }
        File::open(&self.path)
    }
}

/// Opens a file that nobody named: one of the repository, found in a folder whose own links are resolved.
///
/// # Errors
/// When it is refused, does not exist or cannot be opened.
pub fn open(path: &Path) -> Result<File, Error> {
    open_to_read(path).map(|opened| opened.file)
}

/// A file that was opened, and what was learnt of it on the way: each question to the system takes its time.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: File,
    /// Its size in bytes, as the system says.
    pub size: u64,
    /// Whether its path is a symbolic link.
    pub is_link: bool,
}

/// The same, with the size of the file and whether a link led to it.
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
    let place = Place::of(path, Chosen::Within)?;
    let file = place.open().map_err(|error| match path.read_link() {
        Ok(to) if error.kind() == ErrorKind::NotFound => {
            Refusal::new(path, Why::Missing(to)).into()
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

/// Opens the file unless a symbolic link stands there. On Unix the system is not asked what it is before: it does not
/// follow the link, and a FIFO makes nobody wait.
fn open_unless_link(path: &Path) -> Result<Option<(File, Metadata)>, Error> {
    #[cfg(unix)]
    {
        let is_link =
            |error: &Error| error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error());
        match open_file(path) {
            Ok(opened) => Ok(Some(opened)),
            Err(error) if is_link(&error) => Ok(None),
            Err(error) => {
                // A device without a driver, a socket: the reason is what it is.
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

/// Opens a regular file, and nothing that has taken its place since it was looked at.
fn open_file(path: &Path) -> Result<(File, Metadata), Error> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        // A FIFO would wait for somebody to write.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path)?;
    let what = file.metadata()?;
    regular(path, &what)?;
    Ok((file, what))
}

/// A folder is opened too: reading it tells what is wrong.
fn regular(path: &Path, what: &Metadata) -> Result<(), Refusal> {
    match Special::of(what.file_type()) {
        Some(special) => Err(Refusal::new(path, Why::Special(special))),
        None => Ok(()),
    }
}

/// Where a link leads.
enum Leads {
    Inside(PathBuf),
    Outside,
    Git,
    Round,
}

/// The way that a link goes.
struct Way {
    leads: Leads,
    /// The links of the repository on it.
    links: Vec<PathBuf>,
}

impl Way {
    fn of(link: &Path, repository: &Path) -> Self {
        let mut at = PathBuf::new();
        let mut links = Vec::new();
        let went = follow(&mut at, link, &mut links);
        links.retain(|link| link.starts_with(repository));
        let leads = if went {
            judge(&at, repository)
        } else {
            Leads::Round
        };
        Self { leads, links }
    }
}

fn judge(at: &Path, repository: &Path) -> Leads {
    // The system's own spelling, where letters count the same in upper and lower case.
    let real = at.canonicalize().unwrap_or_else(|_| at.to_path_buf());
    let top = repository.canonicalize();
    let top = top.unwrap_or_else(|_| repository.to_path_buf());
    let inside = real.strip_prefix(&top).or_else(|_| at.strip_prefix(&top));
    match inside {
        Ok(inside) if is_of_git(inside) => Leads::Git,
        Ok(_) => Leads::Inside(real),
        Err(_) => Leads::Outside,
    }
}

/// Goes along a path from `at`, through every link; what does not exist is taken as it is written. False where there is
/// no end to it.
fn follow(at: &mut PathBuf, path: &Path, links: &mut Vec<PathBuf>) -> bool {
    for part in path.components() {
        step(at, part);
        if let Ok(to) = at.read_link() {
            links.push(at.clone());
            at.pop();
            if links.len() > MOST_LINKS || !follow(at, &to, links) {
                return false;
            }
        }
    }
    true
}

fn step(at: &mut PathBuf, part: Component<'_>) {
    match part {
        Component::CurDir => {}
        Component::ParentDir => {
            at.pop();
        }
        Component::Prefix(_) | Component::RootDir | Component::Normal(_) => at.push(part),
    }
}

/// As people know it: below the current folder.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.unwrap_or_else(|| path.to_path_buf())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A repository `top` with a file outside of it.
    fn repository() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("folder");
        let real = folder.path().canonicalize().expect("real");
        let top = real.join("top");
        std::fs::create_dir_all(top.join(".git/hooks")).expect("made");
        std::fs::create_dir_all(top.join("sub")).expect("made");
        std::fs::write(top.join("file"), "inside").expect("written");
        std::fs::write(real.join("secret"), "outside").expect("written");
        (folder, top)
    }

    fn text(path: &Path) -> Result<String, String> {
        let file = open(path).map_err(|error| error.to_string())?;
        std::io::read_to_string(file).map_err(|error| error.to_string())
    }

    #[test]
    fn links_are_followed_as_far_as_the_repository_goes() {
        let (_folder, top) = repository();
        let absolute = top.join("file");
        let absolute = absolute.to_str().expect("UTF-8");
        for (to, word) in [
            ("../file", ""),
            (absolute, ""),
            ("../../top/file", ""),
            ("other", ""),
            ("../../secret", "out of the repository"),
            ("/dev/null", "out of the repository"),
            ("/proc/self/environ", "out of the repository"),
            ("../.git/config", "belongs to git"),
            ("../.GIT/config", "belongs to git"),
            ("link", "leads back"),
            ("missing", "does not exist"),
        ] {
            let link = top.join("sub/link");
            let _ = std::fs::remove_file(&link);
            let _ = std::fs::remove_file(top.join("sub/other"));
            symlink("../file", top.join("sub/other")).expect("linked");
            symlink(to, &link).expect("linked");
            match text(&link) {
                Ok(text) => assert!(text == "inside" && word.is_empty(), "{to}: {text}"),
                Err(told) => assert!(!word.is_empty() && told.contains(word), "{to}: {told}"),
            }
        }
    }

    #[test]
    fn only_the_last_part_of_a_named_path_may_leave() {
        let (folder, top) = repository();
        let link = top.join("link");
        symlink("../secret", &link).expect("linked");
        symlink("link", top.join("first")).expect("linked");
        symlink("..", top.join("up")).expect("linked");
        let named = Place::of(&top.join("first"), Chosen::Named).expect("named");
        assert_eq!(named.leaves(), [top.join("first"), link]);
        assert!(Place::of(&top.join("first"), Chosen::Within).is_err());
        assert!(Place::of(&top.join("up/secret"), Chosen::Named).is_err());
        // What is written as it was named, and what is nobody's, is left to the system.
        let outside = folder.path().join("secret");
        assert!(Place::of(&outside, Chosen::Within).is_ok());
        let dots = Place::of(&top.join("sub/../up/../link"), Chosen::Named);
        assert!(dots.is_err(), "{dots:?}");
    }

    #[test]
    fn what_is_written_may_be_missing_but_not_outside() {
        let (_folder, top) = repository();
        for (to, inside) in [
            ("sub/new", true),
            ("../new", false),
            (".git/hooks/post-merge", false),
        ] {
            let link = top.join("link");
            let _ = std::fs::remove_file(&link);
            symlink(to, &link).expect("linked");
            let place = Place::of(&link, Chosen::Within);
            assert_eq!(place.is_ok(), inside, "{to}");
            if let Ok(place) = place {
                assert_eq!(place.path(), top.join(to));
            }
        }
    }

    #[test]
    fn without_git_the_folder_of_the_catalogue_is_the_repository() {
        let (_folder, top) = repository();
        std::fs::remove_dir_all(top.join(".git")).expect("removed");
        symlink("../secret", top.join("link")).expect("linked");
        assert!(text(&top.join("link")).is_ok());
        std::fs::write(top.join("catalog.yml"), "").expect("written");
        assert!(text(&top.join("link")).is_err());
    }
}
