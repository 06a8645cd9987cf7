//! Snapshot: a folder at a revision.

use super::objects::MOST_OF_A_LINK;
use super::repository::Repository;
use crate::source::budget::{MOST_OF_ALL, MOST_OF_ONE, MOST_THROUGH_LINKS};
use crate::source::tree;
use crate::workspace::error::GitError;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

/// Git's file modes of symbolic links and files.
const LINK: &str = "120000";
const FILE: &str = "100";

/// A folder at a revision: files are listed, and read on demand.
#[derive(Debug)]
pub(in crate::workspace) struct Snapshot {
    repository: Repository,
    /// Entries by name below the folder.
    entries: BTreeMap<String, Entry>,
    /// Targets of symbolic links.
    leads: BTreeMap<String, String>,
    /// Remaining bytes that may be read.
    room: Cell<u64>,
    /// Remaining bytes that may be read again through symbolic links.
    through_links: Cell<u64>,
}

#[derive(Clone, Debug)]
struct Entry {
    is_link: bool,
    id: String,
}

/// What a name resolves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::workspace) enum Target {
    /// The file with this name: another one where the name is a link.
    File(String),
    /// A folder of the snapshot.
    Folder,
    /// Outside of the snapshot.
    Outside,
}

/// Maximum number of links followed.
const MOST_LINKS: usize = 16;

/// Resolves `to` relative to the folder of `name`; `None` when it is outside.
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
    /// The folder of the catalogue at the revision.
    pub(in crate::workspace) fn new(
        repository: Repository,
        revision: &str,
    ) -> Result<Self, GitError> {
        let commit = repository.commit(revision)?;
        let mut entries = BTreeMap::new();
        for line in repository.list(&commit, revision)? {
            let is_link = line.mode == LINK;
            if is_link || line.mode.starts_with(FILE) {
                let id = line.id;
                entries.insert(line.name, Entry { is_link, id });
            }
        }
        let mut snapshot = Self {
            repository,
            entries,
            leads: BTreeMap::new(),
            room: Cell::new(MOST_OF_ALL),
            through_links: Cell::new(MOST_THROUGH_LINKS),
        };
        snapshot.leads = snapshot.follow()?;
        Ok(snapshot)
    }

    /// Reads the targets of the links.
    fn follow(&self) -> Result<BTreeMap<String, String>, GitError> {
        let links = self.entries.iter().filter(|(_, entry)| entry.is_link);
        let links: Vec<(&str, &str)> = links.map(|(name, entry)| (&**name, &*entry.id)).collect();
        let leads = self.contents(&links, MOST_OF_A_LINK)?;
        let leads = leads
            .iter()
            .map(|to| String::from_utf8_lossy(to).into_owned());
        let names = links.iter().map(|(name, _)| (*name).to_owned());
        Ok(names.zip(leads).collect())
    }

    fn contents(&self, files: &[(&str, &str)], each: u64) -> Result<Vec<Vec<u8>>, GitError> {
        let mut room = self.room.get();
        let contents = self.repository.contents(files, each, &mut room);
        self.room.set(room);
        contents
    }

    /// All names in order, with what they resolve to.
    pub(in crate::workspace) fn files(&self) -> impl Iterator<Item = (&str, Target)> {
        let names = self.entries.keys();
        names.map(|name| (&**name, self.lookup(name)))
    }

    /// What a name resolves to; `None` when it does not exist.
    pub(in crate::workspace) fn at(&self, name: &str) -> Option<Target> {
        self.entries.contains_key(name).then(|| self.lookup(name))
    }

    fn lookup(&self, name: &str) -> Target {
        let mut at = name.to_owned();
        for _ in 0..MOST_LINKS {
            let Some(to) = self.leads.get(&at) else {
                return self.target(at);
            };
            match beside(&at, to) {
                Some(next) if !tree::is_of_git(Path::new(&next)) => at = next,
                Some(_) | None => return Target::Outside,
            }
        }
        Target::Outside
    }

    /// All names.
    pub(in crate::workspace) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
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

    /// The contents of files; `None` for missing ones. Links are not followed. A name that occurs several times, as the
    /// target of links, is read once.
    pub(in crate::workspace) fn read(
        &self,
        names: &[&str],
    ) -> Result<Vec<Option<Vec<u8>>>, GitError> {
        let is_file = |name: &str| self.entries.get(name).is_some_and(|entry| !entry.is_link);
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for name in names.iter().filter(|name| is_file(name)) {
            *uses.entry(name).or_default() += 1;
        }
        let asked = uses.keys().map(|name| (*name, &*self.entries[*name].id));
        let asked: Vec<(&str, &str)> = asked.collect();
        let read = self.contents(&asked, MOST_OF_ONE)?;
        let mut contents: BTreeMap<&str, Vec<u8>> = uses.keys().copied().zip(read).collect();
        let each = names.iter().map(|name| {
            let Some(left) = uses.get_mut(name) else {
                return Ok(None);
            };
            *left -= 1;
            if *left == 0 {
                return Ok(contents.remove(name));
            }
            let again = contents.get(name).filter(|bytes| self.takes_again(bytes));
            let again = again.ok_or_else(|| GitError::TooMuchThroughLinks((*name).to_owned()))?;
            Ok(Some(again.clone()))
        });
        each.collect()
    }

    /// Charges bytes that are read again; false when over the limit.
    fn takes_again(&self, bytes: &[u8]) -> bool {
        let left = self.through_links.get().checked_sub(bytes.len() as u64);
        self.through_links.set(left.unwrap_or(0));
        left.is_some()
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
