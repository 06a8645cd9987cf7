//! Paged catalogues from a server on this machine: `import`, `diff` and `include update` follow the pages of one server,
//! and say so where a page is not there.

use crate::server::Server;
use crate::support::{fixtures, overlay, run, scratch, stdout};
use std::path::Path;
use tempfile::TempDir;

const PREFIXES: &str = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . \
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .";

/// A page with one dataset, and what it says of the next page.
fn page(path: &str, number: usize, header: &str, next: &str) -> String {
    format!(
        "GET {path}\n200\nContent-Type: text/turtle\n{header}\n{PREFIXES}\n\
         <https://data.storsele.example/k> a dcat:Catalog ; dct:title \"K\"@sv ; dcat:dataset <https://data.storsele.example/d/{number}> .\n\
         <https://data.storsele.example/d/{number}> a dcat:Dataset ; dct:title \"Mängd {number}\"@sv .\n{next}\n===\n"
    )
}

/// Three pages: one leads on in CKAN's way, one by its headers, and the last leads back to the first in that of udata.
fn three() -> String {
    let paged =
        "<{server}/k?page=1> a hydra:PagedCollection ; hydra:nextPage \"{server}/k?page=2\" .";
    let view =
        "<{server}/k?page=3> a hydra:PartialCollectionView ; hydra:next <{server}/k?page=1> .";
    [
        page("/k?page=1", 1, "", paged),
        page(
            "/k?page=2",
            2,
            "Link: </k?page=1>; rel=\"prev\", </k?page=3>; rel=\"next\"\n",
            "",
        ),
        page("/k?page=3", 3, "", view),
    ]
    .concat()
}

struct Told {
    out: String,
    err: String,
    code: i32,
}

fn told(folder: &Path, server: &Server, args: &[&str]) -> Told {
    let args: Vec<String> = args.iter().map(|arg| server.fill(arg)).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let output = run(folder, &args);
    Told {
        out: server.plain(&stdout(&output)),
        err: server.plain(&String::from_utf8_lossy(&output.stderr)),
        code: output.status.code().expect("ended"),
    }
}

/// The files that an import wrote, with their texts.
fn written(folder: &Path) -> String {
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(folder.join("out")).sort_by_file_name() {
        // Where nothing was written there is no folder.
        let Ok(entry) = entry else { continue };
        let is_yaml = entry.path().extension().is_some_and(|of| of == "yaml");
        if entry.file_type().is_file() && is_yaml {
            all += &std::fs::read_to_string(entry.path()).expect("text");
        }
    }
    all
}

fn import(script: &str) -> (Told, String, Server, TempDir) {
    let (folder, server) = (scratch(), Server::playing(script));
    let args = [
        "import",
        "{server}/k?page=1",
        "-o",
        "out",
        "--allow-private",
        "--lang",
        "en",
    ];
    let told = told(folder.path(), &server, &args);
    let written = written(folder.path());
    (told, written, server, folder)
}

#[test]
fn import_takes_all_pages_and_no_page_is_a_resource() {
    let (told, written, server, _folder) = import(&three());
    assert_eq!(told.code, 0, "{}", told.err);
    for number in 1..=3 {
        assert!(written.contains(&format!("Mängd {number}")), "{written}");
    }
    assert!(!written.contains("hydra"), "{written}");
    assert!(!told.err.contains("goes on"), "{}", told.err);
    assert_eq!(
        server.requests(),
        "GET /k?page=1\nGET /k?page=2\nGET /k?page=3\n"
    );
}

#[test]
fn a_page_on_another_server_is_not_fetched() {
    let elsewhere = "<{server}/k?page=1> hydra:next <http://localhost:{port}/k?page=2> .";
    let (told, written, server, folder) = import(&page("/k?page=1", 1, "", elsewhere));
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(written.contains("Mängd 1"));
    assert!(
        told.err
            .contains("note: the catalogue goes on with a page that is not here, http://localhost"),
        "{}",
        told.err
    );
    assert_eq!(server.requests(), "GET /k?page=1\n");
    let path = folder.path().join("again");
    std::fs::create_dir(&path).expect("folder");
    let args = [
        "import",
        "{server}/k?page=1",
        "-o",
        "out",
        "--allow-private",
        "--format",
        "json=found.json",
    ];
    self::told(&path, &server, &args);
    let found = std::fs::read_to_string(path.join("found.json")).expect("report");
    assert!(found.contains("import/partial-response"), "{found}");
}

#[test]
fn a_page_that_fails_fails_the_import() {
    let next = "<{server}/k?page=1> hydra:next <{server}/k?page=2> .";
    let (told, written, ..) = import(&page("/k?page=1", 1, "", next));
    assert_eq!((told.code, written.as_str()), (2, ""), "{}", told.err);
    assert!(told.err.contains("404"), "{}", told.err);
}

#[test]
fn a_saved_page_is_told_to_be_one() {
    let folder = scratch();
    let text = format!(
        "{PREFIXES}\n<http://a.example/k> a dcat:Catalog . <http://a.example/1> hydra:next <http://a.example/2> ."
    );
    std::fs::write(folder.path().join("k.ttl"), text).expect("write");
    let args = ["import", "k.ttl", "-o", "out", "--lang", "en"];
    let told = told(folder.path(), &Server::playing(""), &args);
    assert!(
        told.err
            .contains("goes on with a page that is not here, http://a.example/2"),
        "{}",
        told.err
    );
}

#[test]
fn diff_compares_all_pages() {
    let (folder, server) = (scratch(), Server::playing(&three()));
    let datasets = |numbers: &[usize]| {
        let lines = numbers.iter().map(|number| {
            format!(
                "<https://data.storsele.example/k> dcat:dataset <https://data.storsele.example/d/{number}> .\n\
                 <https://data.storsele.example/d/{number}> a dcat:Dataset ; dct:title \"Mängd {number}\"@sv .\n"
            )
        });
        let start = "<https://data.storsele.example/k> a dcat:Catalog ; dct:title \"K\"@sv .\n";
        format!("{PREFIXES}\n{start}{}", lines.collect::<String>())
    };
    std::fs::write(folder.path().join("all.ttl"), datasets(&[1, 2, 3])).expect("write");
    let args = [
        "diff",
        "{server}/k?page=1",
        "all.ttl",
        "--allow-private",
        "--lang",
        "en",
    ];
    let told = told(folder.path(), &server, &args);
    assert_eq!(
        (told.out.as_str(), told.code),
        ("no difference\n", 0),
        "{}",
        told.err
    );
}

#[test]
fn a_copy_holds_all_pages() {
    let (folder, server) = (scratch(), Server::playing(&three()));
    overlay(&fixtures().join("base"), folder.path());
    let path = folder.path().join("catalog.yaml");
    let catalog = std::fs::read_to_string(&path).expect("text");
    let include = "include:\n  - {url: '{server}/k?page=1', file: include/k.ttl}\n";
    std::fs::write(&path, catalog + &server.fill(include)).expect("write");
    let args = ["include", "update", "--allow-private", "--lang", "en"];
    let told = told(folder.path(), &server, &args);
    assert_eq!(told.code, 0, "{}", told.err);
    let copy = std::fs::read_to_string(folder.path().join("include/k.ttl")).expect("copy");
    assert!(
        copy.contains("Mängd 1") && copy.contains("Mängd 3") && !copy.contains("hydra"),
        "{copy}"
    );
}
