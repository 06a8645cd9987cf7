//! What the fuzz targets share: bytes to a graph, and everything that is done with a graph.

use katalog::compare::compare;
use katalog::convert::{Converter, Notation};
use katalog::description::{Built, Copies, Repository, Templates, to_graph};
use katalog::diagnostic::{Collector, Finding, Lang, Levels};
use katalog::import::{Import, Options};
use katalog::profile::{Version, embedded};
use katalog::rdf::write::{self, Order, WriteError};
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, Reported, TermId, read};
use katalog::rules::{self, Context, PropertyNaming};
use katalog::source::tree::Role;
use katalog::source::{FileId, SourceFile, SourceMap};
use std::collections::HashMap;
use std::path::PathBuf;

/// An RDF file: read, or refused; then all that is done with a graph.
pub fn rdf(bytes: &[u8], format: RdfFormat) {
    if let Some(graph) = graph(bytes, format) {
        all_of(&graph, &Reported::default(), PropertyNaming::Curies);
    }
}

/// A record or an API description: converted, or refused; then all that is done with a graph.
pub fn converted(bytes: &[u8], notation: Notation) {
    let mut sources = SourceMap::new();
    let file = SourceFile::new("-".to_owned(), PathBuf::new(), bytes.to_vec());
    let id = sources.add(file);
    let mut builder = GraphBuilder::new();
    let mut converter = Converter::new(&mut builder);
    converter.take(notation, id, sources.get(id));
    places(&sources, &converter.finish());
    all_of(&builder.finish(), &Reported::default(), PropertyNaming::Curies);
}

fn all_of(graph: &Graph, reported: &Reported, naming: PropertyNaming) {
    judge(graph, reported, naming);
    rewrite(graph);
    import(graph);
}

fn graph(bytes: &[u8], format: RdfFormat) -> Option<Graph> {
    let mut sources = SourceMap::new();
    let file = SourceFile::new("-".to_owned(), PathBuf::new(), bytes.to_vec());
    let id = sources.add(file);
    let mut builder = GraphBuilder::new();
    read::read(id, sources.get(id), format, "", &mut builder).ok()?;
    Some(builder.finish())
}

/// Files of a repository by their place: read, tied together, then all that is done with a graph.
pub fn repository(files: &[(Role, &str, &[u8])]) {
    let files = files
        .iter()
        .map(|(role, name, bytes)| (role.clone(), (*name).to_owned(), bytes.to_vec()));
    let built = built(files);
    all_of(&built.graph, &built.reported, PropertyNaming::Keys);
}

fn built(files: impl Iterator<Item = (Role, String, Vec<u8>)>) -> Built {
    let profile = embedded(Version::V3_0_1);
    let mut sources = SourceMap::new();
    let files: Vec<(FileId, Role)> = files
        .map(|(role, name, bytes)| {
            let path = PathBuf::from(&name);
            (sources.add(SourceFile::new(name, path, bytes)), role)
        })
        .collect();
    let (repository, reports) = Repository::read(&sources, &files, profile);
    let ids: Vec<FileId> = files.iter().map(|(id, _)| *id).collect();
    let built = to_graph(
        &repository,
        reports,
        &ids,
        profile,
        &Templates::default(),
        &Copies {
            sources: &sources,
            list: &[],
        },
    );
    places(&sources, &built.findings);
    built
}

/// A place that no text has would show when it is printed.
fn places(sources: &SourceMap, findings: &[Finding]) {
    for span in findings.iter().filter_map(|finding| finding.span) {
        let file = sources.get(span.file);
        file.lines().position(file.bytes(), span.start as usize);
        file.lines().position(file.bytes(), span.end as usize);
    }
}

fn judge(graph: &Graph, reported: &Reported, naming: PropertyNaming) -> Vec<Finding> {
    let today = "2026-06-01".parse().expect("a date");
    let cx = Context::new(graph, reported, embedded(Version::V3_0_1), naming, today);
    let mut collector = Collector::new(Levels::default());
    collector.extend(rules::run(&cx, |_| true));
    collector.finish()
}

/// What is imported is read without a finding, and gives the same graph.
fn import(graph: &Graph) {
    let templates = Templates::default();
    let options = Options {
        base: Some("https://minted.example"),
        templates: &templates,
        source: "-",
        lang: Lang::Sv,
    };
    let profile = embedded(Version::V3_0_1);
    let Ok(import) = Import::new(graph, profile, options) else {
        return;
    };
    let files: Vec<_> = import
        .files()
        .iter()
        .map(|file| {
            let role = match file.folder {
                "" => Role::Catalog,
                folder => Role::In(folder.to_owned()),
            };
            (role, file.path(), import.text(file).into_bytes())
        })
        .collect();
    let show = || {
        let files = files.iter();
        let texts =
            files.map(|(_, name, text)| format!("== {name}\n{}", String::from_utf8_lossy(text)));
        texts.collect::<String>()
    };
    let after = built(files.iter().cloned());
    let told: Vec<_> = after
        .findings
        .iter()
        .map(|finding| &finding.message)
        .collect();
    assert!(
        told.is_empty(),
        "reading it back finds {told:#?}\n{}",
        show()
    );
    let minted = import.minted().into_iter();
    let minted: HashMap<TermId, String> = minted.map(|minted| (minted.node, minted.iri)).collect();
    let expected = with_iris(graph, &minted);
    let same = expected.len() == after.graph.len()
        && compare(&expected, &after.graph, profile).is_empty();
    assert!(same, "another graph\n{}", show());
}

/// The graph with the IRIs that its main resources were given.
fn with_iris(graph: &Graph, minted: &HashMap<TermId, String>) -> Graph {
    let mut builder = GraphBuilder::new();
    for triple in graph.triples() {
        let [s, p, o] = [triple.s, triple.p, triple.o].map(|id| match minted.get(&id) {
            Some(iri) => builder.iri(iri),
            None => builder.term(graph.term(id)),
        });
        builder.push(s, p, o, triple.origin);
    }
    builder.finish()
}

/// What is written can be read again, and has as many statements.
fn rewrite(graph: &Graph) {
    let prefixes = &embedded(Version::V3_0_1).prefixes;
    for format in [
        RdfFormat::RdfXml,
        RdfFormat::Turtle,
        RdfFormat::JsonLd,
        RdfFormat::NTriples,
    ] {
        let mut bytes = Vec::new();
        match write::write(graph, prefixes, &Order::default(), format, &mut bytes) {
            Ok(()) => {
                let again = self::graph(&bytes, format);
                let count = again.as_ref().map(Graph::len);
                assert_eq!(
                    count,
                    Some(graph.len()),
                    "{format:?} read again:\n{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
            // Some graphs a syntax cannot say.
            Err(WriteError::Unwritable(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}
