//! A folder as it was at a revision.

use super::{commit, contents, output};
use crate::cli::Failure;
use crate::diagnostic::Lang;
use crate::source::budget::Intake;
use crate::source::tree;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Modes of symbolic links, and of files, as git writes them.
const LINK: &str = "120000";
const FILE: &str = "100";

/// A folder at a revision: the files are listed, and read when they are asked for.
#[derive(Debug)]
pub(in crate::cli) struct Snapshot {
    folder: PathBuf,
    /// Name below the folder to what git keeps of it.
    entries: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    is_link: bool,
    id: String,
}

/// What stands at a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Target {
    /// The file of this name: another one where the name is a link.
    File(String),
    /// A folder of the snapshot.
    Folder,
    /// Nothing of the snapshot.
    Outside,
}

/// Links that lead to links are followed so far.
const MOST_LINKS: usize = 16;

/// The name that `to` stands for in the folder of `name`; none when that lies outside.
fn beside(name: &str, to: &str) -> Option<String> {
    if to.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Snapshot {
    /// The folder at the revision.
    pub(in crate::cli) fn new(folder: &Path, revision: &str, lang: Lang) -> Result<Self, Failure> {
        let commit = commit(folder, revision, lang)?;
        // In a folder below the top, only what lies in it is listed, by its name there.
        let listed = output(folder, &["ls-tree", "-r", "-z", &commit], lang)?;
        let listed = String::from_utf8_lossy(&listed);
        let entries = listed.split('\0').filter_map(|line| {
            let (head, name) = line.split_once('\t')?;
            let mut head = head.split(' ');
            let (mode, _, id) = (head.next()?, head.next()?, head.next()?);
            let is_link = mode == LINK;
            let entry = Entry {
                is_link,
                id: id.to_owned(),
            };
            (is_link || mode.starts_with(FILE)).then(|| (name.to_owned(), entry))
        });
        Ok(Self {
            folder: folder.to_owned(),
            entries: entries.collect(),
        })
    }

    /// Every name, and what stands there once symbolic links are followed, in order of name.
    pub(in crate::cli) fn files(&self, lang: Lang) -> Result<Vec<(&str, Target)>, Failure> {
        let links: Vec<(&str, &Entry)> = self.links().collect();
        let ids: Vec<&str> = links.iter().map(|(_, entry)| &*entry.id).collect();
        let leads = contents(&self.folder, &ids, &Intake::default(), lang)?;
        let leads = leads.iter().map(|to| String::from_utf8_lossy(to));
        let leads: BTreeMap<&str, _> = links.iter().map(|(name, _)| *name).zip(leads).collect();
        let target = |name: &str| {
            let mut at = name.to_owned();
            for _ in 0..MOST_LINKS {
                let Some(to) = leads.get(&*at) else {
                    return self.target(at);
                };
                match beside(&at, to) {
                    Some(next) if !tree::is_of_git(Path::new(&next)) => at = next,
                    Some(_) | None => return Target::Outside,
                }
            }
            Target::Outside
        };
        let names = self.entries.keys();
        Ok(names.map(|name| (&**name, target(name))).collect())
    }

    /// Every name.
    pub(in crate::cli) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    fn links(&self) -> impl Iterator<Item = (&str, &Entry)> {
        let entries = self.entries.iter().filter(|(_, entry)| entry.is_link);
        entries.map(|(name, entry)| (&**name, entry))
    }

    fn target(&self, name: String) -> Target {
        if self.entries.contains_key(&name) {
            return Target::File(name);
        }
        let below = format!("{name}/");
        let mut after = self.entries.range(below.clone()..);
        if name.is_empty()
            || after
                .next()
                .is_some_and(|(name, _)| name.starts_with(&below))
        {
            return Target::Folder;
        }
        Target::Outside
    }

    /// The contents of files; none for one that is not there. Links are not followed.
    pub(in crate::cli) fn read(
        &self,
        names: &[&str],
        intake: &Intake,
        lang: Lang,
    ) -> Result<Vec<Option<Vec<u8>>>, Failure> {
        let entries: Vec<Option<&Entry>> = names
            .iter()
            .map(|name| self.entries.get(*name).filter(|entry| !entry.is_link))
            .collect();
        let ids: Vec<&str> = entries.iter().flatten().map(|entry| &*entry.id).collect();
        let mut contents = contents(&self.folder, &ids, intake, lang)?.into_iter();
        let read = entries.iter().map(|entry| match entry {
            Some(_) => contents.next(),
            None => None,
        });
        Ok(read.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn links_are_read_from_where_they_stand() {
        assert_eq!(
            beside("a/b.yaml", "../c/d.yaml").as_deref(),
            Some("c/d.yaml")
        );
        assert_eq!(beside("a.yaml", "./b.yaml").as_deref(), Some("b.yaml"));
        assert_eq!(beside("a/b.yaml", "../../c.yaml"), None);
        assert_eq!(beside("a.yaml", "/etc/passwd"), None);
    }
}
