//! Merges included RDF files into the graph of the repository.
//!
//! The members of an included catalogue become members of the main catalogue, and the included catalogue itself is
//! dropped, with resources that only it refers to. Blank nodes of different files are kept apart. Resources that are
//! described already are not described again.

use super::emit::{Emitter, Subject};
use super::include::Include;
use super::merge_filter::{MergeFilter, TripleAction};
use super::rules;
use super::unreadable::why_unreadable;
use crate::diagnostic::Finding;
use crate::message;
use crate::rdf::read::{SyntaxError, guess, read};
use crate::rdf::{Graph, GraphBuilder, TermId};
use crate::source::{FileId, SourceMap, Span};

/// An included file, or why it is missing.
#[derive(Clone, Debug)]
pub struct Included {
    /// The entry in `catalog.yaml`.
    pub include: Include,
    /// The file.
    pub file: Result<FileId, Absence>,
}

/// Why an included file is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The file does not exist.
    Missing,
    /// It is a symbolic link out of the repository.
    Outside,
}

/// All included files.
#[derive(Clone, Copy, Debug)]
pub struct Copies<'c> {
    /// The sources that hold the files.
    pub sources: &'c SourceMap,
    /// In the order of `catalog.yaml`.
    pub list: &'c [Included],
}

impl Emitter<'_, '_> {
    /// Merges all included files into the catalogue `main`.
    pub(super) fn include(&mut self, main: Option<&Subject>, copies: &Copies<'_>) {
        for (number, copy) in (1..).zip(copies.list) {
            let file = match copy.file {
                Ok(file) => file,
                Err(absence) => {
                    self.absent(&copy.include, absence);
                    continue;
                }
            };
            match read_copy(number, &copy.include, file, copies.sources) {
                Ok(graph) if graph.is_empty() => self.report_empty(&copy.include, file),
                Ok(graph) => {
                    self.builder.allow(copies.sources.get(file).bytes().len());
                    for unexplained in graph.unexplained() {
                        self.builder.note_unexplained(unexplained.clone());
                    }
                    self.merge(main, &graph);
                    if self.builder.excess().is_some() {
                        self.exceeded.get_or_insert(copy.include.file.span);
                    }
                }
                Err(error) => self.unreadable(&copy.include, file, &error),
            }
        }
    }

    fn absent(&mut self, include: &Include, absence: Absence) {
        let name = &include.file.value;
        let finding = match absence {
            Absence::Outside => {
                let message = message!(sv: "`{name}` är en länk ut ur katalogens mapp och läses inte", en: "`{name}` is a link out of the repository and is not read", name);
                Finding::new(&rules::SYMLINK, message).help(&rules::SYMLINK.fix)
            }
            Absence::Missing => {
                let message =
                    message!(sv: "`{name}` finns inte", en: "`{name}` does not exist", name);
                let help = match include.url {
                    Some(_) => message!(
                        sv: "hämta kopian med `katalog include update`, och lägg den i Git",
                        en: "fetch the copy with `katalog include update`, and keep it in Git"
                    ),
                    None => message!(
                        sv: "lägg filen där, eller ge den adress som den hämtas från (`url:`) och kör `katalog include update`",
                        en: "put the file there, or give the address it comes from (`url:`) and run `katalog include update`"
                    ),
                };
                Finding::new(&rules::INCLUDE_MISSING, message).help(help)
            }
        };
        self.findings
            .push(finding.at(include.file.span).value(&**name));
        self.reported.note_incomplete();
    }

    fn report_empty(&mut self, include: &Include, file: FileId) {
        let name = &include.file.value;
        let message = message!(sv: "`{name}` är tom: där står inga påståenden", en: "`{name}` is empty: it states nothing", name);
        let label = message!(sv: "den tas med här", en: "it is included here");
        let finding = Finding::new(&rules::INCLUDE_EMPTY, message)
            .at(Span::start_of(file))
            .label(include.file.span, label)
            .help(&rules::INCLUDE_EMPTY.fix);
        self.findings.push(finding);
        self.reported.note_incomplete();
    }

    fn unreadable(&mut self, include: &Include, file: FileId, error: &SyntaxError) {
        let (name, why) = (&include.file.value, why_unreadable(&error.kind));
        let message = message!(sv: "`{name}` går inte att läsa: {why}", en: "`{name}` cannot be read: {why}", name, why);
        let at = error.span.unwrap_or_else(|| Span::start_of(file));
        let finding = Finding::new(&rules::INCLUDE_UNREADABLE, message).at(at);
        let help = &rules::INCLUDE_UNREADABLE.fix;
        self.findings.push(finding.help(help));
        self.reported.note_incomplete();
    }

    fn merge(&mut self, main: Option<&Subject>, graph: &Graph) {
        let mut filter = MergeFilter::new(graph, self);
        for (subject, first) in filter.described_before(self) {
            let finding = twice(graph, subject, first);
            self.findings.extend(finding);
        }
        filter.drop_unreferenced();
        let mut terms: Vec<Option<TermId>> = vec![None; graph.terms().len()];
        for triple in graph.triples() {
            let Some(action) = filter.action(triple) else {
                continue;
            };
            let mut own = |id: TermId, builder: &mut GraphBuilder| match main {
                Some(main) if filter.is_catalog(id) => main.term,
                _ => *terms[id.index()].get_or_insert_with(|| builder.term(graph.term(id))),
            };
            let builder = &mut self.builder;
            let s = match (action, main) {
                (TripleAction::Merge, Some(main)) => main.term,
                (TripleAction::Merge, None) => continue,
                (TripleAction::Keep, _) => own(triple.s, builder),
            };
            let (p, o) = (own(triple.p, builder), own(triple.o, builder));
            builder.push(s, p, o, triple.origin);
        }
        if let Some(main) = main
            && !filter.has_catalog()
        {
            for (property, member, origin) in filter.members() {
                let (p, o) = (
                    self.builder.iri(&property),
                    self.builder.term(graph.term(member)),
                );
                self.builder.push(main.term, p, o, origin);
            }
        }
    }
}

/// A finding for a resource that is described twice and differently: the first description is kept.
fn twice(graph: &Graph, subject: TermId, first: Option<Span>) -> Option<Finding> {
    let at = graph.about(subject).first()?.origin.span();
    let iri = graph.terms().text_of(subject);
    let message = message!(
        sv: "{iri} är redan beskriven, och på ett annat sätt; beskrivningen här tas inte med",
        en: "{iri} is described already, and in another way; the description here is left out",
        iri
    );
    let mut finding = Finding::new(&rules::INCLUDE_TWICE, message)
        .at(at)
        .subject(iri)
        .help(&rules::INCLUDE_TWICE.fix);
    if let Some(first) = first {
        let label = message!(sv: "den beskrivning som gäller", en: "the description that stands");
        finding = finding.label(first, label);
    }
    Some(finding)
}

/// Reads an included file into a graph of its own, with blank node labels scoped by file.
fn read_copy(
    number: usize,
    include: &Include,
    file: FileId,
    sources: &SourceMap,
) -> Result<Graph, SyntaxError> {
    let source = sources.get(file);
    let syntax = include.syntax().unwrap_or_else(|| guess(source.bytes()));
    let mut builder = GraphBuilder::new();
    // Labels generated from descriptions never begin like this.
    read(
        file,
        source,
        syntax,
        &format!("include-{number}-"),
        &mut builder,
    )?;
    Ok(builder.finish())
}
