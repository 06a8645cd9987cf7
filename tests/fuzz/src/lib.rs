//! What the fuzz targets share: bytes to a graph, and everything that is done with a graph.

use katalog::description::{Copies, Repository, Templates, to_graph};
use katalog::diagnostic::{Collector, Lang, Levels};
use katalog::profile::{Version, embedded};
use katalog::rdf::write::{self, Order, WriteError};
use katalog::rdf::{Graph, GraphBuilder, RdfFormat, read};
use katalog::rules::{self, Context, Words};
use katalog::source::tree::Role;
use katalog::source::{FileId, SourceFile, SourceMap};
use std::path::PathBuf;

/// An RDF file: read, or refused; then all that is done with a graph.
pub fn rdf(bytes: &[u8], format: RdfFormat) {
    if let Some(graph) = graph(bytes, format) {
        judge(&graph, Words::Properties);
        rewrite(&graph);
    }
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
    let profile = embedded(Version::V3_0_1);
    let mut sources = SourceMap::new();
    let files: Vec<(FileId, Role)> = files
        .iter()
        .map(|(role, name, bytes)| {
            let path = PathBuf::from(name);
            let file = SourceFile::new((*name).to_owned(), path, bytes.to_vec());
            (sources.add(file), role.clone())
        })
        .collect();
    let (repository, reports) = Repository::read(&sources, &files, profile, Lang::Sv);
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
        Lang::Sv,
    );
    // A place that no text has would show when it is printed.
    for finding in &built.findings {
        if let Some(span) = finding.span {
            let file = sources.get(span.file);
            file.lines().position(file.bytes(), span.start as usize);
            file.lines().position(file.bytes(), span.end as usize);
        }
    }
    judge(&built.graph, Words::Keys);
    rewrite(&built.graph);
}

fn judge(graph: &Graph, words: Words) {
    let today = "2026-06-01".parse().expect("a date");
    let cx = Context::new(graph, embedded(Version::V3_0_1), Lang::En, words, today);
    let mut collector = Collector::new(Levels::default());
    collector.extend(rules::run(&cx, |_| true));
    collector.finish();
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
