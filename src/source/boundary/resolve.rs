//! Resolution of one symbolic link, and whether its target is inside the repository.

use crate::source::tree::is_of_git;
use std::path::{Component, Path, PathBuf};

/// How many links are followed in one resolution, as on Linux.
const MOST_LINKS: usize = 40;

/// What a link resolves to.
pub(super) enum LinkTarget {
    Inside(PathBuf),
    Outside,
    Git,
    Loop,
}

/// A link with everything that was followed to resolve it.
pub(super) struct Resolution {
    pub(super) target: LinkTarget,
    /// The links of the repository that were followed.
    pub(super) links: Vec<PathBuf>,
}

impl Resolution {
    pub(super) fn of(link: &Path, repository: &Path) -> Self {
        let mut at = PathBuf::new();
        let mut links = Vec::new();
        let ends = follow(&mut at, link, &mut links);
        links.retain(|link| link.starts_with(repository));
        let target = if ends {
            judge(&at, repository)
        } else {
            LinkTarget::Loop
        };
        Self { target, links }
    }
}

fn judge(at: &Path, repository: &Path) -> LinkTarget {
    // Canonicalized, as file systems may ignore case.
    let real = at.canonicalize().unwrap_or_else(|_| at.to_path_buf());
    let top = repository.canonicalize();
    let top = top.unwrap_or_else(|_| repository.to_path_buf());
    let inside = real.strip_prefix(&top).or_else(|_| at.strip_prefix(&top));
    match inside {
        Ok(inside) if is_of_git(inside) => LinkTarget::Git,
        Ok(_) => LinkTarget::Inside(real),
        Err(_) => LinkTarget::Outside,
    }
}

/// Resolves `path` from `at`, following every link; components that do not exist are kept as written. False when there
/// are too many links, as in a loop.
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

pub(super) fn step(at: &mut PathBuf, part: Component<'_>) {
    match part {
        Component::CurDir => {}
        Component::ParentDir => {
            at.pop();
        }
        Component::Prefix(_) | Component::RootDir | Component::Normal(_) => at.push(part),
    }
}
