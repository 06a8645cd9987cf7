//! Errors about opening a catalogue.

use crate::description;
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::rdf::read::SyntaxError;
use crate::report;
use crate::say;
use crate::source::{FileId, SourceMap};
use std::path::PathBuf;

/// Number of agents named.
const MOST_AGENTS: usize = 20;

/// Why a source cannot be opened.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum OpenError {
    /// YAML and RDF files together.
    Mixed,
    /// It does not exist.
    Missing(PathBuf),
    /// There is no repository there.
    NoRepository {
        /// The path.
        path: PathBuf,
        /// Whether to explain how to create one.
        hint: bool,
    },
    /// Files of different repositories.
    Different,
    /// An incomplete import.
    Unfinished {
        /// The folder.
        path: PathBuf,
        /// The file that marks it.
        mark: &'static str,
    },
    /// An RDF syntax for datasets of several graphs.
    SeveralGraphs(PathBuf),
    /// No agent with this id or IRI.
    NoAgent {
        /// The id or IRI.
        name: String,
        /// The ids or IRIs of all agents.
        known: Vec<String>,
    },
    /// RDF files have no revisions.
    NoRevisionOfRdf(String),
    /// Invalid RDF.
    Unreadable(#[source] Box<Unreadable>),
}

/// An invalid RDF file, with the error.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Unreadable {
    /// The sources.
    pub sources: SourceMap,
    /// The file.
    pub file: FileId,
    /// The syntax.
    pub syntax: RdfFormat,
    /// The error.
    #[source]
    pub error: SyntaxError,
}

impl OpenError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Mixed => say!(
                lang,
                sv: "YAML och RDF kan inte kontrolleras i samma körning",
                en: "YAML and RDF cannot be checked in one run"
            ),
            Self::Missing(path) => {
                say!(lang, sv: "{} finns inte", en: "{} does not exist", path.display())
            }
            Self::NoRepository { path, hint: true } => say!(
                lang,
                sv: "ingen catalog.yaml i {} eller ovanför; `katalog init` skapar en katalog",
                en: "no catalog.yaml in {} or above; `katalog init` makes a repository",
                path.display()
            ),
            Self::NoRepository { path, hint: false } => say!(
                lang,
                sv: "ingen catalog.yaml i {} eller ovanför",
                en: "no catalog.yaml in {} or above",
                path.display()
            ),
            Self::Different => say!(
                lang,
                sv: "filerna hör till olika kataloger",
                en: "the files belong to different repositories"
            ),
            Self::Unfinished { path, mark } => {
                let shown = path.display();
                say!(
                    lang,
                    sv: "en import till {shown} blev aldrig klar ({mark}): kör den igen med --force",
                    en: "an import to {shown} never finished ({mark}): run it again with --force"
                )
            }
            Self::SeveralGraphs(path) => {
                let name = path.display();
                say!(
                    lang,
                    sv: "{name}: TriG och N-Quads rymmer flera grafer, men en katalog är en enda; spara den som Turtle (.ttl) eller N-Triples (.nt)",
                    en: "{name}: TriG and N-Quads hold several graphs, but a catalogue is one; save it as Turtle (.ttl) or N-Triples (.nt)"
                )
            }
            Self::NoAgent { name, known } => {
                let known = known.iter().take(MOST_AGENTS).map(String::as_str);
                let known = known.collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    sv: "ingen aktör heter {name}; de som finns är {known}",
                    en: "no agent is called {name}; there are {known}"
                )
            }
            Self::NoRevisionOfRdf(revision) => say!(
                lang,
                sv: "--new-since {revision} jämför med en version i Git, och gäller en katalog i YAML; jämför RDF-filer med `katalog diff`",
                en: "--new-since {revision} compares with a version in Git, and is for a repository of YAML; compare RDF files with `katalog diff`"
            ),
            Self::Unreadable(unreadable) => unreadable.message(lang),
        }
    }
}

impl Unreadable {
    /// The error message for users: file, position, error, and source lines.
    pub fn message(&self, lang: Lang) -> String {
        let name = self.sources.get(self.file).name.raw();
        let message = format!("{name}{}", self.after_name(lang));
        let lines = self.lines(lang);
        lines.map_or_else(|| message.clone(), |lines| format!("{message}\n{lines}"))
    }

    /// The error without file and source lines.
    pub fn summary(&self, lang: Lang) -> String {
        let text = self.after_name(lang);
        let first = text.lines().next().unwrap_or_default();
        first.trim_start_matches(':').trim_start().to_owned()
    }

    fn after_name(&self, lang: Lang) -> String {
        let file = self.sources.get(self.file);
        let place = self.error.span.map_or_else(String::new, |span| {
            let at = file.lines().position(file.bytes(), span.start as usize);
            format!(":{}:{}", at.line, at.column)
        });
        let why = description::why_unreadable(&self.error.kind)
            .one(lang)
            .into_raw();
        let syntax = self.syntax.name();
        say!(
            lang,
            sv: "{place}: går inte att läsa som {syntax}: {why}",
            en: "{place}: cannot be read as {syntax}: {why}"
        )
    }

    fn lines(&self, lang: Lang) -> Option<String> {
        let here = say!(lang, sv: "här", en: "here");
        let file = self.sources.get(self.file);
        let span = self.error.span?;
        report::lines_at(file, span, &here)
    }
}
