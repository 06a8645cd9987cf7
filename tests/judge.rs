//! Reads many files in one process, for comparisons with parsers of others (`tests/python/mutations.py`).
//!
//! Standard input: for each file a line `SYNTAX LENGTH BASE` and its bytes; the base may be `-`. Standard output: a line
//! for each, `ok STATEMENTS`, or why it is refused: `xml FAULT …` where XML is not well-formed, `limit …` for what is
//! never read, `other …` for what is no RDF at all, `syntax …` for all else.

use katalog::rdf::read::{SyntaxErrorKind, read};
use katalog::rdf::{GraphBuilder, RdfFormat};
use katalog::source::{FileId, SourceFile};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;

fn main() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut head = String::new();
    while input.read_line(&mut head)? > 0 {
        let mut words = head.split_whitespace();
        let (syntax, length, base) = (words.next(), words.next(), words.next());
        let syntax = syntax.and_then(RdfFormat::from_extension);
        let length = length.and_then(|length| length.parse().ok());
        let (Some(syntax), Some(length), Some(base)) = (syntax, length, base) else {
            return Err(io::Error::other(format!("not understood: {head}")));
        };
        let mut bytes = vec![0; length];
        input.read_exact(&mut bytes)?;
        writeln!(output, "{}", verdict(base, bytes, syntax))?;
        head.clear();
    }
    output.flush()
}

fn verdict(base: &str, bytes: Vec<u8>, syntax: RdfFormat) -> String {
    let file = SourceFile::new(base.to_owned(), PathBuf::new(), bytes).in_utf8();
    let mut builder = GraphBuilder::new();
    match read(FileId(0), &file, syntax, "", &mut builder) {
        Ok(()) => format!("ok {}", builder.finish().len()),
        Err(error) => {
            let line = error.to_string().replace(['\n', '\r'], " ");
            match error.kind {
                SyntaxErrorKind::Xml(fault, _) => format!("xml {fault:?} {line}"),
                SyntaxErrorKind::CutOff(_)
                | SyntaxErrorKind::Entity(_)
                | SyntaxErrorKind::Ampersand
                | SyntaxErrorKind::NotUtf8 => format!("xml {line}"),
                SyntaxErrorKind::Limit(_) => format!("limit {line}"),
                SyntaxErrorKind::OtherKind(_) => format!("other {line}"),
                _ => format!("syntax {line}"),
            }
        }
    }
}
