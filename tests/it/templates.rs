//! Nothing that a template shows is valid as it stands: each line whose `#` is taken away, and each that has none, is an
//! error until something is written.

use crate::support::{run, scratch, stdout};
use std::path::Path;

const KINDS: [(&str, &str); 5] = [
    ("dataset", "datasets"),
    ("service", "services"),
    ("series", "series"),
    ("agent", "agents"),
    ("contact", "contacts"),
];

const INIT: &str = "init . --publisher Lillhamra --publisher-type kommun --base-uri https://data.lillhamra.example \
                    --email oppnadata@lillhamra.example --lang";

#[test]
fn no_line_of_a_template_is_valid_before_it_is_filled_in() {
    for lang in ["sv", "en"] {
        let folder = scratch();
        let here = folder.path();
        let init: Vec<&str> = INIT.split_whitespace().chain([lang]).collect();
        assert!(run(here, &init).status.success());
        for (kind, place) in KINDS {
            let new = ["new", kind, "ny", "--lang", lang];
            assert!(run(here, &new).status.success(), "{kind}");
            uncommented_is_refused(here, &format!("{place}/ny.yaml"));
        }
        // What `init` leaves as comments.
        for name in [
            "catalog.yaml",
            "agents/lillhamra.yaml",
            "contacts/oppnadata.yaml",
        ] {
            uncommented_is_refused(here, name);
        }
    }
}

/// Takes the `#` away before every key, and asks for an error on each of these lines.
fn uncommented_is_refused(here: &Path, name: &str) {
    let path = here.join(name);
    let text = std::fs::read_to_string(&path).expect("the template");
    let mut asked = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let bare = line.replacen("# ", "", 1);
        let is_key = bare.split_once(':').is_some_and(|(key, _)| {
            let key = key.trim().trim_start_matches("- ");
            key.starts_with(|c: char| c.is_ascii_lowercase())
                && key.chars().all(|c| c.is_ascii_alphanumeric())
        });
        let is_commented = is_key && line.trim_start().starts_with("# ");
        let is_empty =
            line.trim_start().starts_with(|c: char| c != '#') && line.contains(": {sv: ");
        lines.push(if is_commented { bare } else { line.to_owned() });
        if is_commented || is_empty {
            asked.push(lines.len());
        }
    }
    assert!(!asked.is_empty(), "{name}: {text}");
    std::fs::write(&path, lines.join("\n") + "\n").expect("written");
    let args = ["validate", name, "--format", "concise", "--lang", "en"];
    let told = stdout(&run(here, &args));
    for line in asked {
        let place = format!("{name}:{line}:");
        let errors = told.lines().filter(|told| told.starts_with(&place));
        let errors = errors.filter(|told| told.contains(": error ")).count();
        assert!(errors > 0, "{place} {}\n{told}", lines[line - 1]);
    }
    std::fs::write(&path, text).expect("written back");
}

#[test]
fn an_example_with_its_comments_taken_away_is_refused_and_so_is_a_fresh_catalogue() {
    let folder = scratch();
    let here = folder.path();
    let init: Vec<&str> = INIT.split_whitespace().chain(["sv"]).collect();
    assert!(run(here, &init).status.success());
    let fresh = stdout(&run(here, &["validate", "--lang", "sv"]));
    assert!(fresh.lines().count() <= 24, "{fresh}");
    let rules = fresh
        .lines()
        .filter(|line| line.starts_with(char::is_alphabetic) && line.contains('/'));
    assert!(rules.count() <= 3, "{fresh}");

    let path = here.join("datasets/exempel.yaml");
    let text = std::fs::read_to_string(&path).expect("the example");
    let (head, example) = text.split_once("\n\n").expect("a head");
    let bare: Vec<&str> = example.lines().map(|line| &line[2..]).collect();
    std::fs::write(&path, format!("{head}\n\n{}\n", bare.join("\n"))).expect("written");
    let told = stdout(&run(
        here,
        &["validate", "--format", "concise", "--severity", "error"],
    ));
    let errors: Vec<&str> = told
        .lines()
        .filter(|line| line.contains(": error "))
        .collect();
    assert!(
        errors.len() == 1 && errors[0].contains("error text/untouched-example"),
        "{told}"
    );
}

#[test]
fn an_empty_language_beside_a_text_is_no_error() {
    let folder = scratch();
    let here = folder.path();
    let init: Vec<&str> = INIT.split_whitespace().chain(["sv"]).collect();
    assert!(run(here, &init).status.success());
    let dataset = "title: {sv: Badplatser, en: }\n\
                   description: {sv: Alla badplatser i kommunen med namn och läge., en: \"\"}\n\
                   keyword: {sv: [badplats], en: []}\n";
    std::fs::write(here.join("datasets/bad.yaml"), dataset).expect("written");
    let args = ["validate", "--format", "concise", "--lang", "en"];
    let told = stdout(&run(here, &args));
    assert!(!told.contains(": error "), "{told}");
    // It is told, but not as a mistake.
    assert!(
        told.contains("info guidance/language-missing-english"),
        "{told}"
    );
    std::fs::write(
        here.join("datasets/bad.yaml"),
        dataset.replace("Badplatser", ""),
    )
    .expect("written");
    let told = stdout(&run(here, &args));
    assert!(
        told.contains("error description/empty `title` is empty"),
        "{told}"
    );
}
