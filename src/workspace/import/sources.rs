//! Sources of an import: files, folders, standard input, URLs; RDF, or other formats that are converted.

use crate::convert::{self, Converter, Notation};
use crate::diagnostic::{Collector, Finding};
use crate::profile::Version;
use crate::rdf::{GraphBuilder, RdfFormat};
use crate::source::budget::InputBudget;
use crate::source::tree::CATALOG_FILES;
use crate::source::{FileId, SourceFile, SourceMap};
use crate::workspace::error::{Error, FilesError, ImportError, Note};
use crate::workspace::fetch::{self, FetchOptions};
use crate::workspace::files::{bounded, place};
use crate::workspace::open::{Options, Workspace, format_by_name, read_all};
use crate::workspace::pages;
use crate::workspace::settings::Settings;
use std::path::{Path, PathBuf};

/// The format of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// RDF.
    #[default]
    Rdf,
    /// ISO 19139 records.
    Iso19139,
    /// API descriptions with `x-dcat` blocks.
    XDcat,
}

/// Sources of an import, with options.
#[derive(Clone, Debug)]
pub struct ImportSources {
    /// Files, folders, URLs, or `-` for standard input.
    pub sources: Vec<String>,
    /// Their format.
    pub form: Form,
    /// Profile version; `None` is the latest.
    pub profile: Option<Version>,
    /// RDF syntax, where nothing else determines it.
    pub syntax: Option<RdfFormat>,
    /// The base IRI of RDF; `None` is the URL that it was fetched from.
    pub base: Option<String>,
    /// How URLs are fetched.
    pub fetching: FetchOptions,
}

/// Bytes of a file examined to recognize its format.
const BEGINNING: usize = 4096;

/// A file of a source, with its syntax if known.
struct SourceInput {
    file: SourceFile,
    syntax: Option<RdfFormat>,
}

/// Reads all sources into a graph, and returns findings of conversion.
///
/// # Errors
/// When a source is missing, unreadable, or clearly of another format.
pub fn read(
    args: &ImportSources,
    note: &mut dyn FnMut(Note),
) -> Result<(Workspace, Vec<Finding>), Error> {
    let settings = Settings::of(None, args.profile)?;
    let mut taken = Vec::new();
    let input_budget = InputBudget::default();
    let mut missing = Vec::new();
    for source in &args.sources {
        missing.extend(take(source, args, &mut taken, &input_budget, note)?);
    }
    let bytes = taken.iter().map(|taken| taken.file.bytes().len()).sum();
    let mut sources = SourceMap::new();
    let mut builder = GraphBuilder::for_input(bytes);
    let mut add = |file: SourceFile| sources.add(file.in_utf8().with_base(args.base.as_deref()));
    let files: Vec<(FileId, Option<RdfFormat>)> = taken
        .into_iter()
        .map(|taken| (add(taken.file), taken.syntax))
        .collect();
    let mut findings = match args.form {
        Form::Rdf => {
            for (id, _) in &files {
                other_form(sources.get(*id))?;
            }
            sources = read_all(&files, sources, &mut builder)?;
            Vec::new()
        }
        Form::Iso19139 => converted(Notation::Iso19139, &files, &sources, &mut builder),
        Form::XDcat => converted(Notation::XDcat, &files, &sources, &mut builder),
    };
    let mut graph = builder.finish();
    if args.form == Form::Rdf {
        // The pages of an address were followed as far as they lead.
        let is_fetched = args.sources.iter().any(|source| fetch::is_address(source));
        missing.extend(pages::missing_in(&graph).filter(|_| !is_fetched));
        for next in missing {
            findings.push(convert::partial(&next));
            note(Note::Partial(next));
        }
        graph = pages::without_pages(&graph).unwrap_or(graph);
    }
    let mut collector = Collector::new(settings.levels.clone());
    collector.extend(findings);
    let options = Options {
        profile: args.profile,
        syntax: args.syntax,
        base: args.base.clone(),
        ..Options::default()
    };
    let workspace = Workspace::of_graph((sources, graph), settings, options);
    Ok((workspace, collector.finish()))
}

/// Takes the files of one source; gives the page that is not fetched, where it goes on.
fn take(
    source: &str,
    args: &ImportSources,
    taken: &mut Vec<SourceInput>,
    input_budget: &InputBudget,
    note: &mut dyn FnMut(Note),
) -> Result<Option<String>, Error> {
    let said = args.syntax;
    if fetch::is_address(source) {
        let download = args.fetching.download(note);
        let pages = pages::all(source, &download, said, note)?;
        taken.extend(pages.files.into_iter().map(|(file, syntax)| SourceInput {
            file: SourceFile::new(file.address, PathBuf::new(), file.body),
            syntax: Some(syntax),
        }));
        return Ok(pages.missing);
    }
    if source == "-" {
        let bytes = bounded::standard_input()?;
        taken.push(SourceInput {
            file: SourceFile::new("-".to_owned(), PathBuf::new(), bytes),
            syntax: said,
        });
        return Ok(None);
    }
    let path = Path::new(source);
    if !path.exists() {
        return Err(ImportError::Missing(source.to_owned()).into());
    }
    let files = if path.is_dir() {
        place::named(path)?;
        folder(path, args.form)?
    } else {
        vec![path.to_path_buf()]
    };
    for path in files {
        let name = path.to_string_lossy().replace('\\', "/");
        let by_name = match args.form {
            Form::Rdf if said.is_none() => format_by_name(&path)?,
            Form::Rdf | Form::Iso19139 | Form::XDcat => None,
        };
        let file = if path == Path::new(source) {
            place::read(&path, name, input_budget)?
        } else {
            SourceFile::read_of(&path, name, input_budget).map_err(FilesError::from)?
        };
        taken.push(SourceInput {
            file,
            syntax: said.or(by_name),
        });
    }
    Ok(None)
}

/// The files of a folder with the extensions of the format, sorted.
fn folder(path: &Path, form: Form) -> Result<Vec<PathBuf>, Error> {
    if CATALOG_FILES.iter().any(|name| path.join(name).exists()) {
        return Err(ImportError::Repository(path.to_path_buf()).into());
    }
    let endings: &'static [&'static str] = match form {
        Form::Rdf => &["rdf", "ttl", "jsonld", "nt"],
        Form::Iso19139 => &["xml"],
        Form::XDcat => &["json", "yaml", "yml"],
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(FilesError::from)?;
        let ending = entry
            .path()
            .extension()
            .map(std::ffi::OsStr::to_ascii_lowercase);
        let fits = ending.is_some_and(|ending| endings.iter().any(|known| ending == *known));
        if entry.file_type().is_file() && fits {
            files.push(entry.into_path());
        }
    }
    if files.is_empty() {
        let folder = path.to_path_buf();
        return Err(ImportError::NoFiles { folder, endings }.into());
    }
    Ok(files)
}

/// Refuses a file that is clearly of another format, with the flag for that.
fn other_form(file: &SourceFile) -> Result<(), ImportError> {
    let beginning = &file.bytes()[..file.bytes().len().min(BEGINNING)];
    let beginning = String::from_utf8_lossy(beginning);
    let holds = |words: &[&str]| words.iter().any(|word| beginning.contains(word));
    let name = file.name.raw();
    if holds(&[
        "MD_Metadata",
        "MI_Metadata",
        "GetRecordsResponse",
        "GetRecordByIdResponse",
    ]) && !beginning.contains("rdf:RDF")
    {
        return Err(ImportError::Iso19139(name.to_owned()));
    }
    if holds(&[
        "x-dcat",
        "\"openapi\"",
        "\"swagger\"",
        "openapi:",
        "swagger:",
        "dcat-catalog",
        "dcat-dataset",
        "dcat-dataservice",
    ]) && !beginning.contains("@context")
        && !beginning.trim_start().starts_with(['<', '@'])
    {
        return Err(ImportError::XDcat(name.to_owned()));
    }
    Ok(())
}

fn converted(
    notation: Notation,
    files: &[(FileId, Option<RdfFormat>)],
    sources: &SourceMap,
    builder: &mut GraphBuilder,
) -> Vec<Finding> {
    let mut converter = Converter::new(builder);
    for (id, _) in files {
        converter.take(notation, *id, sources.get(*id));
    }
    converter.finish()
}
