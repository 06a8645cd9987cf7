//! Files that have several names: a symbolic link inside the repository, and what it leads to.

use crate::source::{FileId, SourceMap};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The names that lead to the same file.
pub(super) struct Twins {
    /// For each name but the first of its file, that first name.
    main: HashMap<String, String>,
    /// The other way round.
    others: HashMap<String, Vec<String>>,
}

impl Twins {
    pub(super) fn of(sources: &SourceMap) -> Self {
        let mut names: BTreeMap<PathBuf, Vec<&str>> = BTreeMap::new();
        for (_, file) in sources.iter() {
            if let Ok(real) = file.path.canonicalize() {
                names.entry(real).or_default().push(file.name.raw());
            }
        }
        let mut twins = Self {
            main: HashMap::new(),
            others: HashMap::new(),
        };
        for names in names.into_values().filter(|names| names.len() > 1) {
            let first = names[0].to_owned();
            let rest: Vec<String> = names[1..].iter().map(|name| (*name).to_owned()).collect();
            twins
                .main
                .extend(rest.iter().map(|name| (name.clone(), first.clone())));
            twins.others.insert(first, rest);
        }
        twins
    }

    /// Whether the file is mended under this name.
    pub(super) fn is_main(&self, name: &str) -> bool {
        !self.main.contains_key(name)
    }

    /// For each file that has another main name, the number of that one.
    pub(super) fn main_ids(&self, sources: &SourceMap) -> HashMap<FileId, FileId> {
        if self.main.is_empty() {
            return HashMap::new();
        }
        let ids: HashMap<&str, FileId> = sources
            .iter()
            .map(|(id, file)| (file.name.raw(), id))
            .collect();
        let main = |(id, file): (FileId, &crate::source::SourceFile)| {
            let main = ids.get(self.main.get(file.name.raw())?.as_str())?;
            Some((id, *main))
        };
        sources.iter().filter_map(main).collect()
    }

    /// The other names of the file with this main name.
    pub(super) fn others(&self, name: &str) -> &[String] {
        self.others.get(name).map_or(&[], Vec::as_slice)
    }
}
