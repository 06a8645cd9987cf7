//! Descriptions to the graph: mints IRIs, ties references, keeps the origin of every triple.

use super::effective::{self, Effective};
use super::ids::{Ids, Minter, Resolved, lists};
use super::repository::{FileReport, Repository, Templates};
use super::resource::{Predicate, Resource, Value, ValueKind};
use super::{rules, slug};
use crate::diagnostic::{Finding, Lang};
use crate::profile::{Class, ClassId, Profile, Property};
use crate::rdf::{Graph, GraphBuilder, Origin, Term, TermId, vocab};
use crate::say;
use crate::source::{FileId, Span};
use std::collections::HashMap;

/// The graph of a repository and what came to light on the way.
#[derive(Debug)]
pub struct Built {
    /// The graph.
    pub graph: Graph,
    /// Findings of reading and of tying together.
    pub findings: Vec<Finding>,
}

/// Builds the graph of `repository`. `reports` are the findings of reading, one for each of `files`.
pub fn to_graph(
    repository: &Repository<'_>,
    reports: Vec<FileReport>,
    files: &[FileId],
    profile: &'static Profile,
    templates: &Templates,
    lang: Lang,
) -> Built {
    let minter = Minter::new(repository.base.as_deref(), templates);
    let mut findings = Vec::new();
    let ids = Ids::new(repository, profile, &minter, lang, &mut findings);
    let mut emitter = Emitter {
        repository,
        profile,
        lang,
        ids,
        minter,
        builder: GraphBuilder::new(),
        findings,
        taken: HashMap::new(),
        baseless: None,
        subjects: HashMap::new(),
    };
    emitter.all();
    let Emitter {
        builder,
        mut findings,
        subjects,
        ..
    } = emitter;
    for (report, file) in reports.into_iter().zip(files) {
        for mut finding in report.findings {
            if let (None, Some((iri, class))) = (&finding.subject, subjects.get(file)) {
                finding.subject = Some(iri.clone());
                finding.class = *class;
            }
            findings.push(finding);
        }
    }
    Built {
        graph: builder.finish(),
        findings,
    }
}

/// Where a resource stands, for the names of what is nested in it.
#[derive(Clone, Copy)]
struct Owner<'o> {
    /// Path of concepts, ids and keys, unique in the repository.
    path: &'o str,
    /// Id of the dataset, for its distributions.
    id: &'o str,
}

/// A subject that has been given its name.
struct Subject {
    term: TermId,
    iri: String,
}

struct Emitter<'e, 's> {
    repository: &'e Repository<'s>,
    profile: &'static Profile,
    lang: Lang,
    ids: Ids<'e>,
    minter: Minter<'e>,
    builder: GraphBuilder,
    findings: Vec<Finding>,
    /// IRIs given so far and where.
    taken: HashMap<String, Span>,
    /// The first resource that needed a `baseURI` that is not there.
    baseless: Option<Span>,
    /// The IRI and class of what each file describes.
    subjects: HashMap<FileId, (String, Option<&'static str>)>,
}

impl<'e, 's> Emitter<'e, 's> {
    fn all(&mut self) {
        let repository = self.repository;
        let catalog = repository
            .catalog
            .as_ref()
            .map(|resource| self.main_catalog(resource));
        if catalog.is_none() {
            self.builder.note_incomplete();
        }
        let mut listed = Vec::new();
        for part in &repository.parts {
            let Some(resource) = &part.resource else {
                continue;
            };
            let class = resource.class.map(|id| self.profile.class(id));
            let concept = class
                .and_then(|class| class.concept.as_deref())
                .unwrap_or("resource");
            let iri = self.minter.iri(resource, concept, &part.id);
            let subject = self.name(iri, resource);
            self.subjects.insert(
                part.file,
                (subject.iri.clone(), class.map(|class| class.name)),
            );
            let path = format!("{concept}-{}", part.id);
            self.resource(
                resource,
                &subject,
                Owner {
                    path: &path,
                    id: &part.id,
                },
                None,
            );
            if let Some(class) = resource.class {
                listed.push((class, resource, subject.term));
            }
        }
        if let Some(catalog) = &catalog {
            self.membership(catalog, &listed);
        }
        if let (Some(span), None) = (self.baseless, &repository.base)
            && repository.catalog.is_some()
        {
            let message = say!(
                self.lang,
                sv: "`baseURI` saknas i catalog.yaml, så resurserna kan inte få några IRI:er",
                en: "`baseURI` is missing from catalog.yaml, so the resources cannot be given IRIs"
            );
            let at = repository
                .catalog
                .as_ref()
                .map_or(span, |catalog| catalog.span);
            self.findings.push(
                Finding::new(&rules::NO_IRI, message)
                    .at(at)
                    .help(rules::NO_IRI.fix.get(self.lang)),
            );
        }
    }

    fn main_catalog(&mut self, resource: &'e Resource<'s>) -> Subject {
        let iri = self.minter.iri(resource, "catalog", "main");
        let subject = self.name(iri, resource);
        self.subjects.insert(
            self.repository.catalog_file,
            (subject.iri.clone(), Some("Catalog")),
        );
        self.resource(
            resource,
            &subject,
            Owner {
                path: "catalog-main",
                id: "main",
            },
            None,
        );
        subject
    }

    /// Ties datasets, series, services and sub-catalogues to the catalogue they belong to.
    fn membership(&mut self, main: &Subject, listed: &[(ClassId, &'e Resource<'s>, TermId)]) {
        let profile = self.profile;
        let Some(catalog_class) = profile.class_named("Catalog") else {
            return;
        };
        let rows = &profile.class(catalog_class).properties;
        for (class, resource, term) in listed {
            let origin = Origin::at(resource.span);
            if *class == catalog_class {
                let has_part = self.builder.iri(vocab::dcterms::HAS_PART);
                self.builder.push(main.term, has_part, *term, origin);
            }
            for row in rows
                .iter()
                .filter(|row| row.inferred && lists(profile, row, *class))
            {
                let catalog = match &resource.catalog {
                    None => main.term,
                    Some((id, _)) if id == "none" => continue,
                    Some((id, span)) => match self.sub_catalog(id, *span) {
                        Some(catalog) => catalog,
                        None => continue,
                    },
                };
                let predicate = self.builder.iri(&row.iri);
                self.builder.push(catalog, predicate, *term, origin);
            }
        }
    }

    fn sub_catalog(&mut self, id: &str, span: Span) -> Option<TermId> {
        if let Some(target) = self.ids.in_folder("catalogs", id) {
            let iri = target.iri.clone();
            return Some(self.thing(&iri));
        }
        let message = say!(self.lang, sv: "det finns ingen catalogs/{id}.yaml", en: "there is no catalogs/{id}.yaml");
        self.findings.push(
            Finding::new(&rules::UNKNOWN_CATALOG, message)
                .at(span)
                .help(rules::UNKNOWN_CATALOG.fix.get(self.lang)),
        );
        None
    }

    /// The term for an IRI or `_:label`.
    fn thing(&mut self, iri: &str) -> TermId {
        match iri.strip_prefix("_:") {
            // The prefix keeps authors' labels apart from those made here.
            Some(label) => self.builder.term(Term::Blank(&format!("label-{label}"))),
            None => self.builder.iri(iri),
        }
    }

    /// Gives a resource its name; one that is taken is reported.
    fn name(&mut self, iri: String, resource: &Resource<'_>) -> Subject {
        if Minter::is_baseless(&iri) {
            self.baseless.get_or_insert(resource.span);
        }
        let at = resource
            .iri
            .as_ref()
            .map_or(resource.span, |(_, span)| *span);
        match self.taken.get(&iri) {
            // Nested nodes of a default are emitted once for each resource it applies to.
            Some(first) if *first != at && !iri.starts_with("_:") => {
                let message = say!(self.lang, sv: "IRI:n {iri} är redan tagen", en: "the IRI {iri} is taken already");
                let label = say!(self.lang, sv: "av den här", en: "by this one");
                let distribution = resource
                    .class
                    .is_some_and(|class| self.profile.class(class).name == "Distribution");
                let help = if distribution && resource.iri.is_none() {
                    say!(
                        self.lang,
                        sv: "två distributioner med samma format: ge den ena ett eget `id:`, till exempel `id: {}-2`",
                        en: "two distributions with the same format: give one an `id:` of its own, for example `id: {}-2`",
                        iri.rsplit('/').next().unwrap_or_default()
                    )
                } else {
                    rules::SAME_IRI.fix.get(self.lang).to_owned()
                };
                let finding = Finding::new(&rules::SAME_IRI, message)
                    .at(at)
                    .label(*first, label)
                    .help(help);
                self.findings.push(finding.subject(iri.clone()));
                // Apart in the graph: what two resources say together would be judged as one.
                let apart = format!("{iri}-{}", self.findings.len());
                return Subject {
                    term: self.thing(&apart),
                    iri: apart,
                };
            }
            Some(_) => {}
            None => {
                self.taken.insert(iri.clone(), at);
            }
        }
        Subject {
            term: self.thing(&iri),
            iri,
        }
    }

    /// Emits everything that is said of `resource`.
    fn resource(
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
            self.builder.note_reported_value(subject.term, predicate);
        }
        let own_mark = class.and_then(|class| Mark::of(class, &statements));
        for effective in &statements {
            self.statement(effective, subject, owner, own_mark.as_ref());
        }
        if let Some(class) = class {
            self.fallbacks(class, resource, &statements, subject, owner);
            let mark = own_mark
                .as_ref()
                .or(mark.filter(|_| resource.high_value != Some(false)));
            if let Some(mark) = mark
                && class.by_iri(&mark.property).is_some()
                && !statements
                    .iter()
                    .any(|effective| effective.statement.predicate.iri() == mark.property)
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

    /// The series of this repository that the resource says it is in.
    fn series_of(&self, resource: &'e Resource<'s>) -> Vec<&'e Resource<'s>> {
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
                | ValueKind::Blank(_)
                | ValueKind::Nested(_) => None,
            });
        targets.collect()
    }

    fn types(
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
        // Where the table has a row for the type itself (contact points), that row says it.
        let by_row = class
            .by_iri(vocab::rdf::TYPE)
            .filter(|row| row.max == Some(1) && !row.outside);
        let said = statements
            .iter()
            .any(|effective| effective.statement.predicate.iri() == vocab::rdf::TYPE);
        if resource.types.is_empty() && !(by_row.is_some() && said) {
            let object = self.builder.iri(&class.iri);
            self.builder
                .push(subject.term, rdf_type, object, resource.span);
        }
    }

    fn statement(
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
            let origin = if effective.shared {
                Origin::shared(value.span)
            } else {
                Origin::at(value.span)
            };
            let Some(object) = self.object(value, &statement.predicate, owner, (key, number), mark)
            else {
                self.builder.note_reported_value(subject.term, predicate);
                continue;
            };
            self.builder.push(subject.term, predicate, object, origin);
            self.inverse(statement.predicate.iri(), value, owner, object, origin);
        }
    }

    /// `accessService` on a distribution says `servesDataset` of a service of this repository.
    fn inverse(
        &mut self,
        predicate: &str,
        value: &Value<'_>,
        owner: Owner<'_>,
        object: TermId,
        origin: Origin,
    ) {
        if predicate != vocab::dcat::ACCESS_SERVICE
            || !matches!(value.kind, ValueKind::Reference(_))
        {
            return;
        }
        if let Some(target) = self
            .ids
            .in_folder("datasets", owner.id)
            .or_else(|| self.ids.in_folder("series", owner.id))
        {
            let dataset = target.iri.clone();
            let (serves, dataset) = (
                self.builder.iri(vocab::dcat::SERVES_DATASET),
                self.builder.iri(&dataset),
            );
            self.builder.push(object, serves, dataset, origin);
        }
    }

    fn object(
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
            ValueKind::Iri(iri) => Some(self.builder.iri(iri)),
            ValueKind::Blank(label) => Some(self.thing(&format!("_:{label}"))),
            ValueKind::Reference(text) => match predicate {
                Predicate::Row(row) => self.reference(row, text, value.span),
                Predicate::Iri(_) => None,
            },
            ValueKind::Nested(nested) => Some(self.nested(nested, owner, place, mark)),
        }
    }

    fn reference(&mut self, row: &Property, text: &str, span: Span) -> Option<TermId> {
        let lang = self.lang;
        let finding = match self.ids.resolve(row, text) {
            Resolved::One(target) => {
                let (iri, readable) = (target.iri.clone(), target.readable);
                let term = self.thing(&iri);
                if !readable {
                    self.builder.note_reported_thing(term);
                }
                return Some(term);
            }
            Resolved::Many(folders) => {
                let ways = folders
                    .iter()
                    .map(|folder| format!("`{folder}/{text}`"))
                    .collect::<Vec<_>>()
                    .join(", ");
                let message = say!(lang, sv: "`{text}` kan mena flera: {ways}", en: "`{text}` may mean several: {ways}");
                Finding::new(&rules::AMBIGUOUS_REFERENCE, message)
                    .help(rules::AMBIGUOUS_REFERENCE.fix.get(lang))
            }
            Resolved::None => {
                // A row with a list: the checks say which values there are.
                if row
                    .ways
                    .iter()
                    .any(|way| !way.vocabularies.is_empty() || !way.suggest.is_empty())
                {
                    return Some(self.builder.term(Term::plain(text)));
                }
                let class = row
                    .ways
                    .iter()
                    .flat_map(|way| &way.classes)
                    .next()
                    .map(|id| self.profile.class(*id));
                let folder = class
                    .and_then(|class| class.folder.as_deref())
                    .unwrap_or(super::repository::RESOURCES);
                let message = say!(
                    lang,
                    sv: "`{text}` finns inte: ingen fil {folder}/{text}.yaml",
                    en: "`{text}` does not exist: there is no file {folder}/{text}.yaml"
                );
                let help = match self.ids.nearest(row, text) {
                    Some(near) => {
                        say!(lang, sv: "menade du `{near}`?", en: "did you mean `{near}`?")
                    }
                    None => say!(
                        lang,
                        sv: "skapa filen, eller skriv en hel IRI (https://…) för något utanför katalogen",
                        en: "make the file, or write a whole IRI (https://…) for something outside the repository"
                    ),
                };
                Finding::new(&rules::UNKNOWN_REFERENCE, message).help(help)
            }
        };
        self.findings
            .push(finding.at(span).property(row.iri.clone()).value(text));
        None
    }

    /// Emits something described on the spot and gives its term.
    fn nested(
        &mut self,
        nested: &'e Resource<'s>,
        owner: Owner<'_>,
        place: (&str, usize),
        mark: Option<&Mark>,
    ) -> TermId {
        let class = nested.class.map(|id| self.profile.class(id));
        let (key, number) = place;
        let distribution = class.is_some_and(|class| class.name == "Distribution");
        // What has files of its own is named by an IRI wherever it is described (DCAT-AP-SE, harvesting, H4).
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

    /// A distribution's id: its own, else its format's; never its place in the list.
    fn distribution_id(&self, resource: &Resource<'_>) -> String {
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
                ValueKind::Literal { text, .. } | ValueKind::Iri(text) | ValueKind::Reference(text),
            ) => text,
            Some(ValueKind::Blank(_) | ValueKind::Nested(_)) | None => {
                return "distribution".to_owned();
            }
        };
        let lists = row
            .ways
            .iter()
            .flat_map(|way| way.vocabularies.iter().chain(&way.suggest));
        let code = lists
            .filter_map(|id| self.profile.vocabulary(*id).by_value(text))
            .map(|value| value.code.as_str())
            .next();
        slug(code.unwrap_or_else(|| text.rsplit(['/', '#']).next().unwrap_or(text)))
    }

    /// What the table says of a resource that leaves something out: a default, or another property's value.
    fn fallbacks(
        &mut self,
        class: &'static Class,
        resource: &Resource<'_>,
        statements: &[Effective<'e, 's>],
        subject: &Subject,
        owner: Owner<'_>,
    ) {
        let said = |iri: &str| {
            statements
                .iter()
                .any(|effective| effective.statement.predicate.iri() == iri)
                || resource.opted_out.contains(&iri)
                || resource.silenced.iter().any(|silenced| silenced == iri)
        };
        for row in &class.properties {
            if let Some(code) = &row.default
                && !said(&row.iri)
            {
                let lists = row
                    .ways
                    .iter()
                    .flat_map(|way| way.vocabularies.iter().chain(&way.suggest));
                if let Some(value) = lists
                    .filter_map(|id| self.profile.vocabulary(*id).by_word(code))
                    .next()
                {
                    let (predicate, object) =
                        (self.builder.iri(&row.iri), self.builder.iri(value.value()));
                    self.builder
                        .push(subject.term, predicate, object, resource.span);
                }
            }
            if let Some(other) = row.taken_from.as_deref().and_then(|key| class.by_key(key))
                && !said(&row.iri)
                && let Some(effective) = statements
                    .iter()
                    .find(|e| e.statement.predicate.iri() == other.iri)
                && let Some(value) = effective.statement.values.first()
                && let Some(object) = self.object(
                    value,
                    &effective.statement.predicate,
                    owner,
                    (&row.key, 0),
                    None,
                )
            {
                let predicate = self.builder.iri(&row.iri);
                self.builder
                    .push(subject.term, predicate, object, value.span);
                let message = say!(
                    self.lang,
                    sv: "`{}` saknas; adressen i `{}` används för båda",
                    en: "`{}` is missing; the address in `{}` serves for both",
                    row.key,
                    other.key
                );
                let finding = Finding::new(&rules::ACCESS_URL, message)
                    .at(value.span)
                    .subject(subject.iri.clone());
                self.findings.push(
                    finding
                        .property(row.iri.clone())
                        .help(rules::ACCESS_URL.fix.get(self.lang)),
                );
            }
        }
    }
}

/// What a statement says without words: the regulation that a category of high-value data stands for.
struct Mark {
    property: String,
    value: String,
    origin: Origin,
}

impl Mark {
    fn of(class: &Class, statements: &[Effective<'_, '_>]) -> Option<Self> {
        let row = class.properties.iter().find(|row| row.marks)?;
        let condition = row.depends_on.as_ref()?;
        let effective = statements
            .iter()
            .find(|effective| effective.statement.predicate.iri() == row.iri)?;
        let value = effective.statement.values.first()?;
        let origin = if effective.shared {
            Origin::shared(value.span)
        } else {
            Origin::at(value.span)
        };
        Some(Self {
            property: condition.property.clone(),
            value: condition.value.clone(),
            origin,
        })
    }
}
