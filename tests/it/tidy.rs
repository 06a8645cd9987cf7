//! Module boundaries: a module imports only from the modules listed for it, and only some modules do I/O.

use crate::support::root;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each module and the modules that it may import from.
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

/// Exported macros are at the crate root, though they are defined in `diagnostic`.
const MACROS: &[&str] = &["say", "message", "rule_meta"];

/// `profile` uses only the decoder of the tables from `yaml`.
const TABLES_ONLY: (&str, &str, &str) = ("profile", "yaml", "decode_table");

/// The modules that do I/O: the application uses the disk, the program the terminal.
const EDGE: &[&str] = &["workspace", "cli"];

/// The only other files that use the disk, by path or folder.
const DISK: &[&str] = &["source/boundary/", "source/file.rs", "source/tree.rs"];

/// A path of this crate in a source file: `crate::module::item`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    file: String,
    line: usize,
    module: String,
    item: String,
}

#[test]
fn every_module_is_listed() {
    let modules: BTreeSet<String> = sources()
        .keys()
        .filter_map(|file| module_of(file))
        .collect();
    let known: BTreeSet<String> = MAY_USE
        .iter()
        .map(|(module, _)| (*module).to_owned())
        .collect();
    assert_eq!(modules, known);
}

#[test]
fn modules_import_only_what_is_listed() {
    let mut violations = Vec::new();
    for (file, text) in sources() {
        let Some(module) = module_of(&file) else {
            continue;
        };
        let may_use = MAY_USE
            .iter()
            .find(|(name, _)| *name == module)
            .map_or(&[][..], |(_, may_use)| *may_use);
        for import in imports(&file, &text) {
            let allowed = import.module == module
                || MACROS.contains(&import.module.as_str())
                || may_use.contains(&import.module.as_str());
            let (from, to, only) = TABLES_ONLY;
            let narrow = module == from && import.module == to && import.item != only;
            if !allowed || narrow {
                violations.push(import);
            }
        }
    }
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn what_import_writes_hangs_on_no_rule() {
    let import = sources().into_iter();
    let import = import.filter(|(file, _)| file.starts_with("import/"));
    let used: BTreeSet<String> = import
        .flat_map(|(file, text)| imports(&file, &text))
        .filter(|import| import.module == "diagnostic")
        .map(|import| import.item)
        .collect();
    // Findings and rules have no way in.
    assert_eq!(used, BTreeSet::from(["Lang".to_owned()]));
}

#[test]
fn only_the_edge_touches_the_disk_and_the_terminal() {
    let mut violations = Vec::new();
    for (file, text) in sources() {
        if module_of(&file).is_none_or(|module| EDGE.contains(&module.as_str()))
            || DISK.iter().any(|path| file.starts_with(path))
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
                violations.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn only_the_program_knows_its_arguments_and_its_status() {
    let mut violations = Vec::new();
    for (file, text) in sources() {
        let is_program = file.starts_with("cli/") || file == "main.rs";
        for (number, line) in (1..).zip(own_lines(&text)) {
            let knows = ["clap", "Terminal", "ExitCode"];
            if !is_program && knows.iter().any(|word| has_word(line, word)) {
                violations.push(format!("{file}:{number}: {}", line.trim()));
            }
            // Leaking is for `main` alone: values that live for the whole run have an owner.
            if file != "main.rs" && line.contains("mem::forget") {
                violations.push(format!("{file}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(violations.is_empty(), "{violations:#?}");
}

/// Whether a line contains the word as a whole word.
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
fn clock_and_runtime_are_passed_in() {
    for (file, text) in sources() {
        let words = [
            "SystemTime::now()",
            "DateTime::now",
            "runtime::Builder",
            "Runtime::new",
        ];
        // Whoever waits goes by the clock of the runtime.
        let waits = own_lines(&text).any(|line| line.contains("Instant::now"));
        let of_system = own_lines(&text).any(|line| {
            let imports = line.starts_with("use std::time::") && line.contains("Instant");
            (waits && imports) || words.iter().any(|word| line.contains(word))
        });
        assert!(
            !of_system || file.starts_with("cli/"),
            "{file} takes the clock or starts a runtime"
        );
    }
}

#[test]
fn the_yaml_library_is_used_in_one_module() {
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
    // The cache reads its own JSON back; the others use JSON's escapes in YAML, RDF or settings.
    const OTHERS: [&str; 4] = [
        "cli/init/files.rs",
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
fn files_begin_with_module_docs() {
    for (file, text) in sources() {
        assert!(
            text.starts_with("//! "),
            "{file} does not say what it is for"
        );
        assert!(!text.contains('\t') && text.ends_with('\n'), "{file}");
    }
}

/// Every source file, by its path below `src/`.
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

/// The module that a file belongs to; `None` for `main.rs` and `lib.rs`.
fn module_of(file: &str) -> Option<String> {
    let module = file.split('/').next()?.trim_end_matches(".rs");
    (!matches!(module, "main" | "lib")).then(|| module.to_owned())
}

/// The lines above a file's unit tests, without comments.
fn own_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| !matches!(line.trim(), "#[cfg(test)]" | "#[cfg(all(test, unix))]"))
        .map(|line| line.split("//").next().unwrap_or(line))
}

/// Every path of this crate in a file, in `use` declarations and elsewhere.
fn imports(file: &str, text: &str) -> Vec<Import> {
    let mut found = Vec::new();
    let mut push = |line: usize, path: &str| {
        let mut parts = path.split("::").map(|part| {
            part.trim()
                .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_')
        });
        let module = parts.next().unwrap_or_default().to_owned();
        let item = parts.next().unwrap_or_default().to_owned();
        if !module.is_empty() {
            found.push(Import {
                file: file.to_owned(),
                line,
                module,
                item,
            });
        }
    };
    let whole: String = own_lines(text).flat_map(|line| [line, "\n"]).collect();
    for (at, _) in whole.match_indices("crate::") {
        // `$crate` occurs in macros, which belong to the module that defines them.
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
    let modules: Vec<_> = found
        .iter()
        .map(|import| (import.line, import.module.as_str()))
        .collect();
    assert_eq!(
        modules,
        [
            (1, "rdf"),
            (2, "registry"),
            (2, "yaml"),
            (4, "source"),
            (4, "say")
        ]
    );
}
