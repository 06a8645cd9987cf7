//! Finds the root of a repository and lists its YAML files.

use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The file of a repository that describes its main catalogue.
pub const CATALOG: &str = "catalog.yaml";
/// The names it may have.
pub const CATALOG_FILES: [&str; 2] = [CATALOG, "catalog.yml"];

/// A YAML file of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Path on disk.
    pub path: PathBuf,
    /// Path relative to the root, with `/`.
    pub name: String,
    /// Its role, by its folder.
    pub role: Role,
}

/// The role of a file, by its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The main catalogue.
    Catalog,
    /// A resource in one of the known folders.
    In(String),
    /// A YAML file in a folder that is not read.
    Misplaced,
    /// A symbolic link out of the repository, into `.git`, or dangling; with its target, where that is known.
    Outside(Option<String>),
}

/// The nearest folder at or above `start` with a main catalogue.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let goes_up = |part| matches!(part, Component::ParentDir);
    // The parent of `a/..` is not `a`.
    let start = if start.components().any(goes_up) {
        start.canonicalize().ok()?
    } else {
        std::path::absolute(start).ok()?
    };
    start
        .ancestors()
        .find(|folder| {
            CATALOG_FILES
                .iter()
                .any(|name| is_catalog(&folder.join(name)))
        })
        .map(Path::to_path_buf)
}

/// A special file with this name counts too: the error comes when it is read, rather than using the folder above.
fn is_catalog(path: &Path) -> bool {
    path.symlink_metadata().is_ok() && !path.is_dir()
}

/// All YAML files below `root` in order of name, each with the role it would have if every folder were read; [`role_in`]
/// says which are.
///
/// # Errors
/// When a folder cannot be listed.
pub fn list(root: &Path) -> Result<Vec<Found>, walkdir::Error> {
    let mut found = Vec::new();
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let walk = WalkDir::new(root)
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry?;
        let name = relative(root, entry.path());
        let linked = entry.path_is_symlink();
        if entry.file_type().is_dir() {
            continue;
        }
        if linked {
            let target = entry.path().canonicalize();
            let inside = target.as_ref().ok();
            let inside = inside.and_then(|target| target.strip_prefix(&real_root).ok());
            if inside.is_none_or(is_of_git) {
                let to = entry.path().read_link().ok();
                let to = to.map(|to| to.to_string_lossy().into_owned());
                found.push(Found {
                    path: entry.into_path(),
                    name,
                    role: Role::Outside(to),
                });
                continue;
            }
            // A link to a folder inside the root: its files are read at their real path.
            if target.is_ok_and(|target| target.is_dir()) {
                continue;
            }
        }
        let Some(role) = role_of(&name) else {
            continue;
        };
        found.push(Found {
            path: entry.into_path(),
            name,
            role,
        });
    }
    Ok(found)
}

/// The role that a file would have by its folder if every folder were read; `None` for files that are not YAML or in a
/// hidden folder.
pub fn role_of(name: &str) -> Option<Role> {
    let is_readable = is_yaml(name) || without_txt(name).is_some();
    if !is_readable || name.split('/').any(|part| part.starts_with('.')) {
        return None;
    }
    Some(match name.split_once('/') {
        None if !is_yaml(name) => {
            let is_catalog = without_txt(name).is_some_and(|name| CATALOG_FILES.contains(&name));
            return is_catalog.then_some(Role::Misplaced);
        }
        Some((folder, _)) => Role::In(folder.to_owned()),
        None if CATALOG_FILES.contains(&name) => Role::Catalog,
        None => Role::Misplaced,
    })
}

/// The role of a file, given the folders that are read; `None` when the file is ignored.
pub fn role_in(found: &Found, folders: &[&str]) -> Option<Role> {
    match &found.role {
        // A text file elsewhere is no concern of the catalogue.
        Role::In(folder) if !is_yaml(&found.name) => folders
            .contains(&folder.as_str())
            .then_some(Role::Misplaced),
        Role::In(folder) if !folders.contains(&folder.as_str()) => {
            // `Datasets` is read as `datasets`, which it is on some file systems; a finding tells the right name.
            let mut known = folders.iter();
            let known = known.find(|known| known.eq_ignore_ascii_case(folder));
            Some(known.map_or(Role::Misplaced, |known| Role::In((*known).to_owned())))
        }
        Role::Outside(to) => {
            let first = found.name.split('/').next().unwrap_or_default();
            let concerns = folders.contains(&first) || CATALOG_FILES.contains(&found.name.as_str());
            concerns.then(|| Role::Outside(to.clone()))
        }
        Role::Catalog | Role::In(_) | Role::Misplaced => Some(found.role.clone()),
    }
}

/// `path` relative to `root`, with `/` on every platform.
pub fn relative(root: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    parts
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// Whether a path relative to the root is inside `.git`, with its secrets in settings and its hooks.
pub fn is_of_git(path: &Path) -> bool {
    let mut parts = path.components();
    parts.any(|part| part.as_os_str().eq_ignore_ascii_case(".git"))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// The name without the `.txt` that editors of plain text put after `.yaml`.
pub fn without_txt(name: &str) -> Option<&str> {
    let (rest, extension) = name.rsplit_once('.')?;
    (extension.eq_ignore_ascii_case("txt") && is_yaml(rest)).then_some(rest)
}

/// Whether the name is that of a YAML file.
pub fn is_yaml(name: &str) -> bool {
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("yaml" | "yml"))
}
