//! Builds the graph from descriptions: mints IRIs, resolves references, and keeps the origin (span) of every triple.

use super::emit::{Emitter, Owner, Subject};
use super::ids::{Ids, lists};
use super::merge::Copies;
use super::mint::{Minter, Templates};
use super::repository::{FileReport, Part, Repository};
use super::resource::Resource;
use super::role::{NONE, RESOURCES};
use super::rules;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{ClassId, Profile, class_name};
use crate::rdf::{Excess, Graph, GraphBuilder, Origin, Reported, TermId, vocab};
use crate::source::{FileId, Span};
use crate::yaml::TOO_MUCH;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// The graph of a repository, and findings.
#[derive(Debug)]
pub struct Built {
    /// The graph.
    pub graph: Graph,
    /// What is missing from the graph because it was already reported.
    pub reported: Reported,
    /// Findings from reading and from building.
    pub findings: Vec<Finding>,
}

/// Builds the graph of `repository`, with the included files in `copies`. `reports` are the findings from reading, one
/// for each of `files`.
pub fn to_graph(
    repository: &Repository<'_>,
    reports: Vec<FileReport>,
    files: &[FileId],
    profile: &'static Profile,
    templates: &Templates,
    copies: &Copies<'_>,
) -> Built {
    let mut builder = GraphBuilder::for_input(repository.bytes);
    builder.allow(repository.bytes);
    let minter = Minter::new(repository.base.as_deref(), templates);
    let mut findings = Vec::new();
    let ids = Ids::new(repository, profile, &minter, &mut findings);
    let mut emitter = Emitter {
        repository,
        profile,
        ids,
        minter,
        builder,
        reported: Reported::default(),
        exceeded: None,
        findings,
        taken: HashMap::new(),
        shared: false,
        labels: HashSet::new(),
        baseless: None,
        subjects: HashMap::new(),
    };
    emitter.all(copies);
    let Emitter {
        builder,
        reported,
        mut findings,
        subjects,
        ..
    } = emitter;
    for (report, file) in reports.into_iter().zip(files) {
        for mut finding in report.findings {
            if let (None, Some((iri, class))) = (&finding.subject, subjects.get(file)) {
                finding.subject = Some(iri.clone().into());
                finding.class = *class;
            }
            findings.push(finding);
        }
    }
    Built {
        graph: builder.finish(),
        reported,
        findings,
    }
}

impl<'e, 's> Emitter<'e, 's> {
    fn all(&mut self, copies: &Copies<'_>) {
        let repository = self.repository;
        let catalog = repository
            .catalog
            .as_ref()
            .filter(|_| !repository.without_catalog)
            .map(|resource| self.main_catalog(resource));
        if catalog.is_none() && !repository.without_catalog {
            self.reported.note_incomplete();
        }
        let mut listed = Vec::new();
        for (number, part) in repository.parts.iter().enumerate() {
            let Some(resource) = &part.resource else {
                self.unread(part, catalog.as_ref());
                continue;
            };
            let class = resource.class.map(|id| self.profile.class(id));
            let concept = class
                .and_then(|class| class.concept.as_deref())
                .unwrap_or("resource");
            let mut iri = self.ids.iri_of(number).to_owned();
            // The duplicate id is reported; the duplicate IRI follows from it.
            if self.ids.repeats(number) && self.taken.contains_key(&iri) {
                iri = format!("{iri}-{number}");
            }
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
            if self.builder.excess().is_some() {
                break;
            }
            // Resources in `resources/` have no implied membership.
            if let Some(class) = resource.class
                && part.folder != RESOURCES
            {
                listed.push((class, resource, subject.term));
            }
        }
        if catalog.is_some() || repository.without_catalog {
            self.membership(catalog.as_ref(), &listed);
        }
        self.include(catalog.as_ref(), copies);
        self.report_excess();
        if let (Some(span), None) = (self.baseless, &repository.base)
            && repository.catalog.is_some()
        {
            let message = message!(
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
                    .help(&rules::NO_IRI.fix),
            );
        }
    }

    /// Reports where the expansion budget was exceeded; later triples are not in the graph.
    fn report_excess(&mut self) {
        let Some(excess) = self.builder.excess() else {
            return;
        };
        let message = match excess {
            Excess::Name => message!(
                sv: "här blir ett namn (en IRI, en etikett eller ett språk) längre än 64 kB; det som kommer efter läses inte",
                en: "a name (an IRI, a label, a language) becomes longer than 64 kB here; what follows is not read"
            ),
            Excess::Expansion => message!(
                sv: "här har beskrivningarna vecklats ut till många gånger sin storlek; det som kommer efter läses inte",
                en: "here the descriptions have unfolded to many times their size; what follows is not read"
            ),
        };
        let catalog = self.repository.catalog.as_ref();
        let at = self
            .exceeded
            .or_else(|| catalog.map(|catalog| catalog.span));
        let help = message!(
            sv: "korta det som upprepas: standardvärden (`defaults:`) som många resurser får, värden som hänvisas till med *, långa namn",
            en: "shorten what is repeated: defaults (`defaults:`) that many resources get, values that are pointed to with *, long names"
        );
        self.findings
            .push(Finding::new(&TOO_MUCH, message).at(at).help(help));
        self.reported.note_incomplete();
    }

    /// Records that a file could not be read: it may contain what the catalogue would otherwise be reported to lack.
    fn unread(&mut self, part: &Part<'_>, catalog: Option<&Subject>) {
        let profile = self.profile;
        let (Some(catalog), Some(class), Some(catalog_class)) = (
            catalog,
            profile.class_in_folder(&part.folder),
            profile.class_named(class_name::CATALOG),
        ) else {
            return;
        };
        let rows = &profile.class(catalog_class).properties;
        for row in rows
            .iter()
            .filter(|row| row.inferred && lists(profile, row, class))
        {
            let predicate = self.builder.iri(&row.iri);
            self.reported.note_value(catalog.term, predicate);
        }
    }

    fn main_catalog(&mut self, resource: &'e Resource<'s>) -> Subject {
        let iri = self.minter.iri(resource, "catalog", "main");
        let subject = self.name(iri, resource);
        self.subjects.insert(
            self.repository.catalog_file,
            (subject.iri.clone(), Some(class_name::CATALOG)),
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

    /// Links datasets, series, services and sub-catalogues to the catalogue they belong to.
    fn membership(
        &mut self,
        main: Option<&Subject>,
        listed: &[(ClassId, &'e Resource<'s>, TermId)],
    ) {
        let profile = self.profile;
        let Some(catalog_class) = profile.class_named(class_name::CATALOG) else {
            return;
        };
        let rows = &profile.class(catalog_class).properties;
        for (class, resource, term) in listed {
            let origin = Origin::at(resource.span);
            if *class == catalog_class
                && let Some(main) = main
            {
                let has_part = self.builder.iri(vocab::dcterms::HAS_PART);
                self.builder.push(main.term, has_part, *term, origin);
            }
            for row in rows
                .iter()
                .filter(|row| row.inferred && lists(profile, row, *class))
            {
                let catalog = match (&resource.catalog, main) {
                    (None, Some(main)) => main.term,
                    (None, None) => continue,
                    (Some((id, _)), _) if id == NONE => continue,
                    (Some((id, span)), _) => match self.sub_catalog(id, *span) {
                        Some(catalog) => catalog,
                        None => {
                            self.reported.note_resource(*term);
                            continue;
                        }
                    },
                };
                let predicate = self.builder.iri(&row.iri);
                self.builder.push(catalog, predicate, *term, origin);
            }
        }
    }

    fn sub_catalog(&mut self, id: &str, span: Span) -> Option<TermId> {
        if let Some(target) = self.ids.in_folder("catalogs", id) {
            let iri = self.ids.iri_of(target.part).to_owned();
            return Some(self.term_of(&iri));
        }
        let message = message!(sv: "det finns ingen catalogs/{id}.yaml", en: "there is no catalogs/{id}.yaml", id);
        self.findings.push(
            Finding::new(&rules::UNKNOWN_CATALOG, message)
                .at(span)
                .value(id)
                .help(&rules::UNKNOWN_CATALOG.fix),
        );
        None
    }
}
