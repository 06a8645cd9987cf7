//! Compares the published catalogue, fetched as the portal does, with the one in the workspace.

use crate::compare::{self, BlankNodes, Change, Comparison, Resource, Words, significant_changes};
use crate::diagnostic::{Arg, Finding, Lang, Message};
use crate::links::{Download, HARVEST, HARVEST_DIFFERS, HARVESTED_REDIRECTS, download};
use crate::message;
use crate::profile::{Profile, class_name};
use crate::rdf::{Graph, RdfFormat, TermId, read};
use crate::untrusted::Untrusted;
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::{Error, HarvestError, Note};
use crate::workspace::fetch::FetchOptions;
use crate::workspace::open::{self, Workspace};
use std::time::Instant;

/// The comparison with the published catalogue.
#[derive(Debug)]
pub struct Harvest {
    findings: Vec<Finding>,
    /// Whether both catalogues are equal.
    pub is_same: bool,
}

impl Workspace {
    /// Fetches the published catalogue as the portal does, and compares it with the workspace. Nothing is fetched after
    /// `deadline`.
    pub fn harvest(
        &self,
        url: &str,
        options: &FetchOptions,
        deadline: Option<Instant>,
        note: &mut dyn FnMut(Note),
    ) -> Harvest {
        let profile = self.profile();
        let download = Download {
            accept: RdfFormat::RdfXml.media_type().to_owned(),
            redirects: HARVESTED_REDIRECTS,
            deadline,
            ..options.download(note)
        };
        let mut findings = Vec::new();
        let mut is_same = false;
        match catalog(url, &download) {
            Ok(graph) => {
                findings.extend(parts(&graph, profile, &download));
                let comparison = compare::compare(&graph, self.graph(), profile);
                is_same = comparison.is_empty();
                findings.extend(differences(&comparison));
            }
            Err(error) => {
                let why = in_both(&error);
                let message = message!(sv: "portalen kan inte skörda {url}: {why}", en: "the portal cannot harvest {url}: {why}", url, why);
                findings.push(unharvested(message, url));
            }
        }
        Harvest { findings, is_same }
    }

    /// Applies settings, comments and baseline to the findings of a comparison.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check_harvest(&self, harvest: Harvest, checks: &Checks) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        self.check_by(checks, &levels, |_, _| harvest.findings)
    }
}

/// The catalogue at a URL, or why the portal cannot harvest it.
fn catalog(url: &str, options: &Download) -> Result<Graph, HarvestError> {
    let fetched =
        download(url, options).map_err(|error| HarvestError::Download(Box::new(error)))?;
    let looks = read::guess(&fetched.body);
    let read = open::one_file(url, None, fetched.body, RdfFormat::RdfXml);
    match read {
        Ok((_, graph)) if !graph.is_empty() => Ok(graph),
        Ok(_) => Err(HarvestError::Empty),
        Err(_) if fetched.content_type.as_deref() == Some("text/html") => Err(HarvestError::Page),
        Err(_) if looks != RdfFormat::RdfXml => Err(HarvestError::Syntax(looks)),
        Err(unreadable) => Err(HarvestError::Unreadable(unreadable)),
    }
}

/// Fetches the sub-catalogues with nothing but their type.
fn parts(graph: &Graph, profile: &Profile, download: &Download) -> Vec<Finding> {
    let parts = bare_catalogs(graph, profile).into_iter();
    let found = parts.filter_map(|part| {
        let iri = graph.terms().text_of(part);
        let message = match catalog(iri, download) {
            Err(error) => {
                let why = in_both(&error);
                message!(
                    sv: "underkatalogen {iri} kan inte hämtas: {why}. Då misslyckas hela skördningen",
                    en: "the sub-catalogue {iri} cannot be fetched: {why}. Then the whole harvest fails",
                    iri,
                    why
                )
            }
            Ok(fetched) if is_described(&fetched, iri) => return None,
            Ok(_) => message!(
                sv: "filen på {iri} beskriver inte den underkatalogen",
                en: "the file at {iri} does not describe that sub-catalogue",
                iri
            ),
        };
        Some(unharvested(message, iri))
    });
    found.collect()
}

/// The error message in both languages.
fn in_both(error: &HarvestError) -> Arg {
    Arg::either(error.message(Lang::Sv), error.message(Lang::En))
}

fn bare_catalogs(graph: &Graph, profile: &Profile) -> Vec<TermId> {
    let class = profile
        .class_named(class_name::CATALOG)
        .map(|id| profile.class(id));
    let types = class.map_or(&[][..], |class| &class.types).iter();
    let mut bare: Vec<TermId> = types
        .filter_map(|iri| graph.iri(iri))
        .flat_map(|of| graph.instances(of))
        .filter(|catalog| {
            let about = graph.about(*catalog).iter();
            graph.terms().is_iri(*catalog)
                && about.into_iter().all(|triple| triple.p == graph.rdf_type())
        })
        .collect();
    bare.sort_unstable_by_key(|id| graph.terms().text_of(*id));
    bare.dedup();
    bare
}

fn is_described(graph: &Graph, iri: &str) -> bool {
    graph.iri(iri).is_some_and(|id| graph.about(id).len() > 1)
}

fn unharvested(message: Message, url: &str) -> Finding {
    Finding::new(&HARVEST, message)
        .help(&HARVEST.fix)
        .value(url)
}

/// A finding for each resource that differs at the harvest URL.
fn differences(comparison: &Comparison) -> Vec<Finding> {
    let mut found = Vec::new();
    for here in &comparison.added {
        let name = named(here);
        let message = message!(sv: "{name} finns här, men inte i den utlagda katalogen", en: "{name} is here, but not in the published catalogue", name);
        found.push(differing(message, here));
    }
    for there in &comparison.removed {
        let name = named(there);
        let message = message!(sv: "{name} finns i den utlagda katalogen, men inte här", en: "{name} is in the published catalogue, but not here", name);
        // The span would be in the other source.
        found.push(differing(message, there).at(None));
    }
    for renamed in &comparison.renamed {
        let name = named(&renamed.new);
        let old = renamed.old.iri.as_ref().map_or("", Untrusted::raw);
        let message = message!(sv: "{name} har en annan IRI i den utlagda katalogen: {old}", en: "{name} has another IRI in the published catalogue: {old}", name, old);
        found.push(differing(message, &renamed.new));
    }
    for changed in &comparison.changed {
        let significant_changes = significant_changes(&changed.changes);
        let of = if significant_changes.is_empty() && comparison.len() == comparison.changed.len() {
            &changed.changes
        } else {
            &significant_changes
        };
        if of.is_empty() {
            continue;
        }
        let (name, labels) = (named(&changed.new), labels(of));
        let message = message!(sv: "{name} är annorlunda i den utlagda katalogen: {labels}", en: "{name} is different in the published catalogue: {labels}", name, labels);
        found.push(differing(message, &changed.new));
    }
    if comparison.blank_nodes == BlankNodes::Undecided {
        let message = message!(
            sv: "det finns så många lika resurser utan namn (IRI) som leder till varandra att den utlagda katalogen inte kunde jämföras helt",
            en: "there are so many resources without a name (IRI) that look alike and lead to one another that the published catalogue could not be compared in full"
        );
        found.push(Finding::new(&HARVEST_DIFFERS, message).help(&HARVEST_DIFFERS.fix));
    }
    found
}

/// `Badplatser` (datamängd).
fn named(resource: &Resource) -> Arg {
    let name = Words::both(|lang| {
        let resource = resource.in_lang(lang);
        format!("`{}` ({})", resource.called().raw(), resource.label.raw())
    });
    name.arg()
}

/// Labels of the changed properties, without duplicates.
fn labels(changes: &[Change]) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for property in changes.iter().filter_map(|change| change.path.first()) {
        if !labels.contains(&property.key.raw()) {
            labels.push(property.key.raw());
        }
    }
    labels.join(", ")
}

fn differing(message: Message, resource: &Resource) -> Finding {
    let mut finding = Finding::new(&HARVEST_DIFFERS, message)
        .at(resource.span)
        .help(&HARVEST_DIFFERS.fix);
    finding.subject.clone_from(&resource.iri);
    finding.class = resource.class;
    finding
}
