//! `katalog upgrade`: a repository of 2.2.0 moved up, and nothing more the second time.

use crate::support::{fixtures, overlay, run, scratch, stdout};
use std::path::Path;

const SETTINGS: &str = "# Kommunens inställningar.\nprofile = \"2.2.0\" # tills portalen är klar\n";
const DATASET: &str = "\
title: {sv: Badplatser, en: Bathing sites}
description: {sv: Badplatser med namn och läge., en: Bathing sites with name and location.}
versionInfo: \"1.0\" # den första
accrualPeriodicity: http://purl.org/cld/freq/annual
issued: {\"@value\": 2025-02-11}
temporal:
  schemaStartDate: 2024-01-01
  schemaEndDate: 2024-12-31
distribution:
  - description: {sv: En rad per badplats., en: One row per bathing site.}
    accessURL: https://data.lillhamra.example/fil/badplatser.csv
    format: CSV
    license: https://creativecommons.org/licenses/by/4.0/
";

fn told(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let output = run(folder, args);
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    (stdout(&output), err, output.status.code().expect("ended"))
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("text")
}

#[test]
fn a_repository_is_moved_up_once() {
    let folder = scratch();
    let root = folder.path();
    overlay(&fixtures().join("base"), root);
    std::fs::write(root.join("katalog.toml"), SETTINGS).expect("write");
    std::fs::write(root.join("datasets/badplatser.yaml"), DATASET).expect("write");
    let (out, err, code) = told(root, &["upgrade", "--diff", "--lang", "en"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        out.contains("-profile = \"2.2.0\" # tills")
            && out.contains("+profile = \"3.0.1\" # tills"),
        "{out}"
    );
    assert_eq!(read(root, "katalog.toml"), SETTINGS, "nothing is written");
    let (_, err, code) = told(root, &["upgrade", "--lang", "en"]);
    assert_eq!(code, 0, "{err}");
    assert_eq!(
        read(root, "katalog.toml"),
        SETTINGS.replace("2.2.0", "3.0.1")
    );
    let expected = DATASET
        .replace("versionInfo", "version")
        .replace("http://purl.org/cld/freq/annual", "ANNUAL")
        .replace("{\"@value\": 2025-02-11}", "2025-02-11")
        .replace("schemaStartDate", "startDate")
        .replace("schemaEndDate", "endDate")
        .replace("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0");
    assert_eq!(read(root, "datasets/badplatser.yaml"), expected);
    let (_, err, code) = told(root, &["upgrade", "--lang", "en"]);
    assert_eq!(
        (err.as_str(), code),
        (
            "nothing to move up: the catalogue follows DCAT-AP-SE 3.0.1 already\n",
            0
        )
    );
    assert_eq!(read(root, "datasets/badplatser.yaml"), expected);
}

#[test]
fn codes_of_the_eu_and_the_schemas_of_editors_are_moved_up() {
    let folder = scratch();
    let root = folder.path();
    overlay(&fixtures().join("base"), root);
    let authority =
        |scheme: &str, code| format!("{scheme}://publications.europa.eu/resource/authority/{code}");
    let description = "title: {sv: Vägar, en: Roads}\n\
        description: {sv: Vägar i kommunen., en: Roads of the municipality.}\n";
    let before = format!(
        "{description}accrualPeriodicity: {}\ntheme: [{}]\nlanguage: {}\naccessRights: {}\n",
        authority("https", "frequency/ANNUAL"),
        authority("https", "data-theme/TRAN"),
        authority("https", "language/SWE"),
        authority("https", "access-right/PUBLIC"),
    );
    std::fs::write(root.join("datasets/vagar.yaml"), before).expect("write");
    std::fs::create_dir(root.join(".katalog")).expect("folder");
    std::fs::write(root.join(".katalog/dataset.schema.json"), "{}").expect("write");
    std::fs::write(root.join(".katalog/egen.json"), "{}").expect("write");
    let (_, err, code) = told(root, &["upgrade", "--diff", "--lang", "en"]);
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains(" schemas for editors in .katalog would be renewed"),
        "{err}"
    );
    assert_eq!(read(root, ".katalog/dataset.schema.json"), "{}");
    let (_, err, code) = told(root, &["upgrade", "--lang", "en"]);
    assert_eq!(code, 0, "{err}");
    let expected =
        "accrualPeriodicity: ANNUAL\ntheme: [TRAN]\nlanguage: SWE\naccessRights: PUBLIC\n";
    assert_eq!(
        read(root, "datasets/vagar.yaml"),
        format!("{description}{expected}")
    );
    let schema = read(root, ".katalog/dataset.schema.json");
    assert!(schema.contains("definitions.schema.json#/"), "{schema}");
    assert_eq!(read(root, ".katalog/egen.json"), "{}", "not ours");
    // The schemas refer to each other: those that were missing are there too.
    let all = stdout(&run(root, &["schema"]));
    for name in all.lines().filter_map(|name| name.strip_prefix("json/")) {
        assert!(root.join(".katalog").join(name).is_file(), "{name}");
    }
    let (_, err, _) = told(root, &["upgrade", "--lang", "en"]);
    assert!(err.starts_with("nothing to move up"), "{err}");
}

#[test]
fn rdf_is_not_moved_up() {
    let folder = scratch();
    std::fs::write(
        folder.path().join("a.ttl"),
        "<http://a.se/x> a <http://www.w3.org/ns/dcat#Catalog> .",
    )
    .expect("write");
    let (_, err, code) = told(folder.path(), &["upgrade", "a.ttl", "--lang", "en"]);
    assert_eq!(code, 2, "{err}");
}
