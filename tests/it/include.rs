//! `katalog include update` against a local server.

use crate::server::Server;
use crate::support::{fixtures, overlay, run, scratch, stdout};
use std::fmt::Write;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// Responses of the server: the second time in another order, the third with another title, the fourth an HTML page.
const SCRIPT: &str = "\
GET /katalog.ttl
200
Content-Type: text/turtle

<http://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"Bad\"@sv .
===
GET /katalog.ttl
200
Content-Type: text/turtle

<http://a.example/d> <http://purl.org/dc/terms/title> \"Bad\"@sv ; a <http://www.w3.org/ns/dcat#Dataset> .
===
GET /katalog.ttl
200
Content-Type: text/turtle

<http://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"Badplatser\"@sv .
===
GET /katalog.ttl
200
Content-Type: text/html

<html>Driftstopp</html>
===
GET /katalog.ttl
200
Content-Type: text/turtle

<http://a.example/d> a
===
GET /katalog.ttl
200
Content-Type: application/rdf+xml

<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>
===
GET /karta.nt
200
Content-Type: application/n-triples

<http://a.example/k> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .
===
";

struct Case {
    folder: TempDir,
    server: Server,
}

impl Case {
    fn new() -> Self {
        Self::playing(SCRIPT)
    }

    fn playing(script: &str) -> Self {
        let folder = scratch();
        let server = Server::playing(script);
        let root = folder.path().join("data");
        overlay(&fixtures().join("base"), &root);
        let catalog = std::fs::read_to_string(root.join("catalog.yaml")).expect("text");
        let include = "include:\n  - {url: '{server}/katalog.ttl', file: include/bolaget.ttl}\n  - {url: '{server}/karta.nt', file: include/karta.nt}\n  - include/egen.ttl\n";
        std::fs::write(root.join("catalog.yaml"), catalog + &server.fill(include)).expect("write");
        Self { folder, server }
    }

    /// A catalogue that includes this file, and `karta.nt`.
    fn including(script: &str, file: &str) -> Self {
        let case = Self::playing(script);
        let path = case.root().join("catalog.yaml");
        let catalog = std::fs::read_to_string(&path).expect("text");
        let (before, _) = catalog.split_once("include:").expect("included");
        let include = format!(
            "include:\n  - {{url: '{{server}}/katalog', file: {file}}}\n  - {{url: '{{server}}/karta.nt', file: include/karta.nt}}\n"
        );
        std::fs::write(&path, before.to_owned() + &case.server.fill(&include)).expect("write");
        case
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        std::fs::write(path, text).expect("write");
    }

    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.root().join(name)).ok()
    }

    fn root(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn update(&self, args: &[&str]) -> (String, String, i32) {
        let args = [&["include", "update"], args].concat();
        told(&run(&self.root(), &args), &self.server)
    }

    fn copy(&self) -> Option<String> {
        std::fs::read_to_string(self.root().join("include/bolaget.ttl")).ok()
    }
}

fn told(output: &Output, server: &Server) -> (String, String, i32) {
    let err = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code().expect("ended");
    (server.plain(&stdout(output)), server.plain(&err), code)
}

#[test]
fn copies_are_renewed_when_they_say_something_else() {
    let case = Case::new();
    let open = ["include/bolaget.ttl", "--allow-private"];
    let first = case.update(&open);
    let copy = case.copy().expect("written");
    assert!(
        first.0.starts_with("+ dataset Bad (include/bolaget.ttl)\n"),
        "{first:?}"
    );
    assert_eq!(
        first.1,
        format!("wrote include/bolaget.ttl ({} bytes)\n", copy.len())
    );
    let second = case.update(&open);
    assert_eq!(
        second,
        (
            String::new(),
            "include/bolaget.ttl: no difference\n".to_owned(),
            0
        )
    );
    assert_eq!(
        case.copy().as_ref(),
        Some(&copy),
        "the bytes stay while the graph does"
    );
    let third = case.update(&open);
    assert!(third.0.contains("+ \"Badplatser\" (sv)\n"), "{third:?}");
    let copy = case.copy();
    for words in [
        "is a web page, no catalogue in RDF",
        "cannot be read as Turtle",
        "what came looks like RDF/XML; if it is, let `file:` end in .rdf",
    ] {
        let (out, err, code) = case.update(&open);
        assert_eq!((out, code), (String::new(), 2), "{err}");
        assert!(err.contains(words), "{err}");
        assert_eq!(case.copy(), copy, "nothing changed");
    }
}

/// A failing copy does not prevent updates of others.
#[test]
fn every_copy_is_tried() {
    let case = Case::new();
    std::fs::create_dir_all(case.root().join("include/bolaget.ttl")).expect("in the way");
    let (_, err, code) = case.update(&["--allow-private"]);
    assert_eq!(code, 2);
    assert!(
        err.contains("error: include/bolaget.ttl: cannot write"),
        "{err}"
    );
    assert!(err.contains("wrote include/karta.nt"), "{err}");
}

#[test]
fn what_cannot_be_renewed_is_told() {
    let case = Case::new();
    let (_, err, code) = case.update(&["include/karta.nt"]);
    assert_eq!(code, 2);
    assert!(err.contains("--allow-private allows it"), "{err}");
    assert_eq!(case.server.requests(), "");
    let (_, err, code) = case.update(&["egen.ttl"]);
    assert_eq!(code, 2);
    assert!(err.contains("`egen.ttl` is no copy in catalog.yaml; there are: include/bolaget.ttl, include/karta.nt"), "{err}");
    let base = scratch();
    overlay(&fixtures().join("base"), base.path());
    let none = told(&run(base.path(), &["include", "update"]), &case.server);
    assert_eq!(none.2, 0);
    assert!(none.1.contains("no copy to renew"), "{none:?}");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside() {
    use std::os::unix::fs::symlink;
    let outside = |link: &Path, target: &str| symlink(target, link).expect("link");
    for (link, target) in [
        ("include", ".."),
        ("include", "../nowhere"),
        ("include/bolaget.ttl", "../../secret"),
        ("include/bolaget.ttl", "../.git/hooks/post-merge"),
        ("include", ".git/hooks"),
    ] {
        let case = Case::new();
        let link = case.root().join(link);
        std::fs::create_dir_all(link.parent().expect("folder")).expect("folder");
        outside(&link, target);
        let (_, err, code) = case.update(&["include/bolaget.ttl", "--allow-private"]);
        assert_eq!(code, 2, "{err}");
        assert!(
            err.contains(
                "a symbolic link leads out of the repository, or into .git; nothing was written"
            ),
            "{err}"
        );
        assert_eq!(case.server.requests(), "");
        let beside = std::fs::read_dir(case.folder.path()).expect("folder");
        assert_eq!(beside.count(), 1, "data alone");
    }
}

/// A catalogue with so many datasets.
fn catalogue(datasets: usize) -> String {
    let mut text =
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<http://a.example/k> a dcat:Catalog .\n"
            .to_owned();
    for number in 0..datasets {
        let _ = writeln!(text, "<http://a.example/{number}> a dcat:Dataset .");
    }
    text
}

/// A valid copy with three datasets, in the syntax of the file name.
fn good_copy(name: &str) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let each = |of: &dyn Fn(usize) -> String| (0..3).map(of).collect::<Vec<_>>();
    match ending {
        "rdf" => {
            let datasets = each(&|n| format!("<d:Dataset rdf:about=\"http://a.example/{n}\"/>\n"));
            format!(
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:d=\"http://www.w3.org/ns/dcat#\">\n{}</rdf:RDF>\n",
                datasets.concat()
            )
        }
        "jsonld" => {
            let datasets = each(&|n| format!("{{\"@id\": \"http://a.example/{n}\", \"@type\": \"http://www.w3.org/ns/dcat#Dataset\"}}"));
            format!("[{}]\n", datasets.join(",\n"))
        }
        "nt" => each(&|n| {
            format!("<http://a.example/{n}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n")
        })
        .concat(),
        _ => catalogue(3),
    }
}

const MAP: &str = "GET /karta.nt\n200\nContent-Type: application/n-triples\n\n\
    <http://a.example/k> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/dcat#Dataset> .\n";

/// The file name, the response (status, headers, body), and words of the message.
const NOTHING: &[(&str, &str, &str)] = &[
    ("a.ttl", "204\n", "answers 204"),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n",
        "gives an empty file",
    ),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n\n \n\n",
        "gives an empty file",
    ),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n\n# slut\n",
        "states nothing",
    ),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n\n@prefix a: <http://a.example/> .\n",
        "states nothing",
    ),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n@short 1000\n\n<http://a.example/k> a <http://www.w3.org/ns/dcat#Catalog> .\n",
        "broke the connection",
    ),
    (
        "a.ttl",
        "200\nContent-Type: text/turtle\n@chunked\n\n<http://a.example/k> a <http://www.w3.org/ns/dcat#Catalog> .\n",
        "broke the connection",
    ),
    (
        "a.ttl",
        "206\nContent-Type: text/turtle\n\n<http://a.example/k> a <http://www.w3.org/ns/dcat#Catalog> .\n",
        "answers 206",
    ),
    (
        "a.rdf",
        "200\nContent-Type: application/rdf+xml\n\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>\n",
        "states nothing",
    ),
    (
        "a.rdf",
        "200\nContent-Type: application/rdf+xml\n\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Fel</title></head></html>\n",
        "",
    ),
    (
        "a.rdf",
        "200\nContent-Type: application/rdf+xml\n\n<e:error xmlns:e=\"http://a.example/\"><e:code>500</e:code></e:error>\n",
        "is no catalogue",
    ),
    (
        "a.rdf",
        "200\nContent-Type: application/xml\n\n<error><code>500</code></error>\n",
        "",
    ),
    (
        "a.jsonld",
        "200\nContent-Type: application/ld+json\n\n{\"error\": {\"code\": 500, \"message\": \"fel\"}}\n",
        "this is an error in JSON",
    ),
    (
        "a.nt",
        "200\n@gzip\n@repeat 100\n@cut 6\n\n# x\n",
        "cannot be read",
    ),
];

/// Whatever the response is, the previous copy is kept, and others are updated.
#[test]
fn nothing_takes_the_place_of_a_good_copy() {
    for (name, answer, words) in NOTHING {
        let file = format!("include/{name}");
        let case = Case::including(&format!("GET /katalog\n{answer}===\n{MAP}"), &file);
        let good = good_copy(name);
        case.write(&file, &good);
        for more in [
            &["--allow-private"][..],
            &["--allow-private", "--accept-loss"],
        ] {
            let (out, err, code) = case.update(more);
            if *words == "is no catalogue" && more.len() > 1 {
                continue;
            }
            assert_eq!(code, 2, "{answer}: {out}{err}");
            assert!(err.contains(words), "{answer}: {err}");
            assert_eq!(case.read(&file).as_ref(), Some(&good), "{answer}");
            assert!(case.read("include/karta.nt").is_some(), "{answer}: {err}");
        }
    }
}

/// Also when the previous copy is unreadable.
#[test]
fn nothing_takes_the_place_of_a_damaged_copy() {
    let script = format!("GET /katalog\n200\nContent-Type: text/turtle\n\n# slut\n===\n{MAP}");
    let case = Case::including(&script, "include/a.ttl");
    case.write("include/a.ttl", "<a> <b");
    for more in [
        &["--allow-private"][..],
        &["--allow-private", "--accept-loss"],
    ] {
        let (_, err, code) = case.update(more);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains("states nothing"), "{err}");
    }
    assert_eq!(case.read("include/a.ttl").as_deref(), Some("<a> <b"));
}

/// A truncated catalogue does not replace the copy without a flag.
#[test]
fn a_copy_that_lost_too_much_is_refused() {
    let datasets = catalogue(3)
        .lines()
        .skip(2)
        .fold(String::new(), |text, line| text + line + "\n");
    let prefix = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n";
    for (came, words) in [
        (catalogue(2), "dataset 8 of 10"),
        (
            prefix.to_owned() + &datasets,
            "catalog 1 of 1, dataset 7 of 10",
        ),
        (catalogue(10).replace("a.example/", "b.example/x/"), ""),
        (catalogue(5), ""),
        (catalogue(20), ""),
    ] {
        let script = format!("GET /katalog\n200\nContent-Type: text/turtle\n\n{came}===\n{MAP}");
        let case = Case::including(&script, "include/a.ttl");
        let good = catalogue(10);
        case.write("include/a.ttl", &good);
        let (_, err, code) = case.update(&["--allow-private"]);
        if !words.is_empty() {
            assert_eq!(code, 2, "{err}");
            assert!(
                err.contains(words) && err.contains("--accept-loss"),
                "{err}"
            );
            assert_eq!(case.read("include/a.ttl"), Some(good));
            let (_, err, code) = case.update(&["--allow-private", "--accept-loss"]);
            assert_eq!(code, 0, "{err}");
        } else if code == 2 {
            assert!(err.contains("--accept-loss"), "{err}");
            continue;
        }
        assert_eq!(case.read("include/a.ttl"), Some(came));
    }
}

/// Copies are not written where other programs read their own files.
#[test]
fn only_names_of_rdf_files_are_written() {
    for name in [
        "package.json",
        "Makefile",
        ".envrc",
        ".github/workflows/x.ttl",
        "include/.hidden.ttl",
        "katalog.toml",
        "pom.xml",
        "include/aux.ttl",
        "include/catalog",
    ] {
        let script = format!(
            "GET /katalog\n200\nContent-Type: text/turtle\n\n{}===\n{MAP}",
            catalogue(1)
        );
        let case = Case::including(&script, name);
        let (_, err, code) = case.update(&["--allow-private"]);
        assert_eq!(code, 2, "{name}: {err}");
        assert!(
            err.contains(&format!("`{name}` is no name of an RDF file")),
            "{name}: {err}"
        );
        assert!(!case.root().join(name).exists(), "{name}");
        assert!(case.read("include/karta.nt").is_some(), "{name}: {err}");
        assert!(!case.server.requests().contains("/katalog"), "{name}");
        let checked = run(
            &case.root(),
            &["validate", "--format", "concise", "--lang", "en"],
        );
        let told = stdout(&checked);
        let found = told.lines().any(|line| {
            line.starts_with("catalog.yaml:")
                && line.contains("description/shape")
                && line.contains(name)
        });
        assert!(found, "{name}: {told}");
    }
}

#[test]
fn an_empty_copy_is_told_at_its_place() {
    for text in ["", "# x\n", "@prefix a: <http://a.example/> .\n"] {
        let case = Case::new();
        case.write("include/bolaget.ttl", text);
        let checked = run(
            &case.root(),
            &["validate", "--format", "concise", "--lang", "en"],
        );
        let told = stdout(&checked);
        assert!(
            told.contains("include/bolaget.ttl:1:1: error include/empty"),
            "{told}"
        );
    }
}
