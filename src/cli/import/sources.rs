//! What is imported: files, folders, standard input, addresses; RDF, or other forms that are converted.

use super::args::{Form, Import};
use crate::cli::bounded::standard_input;
use crate::cli::load::{Loaded, format_by_name, read_all};
use crate::cli::settings::Settings;
use crate::cli::{Failure, fetched, place, terminal::Terminal};
use crate::convert::{Converter, Notation};
use crate::diagnostic::{Collector, Finding, Lang};
use crate::rdf::{GraphBuilder, RdfFormat};
use crate::rules::Words;
use crate::say;
use crate::source::budget::Intake;
use crate::source::{FileId, SourceFile, SourceMap};
use std::path::{Path, PathBuf};

/// How much of a file is looked at to tell what it is.
const BEGINNING: usize = 4096;

/// One file of a source, and its syntax where something tells it.
struct Taken {
    file: SourceFile,
    syntax: Option<RdfFormat>,
}

/// The graph of all sources, and what was found on the way.
pub(super) fn load(
    args: &Import,
    terminal: &mut Terminal,
) -> Result<(Loaded, Vec<Finding>), Failure> {
    let lang = terminal.lang;
    let settings = Settings::of(None, args.profile.map(Into::into), lang)?;
    let mut taken = Vec::new();
    let intake = Intake::default();
    for source in &args.sources {
        take(source, args, &mut taken, &intake, terminal)?;
    }
    let bytes = taken.iter().map(|taken| taken.file.bytes().len()).sum();
    let mut sources = SourceMap::new();
    let mut builder = GraphBuilder::for_input(bytes);
    let files: Vec<(FileId, Option<RdfFormat>)> = taken
        .into_iter()
        .map(|taken| (sources.add(taken.file.in_utf8()), taken.syntax))
        .collect();
    let findings = match args.from {
        Form::Rdf => {
            for (id, _) in &files {
                other_form(sources.get(*id), lang)?;
            }
            read_all(&files, &sources, &mut builder, lang)?;
            Vec::new()
        }
        Form::Iso19139 => convert(Notation::Iso19139, &files, &sources, &mut builder),
        Form::XDcat => convert(Notation::XDcat, &files, &sources, &mut builder),
    };
    let mut collector = Collector::new(settings.levels.clone());
    collector.extend(findings);
    let loaded = Loaded {
        sources,
        graph: builder.finish(),
        findings: Vec::new(),
        settings,
        authors: Words::Properties.into(),
        selected: None,
        root: None,
    };
    Ok((loaded, collector.finish()))
}

fn take(
    source: &str,
    args: &Import,
    taken: &mut Vec<Taken>,
    intake: &Intake,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let said = args.input.input_format.map(Into::into);
    if fetched::is_address(source) {
        let way = fetched::way(&args.fetching, terminal)?;
        let (file, syntax) = fetched::catalog(source, &way, terminal)?;
        taken.push(Taken {
            file: SourceFile::new(file.address, PathBuf::new(), file.body),
            syntax: said.or(Some(syntax)),
        });
        return Ok(());
    }
    if source == "-" {
        let bytes = standard_input(lang)?;
        taken.push(Taken {
            file: SourceFile::new("-".to_owned(), PathBuf::new(), bytes),
            syntax: said,
        });
        return Ok(());
    }
    let path = Path::new(source);
    if !path.exists() {
        return Err(Failure::new(
            say!(lang, sv: "{source} finns inte", en: "{source} does not exist"),
        ));
    }
    let files = if path.is_dir() {
        place::named(path, lang)?;
        folder(path, args.from, lang)?
    } else {
        vec![path.to_path_buf()]
    };
    for path in files {
        let name = path.to_string_lossy().replace('\\', "/");
        let by_name = match args.from {
            Form::Rdf if said.is_none() => format_by_name(&path, lang)?,
            Form::Rdf | Form::Iso19139 | Form::XDcat => None,
        };
        let file = if path == Path::new(source) {
            place::read(&path, name, intake, lang)?
        } else {
            SourceFile::read_of(&path, name, intake)
                .map_err(|error| place::unreadable(&error, lang))?
        };
        taken.push(Taken {
            file,
            syntax: said.or(by_name),
        });
    }
    Ok(())
}

/// The files of a folder that are of the form, by name.
fn folder(path: &Path, form: Form, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    let shown = path.display();
    if path.join("catalog.yaml").exists() || path.join("catalog.yml").exists() {
        return Err(Failure::new(say!(
            lang,
            sv: "{shown} är redan en katalog i YAML",
            en: "{shown} is a repository in YAML already"
        )));
    }
    let endings: &[&str] = match form {
        Form::Rdf => &["rdf", "ttl", "jsonld", "nt"],
        Form::Iso19139 => &["xml"],
        Form::XDcat => &["json", "yaml", "yml"],
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::new(error.to_string()))?;
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
        let endings = endings.join(", .");
        return Err(Failure::new(say!(
            lang,
            sv: "i {shown} finns inga filer som slutar på .{endings}",
            en: "{shown} holds no files that end in .{endings}"
        )));
    }
    Ok(files)
}

/// Refuses what is plainly of another form, with the flag that takes it.
fn other_form(file: &SourceFile, lang: Lang) -> Result<(), Failure> {
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
        return Err(Failure::new(say!(
            lang,
            sv: "{name} är poster i ISO 19139: lägg till --from iso19139",
            en: "{name} holds ISO 19139 records: add --from iso19139"
        )));
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
        return Err(Failure::new(say!(
            lang,
            sv: "{name} är en API-beskrivning: lägg till --from x-dcat",
            en: "{name} is an API description: add --from x-dcat"
        )));
    }
    Ok(())
}

fn convert(
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
