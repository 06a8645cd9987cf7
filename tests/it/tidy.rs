//! The rooms of the house and who may use whom: what is not listed is not imported.

use crate::support::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each room and the rooms it may import from.
const MAY_USE: &[(&str, &[&str])] = &[
    ("net", &[]),
    ("untrusted", &["net"]),
    ("source", &["untrusted"]),
    ("diagnostic", &["source", "untrusted"]),
    ("rdf", &["source"]),
    ("yaml", &["diagnostic", "source"]),
    ("profile", &["rdf", "diagnostic", "untrusted", "yaml"]),
    (
        "description",
        &[
            "yaml",
            "profile",
            "rdf",
            "diagnostic",
            "source",
            "untrusted",
        ],
    ),
    (
        "import",
        &[
            "yaml",
            "profile",
            "description",
            "rdf",
            "diagnostic",
            "net",
            "untrusted",
        ],
    ),
    (
        "convert",
        &[
            "description",
            "yaml",
            "profile",
            "rdf",
            "diagnostic",
            "source",
            "net",
            "untrusted",
        ],
    ),
    (
        "rules",
        &["profile", "rdf", "diagnostic", "source", "net", "untrusted"],
    ),
    (
        "links",
        &[
            "profile",
            "rdf",
            "yaml",
            "diagnostic",
            "source",
            "net",
            "untrusted",
        ],
    ),
    (
        "compare",
        &["profile", "rdf", "diagnostic", "source", "untrusted"],
    ),
    ("report", &["diagnostic", "source", "untrusted"]),
    (
        "registry",
        &[
            "profile",
            "rules",
            "links",
            "compare",
            "convert",
            "yaml",
            "description",
            "diagnostic",
        ],
    ),
    (
        "workspace",
        &[
            "registry",
            "report",
            "rules",
            "links",
            "compare",
            "import",
            "convert",
            "description",
            "profile",
            "yaml",
            "rdf",
            "diagnostic",
            "source",
            "untrusted",
        ],
    ),
    (
        "cli",
        &[
            "workspace",
            "registry",
            "report",
            "rules",
            "links",
            "net",
            "compare",
            "import",
            "convert",
            "description",
            "profile",
            "rdf",
            "diagnostic",
            "source",
            "untrusted",
        ],
    ),
];

/// Macros of the crate stand at its root, though they belong to `diagnostic`.
const MACROS: &[&str] = &["say", "message", "rule_meta"];

/// Of `yaml`, `profile` uses what decodes katalog's own tables.
const TABLES_ONLY: (&str, &str, &str) = ("profile", "yaml", "decode_table");

/// The modules that meet the system: the application its disk, the program its terminal.
const EDGE: &[&str] = &["workspace", "cli"];

/// The only files that touch the disk outside of them.
const DISK: &[&str] = &["source/boundary.rs", "source/file.rs", "source/tree.rs"];

/// A path of this crate in a source file: `crate::room::item`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    file: String,
    line: usize,
    room: String,
    item: String,
}

#[test]
fn every_room_is_known() {
    let rooms: BTreeSet<String> = sources().keys().filter_map(|file| room_of(file)).collect();
    let known: BTreeSet<String> = MAY_USE.iter().map(|(room, _)| (*room).to_owned()).collect();
    assert_eq!(rooms, known);
}

#[test]
fn rooms_use_only_whom_they_may() {
    let mut trespasses = Vec::new();
    for (file, text) in sources() {
        let Some(room) = room_of(&file) else { continue };
        let may_use = MAY_USE
            .iter()
            .find(|(name, _)| *name == room)
            .map_or(&[][..], |(_, may_use)| *may_use);
        for import in imports(&file, &text) {
            let allowed = import.room == room
                || MACROS.contains(&import.room.as_str())
                || may_use.contains(&import.room.as_str());
            let (from, to, only) = TABLES_ONLY;
            let narrow = room == from && import.room == to && import.item != only;
            if !allowed || narrow {
                trespasses.push(import);
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

#[test]
fn what_import_writes_hangs_on_no_rule() {
    let import = sources().into_iter();
    let import = import.filter(|(file, _)| file.starts_with("import/"));
    let used: BTreeSet<String> = import
        .flat_map(|(file, text)| imports(&file, &text))
        .filter(|import| import.room == "diagnostic")
        .map(|import| import.item)
        .collect();
    // Findings and rules have no way in.
    assert_eq!(used, BTreeSet::from(["Lang".to_owned()]));
}

#[test]
fn only_the_edge_touches_the_disk_and_the_terminal() {
    let mut trespasses = Vec::new();
    for (file, text) in sources() {
        if room_of(&file).is_none_or(|room| EDGE.contains(&room.as_str()))
            || DISK.contains(&file.as_str())
        {
            continue;
        }
        for (number, line) in (1..).zip(own_lines(&text)) {
            let touches = [
                "std::fs",
                "std::env",
                "std::net",
                "stdout(",
                "stderr(",
                "println!",
                "eprintln!",
            ];
            if touches.iter().any(|word| line.contains(word)) {
                trespasses.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

#[test]
fn only_the_program_knows_its_arguments_and_its_status() {
    let mut trespasses = Vec::new();
    for (file, text) in sources() {
        let is_program = file.starts_with("cli/") || file == "main.rs";
        for (number, line) in (1..).zip(own_lines(&text)) {
            let knows = ["clap", "Terminal", "ExitCode"];
            if !is_program && knows.iter().any(|word| has_word(line, word)) {
                trespasses.push(format!("{file}:{number}: {}", line.trim()));
            }
            // What is to be kept for the whole run is owned by something.
            if file != "main.rs" && line.contains("mem::forget") {
                trespasses.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

/// Whether a line holds a word, and not a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let after = &line[at + word.len()..];
        !line[..at].ends_with(is_part) && !after.starts_with(is_part)
    })
}

#[test]
fn only_one_place_opens_connections() {
    for (file, text) in sources() {
        let words = ["reqwest", "tokio::net"];
        let opens = own_lines(&text).any(|line| words.iter().any(|word| line.contains(word)));
        let is_there = file == "links/http.rs" || file.starts_with("links/http/");
        assert!(!opens || is_there, "{file} uses the network");
    }
}

#[test]
fn the_yaml_library_has_one_room() {
    for (file, text) in sources() {
        let uses = own_lines(&text).any(|line| line.contains("serde_yaml"));
        assert!(
            !uses || file.starts_with("yaml/"),
            "{file} uses the YAML library"
        );
    }
}

#[test]
fn json_for_others_is_written_in_one_place() {
    // What is kept is read back; texts in YAML, RDF and settings are escaped as JSON has it.
    const OTHERS: [&str; 4] = [
        "cli/init.rs",
        "links/cache.rs",
        "rdf/write/escape.rs",
        "profile/export/json.rs",
    ];
    for (file, text) in sources() {
        let words = ["serde_json::to_", "to_string_pretty", "to_writer"];
        let writes = own_lines(&text).any(|line| words.iter().any(|word| line.contains(word)));
        let is_there = file.starts_with("untrusted/") || OTHERS.contains(&file.as_str());
        assert!(!writes || is_there, "{file} writes JSON by itself");
    }
}

#[test]
fn classes_are_named_in_one_place() {
    // Their names among others: as parts of IRIs.
    const NAMED: [&str; 2] = ["profile/class_name.rs", "rdf/vocab.rs"];
    let profile = katalog::profile::embedded(katalog::profile::Version::default());
    let names = profile.classes.iter().map(|class| class.name);
    let literals: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    let mut found = Vec::new();
    for (file, text) in sources() {
        for (number, line) in (1..).zip(own_lines(&text)) {
            let is_there = NAMED.contains(&&*file) || file.contains("/tests");
            if !is_there && literals.iter().any(|name| line.contains(name)) {
                found.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_file_of_the_catalogue_is_named_in_one_place() {
    for (file, text) in sources() {
        let is_there = file == "source/tree.rs";
        let mut lines = own_lines(&text);
        let names = |line: &str| {
            ["\"catalog.yaml\"", "\"catalog.yml\""]
                .iter()
                .any(|name| line.contains(name))
        };
        assert!(is_there || !lines.any(names), "{file} names catalog.yaml");
    }
}

#[test]
fn files_open_with_what_they_are_for() {
    for (file, text) in sources() {
        assert!(
            text.starts_with("//! "),
            "{file} does not say what it is for"
        );
        assert!(!text.contains('\t') && text.ends_with('\n'), "{file}");
    }
}

/// Every source file by its path below `src/`.
fn sources() -> BTreeMap<String, String> {
    let folder = root().join("src");
    let mut sources = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&folder) {
        let entry = entry.expect("entry");
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "rs")
        {
            let path = entry.path().strip_prefix(&folder).expect("inside");
            let text = std::fs::read_to_string(entry.path()).expect("text");
            sources.insert(name_of(path), text);
        }
    }
    assert!(sources.len() > 50, "only {} files", sources.len());
    sources
}

fn name_of(path: &Path) -> String {
    path.to_str().expect("UTF-8").replace('\\', "/")
}

/// The room a file belongs to; none for `main.rs` and `lib.rs`.
fn room_of(file: &str) -> Option<String> {
    let room = file.split('/').next()?.trim_end_matches(".rs");
    (!matches!(room, "main" | "lib")).then(|| room.to_owned())
}

/// The lines before a file's own tests, without comments.
fn own_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| {
            !["#[cfg(test)]", "#[cfg(all(test"]
                .iter()
                .any(|test| line.starts_with(test))
        })
        .map(|line| line.split("//").next().unwrap_or(line))
}

/// Everything of this crate that a file names, in `use` lines and elsewhere.
fn imports(file: &str, text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    let mut push = |line: usize, path: &str| {
        let mut parts = path.split("::").map(|part| {
            part.trim()
                .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_')
        });
        let room = parts.next().unwrap_or_default().to_owned();
        let item = parts.next().unwrap_or_default().to_owned();
        if !room.is_empty() {
            found.push(Import {
                file: file.to_owned(),
                line,
                room,
                item,
            });
        }
    };
    let whole: String = own_lines(text).flat_map(|line| [line, "\n"]).collect();
    for (at, _) in whole.match_indices("crate::") {
        // `$crate` stands in macros, which belong to where they are written.
        if whole[..at].ends_with('$') {
            continue;
        }
        let line = whole[..at].matches('\n').count() + 1;
        let rest = &whole[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            for path in split_group(group) {
                push(line, path);
            }
        } else {
            let path = rest
                .split(['{', ';', '(', '<', '!', ',', ')', '\n', ' '])
                .next();
            push(line, path.unwrap_or_default());
        }
    }
    found
}

/// The paths in `{a, b::{c, d}}`, without the opening brace.
fn split_group(group: &str) -> Vec<&str> {
    let mut paths = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                paths.push(&group[start..at]);
                return paths;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                paths.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

#[test]
fn paths_are_found_in_every_form() {
    let text = "use crate::rdf::{Graph, Term};\nuse crate::{registry, yaml::{parse}};\n// crate::cli::run\nfn f() -> crate::source::Span { crate::say!(x) }\n";
    let found = imports("a.rs", text);
    let rooms: Vec<_> = found
        .iter()
        .map(|import| (import.line, import.room.as_str()))
        .collect();
    assert_eq!(
        rooms,
        [
            (1, "rdf"),
            (2, "registry"),
            (2, "yaml"),
            (4, "source"),
            (4, "say")
        ]
    );
}
