//! JSON-LD. Its triples have no place: the algorithm that makes them loses it.

use super::sink::Sink;
use super::{SyntaxError, SyntaxErrorKind};
use crate::rdf::{GraphBuilder, Origin};
use crate::source::{FileId, SourceFile, Span};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use std::error::Error;
use std::sync::{Arc, Mutex};

/// The contexts that come with the program, by the end of their address.
const BUNDLED: &[(&str, &str)] = &[(
    "context.jsonld",
    include_str!("../../../schemas/context.jsonld"),
)];

pub(super) fn read(
    id: FileId,
    file: &SourceFile,
    scope: &str,
    builder: &mut GraphBuilder,
) -> Result<(), SyntaxError> {
    let mut sink = Sink::new(builder, scope);
    let refused: Arc<Mutex<Option<String>>> = Arc::default();
    let note = Arc::clone(&refused);
    // A base for relative context addresses; no address is ever opened.
    let parser = JsonLdParser::new()
        .with_base_iri("file:///")
        .unwrap_or_default();
    // Lenient as to what an IRI may hold: otherwise statements with others are dropped, and no rule could tell.
    let parser = parser
        .lenient()
        .for_slice(file.bytes())
        .with_load_document_callback(move |url, _| load(url, &note));
    for quad in parser {
        let quad = quad.map_err(|error| {
            let remote = refused.lock().ok().and_then(|url| url.clone());
            let kind = remote.map_or_else(
                || SyntaxErrorKind::Syntax(error.to_string()),
                SyntaxErrorKind::RemoteContext,
            );
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
        sink.take(quad.into(), Origin::nowhere())
            .map_err(|kind| SyntaxError { kind, span: None })?;
    }
    Ok(())
}

fn load(
    url: &str,
    refused: &Mutex<Option<String>>,
) -> Result<JsonLdRemoteDocument, Box<dyn Error + Send + Sync>> {
    if let Some((_, text)) = BUNDLED
        .iter()
        .find(|(name, _)| url.rsplit('/').next() == Some(name))
    {
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
}
