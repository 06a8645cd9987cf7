//! JSON-LD reader. Its triples have no origin: the expansion algorithm does not track positions.

use super::base_iri::base;
use super::contexts::published;
use super::json_nulls::without_languages_of_nulls;
use super::sink::Sink;
use super::{SyntaxError, SyntaxErrorKind, json_budget, json_scan};
use crate::rdf::{GraphBuilder, Origin, Unexplained, UnexplainedKind, has_scheme};
use crate::source::{FileId, SourceFile, Span};
use foldhash::{HashSet, HashSetExt};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::vocab::rdf;
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use serde_json::Value;
use std::error::Error;
use std::sync::{Arc, Mutex};

/// The base IRI of a file whose URL is unknown: IRIs resolved against it are made relative again.
const NOWHERE: &str = "nowhere://-/-/";

/// Stack size in bytes: the parser recurses into nested nodes and contexts, with large frames.
const STACK: usize = 64 << 20;

pub(super) fn read(
    id: FileId,
    file: &SourceFile,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    let base_length = base(file).map_or(NOWHERE.len(), |base| base.len());
    json_budget::check(file.bytes(), base_length).map_err(|(kind, offset)| SyntaxError {
        kind,
        span: Some(Span::new(id, offset, offset)),
    })?;
    std::thread::scope(|threads| {
        let reading = std::thread::Builder::new().stack_size(STACK);
        let reading = reading.spawn_scoped(threads, || parse(id, file, scope, builder));
        match reading {
            Ok(reading) => reading.join().expect("the parser does not panic"),
            Err(error) => Err(SyntaxError {
                kind: SyntaxErrorKind::Syntax(error.to_string()),
                span: None,
            }),
        }
    })
}

fn parse(
    id: FileId,
    file: &SourceFile,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    let mut sink = Sink::new(builder, scope);
    let bytes = without_languages_of_nulls(file.bytes());
    let refused: Arc<Mutex<Option<String>>> = Arc::default();
    let note = Arc::clone(&refused);
    let texts = texts_of_contexts(file.bytes());
    let base_iri = base(file).unwrap_or(NOWHERE.into());
    // A base for relative context URLs; nothing is ever fetched.
    let parser = JsonLdParser::new()
        .with_base_iri(&*base_iri)
        .unwrap_or_default();
    // Lenient about characters in IRIs: otherwise such triples are dropped, and no rule could report them.
    let parser = parser
        .lenient()
        .for_slice(&*bytes)
        .with_load_document_callback(move |url, _| load(url, &texts, &note));
    for quad in parser {
        let quad = quad.map_err(|error| {
            let remote = refused.lock().ok().and_then(|url| url.clone());
            if let Some(url) = remote {
                return remote_context(id, file, &url);
            }
            let kind = match error.code() {
                Some(code) => SyntaxErrorKind::JsonLd(code.to_string(), error.to_string()),
                None => SyntaxErrorKind::Syntax(error.to_string()),
            };
            let span = error.location().map(|at| {
                let offset = |offset: u64| {
                    usize::try_from(offset)
                        .unwrap_or(usize::MAX)
                        .min(file.bytes().len())
                };
                Span::new(id, offset(at.start.offset), offset(at.end.offset))
            });
            SyntaxError { kind, span }
        })?;
        // A key that no context maps is to be ignored (JSON-LD 1.1 API, 8.2); the lenient parser passes it on.
        if !has_scheme(quad.predicate.as_str()) {
            sink.note_unexplained(unexplained(
                id,
                file,
                quad.predicate.as_str(),
                UnexplainedKind::Key,
            ));
            continue;
        }
        if quad.predicate == rdf::TYPE
            && let Term::NamedNode(class) = &quad.object
            && let Some(name) = relative_type(class.as_str(), &base_iri)
        {
            sink.note_unexplained(unexplained(id, file, name, UnexplainedKind::Type));
        }
        sink.take(relative_again(quad.into()), Origin::nowhere())
            .map_err(|kind| SyntaxError { kind, span: None })?;
    }
    Ok(())
}

/// The type as it was written, where it was completed with the base IRI: no context explains it.
fn relative_type<'i>(class: &'i str, base: &str) -> Option<&'i str> {
    let folder = &base[..=base.rfind('/')?];
    let name = class.strip_prefix(folder)?;
    (!name.is_empty() && !name.contains(['/', '#', '?', ':'])).then_some(name)
}

/// A key or type that nothing explains, where it stands first.
fn unexplained(id: FileId, file: &SourceFile, name: &str, kind: UnexplainedKind) -> Unexplained {
    let quoted = format!("\"{name}\"");
    let found = memchr::memmem::find(file.bytes(), quoted.as_bytes());
    Unexplained {
        name: name.to_owned(),
        kind,
        others: Vec::new(),
        span: found.map(|start| Span::new(id, start, start + quoted.len())),
    }
}

/// A remote context, with the place where the file refers to it.
fn remote_context(id: FileId, file: &SourceFile, url: &str) -> SyntaxError {
    let url = without_nowhere(url).unwrap_or(url);
    let quoted = format!("\"{url}\"");
    let mut windows = file.bytes().windows(quoted.len());
    let found = windows.position(|window| window == quoted.as_bytes());
    SyntaxError {
        kind: SyntaxErrorKind::RemoteContext(url.to_owned()),
        span: found.map(|start| Span::new(id, start, start + quoted.len())),
    }
}

/// The relative reference that was resolved against [`NOWHERE`].
fn without_nowhere(iri: &str) -> Option<&str> {
    iri.strip_prefix(NOWHERE)
        .or_else(|| iri.strip_prefix("nowhere://-"))
        .or_else(|| iri.strip_prefix("nowhere:"))
}

/// Relative IRIs as they were written: the other readers keep them too, and a rule reports them.
fn relative_again(mut triple: Triple) -> Triple {
    if let NamedOrBlankNode::NamedNode(node) = &triple.subject
        && let Some(iri) = without_nowhere(node.as_str())
    {
        triple.subject = NamedNode::new_unchecked(iri).into();
    }
    if let Term::NamedNode(node) = &triple.object
        && let Some(iri) = without_nowhere(node.as_str())
    {
        triple.object = NamedNode::new_unchecked(iri).into();
    }
    // A datatype without a prefix that the context has is relative too.
    if let Term::Literal(literal) = &triple.object
        && let Some(iri) = without_nowhere(literal.datatype().as_str())
    {
        let datatype = NamedNode::new_unchecked(iri);
        triple.object = Literal::new_typed_literal(literal.value(), datatype).into();
    }
    triple
}

/// All texts in the contexts of a document: an address among them is not relative.
fn texts_of_contexts(bytes: &[u8]) -> HashSet<String> {
    let (found, _) = json_scan::contexts(bytes);
    let mut texts = HashSet::new();
    for found in found {
        let context = bytes[found.context].trim_ascii_start();
        let context = context.strip_prefix(b":").unwrap_or(context);
        if let Ok(context) = serde_json::from_slice(context) {
            collect(&context, &mut texts);
        }
    }
    texts
}

fn collect(value: &Value, texts: &mut HashSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|value| collect(value, texts)),
        Value::Object(map) => map.values().for_each(|value| collect(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The context at an address. Our own is known by its name only where that is relative: at another's address there is
/// another's.
fn load(
    url: &str,
    texts: &HashSet<String>,
    refused: &Mutex<Option<String>>,
) -> Result<JsonLdRemoteDocument, Box<dyn Error + Send + Sync>> {
    let is_relative = || !texts.contains(url);
    let own =
        (url.rsplit('/').next() == Some(published::OWN_NAME) && is_relative()).then(published::own);
    if let Some(text) = own.or_else(|| published::at(url)) {
        return Ok(JsonLdRemoteDocument {
            document: text.as_bytes().to_vec(),
            document_url: url.to_owned(),
        });
    }
    if let Ok(mut refused) = refused.lock() {
        *refused = Some(url.to_owned());
    }
    Err("contexts are not fetched".into())
}

#[cfg(test)]
mod tests {
    use crate::rdf::{GraphBuilder, RdfFormat, read};
    use crate::source::{FileId, SourceFile};
    use std::path::PathBuf;

    #[test]
    fn statements_with_illegal_iris_stay() {
        let text = br#"{"@id": "http://a/x y", "http://a/p": {"@id": "http://a/{z}"}}"#;
        let file = SourceFile::new("-".to_owned(), PathBuf::new(), text.to_vec());
        let mut builder = GraphBuilder::new();
        read::read(FileId(0), &file, RdfFormat::JsonLd, "", &mut builder).expect("JSON-LD");
        assert_eq!(builder.finish().len(), 1);
    }

    fn iris(name: &str, text: &str) -> Vec<String> {
        let file = SourceFile::new(name.to_owned(), PathBuf::new(), text.as_bytes().to_vec());
        let mut builder = GraphBuilder::new();
        read::read(FileId(0), &file, RdfFormat::JsonLd, "", &mut builder).expect("JSON-LD");
        let graph = builder.finish();
        let triples = graph.triples().iter();
        let objects = triples.filter_map(|triple| graph.term(triple.o).as_iri());
        objects.map(str::to_owned).collect()
    }

    #[test]
    fn relative_iris_are_kept_unless_their_address_is_known() {
        let text = r##"{"@id": "http://a/s", "http://a/p": [{"@id": "d/1"}, {"@id": "#x"}, {"@id": "/y"}]}"##;
        assert_eq!(iris("-", text), ["d/1", "#x", "/y"]);
        assert_eq!(
            iris("https://b.example/c/k.jsonld", text),
            [
                "https://b.example/c/d/1",
                "https://b.example/c/k.jsonld#x",
                "https://b.example/y"
            ]
        );
    }

    #[test]
    fn keys_that_no_context_explains_say_nothing() {
        let text = r#"{"@id": "http://a/s", "error": {"@id": "http://a/o"}, "http://a/p": {"@id": "http://a/q"}}"#;
        assert_eq!(iris("-", text), ["http://a/q"]);
    }
}
