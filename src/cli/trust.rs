//! Whether what an earlier run left may be believed: not when the change under check may have written it.
//!
//! A cache or a baseline that git tracks comes with the repository, and with whatever a stranger proposes to it.

use super::load::Loaded;
use super::{Failure, git, place, terminal::Terminal};
use crate::diagnostic::Lang;
use crate::say;
use crate::source::boundary;
use std::path::{Path, PathBuf};

/// What is believed in a run.
#[derive(Debug)]
pub(super) struct Trust {
    /// Whether `--trust-cache` was given.
    all: bool,
    /// What is checked: the folder of the repository, or those of the files.
    under_check: Vec<PathBuf>,
}

impl Trust {
    /// For a run that checks what was loaded.
    pub(super) fn of(loaded: &Loaded, all: bool) -> Self {
        let folders = match &loaded.root {
            Some(root) => vec![root.clone()],
            None => loaded
                .sources
                .iter()
                .map(|(_, file)| match file.path.parent() {
                    Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
                    Some(_) | None => PathBuf::from("."),
                })
                .collect(),
        };
        let mut under_check = folders;
        under_check.sort();
        under_check.dedup();
        Self { all, under_check }
    }

    /// The path, where what lies there may be believed; else it is said why not, and what to do.
    pub(super) fn believed<'p>(
        &self,
        path: Option<&'p Path>,
        terminal: &mut Terminal,
    ) -> Result<Option<&'p Path>, Failure> {
        match path {
            Some(path) if !self.believes(path, terminal)? => Ok(None),
            _ => Ok(path),
        }
    }

    /// Whether what lies at `path` may be believed; else it is said why not, and what to do.
    pub(super) fn believes(&self, path: &Path, terminal: &mut Terminal) -> Result<bool, Failure> {
        // A link out of the repository that came with it is refused, whatever would be believed.
        place::named(path, terminal.lang)?;
        if self.all || !path.exists() || !self.comes_with_the_repository(path, terminal.lang) {
            return Ok(true);
        }
        let shown = path.display();
        let message = say!(
            terminal.lang,
            sv: "obs: {shown} ligger i Git i det som kontrolleras, så ändringen kan ha skrivit den: den räknas inte. Håll den utanför Git (.gitignore), eller lägg till --trust-cache om ändringen är din egen",
            en: "note: Git tracks {shown} in what is checked, so the change may have written it: it is not believed. Keep it out of Git (.gitignore), or add --trust-cache if the change is your own"
        );
        writeln!(terminal.err, "{message}")?;
        Ok(false)
    }

    /// Whether git tracks the file, or what it is a link to, in a work tree that is checked or lies within one.
    fn comes_with_the_repository(&self, path: &Path, lang: Lang) -> bool {
        let folders = self.under_check.iter();
        let trees: Vec<PathBuf> = folders
            .filter_map(|folder| folder.canonicalize().ok())
            .filter_map(|folder| boundary::work_tree_of(&folder))
            .collect();
        let is_checked = |place: &Path| {
            let own = boundary::work_tree_of(place);
            own.is_some_and(|own| trees.iter().any(|tree| own.starts_with(tree)))
        };
        let places = [path.canonicalize().ok(), named(path)];
        let mut checked = places.into_iter().flatten().filter(|at| is_checked(at));
        // What git cannot tell is not taken for granted.
        checked.any(|at| git::tracks(&at, lang).unwrap_or(true))
    }
}

/// The name itself, links in the folders before it followed.
fn named(path: &Path) -> Option<PathBuf> {
    let folder = match path.parent()? {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}
