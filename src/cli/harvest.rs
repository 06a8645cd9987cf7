//! `katalog check-links --harvest`: the published catalogue, fetched as the portal does, beside the one that is built here.

use super::links::args::CheckLinks;
use super::links::proxies;
use super::load::{self, Loaded};
use super::{Failure, Status, check, output, terminal::Terminal, validate};
use crate::compare::{self, Change, Comparison, Nameless, Resource, telling};
use crate::diagnostic::{Finding, Lang, Message};
use crate::links::{Download, HARVEST, HARVEST_DIFFERS, HARVESTED_REDIRECTS, download};
use crate::message;
use crate::profile::{self, Profile};
use crate::rdf::{Graph, RdfFormat, TermId, read};
use crate::say;
use crate::source::budget::MOST_OF_ONE;
use crate::untrusted::Untrusted;
use std::time::Instant;

pub(super) fn run(
    url: &str,
    loaded: Loaded,
    args: &CheckLinks,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let profile = profile::embedded(loaded.settings.version);
    let way = Download {
        allow_private: args.asking.allow_private,
        proxies: proxies::hosts(args.asking.allow_private, terminal)?,
        accept: RdfFormat::RdfXml.media_type().to_owned(),
        limit: MOST_OF_ONE,
        timeout: args.asking.timeout.0,
        redirects: HARVESTED_REDIRECTS,
        deadline: args
            .asking
            .deadline
            .and_then(|deadline| Instant::now().checked_add(deadline.0)),
    };
    let mut found = Vec::new();
    let mut same = false;
    match catalog(url, &way, lang) {
        Ok(graph) => {
            found.extend(parts(&graph, profile, &way, lang));
            let comparison = compare::compare(&graph, &loaded.graph, profile, lang);
            same = comparison.is_empty();
            found.extend(differences(&comparison));
        }
        Err(why) => {
            let message = message!(sv: "portalen kan inte skörda {url}: {why}", en: "the portal cannot harvest {url}: {why}", url, why);
            found.push(unharvested(message, url));
        }
    }
    let baseline = args.reporting.baseline(&loaded, terminal)?;
    let checked = check::check_by(loaded, &args.checking, baseline, lang, |_, _| found)?;
    output::write(&checked, &args.reporting.format, terminal)?;
    if same {
        let message = say!(
            lang,
            sv: "katalogen på {url} är densamma som den som byggs här",
            en: "the catalogue at {url} is the same as the one that is built here"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(validate::status(&checked, args.failing.fail_on))
}

/// The catalogue at an address, or why the portal does not get it.
fn catalog(url: &str, way: &Download, lang: Lang) -> Result<Graph, Message> {
    let fetched = download(url, way).map_err(|error| error.message())?;
    let looks = read::guess(&fetched.body);
    let read = load::rdf_bytes(url, fetched.body, RdfFormat::RdfXml, lang);
    match read {
        Ok((_, graph)) if !graph.is_empty() => Ok(graph),
        Ok(_) => Err(message!(sv: "filen är tom", en: "the file is empty")),
        Err(_) if fetched.content_type.as_deref() == Some("text/html") => Err(
            message!(sv: "det är en webbsida, ingen RDF/XML", en: "it is a web page, no RDF/XML"),
        ),
        Err(_) if looks != RdfFormat::RdfXml => {
            let name = looks.name();
            Err(message!(
                sv: "filen är ingen RDF/XML utan ser ut som {name}; portalen läser bara RDF/XML",
                en: "the file is no RDF/XML but looks like {name}; the portal reads RDF/XML only",
                name
            ))
        }
        Err(failure) => Err(Message::quoted(first_line(&failure.to_string(), url))),
    }
}

/// What is wrong in a file, without the lines of it and the name that is told already.
fn first_line(told: &str, url: &str) -> String {
    let first = told.lines().next().unwrap_or_default();
    let rest = first.strip_prefix(url).unwrap_or(first);
    rest.trim_start_matches(':').trim_start().to_owned()
}

/// Fetches the sub-catalogues of which only the type is said.
fn parts(graph: &Graph, profile: &Profile, way: &Download, lang: Lang) -> Vec<Finding> {
    let parts = bare_catalogs(graph, profile).into_iter();
    let found = parts.filter_map(|part| {
        let iri = graph.terms().text_of(part);
        let message = match catalog(iri, way, lang) {
            Err(why) => message!(
                sv: "underkatalogen {iri} kan inte hämtas: {why}. Då misslyckas hela skördningen",
                en: "the sub-catalogue {iri} cannot be fetched: {why}. Then the whole harvest fails",
                iri,
                why
            ),
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

fn bare_catalogs(graph: &Graph, profile: &Profile) -> Vec<TermId> {
    let class = profile.class_named("Catalog").map(|id| profile.class(id));
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

/// A finding for each resource that is another one at the harvest address.
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
        // Its place is one in the other file.
        found.push(differing(message, there).at(None));
    }
    for renamed in &comparison.renamed {
        let name = named(&renamed.new);
        let old = renamed.old.iri.as_ref().map_or("", Untrusted::raw);
        let message = message!(sv: "{name} har en annan IRI i den utlagda katalogen: {old}", en: "{name} has another IRI in the published catalogue: {old}", name, old);
        found.push(differing(message, &renamed.new));
    }
    for changed in &comparison.changed {
        let telling = telling(&changed.changes);
        let of = if telling.is_empty() && comparison.len() == comparison.changed.len() {
            &changed.changes
        } else {
            &telling
        };
        if of.is_empty() {
            continue;
        }
        let (name, labels) = (named(&changed.new), labels(of));
        let message = message!(sv: "{name} är annorlunda i den utlagda katalogen: {labels}", en: "{name} is different in the published catalogue: {labels}", name, labels);
        found.push(differing(message, &changed.new));
    }
    if comparison.nameless == Nameless::Undecided {
        let message = message!(
            sv: "det finns så många lika resurser utan namn (IRI) som leder till varandra att den utlagda katalogen inte kunde jämföras helt",
            en: "there are so many resources without a name (IRI) that look alike and lead to one another that the published catalogue could not be compared in full"
        );
        found.push(differing(message, &Resource::default()));
    }
    found
}

/// `Badplatser` (datamängd).
fn named(resource: &Resource) -> String {
    format!("`{}` ({})", resource.called().raw(), resource.label.raw())
}

/// The properties that differ, each once.
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
