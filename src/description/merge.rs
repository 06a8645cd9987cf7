//! Included files into the graph of the repository.
//!
//! What an included catalogue lists becomes part of the main catalogue, and the included catalogue itself goes, with what
//! only it led to. Blank nodes of two files never meet. What is described already is not described again.

use super::emit::{Emitter, Subject};
use super::ids::lists;
use super::include::Include;
use super::rules;
use crate::diagnostic::{Finding, Lang};
use crate::profile::{Class, ClassId, Profile};
use crate::rdf::read::{SyntaxError, SyntaxErrorKind, guess, read};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{Graph, GraphBuilder, Origin, TermId, Triple};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use hashbrown::{HashMap, HashSet};

/// An included file, or why it is not there.
#[derive(Clone, Debug)]
pub struct Included {
    /// As it stands in `catalog.yaml`.
    pub include: Include,
    /// The file.
    pub file: Result<FileId, Absence>,
}

/// Why an included file is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There is no such file.
    Missing,
    /// It is a symbolic link out of the repository.
    Outside,
}

/// All included files.
#[derive(Clone, Copy, Debug)]
pub struct Copies<'c> {
    /// Where their contents are.
    pub sources: &'c SourceMap,
    /// In the order in which they are written.
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
                Ok(graph) => self.merge(main, &graph),
                Err(error) => self.unreadable(&copy.include, file, &error),
            }
        }
    }

    fn absent(&mut self, include: &Include, absence: Absence) {
        let (name, lang) = (&include.file.value, self.lang);
        let finding = match absence {
            Absence::Outside => {
                let message = say!(lang, sv: "`{name}` är en länk ut ur katalogens mapp och läses inte", en: "`{name}` is a link out of the repository and is not read");
                Finding::new(&rules::SYMLINK, message).help(rules::SYMLINK.fix.get(lang))
            }
            Absence::Missing => {
                let message = say!(lang, sv: "`{name}` finns inte", en: "`{name}` does not exist");
                let help = match include.url {
                    Some(_) => say!(
                        lang,
                        sv: "hämta kopian med `katalog include update`, och lägg den i Git",
                        en: "fetch the copy with `katalog include update`, and keep it in Git"
                    ),
                    None => say!(
                        lang,
                        sv: "lägg filen där, eller ge den adress som den hämtas från (`url:`) och kör `katalog include update`",
                        en: "put the file there, or give the address it comes from (`url:`) and run `katalog include update`"
                    ),
                };
                Finding::new(&rules::INCLUDE_MISSING, message).help(help)
            }
        };
        self.findings
            .push(finding.at(include.file.span).value(&**name));
        self.builder.note_incomplete();
    }

    fn unreadable(&mut self, include: &Include, file: FileId, error: &SyntaxError) {
        let (name, why) = (&include.file.value, why_unreadable(&error.kind, self.lang));
        let message = say!(self.lang, sv: "`{name}` går inte att läsa: {why}", en: "`{name}` cannot be read: {why}");
        let at = error.span.unwrap_or_else(|| Span::start_of(file));
        let finding = Finding::new(&rules::INCLUDE_UNREADABLE, message).at(at);
        let help = rules::INCLUDE_UNREADABLE.fix.get(self.lang);
        self.findings.push(finding.help(help));
        self.builder.note_incomplete();
    }

    fn merge(&mut self, main: Option<&Subject>, graph: &Graph) {
        let mut merging = Merging::new(graph, self);
        for (subject, first) in merging.described_before(self) {
            let finding = self.twice(graph, subject, first);
            self.findings.extend(finding);
        }
        merging.sweep();
        let mut terms: Vec<Option<TermId>> = vec![None; graph.terms().len()];
        for triple in graph.triples() {
            let Some(fate) = merging.fate(triple) else {
                continue;
            };
            let mut own = |id: TermId, builder: &mut GraphBuilder| match main {
                Some(main) if merging.is_catalog(id) => main.term,
                _ => *terms[id.index()].get_or_insert_with(|| builder.term(graph.term(id))),
            };
            let builder = &mut self.builder;
            let s = match (fate, main) {
                (Fate::Listed, Some(main)) => main.term,
                (Fate::Listed, None) => continue,
                (Fate::Kept, _) => own(triple.s, builder),
            };
            let (p, o) = (own(triple.p, builder), own(triple.o, builder));
            builder.push(s, p, o, triple.origin);
        }
        if let Some(main) = main
            && !merging.has_catalog()
        {
            for (property, member, origin) in merging.members() {
                let (p, o) = (
                    self.builder.iri(&property),
                    self.builder.term(graph.term(member)),
                );
                self.builder.push(main.term, p, o, origin);
            }
        }
    }

    /// Something that is described already, in another way: the first description stands.
    fn twice(&self, graph: &Graph, subject: TermId, first: Option<Span>) -> Option<Finding> {
        let at = graph.about(subject).first()?.origin.span();
        let iri = graph.terms().text_of(subject);
        let message = say!(
            self.lang,
            sv: "{iri} är redan beskriven, och på ett annat sätt; beskrivningen här tas inte med",
            en: "{iri} is described already, and in another way; the description here is left out"
        );
        let mut finding = Finding::new(&rules::INCLUDE_TWICE, message)
            .at(at)
            .subject(iri)
            .help(rules::INCLUDE_TWICE.fix.get(self.lang));
        if let Some(first) = first {
            let label = say!(self.lang, sv: "den beskrivning som gäller", en: "the description that stands");
            finding = finding.label(first, label);
        }
        Some(finding)
    }
}

/// An included file as a graph of its own, in which no label is one of another file.
fn read_copy(
    number: usize,
    include: &Include,
    file: FileId,
    sources: &SourceMap,
) -> Result<Graph, SyntaxError> {
    let source = sources.get(file);
    let syntax = include.syntax().unwrap_or_else(|| guess(source.bytes()));
    let mut builder = GraphBuilder::new();
    // No label that is made from a description begins like this.
    read(
        file,
        source,
        syntax,
        &format!("include-{number}-"),
        &mut builder,
    )?;
    Ok(builder.finish())
}

/// Why a file cannot be read as RDF.
pub fn why_unreadable(kind: &SyntaxErrorKind, lang: Lang) -> String {
    match kind {
        SyntaxErrorKind::Syntax(message) => message.clone(),
        SyntaxErrorKind::CutOff(name) => {
            say!(lang, sv: "filen tar slut innan <{name}> är stängd; är den avhuggen?", en: "the file ends before <{name}> is closed; was it cut off?")
        }
        SyntaxErrorKind::Limit(what) => {
            say!(lang, sv: "mer än vad som läses: {what}", en: "more than what is read: {what}")
        }
        SyntaxErrorKind::TripleTerm => {
            say!(lang, sv: "påståenden om påståenden (RDF 1.2) läses inte", en: "statements about statements (RDF 1.2) are not read")
        }
        SyntaxErrorKind::RemoteContext(url) => say!(
            lang,
            sv: "JSON-LD-kontexten {url} följer inte med programmet, och kontexter hämtas aldrig; skriv in den i filen",
            en: "the JSON-LD context {url} does not come with the program, and contexts are never fetched; put it into the file"
        ),
    }
}

/// Whether the two types make a thing an instance of the same class of the table (an agent and an organisation).
fn are_one_class(profile: &Profile, one: &str, other: &str) -> bool {
    let has = |class: &Class, iri: &str| class.types.iter().any(|of| of == iri);
    let mut classes = profile.classes.iter();
    classes.any(|class| has(class, one) && has(class, other))
}

/// What becomes of a statement of an included file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It stays as it is.
    Kept,
    /// It becomes one of the main catalogue.
    Listed,
}

/// What becomes of a thing of an included file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It stays.
    Stays,
    /// A catalogue that becomes part of the main one.
    Catalog,
    /// The same, of something that is more than a catalogue: the rest stays.
    Mixed,
    /// A catalogue that only names where the rest is to be fetched.
    Bare,
    /// It goes.
    Goes,
}

/// An included file on its way into the graph.
struct Merging<'g> {
    graph: &'g Graph,
    parts: Vec<Part>,
    /// Types of the catalogue.
    catalog_types: Vec<TermId>,
    /// Properties by which a catalogue lists, and the types of what they list.
    listing: Vec<(String, Vec<TermId>)>,
    listing_terms: HashSet<TermId>,
    /// Properties that lead to a part of a catalogue.
    part_terms: Vec<TermId>,
}

impl<'g> Merging<'g> {
    fn new(graph: &'g Graph, emitter: &Emitter<'_, '_>) -> Self {
        let profile = emitter.profile;
        let types = |class: &Class| -> Vec<TermId> {
            let types = class.types.iter();
            types.filter_map(|iri| graph.iri(iri)).collect()
        };
        let class = profile.class_named("Catalog").map(|id| profile.class(id));
        let rows = class.map_or(&[][..], |class| &class.properties);
        let listing: Vec<(String, Vec<TermId>)> = rows
            .iter()
            .filter(|row| row.inferred)
            .map(|row| {
                let ids = (0..profile.classes.len()).map(ClassId);
                let listed = ids.filter(|id| lists(profile, row, *id));
                let listed = listed.flat_map(|id| types(profile.class(id)));
                (row.iri.clone(), listed.collect())
            })
            .collect();
        let properties = listing.iter().map(|(iri, _)| &**iri);
        let properties = properties.chain([dcat::RECORD]);
        let mut merging = Self {
            graph,
            parts: vec![Part::Stays; graph.terms().len()],
            catalog_types: class.map_or_else(Vec::new, types),
            listing_terms: properties.filter_map(|iri| graph.iri(iri)).collect(),
            part_terms: [dcterms::HAS_PART, dcat::P_CATALOG]
                .into_iter()
                .filter_map(|iri| graph.iri(iri))
                .collect(),
            listing,
        };
        let others: HashSet<TermId> = profile
            .classes
            .iter()
            .filter(|class| class.is_main() && class.name != "Catalog")
            .flat_map(types)
            .collect();
        merging.sort_catalogs(&others);
        merging
    }

    fn sort_catalogs(&mut self, others: &HashSet<TermId>) {
        let graph = self.graph;
        for class in self.catalog_types.clone() {
            for catalog in graph.instances(class) {
                let about = graph.about(catalog);
                let is_bare = about.iter().all(|triple| triple.p == graph.rdf_type());
                let is_more = graph.types(catalog).any(|of| others.contains(&of));
                self.parts[catalog.index()] = if is_more {
                    Part::Mixed
                } else if is_bare {
                    Part::Bare
                } else {
                    Part::Catalog
                };
            }
        }
    }

    fn part(&self, id: TermId) -> Part {
        self.parts[id.index()]
    }

    /// Whether it becomes the main catalogue.
    fn is_catalog(&self, id: TermId) -> bool {
        self.part(id) == Part::Catalog
    }

    fn has_catalog(&self) -> bool {
        let is_catalog = |part: &Part| matches!(part, Part::Catalog | Part::Mixed | Part::Bare);
        self.parts.iter().any(is_catalog)
    }

    /// Marks what is described already; gives back what is described in another way, with the place of the first.
    fn described_before(&mut self, emitter: &Emitter<'_, '_>) -> Vec<(TermId, Option<Span>)> {
        let graph = self.graph;
        let known = emitter.builder.terms();
        let said = self.said_before(emitter);
        let mut differing = Vec::new();
        for subject in self.own_subjects() {
            let own = known.iri(graph.terms().text_of(subject));
            let before = own.and_then(|own| said.get(&own));
            let Some(before) = before.filter(|before| !before.is_empty()) else {
                continue;
            };
            self.parts[subject.index()] = Part::Goes;
            let is_said = |triple: &Triple| {
                if triple.p == graph.rdf_type() {
                    let of = graph.terms().text_of(triple.o);
                    return before.iter().any(|first| {
                        let other = known.text_of(first.o);
                        other == of || are_one_class(emitter.profile, of, other)
                    });
                }
                let p = known.iri(graph.terms().text_of(triple.p));
                // What has no name is taken for the same where there is something of its kind.
                let is_blank = graph.terms().is_blank(triple.o);
                let o = known.get(graph.term(triple.o));
                before.iter().any(|first| {
                    Some(first.p) == p
                        && (Some(first.o) == o || is_blank && known.is_blank(first.o))
                })
            };
            if !graph.about(subject).iter().all(is_said) {
                let places = before.iter().filter_map(|triple| triple.origin.span());
                differing.push((subject, places.min()));
            }
        }
        differing
    }

    /// What this file describes under a name, but for the catalogues that become part of the main one.
    fn own_subjects(&self) -> Vec<TermId> {
        let graph = self.graph;
        let named = graph.subjects().filter(|id| graph.terms().is_iri(*id));
        named.filter(|id| !self.is_catalog(*id)).collect()
    }

    /// What is said so far of what this file describes too.
    fn said_before(&self, emitter: &Emitter<'_, '_>) -> HashMap<TermId, Vec<Triple>> {
        let known = emitter.builder.terms();
        let subjects = self.own_subjects().into_iter();
        let subjects = subjects.filter_map(|id| known.iri(self.graph.terms().text_of(id)));
        let mut said: HashMap<TermId, Vec<Triple>> = subjects.map(|id| (id, Vec::new())).collect();
        if !said.is_empty() {
            for triple in emitter.builder.triples() {
                if let Some(of) = said.get_mut(&triple.s) {
                    of.push(*triple);
                }
            }
        }
        said
    }

    /// What becomes of a statement; none when it goes.
    fn fate(&self, triple: &Triple) -> Option<Fate> {
        let is_listing = self.listing_terms.contains(&triple.p)
            || self.part_terms.contains(&triple.p) && self.part(triple.o) == Part::Bare;
        match self.part(triple.s) {
            Part::Goes => None,
            Part::Stays | Part::Bare => Some(Fate::Kept),
            Part::Catalog => is_listing.then_some(Fate::Listed),
            Part::Mixed if is_listing => Some(Fate::Listed),
            Part::Mixed => {
                let is_type = triple.p == self.graph.rdf_type();
                let is_catalog = is_type && self.catalog_types.contains(&triple.o);
                (!is_catalog).then_some(Fate::Kept)
            }
        }
    }

    /// Lets go what only things led to that go: the publisher of an included catalogue, the distributions of a dataset that is
    /// described elsewhere. What a catalogue lists stays whatever happens.
    fn sweep(&mut self) {
        let graph = self.graph;
        let lists: HashSet<TermId> = self
            .listing
            .iter()
            .flat_map(|(_, types)| types.iter().copied())
            .collect();
        let mut left = vec![0u32; self.parts.len()];
        let mut ahead = Vec::new();
        for triple in graph.triples() {
            if self.fate(triple).is_some() {
                left[triple.o.index()] += 1;
            } else {
                ahead.push(triple.o);
            }
        }
        while let Some(id) = ahead.pop() {
            let stays = left[id.index()] > 0
                || self.part(id) != Part::Stays
                || graph.terms().is_literal(id)
                || graph.types(id).any(|of| lists.contains(&of));
            if stays {
                continue;
            }
            for triple in graph.about(id) {
                if self.fate(triple).is_some() {
                    left[triple.o.index()] -= 1;
                    ahead.push(triple.o);
                }
            }
            self.parts[id.index()] = Part::Goes;
        }
    }

    /// Of a file without a catalogue: what the main one is to list, and by which property.
    fn members(&self) -> Vec<(String, TermId, Origin)> {
        let graph = self.graph;
        let mut members = Vec::new();
        for (property, types) in &self.listing {
            let mut of: Vec<TermId> = types.iter().flat_map(|of| graph.instances(*of)).collect();
            of.sort_unstable();
            of.dedup();
            for id in of.into_iter().filter(|id| self.part(*id) == Part::Stays) {
                let types = graph.values(id, graph.rdf_type());
                let origin = types
                    .first()
                    .map_or(Origin::nowhere(), |triple| triple.origin);
                members.push((property.clone(), id, origin));
            }
        }
        members
    }
}
