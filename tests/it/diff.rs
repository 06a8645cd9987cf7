//! Comparisons with `katalog diff`; each folder in `tests/fixtures/diff` is a case.
//!
//! - `old.ttl` and `new.ttl`, or `old/` and `new/`, each copied over the base repository; paths in `.without` are
//!   removed.
//! - `expected.txt`: human-readable output in Swedish and English; `expected.md` and `expected.json`: the other
//!   formats.

use crate::build::isomorphic;
use crate::server::Server;
use crate::support::{
    Faults, fixtures, for_each, katalog, overlay, root, run, scratch, stdout, subfolders, tries,
};
use katalog::compare::compare;
use katalog::profile::{self, Version};
use katalog::rdf::{Graph, GraphBuilder, Origin, Term};
use std::fmt::Write;
use std::path::Path;

#[test]
fn differences_are_told_as_is_written_beside_them() {
    for_each(&subfolders(&fixtures().join("diff")), |case, faults| {
        let folder = scratch();
        let names = ["old", "new"].map(|side| lay_out(case, side, folder.path()));
        let diff = |more: &[&str]| {
            let mut args = vec!["diff", &names[0], &names[1]];
            args.extend(more);
            run(folder.path(), &args)
        };
        let mut text = String::new();
        for lang in ["sv", "en"] {
            let output = diff(&["--lang", lang]);
            let code = output.status.code().expect("ended of itself");
            let _ = write!(
                text,
                "$ katalog diff {} {} --lang {lang}\n{}",
                names[0],
                names[1],
                stdout(&output)
            );
            text += &String::from_utf8(output.stderr).expect("UTF-8");
            let _ = writeln!(text, "exit status {code}\n");
        }
        text.pop();
        faults.compare(&case.join("expected.txt"), text.as_bytes());
        for (format, file) in [("markdown", "expected.md"), ("json", "expected.json")] {
            let output = diff(&["--format", format, "--lang", "sv"]);
            faults.compare(&case.join(file), &output.stdout);
        }
        back_again(case, folder.path(), &names, faults);
    });
}

/// The reverse comparison is symmetric, and each side equals itself.
fn back_again(case: &Path, folder: &Path, names: &[String; 2], faults: &mut Faults) {
    let counts = |old: &str, new: &str| {
        let output = run(folder, &["diff", old, new, "--format", "json"]);
        let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let count = |of: &str| document["summary"][of].as_u64().expect("count");
        ["added", "removed", "renamed", "changed"].map(count)
    };
    let there = counts(&names[0], &names[1]);
    let [added, removed, renamed, changed] = counts(&names[1], &names[0]);
    if there != [removed, added, renamed, changed] {
        faults.push(case, "the other way round it is another difference");
    }
    for name in names {
        if counts(name, name) != [0; 4] {
            faults.push(case, format!("{name} differs from itself"));
        }
    }
}

/// Prepares one side of a case in a folder, and returns its name there.
fn lay_out(case: &Path, side: &str, folder: &Path) -> String {
    let file = format!("{side}.ttl");
    if case.join(&file).exists() {
        std::fs::copy(case.join(&file), folder.join(&file)).expect("copy");
        return file;
    }
    let to = folder.join(side);
    overlay(&fixtures().join("base"), &to);
    overlay(&case.join(side), &to);
    let without = std::fs::read_to_string(to.join(".without")).unwrap_or_default();
    for path in without.lines() {
        std::fs::remove_file(to.join(path)).expect("was there");
    }
    side.to_owned()
}

/// A repository equals what it builds, in every syntax, from a file, URL or standard input.
#[test]
fn a_repository_is_what_it_builds() {
    let folder = scratch();
    let example = root().join("examples/vastanvik");
    let example = example.to_str().expect("UTF-8");
    let args = ["build", example, "-o", ".", "--to", "rdf,ttl,jsonld,nt"];
    assert!(run(folder.path(), &args).status.success());
    for file in ["catalog.rdf", "catalog.ttl", "catalog.jsonld", "catalog.nt"] {
        let output = run(folder.path(), &["diff", example, file]);
        assert_eq!(stdout(&output), "no difference\n", "{file}");
        assert_eq!(output.status.code(), Some(0));
    }
    let turtle = std::fs::read_to_string(folder.path().join("catalog.ttl")).expect("built");
    let answer = format!("GET /k\n200\nContent-Type: text/turtle; charset=utf-8\n\n{turtle}");
    let script = folder.path().join("server");
    std::fs::write(&script, answer).expect("write");
    let address = Server::start(&script).fill("{server}/k");
    let output = run(folder.path(), &["diff", &address, example]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("--allow-private allows it"), "{told}");
    let output = run(
        folder.path(),
        &["diff", &address, example, "--allow-private"],
    );
    assert_eq!(stdout(&output), "no difference\n");
    let stdin = std::fs::File::open(folder.path().join("catalog.nt")).expect("built");
    let mut command = katalog(folder.path());
    let output = command.args(["diff", "-", example]).stdin(stdin).output();
    assert_eq!(stdout(&output.expect("runs")), "no difference\n");
}

/// A comparison with ten thousand differences is shortened.
#[test]
fn long_differences_are_cut_politely() {
    let folder = scratch();
    let mut text = String::from("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n");
    std::fs::write(folder.path().join("old.ttl"), &text).expect("write");
    for number in 0..250 {
        let _ = writeln!(text, "<http://a.example/{number}> a dcat:Dataset .");
    }
    std::fs::write(folder.path().join("new.ttl"), &text).expect("write");
    let human = stdout(&run(folder.path(), &["diff", "old.ttl", "new.ttl"]));
    assert!(
        human.contains("… and 150 more; --format json shows all\n\n250 added\n"),
        "{human}"
    );
    let args = ["diff", "old.ttl", "new.ttl", "--format", "markdown"];
    let markdown = stdout(&run(folder.path(), &args));
    assert!(markdown.contains("\n… and 150 more\n"), "{markdown}");
    let files = [
        "diff",
        "old.ttl",
        "new.ttl",
        "--format",
        "json=a.json",
        "--format",
        "human",
    ];
    assert_eq!(stdout(&run(folder.path(), &files)), human);
    let json = std::fs::read(folder.path().join("a.json")).expect("written");
    let document: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(document["added"].as_array().expect("added").len(), 250);
}

/// A deterministic pseudo-random generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// A small graph with many blank nodes: subject, property and object by number.
type Small = Vec<(u64, u64, u64)>;

/// Nodes from this number on are blank.
const BLANK: u64 = 3;

fn small(dice: &mut Dice) -> Small {
    let count = 1 + dice.roll(7);
    let nodes = 4 + dice.roll(4);
    (0..count)
        .map(|_| (dice.roll(nodes), dice.roll(2), dice.roll(nodes + 1)))
        .collect()
}

/// The same graph with relabelled blank nodes in another order; or slightly changed.
fn altered(small: &Small, dice: &mut Dice) -> Small {
    let turn = dice.roll(4);
    let turned = |node: u64| {
        if node < BLANK {
            node
        } else {
            BLANK + (node - BLANK + turn) % 5
        }
    };
    let mut altered: Small = small
        .iter()
        .map(|(s, p, o)| (turned(*s), *p, turned(*o)))
        .collect();
    altered.reverse();
    if dice.roll(2) == 0 {
        let at = usize::try_from(dice.roll(altered.len() as u64)).expect("small");
        altered[at].2 = dice.roll(8);
    }
    altered
}

fn graph(small: &Small) -> Graph {
    let mut builder = GraphBuilder::new();
    for (s, p, o) in small {
        let (s, p, o) = (text(*s), format!("http://p.example/{p}"), text(*o));
        builder.add(term(&s), &p, term(&o), Origin::nowhere());
    }
    builder.finish()
}

fn text(node: u64) -> String {
    if node < BLANK {
        format!("http://n.example/{node}")
    } else {
        format!("b{node}")
    }
}

fn term(text: &str) -> Term<'_> {
    if text.starts_with("http") {
        Term::Iri(text)
    } else {
        Term::Blank(text)
    }
}

fn triples(small: &Small) -> Vec<oxrdf::Triple> {
    let node = |of: u64| -> oxrdf::NamedOrBlankNode {
        if of < BLANK {
            oxrdf::NamedNode::new_unchecked(text(of)).into()
        } else {
            oxrdf::BlankNode::new_unchecked(text(of)).into()
        }
    };
    let triple = |(s, p, o): &(u64, u64, u64)| {
        let property = oxrdf::NamedNode::new_unchecked(format!("http://p.example/{p}"));
        oxrdf::Triple::new(node(*s), property, oxrdf::Term::from(node(*o)))
    };
    small.iter().map(triple).collect()
}

/// Differences are found at any distance from a node with an IRI.
#[test]
fn a_large_circle_is_looked_through() {
    let profile = profile::embedded(Version::default());
    let ring = |odd: u64| {
        let mut ring: Small = (0..400)
            .map(|n| (BLANK + n, 0, BLANK + (n + 1) % 400))
            .collect();
        ring.extend([(0, 0, BLANK), (BLANK + 200, 1, odd)]);
        graph(&ring)
    };
    assert!(compare(&ring(1), &ring(1), profile).is_empty());
    assert!(!compare(&ring(1), &ring(2), profile).is_empty());
}

/// Checked against an independent library.
#[test]
fn empty_means_isomorphic() {
    let profile = profile::embedded(Version::default());
    let mut dice = Dice(20_240_101);
    let mut same = 0;
    let rounds = tries(2_000, 20_000, 20_000);
    for _ in 0..rounds {
        let old = small(&mut dice);
        let new = altered(&old, &mut dice);
        let empty = compare(&graph(&old), &graph(&new), profile).is_empty();
        let isomorphic = isomorphic(&triples(&old), &triples(&new));
        assert_eq!(empty, isomorphic, "\n{old:?}\n{new:?}");
        same += usize::from(isomorphic);
    }
    assert!(
        (rounds / 4..rounds / 4 * 3).contains(&same),
        "{same} were the same"
    );
}
