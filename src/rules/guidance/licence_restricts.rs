//! A licence of a public body that restricts reuse.

use super::resources::distinct_values;
use crate::diagnostic::{Finding, List};
use crate::message;
use crate::profile::{Vocabulary, VocabularyValue, class_name};
use crate::rdf::vocab::{dcat, dcterms};
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::{HashMap, HashMapExt};

rule! {
    "guidance/licence-restricts", Warning, portal Silent, "DIGG, vägledning om att tillgängliggöra information: licenser" / "DIGG, guidance on making information available: licences";
    title "Licensen begränsar vidareutnyttjandet."
        / "The licence limits reuse.";
    many "{count} {things} har en licens som begränsar vidareutnyttjandet[: `{cause}`]"
        / "{count} {things} have a licence that restricts reuse[: `{cause}`]";
    why "Myndigheter avråds från villkor om dela lika, icke-kommersiell användning eller inga bearbetningar: data blir då svårare att förena med andra data och att använda i tjänster."
        / "Public bodies are advised against terms of share-alike, non-commercial use or no derivatives: the data is then harder to join with other data and to use in services.";
    fix "Välj CC0, eller CC BY 4.0 där upphovsrätt gäller."
        / "Choose CC0, or CC BY 4.0 where copyright applies.";
    Check::Graph(check)
}

/// Restrictions of a licence.
#[derive(Clone, Copy, Default)]
struct Limits {
    share_alike: bool,
    non_commercial: bool,
    no_derivatives: bool,
}

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let property = cx.graph.iri(dcterms::LICENSE);
    let class = cx.profile.class_named(class_name::DISTRIBUTION);
    let row = class.and_then(|id| cx.profile.class(id).by_iri(dcterms::LICENSE));
    // A dataset may have many distributions, and a publisher many datasets.
    let mut public: HashMap<TermId, bool> = HashMap::new();
    let lists = row.map(|row| cx.lists(row)).unwrap_or_default();
    for licence in distinct_values(cx, dcterms::LICENSE) {
        let limits = limits(&lists, cx.text(licence));
        let Some(limits) = limits.filter(|limits| limits.any()) else {
            continue;
        };
        let name = listed(&lists, cx.text(licence))
            .map_or_else(|| cx.quote(licence), |value| format!("`{}`", value.code));
        for triple in cx.graph.incoming(licence) {
            if Some(triple.p) == property && is_public_data(cx, triple.s, &mut public) {
                found.push(finding(cx, triple, &name, limits));
            }
        }
    }
}

/// The restrictions of a licence, from the vocabularies, else from the URL, which names them in every version and port
/// of Creative Commons: `by-nc-sa/2.5/se`.
fn limits(lists: &[&'static Vocabulary], iri: &str) -> Option<Limits> {
    if let Some(licence) = listed(lists, iri).and_then(|value| value.licence.as_ref()) {
        return Some(Limits {
            share_alike: licence.share_alike,
            non_commercial: licence.non_commercial,
            no_derivatives: licence.no_derivatives,
        });
    }
    let (host, rest) = iri.split_once("/licenses/")?;
    if !host.ends_with("creativecommons.org") {
        return None;
    }
    let code = rest.split('/').next()?;
    let has = |part| code.split('-').any(|own| own == part);
    Some(Limits {
        share_alike: has("sa"),
        non_commercial: has("nc"),
        no_derivatives: has("nd"),
    })
}

fn listed(lists: &[&'static Vocabulary], iri: &str) -> Option<&'static VocabularyValue> {
    let listed = lists.iter().find_map(|list| list.by_value(iri));
    listed.or_else(|| lists.iter().find_map(|list| list.by_variant(iri)))
}

/// Whether the distribution's dataset is published by a public body.
fn is_public_data(
    cx: &Context<'_>,
    distribution: TermId,
    public: &mut HashMap<TermId, bool>,
) -> bool {
    let datasets = cx.led_from(distribution, dcat::P_DISTRIBUTION);
    datasets.into_iter().any(|dataset| {
        if let Some(known) = public.get(&dataset) {
            return *known;
        }
        let mut publishers = cx.values(dataset, dcterms::PUBLISHER).iter();
        let is_public = publishers.any(|triple| {
            let agent = public.entry(triple.o);
            *agent.or_insert_with(|| cx.is_public_body(triple.o))
        });
        public.insert(dataset, is_public);
        is_public
    })
}

fn finding(cx: &Context<'_>, triple: &Triple, name: &str, limits: Limits) -> Finding {
    let terms = limits.names();
    let message = message!(
        sv: "licensen {name} begränsar vidareutnyttjandet: {terms}",
        en: "the licence {name} limits reuse: {terms}",
        name,
        terms
    );
    cx.on(&RULE.meta, triple, message)
        .by_value()
        .help(&RULE.meta.fix)
}

impl Limits {
    fn any(self) -> bool {
        self.share_alike || self.non_commercial || self.no_derivatives
    }

    fn names(self) -> List {
        let parts = [
            (
                self.share_alike,
                message!(sv: "dela lika", en: "share-alike"),
            ),
            (
                self.non_commercial,
                message!(sv: "icke-kommersiell användning", en: "non-commercial use"),
            ),
            (
                self.no_derivatives,
                message!(sv: "inga bearbetningar", en: "no derivatives"),
            ),
        ];
        let names = parts.into_iter().filter(|(holds, _)| *holds);
        List::commas(names.map(|(_, name)| name))
    }
}
