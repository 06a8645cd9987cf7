//! `katalog include update`, against a server on this machine.

use crate::server::Server;
use crate::support::{fixtures, overlay, run, scratch, stdout};
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// What the server answers: the second time in another order, the third time with another title, the fourth time a page.
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
        let folder = scratch();
        let script = folder.path().join("server");
        std::fs::write(&script, SCRIPT).expect("write");
        let server = Server::start(&script);
        let root = folder.path().join("data");
        overlay(&fixtures().join("base"), &root);
        let catalog = std::fs::read_to_string(root.join("catalog.yaml")).expect("text");
        let include = "include:\n  - {url: '{server}/katalog.ttl', file: include/bolaget.ttl}\n  - {url: '{server}/karta.nt', file: include/karta.nt}\n  - include/egen.ttl\n";
        std::fs::write(root.join("catalog.yaml"), catalog + &server.fill(include)).expect("write");
        Self { folder, server }
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

/// One that fails keeps no other from being renewed.
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
        assert_eq!(beside.count(), 2, "data and server");
    }
}
