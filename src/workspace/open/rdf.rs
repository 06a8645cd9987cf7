//! Reads RDF files into a graph.

use crate::links::Downloaded;
use crate::rdf::read::{self, SyntaxError};
use crate::rdf::{Graph, GraphBuilder, RdfFormat};
use crate::source::budget::InputBudget;
use crate::source::{FileId, SourceFile, SourceMap};
use crate::workspace::error::{Error, OpenError, Unreadable};
use crate::workspace::files::{bounded, place};
use std::path::{Path, PathBuf};

/// Reads RDF files into one graph.
pub(super) fn files(
    paths: &[PathBuf],
    syntax: Option<RdfFormat>,
    base: Option<&str>,
) -> Result<(SourceMap, Graph), Error> {
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    let input_budget = InputBudget::default();
    for path in paths {
        let file = if path.as_os_str() == "-" {
            let bytes = bounded::standard_input()?;
            SourceFile::new("-".to_owned(), PathBuf::new(), bytes)
        } else {
            let name = path.to_string_lossy().replace('\\', "/");
            if !path.exists() {
                return Err(OpenError::Missing(name.into()).into());
            }
            place::read(path, name, &input_budget)?
        };
        let by_name = format_by_name(path)?;
        files.push((
            sources.add(file.in_utf8().with_base(base)),
            syntax.or(by_name),
        ));
    }
    let mut builder = GraphBuilder::new();
    let sources = read_all(&files, sources, &mut builder)?;
    Ok((sources, builder.finish()))
}

/// The syntax for a file name extension.
pub(in crate::workspace) fn format_by_name(path: &Path) -> Result<Option<RdfFormat>, OpenError> {
    let Some(extension) = path.extension() else {
        return Ok(None);
    };
    let extension = extension.to_string_lossy().to_ascii_lowercase();
    if matches!(extension.as_str(), "trig" | "nq") {
        return Err(OpenError::SeveralGraphs(path.to_path_buf()));
    }
    Ok(RdfFormat::from_extension(&extension))
}

/// Reads RDF files into one graph, each in the given syntax, else in the one that its content looks like.
pub(in crate::workspace) fn read_all(
    files: &[(FileId, Option<RdfFormat>)],
    sources: SourceMap,
    builder: &mut GraphBuilder,
) -> Result<SourceMap, OpenError> {
    for (number, (id, syntax)) in files.iter().enumerate() {
        let file = sources.get(*id);
        let syntax = syntax.unwrap_or_else(|| read::guess(file.bytes()));
        // Blank nodes are scoped by file; a single file keeps its labels.
        let scope = if files.len() == 1 {
            String::new()
        } else {
            format!("f{}-", number + 1)
        };
        if let Err(error) = read::read(*id, file, syntax, &scope, builder) {
            let unreadable = unreadable(sources, *id, syntax, error);
            return Err(OpenError::Unreadable(Box::new(unreadable)));
        }
    }
    Ok(sources)
}

/// RDF files from memory, all into one graph.
pub(super) fn from_memory(
    files: &[(String, Vec<u8>)],
    syntax: Option<RdfFormat>,
    base: Option<&str>,
) -> Result<(SourceMap, Graph), Error> {
    let mut sources = SourceMap::new();
    let mut added = Vec::new();
    for (name, bytes) in files {
        let file = SourceFile::new(name.clone(), PathBuf::new(), bytes.clone());
        let by_name = format_by_name(Path::new(name))?;
        added.push((
            sources.add(file.in_utf8().with_base(base)),
            syntax.or(by_name),
        ));
    }
    let mut builder = GraphBuilder::new();
    let sources = read_all(&added, sources, &mut builder)?;
    Ok((sources, builder.finish()))
}

/// An RDF file from memory. Its base IRI is its name where that is a URL, unless another is given.
pub(in crate::workspace) fn one_file(
    name: &str,
    base: Option<&str>,
    bytes: Vec<u8>,
    syntax: RdfFormat,
) -> Result<(SourceMap, Graph), Box<Unreadable>> {
    let mut sources = SourceMap::new();
    let file = SourceFile::new(name.to_owned(), PathBuf::new(), bytes);
    let id = sources.add(file.in_utf8().with_base(base));
    let mut builder = GraphBuilder::new();
    match read::read(id, sources.get(id), syntax, "", &mut builder) {
        Ok(()) => Ok((sources, builder.finish())),
        Err(error) => Err(Box::new(unreadable(sources, id, syntax, error))),
    }
}

/// The pages of one catalogue, all into one graph. The first has the given name; the base IRI of each is its own URL,
/// unless another is given.
pub(in crate::workspace) fn pages(
    name: &str,
    base: Option<&str>,
    pages: Vec<(Downloaded, RdfFormat)>,
) -> Result<(SourceMap, Graph), OpenError> {
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    for (number, (page, syntax)) in pages.into_iter().enumerate() {
        let base = base.map_or_else(|| page.address.clone(), str::to_owned);
        let name = if number == 0 {
            name.to_owned()
        } else {
            page.address
        };
        let file = SourceFile::new(name, PathBuf::new(), page.body);
        let file = file.in_utf8().with_base(Some(&base));
        files.push((sources.add(file), Some(syntax)));
    }
    let mut builder = GraphBuilder::new();
    let sources = read_all(&files, sources, &mut builder)?;
    Ok((sources, builder.finish()))
}

fn unreadable(
    sources: SourceMap,
    file: FileId,
    syntax: RdfFormat,
    error: SyntaxError,
) -> Unreadable {
    Unreadable {
        sources,
        file,
        syntax,
        error,
    }
}
