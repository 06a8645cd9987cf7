//! No import cycles inside a module: sibling files are used in one direction.
//!
//! The nodes of the graph are the files and folders of a module; there is an edge where a path in one leads to another,
//! also through a re-export (`pub use`) of the module. The module's own file (`mod.rs`) is a node too, unless it only
//! re-exports.

use crate::support::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The module's own file as a node.
const OWN: &str = "(own)";

type Name = Vec<String>;

/// The source of the crate, by module.
struct Sources {
    /// Text by module, without tests and comments.
    texts: BTreeMap<Name, String>,
    /// Re-exports of a module: the name, and the module it is from.
    passed: BTreeMap<Name, BTreeMap<String, Name>>,
}

#[test]
fn parts_of_a_module_do_not_use_each_other_in_circles() {
    let found = circles(&Sources::of(&root().join("src")));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let text = |of: &[(&str, &str)]| {
        let texts = of.iter().map(|(name, text)| {
            let name = name.split("::").map(str::to_owned).collect();
            (name, (*text).to_owned())
        });
        circles(&Sources::from_texts(texts.collect())).len()
    };
    let own = ("a", "mod b;\nmod c;\npub use b::B;\n");
    let one_way = ("a::c", "use super::b::B;\nfn f() {}\n");
    assert_eq!(text(&[own, ("a::b", "struct B;\n"), one_way]), 0);
    for back in [
        "use super::c;\nstruct B;\n",
        "use crate::a::c::{self, f};\nstruct B;\n",
        "use crate::{\n    a::{\n        c::f as g,\n    },\n};\n",
        "struct B(super::c::C);\n",
        "fn g() { crate::a::c::f() }\n",
    ] {
        assert_eq!(text(&[own, ("a::b", back), one_way]), 1, "{back}");
    }
    // A re-export leads to the original module.
    let through = ("a::c", "use super::B;\n");
    assert_eq!(text(&[own, ("a::b", "use super::c;\n"), through]), 1);
    // The module's own file is a node.
    let calls = ("a", "mod b;\nfn run() { b::f() }\nstruct Own;\n");
    assert_eq!(text(&[calls, ("a::b", "use super::Own;\n")]), 1);
    assert_eq!(text(&[calls, ("a::b", "use crate::d;\n"), ("d", "")]), 0);
    assert_eq!(text(&[calls, ("a::b", "pub(in crate::a) fn f() {}\n")]), 0);
}

impl Sources {
    fn of(folder: &Path) -> Self {
        let mut texts = BTreeMap::new();
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry.expect("entry");
            let path = entry.path().strip_prefix(folder).expect("inside");
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            let Some(path) = path.strip_suffix(".rs") else {
                continue;
            };
            let path = path.strip_suffix("/mod").unwrap_or(path);
            if !matches!(path, "main" | "lib") {
                let text = std::fs::read_to_string(entry.path()).expect("text");
                let name = path.split('/').map(str::to_owned).collect();
                texts.insert(name, own_text(&text));
            }
        }
        assert!(texts.len() > 50, "only {} files", texts.len());
        Self::from_texts(texts)
    }

    fn from_texts(texts: BTreeMap<Name, String>) -> Self {
        let passed = BTreeMap::new();
        let mut sources = Self { texts, passed };
        for (name, text) in &sources.texts {
            let passed = uses(text).filter(|(is_passed, _)| *is_passed);
            let passed = passed.flat_map(|(_, tree)| leaves(tree));
            let passed = passed.filter_map(|(path, called)| {
                Some((called, sources.module_of(&sources.absolute(name, &path)?)?))
            });
            let passed: BTreeMap<String, Name> = passed.collect();
            sources.passed.insert(name.clone(), passed);
        }
        sources
    }

    /// The path from the crate root; `None` when it leads out of the crate.
    fn absolute(&self, from: &Name, path: &[String]) -> Option<Name> {
        let mut at = from.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop()?;
                    rest = &rest[1..];
                }
            }
            // A child module.
            child => {
                at.push(child.to_owned());
                rest = &rest[1..];
                if !self.texts.contains_key(&at) {
                    return None;
                }
            }
        }
        at.extend(rest.iter().cloned());
        Some(at)
    }

    /// The module that a path belongs to.
    fn module_of(&self, path: &Name) -> Option<Name> {
        let mut at = Name::new();
        for part in path {
            let mut child = at.clone();
            child.push(part.clone());
            if self.texts.contains_key(&child) {
                at = child;
            } else if let Some(from) = self.passed.get(&at).and_then(|passed| passed.get(part)) {
                at.clone_from(from);
            } else {
                break;
            }
        }
        (!at.is_empty()).then_some(at)
    }

    /// The modules that a file uses.
    fn used_by(&self, name: &Name) -> BTreeSet<Name> {
        let text = &self.texts[name];
        let mut paths: Vec<Name> = Vec::new();
        for (is_passed, tree) in uses(text) {
            // Re-exports are not uses.
            if !is_passed {
                paths.extend(leaves(tree).into_iter().map(|(path, _)| path));
            }
        }
        let code = text.split_inclusive(';').map(|statement| {
            let end = position_of_use(statement).unwrap_or(statement.len());
            &statement[..end]
        });
        let code: String = code.collect();
        paths.extend(inline(&code));
        let mut used: BTreeSet<Name> = paths
            .iter()
            .filter_map(|path| self.module_of(&self.absolute(name, path)?))
            .collect();
        used.remove(name);
        used
    }
}

/// Every cycle: the module, and its nodes in the cycle.
fn circles(sources: &Sources) -> BTreeSet<(String, Vec<String>)> {
    let mut edges: BTreeMap<Name, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for name in sources.texts.keys() {
        for used in sources.used_by(name) {
            let shared = name.iter().zip(&used).take_while(|(a, b)| a == b).count();
            let part = |of: &Name| of.get(shared).map_or(OWN, String::as_str).to_owned();
            let module = edges.entry(name[..shared].to_vec()).or_default();
            module.entry(part(name)).or_default().insert(part(&used));
        }
    }
    let mut found = BTreeSet::new();
    for (module, edges) in &edges {
        for part in edges.keys() {
            let circle: Vec<String> = reached(part, edges)
                .into_iter()
                .filter(|other| reached(other, edges).contains(part))
                .collect();
            if circle.len() > 1 {
                found.insert((module.join("::"), circle));
            }
        }
    }
    found
}

/// All nodes reachable from a node.
fn reached(from: &str, edges: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut pending = vec![from.to_owned()];
    while let Some(part) = pending.pop() {
        for next in edges.get(&part).into_iter().flatten() {
            if reached.insert(next.clone()) {
                pending.push(next.clone());
            }
        }
    }
    reached
}

/// The lines above a file's unit tests, without comments.
fn own_text(text: &str) -> String {
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .map(|line| line.split("//").next().unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The trees of all `use` declarations, and whether they are re-exports.
fn uses(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split_inclusive(';').filter_map(|statement| {
        let statement = statement.trim_end_matches(';');
        let at = position_of_use(statement)?;
        let before = statement[..at].trim_end();
        Some((
            before.ends_with("pub") || before.ends_with(')'),
            &statement[at + 4..],
        ))
    })
}

/// Offset of `use ` in a statement, at the start of a line or after `pub`.
fn position_of_use(statement: &str) -> Option<usize> {
    let mut found = statement.match_indices("use ").map(|(at, _)| at);
    found.find(|at| {
        let line = statement[..*at]
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .trim();
        line.is_empty() || (line.starts_with("pub") && line.ends_with(['b', ')']))
    })
}

/// The paths in `a::{b, c::{self, d as e}}`, with the name of each.
fn leaves(tree: &str) -> Vec<(Name, String)> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let (path, alias) = match tree.split_once(" as ") {
            Some((path, alias)) => (path.trim(), Some(alias.trim())),
            None => (tree, None),
        };
        let mut path: Name = path
            .split("::")
            .map(|part| part.trim().to_owned())
            .collect();
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        let last = path.last().cloned().unwrap_or_default();
        return vec![(path, alias.map_or(last, str::to_owned))];
    };
    let (before, inner) = (&tree[..open], &tree[open + 1..]);
    let inner = &inner[..inner.rfind('}').unwrap_or(inner.len())];
    let (mut depth, mut start) = (0, 0);
    let mut parts = Vec::new();
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[start..]);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(|part| leaves(&format!("{before}{}", part.trim())))
        .collect()
}

/// The paths in code: `crate::a::b`, `super::a`, and `child::f`.
fn inline(code: &str) -> Vec<Name> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut paths = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let before = &rest[..at];
        let start = before.rfind(|c| !is_part(c)).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        // `$crate` occurs in macros, which belong to their module; `pub(in crate::a)` is no use.
        let is_none = before[..start].ends_with('$') || before[..start].ends_with("(in ");
        let end = rest[at..]
            .find(|c| !is_part(c) && c != ':')
            .map_or(rest.len(), |end| at + end);
        let path = rest[start..end].split("::").filter(|part| !part.is_empty());
        if !is_none && start < at {
            paths.push(path.map(str::to_owned).collect());
        }
        rest = &rest[end.max(at + 2)..];
    }
    paths
}
