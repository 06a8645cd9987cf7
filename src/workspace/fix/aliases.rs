//! Files read under several names: a symbolic link inside the repository and its target.

use crate::source::{FileId, SourceMap};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// The names (paths as read) that resolve to the same file. Edits are made under one of them, the main name.
pub(super) struct FileAliases {
    /// Main name, by each other name.
    main: HashMap<String, String>,
    /// The other names, by main name.
    others: HashMap<String, Vec<String>>,
}

impl FileAliases {
    pub(super) fn of(sources: &SourceMap) -> Self {
        let mut names: BTreeMap<PathBuf, Vec<&str>> = BTreeMap::new();
        for (_, file) in sources.iter() {
            if let Ok(real) = file.path.canonicalize() {
                names.entry(real).or_default().push(file.name.raw());
            }
        }
        let mut aliases = Self {
            main: HashMap::new(),
            others: HashMap::new(),
        };
        for names in names.into_values().filter(|names| names.len() > 1) {
            let first = names[0].to_owned();
            let rest: Vec<String> = names[1..].iter().map(|name| (*name).to_owned()).collect();
            aliases
                .main
                .extend(rest.iter().map(|name| (name.clone(), first.clone())));
            aliases.others.insert(first, rest);
        }
        aliases
    }

    /// Whether this is the name under which the file is edited.
    pub(super) fn is_main(&self, name: &str) -> bool {
        !self.main.contains_key(name)
    }

    /// The id of the main file, for each file that is only another name of it.
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
