//! Emits the triples of one description: types, statements, nested resources.

use super::effective::{self, Effective};
use super::ids::{Ids, Resolved, referenced_class};
use super::mark::Mark;
use super::mint::Minter;
use super::repository::Repository;
use super::resource::{Predicate, Resource, Value, ValueKind};
use super::rules;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{Class, Profile, Property};
use crate::rdf::{GraphBuilder, Origin, Reported, Term, TermId, vocab};
use crate::source::{FileId, Span};
use foldhash::{HashMap, HashSet};

/// The resource that nested ones are named after.
#[derive(Clone, Copy)]
pub(super) struct Owner<'o> {
    /// Path of concepts, ids and keys, unique in the repository.
    pub(super) path: &'o str,
    /// Id of the dataset, for its distributions.
    pub(super) id: &'o str,
}

/// A subject with its IRI or label.
pub(super) struct Subject {
    pub(super) term: TermId,
    pub(super) iri: String,
}

pub(super) struct Emitter<'e, 's> {
    pub(super) repository: &'e Repository<'s>,
    pub(super) profile: &'static Profile,
    pub(super) ids: Ids<'e>,
    pub(super) minter: Minter<'e>,
    pub(super) builder: GraphBuilder,
    /// What is missing from the graph because it was already reported.
    pub(super) reported: Reported,
    pub(super) findings: Vec<Finding>,
    /// IRIs minted or written so far, with the span of the resource.
    pub(super) taken: HashMap<String, Span>,
    /// Whether a default, or a value inherited from a series, is being emitted.
    pub(super) shared: bool,
    /// Blank node labels generated so far.
    pub(super) labels: HashSet<String>,
    /// Where the graph exceeded its budget.
    pub(super) exceeded: Option<Span>,
    /// The first resource that needed the missing `baseURI`.
    pub(super) baseless: Option<Span>,
    /// IRI and class of the resource in each file.
    pub(super) subjects: HashMap<FileId, (String, Option<&'static str>)>,
}

impl<'e, 's> Emitter<'e, 's> {
    /// Emits all triples of `resource`.
    pub(super) fn resource(
        &mut self,
        resource: &'e Resource<'s>,
        subject: &Subject,
        owner: Owner<'_>,
        mark: Option<&Mark>,
    ) {
        let profile = self.profile;
        let repository = self.repository;
        let class = resource.class.map(|id| profile.class(id));
        let series = self.series_of(resource);
        let statements = effective::statements(resource, &series, &repository.defaults, profile);
        self.types(resource, class, subject, &statements);
        for silenced in &resource.silenced {
            let predicate = self.builder.iri(silenced);
            self.reported.note_value(subject.term, predicate);
        }
        let own_mark = class
            .filter(|_| !resource.is_no_high_value())
            .and_then(|class| Mark::of(class, &statements));
        for effective in &statements {
            self.statement(effective, subject, owner, own_mark.as_ref());
        }
        if resource.high_value.is_some_and(|(mark, _)| mark) && own_mark.is_none() && mark.is_none()
        {
            self.marks_nothing(resource, subject);
        }
        if let Some(class) = class {
            self.fallbacks(class, resource, &statements, subject, owner);
            let mark = own_mark
                .as_ref()
                .or(mark.filter(|_| !resource.is_no_high_value()));
            if let Some(mark) = mark
                && class.by_iri(&mark.property).is_some()
            {
                let (predicate, object) = (
                    self.builder.iri(&mark.property),
                    self.builder.iri(&mark.value),
                );
                self.builder
                    .push(subject.term, predicate, object, mark.origin);
            }
        }
    }

    /// Reports `hvd: true` where no category says what it is about: the mark follows from the category.
    fn marks_nothing(&mut self, resource: &Resource<'_>, subject: &Subject) {
        let message = message!(
            sv: "`hvd: true` märker inget: det är kategorin som gör det till en värdefull datamängd",
            en: "`hvd: true` marks nothing: it is the category that makes it a high-value dataset"
        );
        let help = message!(
            sv: "skriv `hvdCategory:` på datamängden med ett värde ur `katalog codes hvd-category`, eller ta bort raden",
            en: "write `hvdCategory:` on the dataset with a value of `katalog codes hvd-category`, or remove the line"
        );
        let span = resource.high_value.map_or(resource.span, |(_, span)| span);
        let finding = Finding::new(&rules::SHAPE, message).at(span).help(help);
        self.findings.push(finding.subject(subject.iri.clone()));
    }

    /// The series of this repository that the resource belongs to (`inSeries`).
    pub(super) fn series_of(&self, resource: &'e Resource<'s>) -> Vec<&'e Resource<'s>> {
        let Some(statement) = resource.statement(vocab::dcat::IN_SERIES) else {
            return Vec::new();
        };
        let Predicate::Row(row) = statement.predicate else {
            return Vec::new();
        };
        let parts = &self.repository.parts;
        let ids = &self.ids;
        let targets = statement
            .values
            .iter()
            .filter_map(|value| match &value.kind {
                ValueKind::Reference(text) => match ids.resolve(row, text) {
                    Resolved::One(target) => parts[target.part].resource.as_ref(),
                    Resolved::Many(_) | Resolved::None => None,
                },
                ValueKind::Literal { .. }
                | ValueKind::Iri(_)
                | ValueKind::Exact(_)
                | ValueKind::Blank(_)
                | ValueKind::Nested(_) => None,
            });
        targets.collect()
    }

    /// The origin for `span` in the statement that is being emitted.
    pub(super) fn origin(&self, span: Span) -> Origin {
        if self.shared {
            Origin::shared(span)
        } else {
            Origin::at(span)
        }
    }

    pub(super) fn types(
        &mut self,
        resource: &Resource<'_>,
        class: Option<&Class>,
        subject: &Subject,
        statements: &[Effective<'_, '_>],
    ) {
        let rdf_type = self.builder.iri(vocab::rdf::TYPE);
        for (iri, span) in &resource.types {
            let object = self.builder.iri(iri);
            self.builder.push(subject.term, rdf_type, object, *span);
        }
        let Some(class) = class else { return };
        // Where the profile has a row for the type itself (contact points), that row emits it.
        let by_row = class
            .by_iri(vocab::rdf::TYPE)
            .filter(|row| row.max == Some(1) && !row.outside);
        let said = statements
            .iter()
            .any(|effective| effective.statement.predicate.iri() == vocab::rdf::TYPE);
        if resource.types.is_empty() && !resource.untyped && !(by_row.is_some() && said) {
            let object = self.builder.iri(&class.iri);
            let origin = self.origin(resource.span);
            self.builder.push(subject.term, rdf_type, object, origin);
        }
    }

    pub(super) fn statement(
        &mut self,
        effective: &Effective<'e, 's>,
        subject: &Subject,
        owner: Owner<'_>,
        mark: Option<&Mark>,
    ) {
        let statement = effective.statement;
        let predicate = self.builder.iri(statement.predicate.iri());
        let key = match &statement.predicate {
            Predicate::Row(row) => &row.key,
            Predicate::Iri(iri) => iri.rsplit(['/', '#']).next().unwrap_or(iri),
        };
        for (number, value) in statement.values.iter().enumerate() {
            // A resource nested in a default is shared as the default is.
            let outer = self.shared;
            self.shared |= effective.shared;
            let origin = self.origin(value.span);
            let before = self.findings.len();
            let object = self.object(value, &statement.predicate, owner, (key, number), mark);
            self.shared = outer;
            if self.builder.excess().is_some() {
                self.exceeded.get_or_insert(value.span);
                return;
            }
            for finding in &mut self.findings[before..] {
                finding
                    .subject
                    .get_or_insert_with(|| subject.iri.clone().into());
            }
            let Some(object) = object else {
                self.reported.note_value(subject.term, predicate);
                continue;
            };
            self.builder.push(subject.term, predicate, object, origin);
            self.inverse(statement.predicate.iri(), value, owner, object, origin);
        }
    }

    pub(super) fn object(
        &mut self,
        value: &'e Value<'s>,
        predicate: &Predicate,
        owner: Owner<'_>,
        place: (&str, usize),
        mark: Option<&Mark>,
    ) -> Option<TermId> {
        match &value.kind {
            ValueKind::Literal {
                text,
                datatype,
                language,
            } => Some(match (datatype, language) {
                (_, Some(language)) => self.builder.term(Term::tagged(text, language)),
                (Some(datatype), None) => self.builder.term(Term::typed(text, datatype)),
                (None, None) => self.builder.term(Term::plain(text)),
            }),
            ValueKind::Iri(iri) | ValueKind::Exact(iri) => Some(self.builder.iri(iri)),
            ValueKind::Blank(label) => Some(self.term_of(&format!("_:{label}"))),
            ValueKind::Reference(text) => match predicate {
                Predicate::Row(row) => self.reference(row, text, value.span),
                Predicate::Iri(_) => None,
            },
            ValueKind::Nested(nested) => Some(self.nested(nested, owner, place, mark)),
        }
    }

    pub(super) fn reference(
        &mut self,
        row: &'static Property,
        text: &str,
        span: Span,
    ) -> Option<TermId> {
        let finding = match self.ids.resolve(row, text) {
            Resolved::One(target) => {
                let iri = self.ids.iri_of(target.part).to_owned();
                let readable = target.readable;
                let term = self.term_of(&iri);
                if !readable {
                    self.reported.note_resource(term);
                }
                return Some(term);
            }
            Resolved::Many(folders) => {
                let ways = folders
                    .iter()
                    .map(|folder| format!("`{folder}/{text}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                let message = message!(sv: "`{text}` kan avse flera: {ways}", en: "`{text}` may mean several: {ways}", text, ways);
                Finding::new(&rules::AMBIGUOUS_REFERENCE, message)
                    .help(&rules::AMBIGUOUS_REFERENCE.fix)
            }
            Resolved::None => {
                let Some(class) = referenced_class(row).map(|id| self.profile.class(id)) else {
                    return Some(self.builder.term(Term::plain(text)));
                };
                let (message, help) = self.nowhere(row, class, text);
                Finding::new(&rules::UNKNOWN_REFERENCE, message).help(help)
            }
        };
        let mut finding = finding
            .at(span)
            .property(row.iri.clone())
            .value(text)
            .by_value_anywhere();
        finding.shared = self.shared;
        self.findings.push(finding);
        None
    }
}
