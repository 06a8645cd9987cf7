//! Assigns IRIs and blank node labels to resources: written, minted, or generated; all unique.

use super::emit::{Emitter, Owner, Subject};
use super::mark::Mark;
use super::mint::Minter;
use super::resource::{Resource, ValueKind};
use super::{rules, slug};
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{Profile, Property, class_name};
use crate::rdf::{Term, TermId};
use crate::source::Span;
use crate::untrusted::redacted;

/// What labels that authors give begin with in the graph.
const OF_AUTHORS: &str = "label-";

/// The label of a blank node as its author wrote it; one that was made here as it is.
pub fn author_label(label: &str) -> &str {
    label.strip_prefix(OF_AUTHORS).unwrap_or(label)
}

impl<'e, 's> Emitter<'e, 's> {
    /// The term for an IRI or `_:label`.
    pub(super) fn term_of(&mut self, iri: &str) -> TermId {
        match iri.strip_prefix("_:") {
            // The prefix keeps authors' labels apart from generated ones.
            Some(label) => self
                .builder
                .term(Term::Blank(&format!("{OF_AUTHORS}{label}"))),
            None => self.builder.iri(iri),
        }
    }

    /// Assigns an IRI to a resource; a duplicate is reported.
    pub(super) fn name(&mut self, iri: String, resource: &Resource<'_>) -> Subject {
        if Minter::is_baseless(&iri) {
            self.baseless.get_or_insert(resource.span);
        }
        let at = self.place_of_name(resource);
        match self.taken.get(&iri) {
            // Nested nodes of a default are emitted once for each resource it applies to.
            Some(first) if *first != at && !iri.starts_with("_:") => {
                let message = message!(sv: "IRI:n {iri} är redan tagen", en: "the IRI {iri} is taken already", iri);
                let label = message!(sv: "av den här", en: "by this one");
                let distribution = resource.class.is_some_and(|class| {
                    self.profile.class(class).name == class_name::DISTRIBUTION
                });
                let help = if distribution && resource.iri.is_none() {
                    message!(
                        sv: "två distributioner med samma format: ge den ena ett eget `id:`, till exempel `id: {rsplit}-2`",
                        en: "two distributions with the same format: give one an `id:` of its own, for example `id: {rsplit}-2`",
                        rsplit = iri.rsplit('/').next().unwrap_or_default()
                    )
                } else {
                    (&rules::SAME_IRI.fix).into()
                };
                let finding = Finding::new(&rules::SAME_IRI, message)
                    .at(at)
                    .label(*first, label)
                    .help(help);
                self.findings.push(finding.subject(iri.clone()));
                // Kept apart in the graph: statements of two resources would be checked as one.
                let apart = format!("{iri}-{}", self.findings.len());
                return Subject {
                    term: self.term_of(&apart),
                    iri: apart,
                };
            }
            Some(_) => {}
            None => {
                self.taken.insert(iri.clone(), at);
            }
        }
        Subject {
            term: self.term_of(&iri),
            iri,
        }
    }

    /// Span of the value that determines the resource's IRI.
    fn place_of_name(&self, resource: &Resource<'_>) -> Span {
        let said = resource.iri.as_ref().or(resource.id.as_ref());
        if let Some((_, span)) = said {
            return *span;
        }
        let class = resource.class.map(|id| self.profile.class(id));
        let format = class
            .filter(|class| class.name == class_name::DISTRIBUTION)
            .and_then(|class| {
                resource
                    .statement(&class.by_key("format")?.iri)?
                    .values
                    .first()
            });
        format.map_or(resource.span, |format| format.span)
    }

    /// Emits a nested resource and returns its term.
    pub(super) fn nested(
        &mut self,
        nested: &'e Resource<'s>,
        owner: Owner<'_>,
        place: (&str, usize),
        mark: Option<&Mark>,
    ) -> TermId {
        let class = nested.class.map(|id| self.profile.class(id));
        let (key, number) = place;
        let distribution = class.is_some_and(|class| class.name == class_name::DISTRIBUTION);
        // Classes with files of their own have IRIs, wherever they are described (DCAT-AP-SE, harvesting).
        let concept = class
            .filter(|class| class.folder.is_some() || distribution)
            .and_then(|class| class.concept.as_deref());
        let mut path = format!("{}-{}-{}", owner.path, slug(key), number + 1);
        let iri = match concept {
            _ if nested.iri.is_some() => nested
                .iri
                .as_ref()
                .map(|(iri, _)| iri.to_string())
                .unwrap_or_default(),
            Some(_) if distribution => {
                let id = self.distribution_id(nested);
                path = format!("{}-{id}", owner.path);
                self.minter.distribution(owner.id, &id)
            }
            Some(concept) => {
                let id = nested.id.as_ref().map_or_else(
                    || format!("{}-{}", owner.path, slug(key)),
                    |(id, _)| id.to_string(),
                );
                self.minter.iri(nested, concept, &id)
            }
            None => {
                // Paths may collide: dataset `luft-csv`, and distribution `csv` of `luft`.
                while !self.labels.insert(path.clone()) {
                    path.push_str("-2");
                }
                let term = self.builder.term(Term::Blank(&path));
                let subject = Subject {
                    term,
                    iri: format!("_:{path}"),
                };
                self.resource(
                    nested,
                    &subject,
                    Owner {
                        path: &path,
                        id: owner.id,
                    },
                    mark,
                );
                return term;
            }
        };
        let subject = self.name(iri, nested);
        self.resource(
            nested,
            &subject,
            Owner {
                path: &path,
                id: owner.id,
            },
            mark.filter(|_| distribution),
        );
        subject.term
    }

    /// A distribution's id: explicit, or from its format; never from its position in the list.
    pub(super) fn distribution_id(&self, resource: &Resource<'_>) -> String {
        if let Some((id, _)) = &resource.id {
            return id.to_string();
        }
        let format = resource
            .class
            .map(|id| self.profile.class(id))
            .and_then(|class| class.by_key("format"));
        let Some(row) = format else {
            return "distribution".to_owned();
        };
        let value = resource
            .statement(&row.iri)
            .and_then(|statement| statement.values.first());
        let text = match value.map(|value| &value.kind) {
            Some(
                ValueKind::Literal { text, .. }
                | ValueKind::Iri(text)
                | ValueKind::Exact(text)
                | ValueKind::Reference(text),
            ) => text,
            Some(ValueKind::Blank(_) | ValueKind::Nested(_)) | None => {
                return "distribution".to_owned();
            }
        };
        format_id(self.profile, row, text)
    }
}

/// The id from a format: the code of a listed value, else the last segment of the text.
pub fn format_id(profile: &Profile, row: &Property, text: &str) -> String {
    let lists = row
        .alternatives
        .iter()
        .flat_map(|alternative| alternative.vocabularies.iter().chain(&alternative.suggest));
    let code = lists
        .filter_map(|id| profile.vocabulary(*id).by_value(text))
        .map(|value| value.code.as_str())
        .next();
    let text = redacted(text);
    slug(code.unwrap_or_else(|| text.rsplit(['/', '#']).next().unwrap_or_default()))
}
