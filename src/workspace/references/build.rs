//! Builds the index of references, from descriptions and the graph.

use super::{Described, Reference, References, Target};
use crate::description::{self, ReferenceTarget};
use crate::profile::Profile;
use crate::rdf::{Graph, Term, TermId, Triple, vocab};
use crate::source::tree::is_yaml;
use crate::source::{SourceMap, Span};
use crate::untrusted::Untrusted;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Input of the index.
pub(in crate::workspace) struct Builder<'w> {
    pub graph: &'w Graph,
    pub sources: &'w SourceMap,
    pub profile: &'static Profile,
}

impl Builder<'_> {
    /// The index: references in YAML from descriptions, and those in RDF from the graph.
    pub(in crate::workspace) fn references(
        &self,
        files: Vec<description::DescribedFile>,
        written: Vec<description::WrittenReference>,
    ) -> References {
        let mut index = References::default();
        for of in files {
            index.add_resource(Described {
                file: of.file,
                iri: of.iri.into(),
                class: of.class,
                span: of.span,
            });
        }
        self.add_rdf_resources(&mut index);
        let spans: HashSet<Span> = written.iter().map(|of| of.span).collect();
        let mut subjects = self.subjects(&spans);
        let mut references: Vec<Reference> = written
            .into_iter()
            .map(|of| {
                let found = match &of.property {
                    Some(property) => subjects.remove(&(of.span, property.clone())),
                    None => None,
                };
                // An unresolved reference is not in the graph.
                let owner = || of.owner.clone().map(Untrusted::from).into_iter().collect();
                Reference {
                    span: of.span,
                    property: of.property.map(Untrusted::from),
                    text: of.text.into(),
                    subjects: found.unwrap_or_else(owner),
                    target: target(of.target),
                }
            })
            .collect();
        references.extend(self.rdf_references(&index));
        references.sort_by_key(|of| of.span);
        for reference in references {
            index.add_reference(reference);
        }
        index
    }

    /// The span of a triple from RDF; `None` for one from YAML.
    fn rdf_span(&self, triple: &Triple) -> Option<Span> {
        let span = triple.origin.span()?;
        let name = self.sources.get(span.file).name.raw();
        (!is_yaml(name)).then_some(span)
    }

    /// Resources described in RDF, sorted by IRI.
    fn add_rdf_resources(&self, index: &mut References) {
        let mut described: BTreeMap<String, Described> = BTreeMap::new();
        for triple in self.graph.triples() {
            let Some(span) = self.rdf_span(triple) else {
                continue;
            };
            let iri = self.name(triple.s);
            if index.by_iri.contains_key(&iri) {
                continue;
            }
            let resource = described.entry(iri.clone()).or_insert_with(|| Described {
                file: span.file,
                iri: iri.into(),
                class: None,
                span,
            });
            if self.graph.term(triple.p).as_iri() == Some(vocab::rdf::TYPE) {
                let class = self.class(triple.o);
                resource.class = resource.class.or(class);
            }
        }
        for resource in described.into_values() {
            index.add_resource(resource);
        }
    }

    fn class(&self, id: TermId) -> Option<&'static str> {
        let iri = self.graph.term(id).as_iri()?;
        let mut classes = self.profile.classes.iter();
        let is = |types: &[String]| types.iter().any(|of| of == iri);
        classes.find(|of| is(&of.types)).map(|of| of.name)
    }

    /// References in RDF to described resources.
    fn rdf_references(&self, index: &References) -> Vec<Reference> {
        let triples = self.graph.triples().iter().chain(self.graph.repeated());
        let references = triples.filter_map(|triple| {
            let span = self.rdf_span(triple)?;
            if !matches!(self.graph.term(triple.o), Term::Iri(_) | Term::Blank(_)) {
                return None;
            }
            let iri = self.name(triple.o);
            index.by_iri.get(&iri)?;
            Some(Reference {
                span,
                property: Some(self.name(triple.p).into()),
                text: iri.clone().into(),
                subjects: vec![self.name(triple.s).into()],
                target: Target::Resource(iri.into()),
            })
        });
        references.collect()
    }

    /// The subjects of the values at these spans, by span and property.
    fn subjects(&self, spans: &HashSet<Span>) -> HashMap<(Span, String), Vec<Untrusted>> {
        let mut subjects: HashMap<(Span, String), Vec<Untrusted>> = HashMap::new();
        for triple in self.graph.triples().iter().chain(self.graph.repeated()) {
            if let Some(span) = triple.origin.span().filter(|span| spans.contains(span)) {
                let property = self.name(triple.p);
                let subject = self.name(triple.s).into();
                subjects.entry((span, property)).or_default().push(subject);
            }
        }
        subjects
    }

    /// The IRI, or the author's label with `_:`.
    fn name(&self, id: TermId) -> String {
        match self.graph.term(id) {
            Term::Blank(label) => format!("_:{}", description::author_label(label)),
            term => term.text().into_owned(),
        }
    }
}

fn target(of: ReferenceTarget) -> Target {
    match of {
        ReferenceTarget::Resource(iri) => Target::Resource(iri.into()),
        ReferenceTarget::Ambiguous(folders) => {
            Target::Ambiguous(folders.into_iter().map(Untrusted::from).collect())
        }
        ReferenceTarget::Missing => Target::Missing,
    }
}
