//! Decompression-bomb-like inputs: small files that expand to much. Each is refused or read in little memory, without a
//! crash.

use crate::support::tries;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// File names and contents.
type Files = Vec<(&'static str, String)>;

const CATALOG: &str =
    "baseURI: https://data.kommunen.se\nlanguage: sv\ntitle: Katalog\ndescription: Data\n";
const DATASET: &str = "title: Badplatser\ndescription: Kommunens badplatser.\n";
const RDF: &str = "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:d=\"http://purl.org/dc/terms/\"";
/// The message about exceeding the expansion budget.
const EXPANDS: &str = "expands to many times its size";
const UNFOLDS: &str = "unfold";
const LONG: &str = "of more than 64 kB";

/// Runs the program on the files in a temporary folder, with 3 GB of address space.
fn run(files: &Files, arguments: &[&str]) -> Output {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("written");
    }
    run_in(folder.path(), arguments)
}

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -v 3000000; ulimit -s 1024; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_katalog"))
        .args(arguments)
        .current_dir(folder);
    command.output().expect("the program")
}

fn told(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr];
    let texts = texts.map(|text| String::from_utf8_lossy(text).into_owned());
    texts.concat()
}

/// The case exits normally with this message.
fn expect(name: &str, files: &Files, arguments: &[&str], words: &str) {
    let output = run(files, arguments);
    let told = told(&output);
    let beginning: String = told.chars().take(2_000).collect();
    assert!(
        matches!(output.status.code(), Some(0..=2)),
        "{name}: {:?}: {beginning}",
        output.status
    );
    assert!(told.contains(words), "{name}: {beginning}");
}

fn validated(name: &str, file: &'static str, text: String, words: &str) {
    let arguments = ["validate", "--lang", "en", "--format", "concise", file];
    expect(name, &vec![(file, text)], &arguments, words);
}

fn repository(name: &str, catalog: &str, dataset: &str, words: &str) {
    let files = vec![
        ("catalog.yaml", format!("{CATALOG}{catalog}")),
        ("datasets/a.yaml", format!("{DATASET}{dataset}")),
    ];
    let arguments = ["validate", "--lang", "en", "--format", "concise"];
    expect(name, &files, &arguments, words);
}

fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// An IRI of the maximum length.
fn term() -> String {
    format!("http://example.org/{}/", "a".repeat(60_000))
}

fn too_long() -> String {
    format!("http://example.org/{}/", "a".repeat(1_000_000))
}

#[test]
fn long_names_in_turtle() {
    let many = tries(20_000, 60_000, 60_000);
    let title = "<http://purl.org/dc/terms/title>";
    let (term, long) = (term(), too_long());
    let prefixed = |iri: &str, rest: &str| format!("@prefix p: <{iri}> .\n{rest}");
    let uses = numbered(many, |n| format!("p:{n} {title} 'x' .\n"));
    validated("prefix", "a.ttl", prefixed(&term, &uses), EXPANDS);
    validated("prefix of 1 MB", "a.ttl", prefixed(&long, &uses), LONG);
    let same = "p:a p:b p:c .\n".repeat(many);
    validated("the same name", "a.ttl", prefixed(&term, &same), EXPANDS);
    let nested = format!("p:s p:a {}'x'{} .", "[ p:a ".repeat(many), "]".repeat(many));
    validated("around nodes", "a.ttl", prefixed(&term, &nested), EXPANDS);
    let bases = format!(
        "@base <{term}> .\n{}",
        numbered(many, |n| format!("@prefix p{n}: <{n}/> .\n"))
    );
    validated("prefixes of a base", "a.ttl", bases, EXPANDS);
    let relative = numbered(many, |n| format!("<{n}> {title} 'x' .\n"));
    validated(
        "base",
        "a.ttl",
        format!("@base <{term}> .\n{relative}"),
        EXPANDS,
    );
    let literals = numbered(many, |n| format!("'{n}', "));
    validated(
        "subject",
        "a.ttl",
        format!("<{term}> {title} {literals} 'x' ."),
        EXPANDS,
    );
    let typed = numbered(many, |n| format!("<http://e/s> {title} '{n}'^^p:t .\n"));
    validated("datatype", "a.ttl", prefixed(&term, &typed), EXPANDS);
    let numbers = format!("<http://e/s> {title} ({}) .", "1 ".repeat(2_000_000));
    validated("list", "a.ttl", numbers, EXPANDS);
}

#[test]
fn long_names_in_xml() {
    let term = term();
    let document = |head: &str, body: &str| format!("<rdf:RDF {RDF} {head}>{body}</rdf:RDF>");
    let about = numbered(60_000, |n| format!("<rdf:Description rdf:about=\"{n}\"/>"));
    let base = format!("xml:base=\"{term}\"");
    let collection = format!(
        "<rdf:Description><d:subject rdf:parseType=\"Collection\">{about}</d:subject></rdf:Description>"
    );
    validated("collection", "a.rdf", document(&base, &collection), EXPANDS);
    let long = format!("xml:base=\"{}\"", too_long());
    validated("base", "a.rdf", document(&long, &about), LONG);
    let namespace = format!("xmlns:p=\"{term}\"");
    let elements = numbered(60_000, |n| format!("<p:x rdf:about=\"http://e/{n}\"/>"));
    validated(
        "namespace",
        "a.rdf",
        document(&namespace, &elements),
        EXPANDS,
    );
    let literal = |inner: &str| {
        format!(
            "<rdf:Description><d:title rdf:parseType=\"Literal\">{inner}</d:title></rdf:Description>"
        )
    };
    let edge = literal(&"<i/>".repeat(60_000));
    validated("literal", "a.rdf", document(&namespace, &edge), EXPANDS);
    let inner = literal(&format!("<b>{}</b>", "<p:i/>".repeat(60_000)));
    validated(
        "in a literal",
        "a.rdf",
        document(&namespace, &inner),
        EXPANDS,
    );
    let language = format!("xml:lang=\"{}\"", "a".repeat(60_000));
    let titles = numbered(60_000, |n| {
        format!(
            "<rdf:Description rdf:about=\"http://e/{n}\"><d:title>x</d:title></rdf:Description>"
        )
    });
    validated("language", "a.rdf", document(&language, &titles), EXPANDS);
    let subject = "a".repeat(1_000_000);
    let attributes = numbered(900, |n| format!(" d:a{n}=\"\""));
    let many = format!("<rdf:Description rdf:about=\"{subject}\"{attributes}/>");
    validated("attributes", "a.rdf", document("", &many), EXPANDS);
    let open = numbered(3, |level| {
        let namespaces = numbered(400, |n| format!(" xmlns:p{level}a{n}=\"http://e/{n}\""));
        format!("<rdf:Description><d:relation{namespaces}>")
    });
    let close = "</d:relation></rdf:Description>".repeat(3);
    validated(
        "namespaces",
        "a.rdf",
        document("", &format!("{open}{close}")),
        "more than 1,000 namespaces",
    );
    let triple = "<rdf:Description><d:relation rdf:parseType=\"Triple\"/></rdf:Description>";
    validated("triple terms", "a.rdf", document("", triple), "RDF 1.2");
}

#[test]
fn entities() {
    let uses = |doctype: &str, entity: &str, count: usize| {
        format!(
            "<!DOCTYPE r [{doctype}]><rdf:RDF {RDF}><rdf:Description rdf:about=\"http://e/s\"><d:title>{}</d:title></rdf:Description></rdf:RDF>",
            format!("&{entity};").repeat(count)
        )
    };
    let large = format!("<!ENTITY e \"{}\">", "x".repeat(16_000));
    let count = tries(20_000, 100_000, 100_000);
    validated("16 kB", "a.rdf", uses(&large, "e", count), EXPANDS);
    for (name, hidden, value) in [
        ("plain", "", ""),
        ("behind a loose >", "", "> "),
        ("behind a quoted >", "<!ENTITY a '>'>", ""),
        ("behind a comment", "<!-- > -->", ""),
        ("in a comment", "<!-- ", ""),
    ] {
        let mut doctype = format!("{hidden}<!ENTITY e0 \"xxxxxxxxxx\">");
        for level in 1..9 {
            let inner = format!("&e{};", level - 1).repeat(10);
            let _ = write!(doctype, "<!ENTITY e{level} \"{value}{inner}\">");
        }
        if hidden == "<!-- " {
            doctype += " -->";
        }
        // Wherever the declarations are, they are read as the XML parser reads them.
        let words = match name {
            "plain" => EXPANDS,
            _ => "cannot be read as RDF/XML",
        };
        validated(name, "a.rdf", uses(&doctype, "e8", 1), words);
    }
}

#[test]
fn json_ld() {
    let term = term();
    let body = |context: &str, rest: &str| {
        format!("{{\"@context\": {{{context}}}, \"@id\": \"http://e/s\", {rest}}}")
    };
    let keys = numbered(60_000, |n| format!("\"a{n}\": 1, ")) + "\"z\": 1";
    let vocabulary = format!("\"@vocab\": \"{term}\"");
    validated("vocabulary", "a.jsonld", body(&vocabulary, &keys), EXPANDS);
    let terms =
        numbered(60_000, |n| format!("\"t{n}\": \"p:{n}\", ")) + &format!("\"p\": \"{term}\"");
    validated("terms", "a.jsonld", body(&terms, "\"t1\": 1"), EXPANDS);
    let values = format!("\"http://e/p\": [{}1]", "\"v\", ".repeat(60_000));
    let language = format!("\"@language\": \"{}\"", "a".repeat(60_000));
    validated("language", "a.jsonld", body(&language, &values), EXPANDS);
    let long = format!("\"@vocab\": \"{}\"", too_long());
    validated("long", "a.jsonld", body(&long, "\"a\": 1"), LONG);
    let subject = format!("{{\"@id\": \"{term}\", {values}}}");
    validated("subject", "a.jsonld", subject, EXPANDS);
    for (name, step, last) in [
        ("ids", "{\"@id\": \"t%\"}", "http://e/x"),
        (
            "types",
            "{\"@id\": \"http://e/y\", \"@type\": \"t%\"}",
            "http://e/x",
        ),
        ("reverses", "{\"@reverse\": \"t%\"}", "http://e/x"),
        (
            "indexes",
            "{\"@id\": \"http://e/y\", \"@container\": \"@index\", \"@index\": \"t%\"}",
            "http://e/x",
        ),
        ("plain terms", "\"t%\"", "http://e/x"),
        ("keywords", "\"t%\"", "@id"),
        ("prefixes", "\"t%:a\"", "http://e/x"),
        ("a ring", "\"t%\"", "t0"),
    ] {
        let link = |n: usize| format!("\"t{n}\": {}, ", step.replace('%', &(n + 1).to_string()));
        let end = format!("\"t20000\": \"{last}\"");
        for chain in [
            numbered(20_000, link),
            numbered(20_000, |n| link(19_999 - n)),
        ] {
            let context = chain + &end;
            validated(
                name,
                "a.jsonld",
                body(&context, "\"t1\": 1"),
                "terms of a context that lead to each other",
            );
        }
    }
    let deep = "more than 128 levels";
    for open in [
        "[",
        "{\"http://e/p\":",
        "{\"@list\":",
        "{\"@context\":",
        "{\"@context\":{\"a\":",
    ] {
        validated(open, "a.jsonld", open.repeat(50_000), deep);
    }
    // The maximum depth, also for later passes that recurse.
    let nested = "{\"http://e/p\":".repeat(127) + "1" + &"}".repeat(127);
    let output = run(&vec![("a.jsonld", nested)], &["validate", "a.jsonld"]);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{}",
        told(&output)
    );
}

#[test]
fn depth_of_turtle() {
    let start = "<http://e/s> <http://purl.org/dc/terms/relation> ";
    let term = "<<( <http://e/s> <http://e/p> ";
    for (name, text, words) in [
        ("(", "(".repeat(60_000), "cannot be read"),
        ("(…)", "(".repeat(60_000) + &")".repeat(60_000) + " .", ""),
        (
            "[…]",
            "[ <http://e/p> ".repeat(60_000) + "1" + &" ]".repeat(60_000) + " .",
            "",
        ),
        (
            "<<(",
            term.repeat(60_000) + "1" + &" )>>".repeat(60_000) + " .",
            "RDF 1.2",
        ),
        (
            "{|",
            "1 ".to_owned() + &"{| <http://e/p> 1 ".repeat(60_000) + &"|}".repeat(60_000) + " .",
            "",
        ),
    ] {
        validated(name, "a.ttl", format!("{start}{text}"), words);
    }
    let reified =
        "<< ".repeat(60_000) + "<http://e/s> <http://e/p> 1" + &" >> <http://e/p> 1".repeat(60_000);
    validated("<<", "a.ttl", reified, "RDF 1.2");
    let triples = term.repeat(60_000) + "\"1\"" + &" )>>".repeat(60_000) + " .\n";
    validated("N-Triples", "a.nt", format!("{start}{triples}"), "RDF 1.2");
}

#[test]
fn a_text_of_many_lines_is_read_once() {
    let lines = "rad\n".repeat(300_000);
    let text = format!(
        "<http://e/s> <http://purl.org/dc/terms/title> '''{lines}''' .\n<http://e/s> <x y> .\n"
    );
    // The line after it still has the right number.
    validated("lines", "a.ttl", text, "a.ttl:300002:");
}

#[test]
fn yaml() {
    for (name, open) in [("[", "["), ("{", "{a: "), ("-", "- "), ("anchors", "&a% [")] {
        let deep = numbered(60_000, |n| open.replace('%', &n.to_string()));
        repository(
            name,
            "",
            &format!("rights:\n  {deep}\n"),
            "levels inside each other",
        );
    }
    let block = numbered(1_000, |n| format!("{}a:\n", " ".repeat(n + 1)));
    repository(
        "block",
        "",
        &format!("rights:\n{block}"),
        "levels inside each other",
    );
    let text = "ord ".repeat(250_000);
    let aliases = "  - *a\n".repeat(2_000);
    let quoted = format!("rights: &a \"{text}\\n\"\nkeyword:\n{aliases}");
    repository(
        "alias",
        "",
        &quoted,
        "the aliases in this file unfold to text",
    );
    let languages = numbered(9_000, |n| format!("  sv-x{n}: *a\n"));
    let plain = format!("dcterms:rights: &a {text}\ndcterms:title:\n{languages}");
    repository("languages", "", &plain, UNFOLDS);
    let base = format!("baseURI: https://e.se/{}\n", "a".repeat(1_000_000));
    let files = vec![
        (
            "catalog.yaml",
            CATALOG.replace("baseURI: https://data.kommunen.se\n", &base),
        ),
        ("datasets/a.yaml", DATASET.to_owned()),
    ];
    expect(
        "base",
        &files,
        &["validate", "--lang", "en"],
        "longer than 1000 characters",
    );
    let template = vec![
        ("catalog.yaml", CATALOG.to_owned()),
        (
            "katalog.toml",
            format!(
                "[uri]\ndataset = \"https://e.se/{}/{{id}}\"\n",
                "a".repeat(2_000)
            ),
        ),
    ];
    expect(
        "template",
        &template,
        &["validate", "--lang", "en"],
        "longer than 1000 characters",
    );
}

#[test]
fn defaults_of_many_datasets() {
    let list = numbered(5_000, |n| format!("ord {n}, "));
    let mut files: Vec<(String, String)> = (0..2_000)
        .map(|n| (format!("datasets/d{n}.yaml"), DATASET.to_owned()))
        .collect();
    files.push((
        "catalog.yaml".to_owned(),
        format!("{CATALOG}defaults:\n  dataset:\n    keyword: [{list}x]\n"),
    ));
    let folder = TempDir::new().expect("a folder");
    std::fs::create_dir(folder.path().join("datasets")).expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let output = run_in(
        folder.path(),
        &["validate", "--lang", "en", "--format", "concise"],
    );
    assert!(told(&output).contains(UNFOLDS), "{:?}", output.status);
}

#[test]
fn settings_as_deep_as_they_like() {
    let deep =
        |open: &str, inner: &str, close: &str| open.repeat(60_000) + inner + &close.repeat(60_000);
    for text in [
        format!("a = {}", deep("[", "", "]")),
        format!("a = {}", deep("{a = ", "1", "}")),
        format!("{} = 1", vec!["a"; 60_000].join(".")),
        format!("[{}]", vec!["a"; 60_000].join(".")),
    ] {
        let files = vec![("catalog.yaml", CATALOG.to_owned()), ("katalog.toml", text)];
        expect(
            "settings",
            &files,
            &["validate", "--lang", "en"],
            "katalog.toml",
        );
    }
}

#[test]
fn chains_of_nodes_go_through_every_command() {
    let chain = numbered(tries(20_000, 60_000, 60_000), |n| {
        format!(
            "_:b{n} <http://purl.org/dc/terms/relation> _:b{} .\n",
            n + 1
        )
    });
    let dataset = "<http://e/c> a <http://www.w3.org/ns/dcat#Catalog> ; <http://www.w3.org/ns/dcat#dataset> <http://e/s> .\n\
        <http://e/s> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/relation> _:b0 .\n";
    let files = vec![
        ("a.ttl", format!("{dataset}{chain}")),
        (
            "b.ttl",
            format!("{dataset}{chain}<http://e/x> <http://e/p> 1 ."),
        ),
    ];
    for arguments in [
        &["validate", "--lang", "en", "a.ttl"][..],
        &["import", "--lang", "en", "a.ttl", "-o", "out"],
        &["diff", "--lang", "en", "a.ttl", "b.ttl"],
    ] {
        expect(arguments[0], &files, arguments, "");
    }
    let included = vec![
        ("catalog.yaml", format!("{CATALOG}include: [a.ttl]\n")),
        ("a.ttl", files[0].1.clone()),
    ];
    let build = ["build", "--lang", "en", "--format", "rdf,ttl,jsonld,nt"];
    expect("build", &included, &build, "");
}

#[test]
fn files_that_take_no_room() {
    let folder = TempDir::new().expect("a folder");
    let sparse = |name: &str, bytes: u64| {
        let file = std::fs::File::create(folder.path().join(name)).expect("a file");
        file.set_len(bytes).expect("a size");
    };
    sparse("a.ttl", 3 << 30);
    let too_large = |arguments: &[&str], words: &str| {
        let output = run_in(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains(words), "{}", told(&output));
    };
    too_large(
        &["validate", "--lang", "en", "a.ttl"],
        "a.ttl is too large: 3072 MB",
    );
    too_large(
        &["validate", "--lang", "sv", "a.ttl"],
        "a.ttl är för stor: 3072 MB",
    );
    too_large(
        &["import", "--lang", "en", "a.ttl", "-o", "out"],
        "a.ttl is too large: 3072 MB",
    );
    std::fs::write(folder.path().join("catalog.yaml"), CATALOG).expect("written");
    std::fs::create_dir(folder.path().join("datasets")).expect("a folder");
    for name in ["datasets/a.yaml", "datasets/b.yaml", "datasets/c.yaml"] {
        sparse(name, 400 << 20);
    }
    too_large(
        &["validate", "--lang", "en"],
        "datasets/c.yaml is one file too many",
    );
}

#[test]
fn the_same_in_swedish() {
    let text = format!("@prefix p: <{}> .\np:a p:b 1 .", too_long());
    let output = run(
        &vec![("a.ttl", text)],
        &["validate", "--lang", "sv", "a.ttl"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("på mer än 64 kB"),
        "{}",
        told(&output)
    );
}
