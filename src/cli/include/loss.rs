//! What a new copy would lose: a good one is not replaced by nothing, nor by what is left of it.

use super::profile;
use crate::cli::Failure;
use crate::compare::Comparison;
use crate::diagnostic::Lang;
use crate::profile::Class;
use crate::rdf::Graph;
use crate::say;
use std::collections::BTreeSet;

/// How much of one class is lost.
struct Loss {
    label: String,
    before: usize,
    gone: usize,
}

/// Refuses a new copy that states nothing, also where the last one cannot be read or is not there.
pub(super) fn refuse_nothing(new: &Graph, lang: Lang) -> Result<(), Failure> {
    if !new.is_empty() {
        return Ok(());
    }
    Err(Failure::new(say!(
        lang,
        sv: "det som kom säger ingenting; kopian är kvar som den var",
        en: "what came states nothing; the copy stays as it was"
    )))
}

/// Refuses a new copy that is no catalogue, or that has lost the catalogue or more than half of what was described.
pub(super) fn refuse(
    [old, new]: [&Graph; 2],
    comparison: &Comparison,
    lang: Lang,
) -> Result<(), Failure> {
    if counted().all(|class| count(new, class) == 0) {
        return Err(Failure::new(say!(
            lang,
            sv: "det som kom är ingen katalog: där finns varken katalog, datamängder eller datatjänster; kopian är kvar som den var (--accept-loss skriver den ändå)",
            en: "what came is no catalogue: there is neither catalogue, dataset nor data service in it; the copy stays as it was (--accept-loss writes it all the same)"
        )));
    }
    let losses: Vec<Loss> = counted()
        .map(|class| loss([old, new], comparison, class, lang))
        .filter(|loss| loss.gone > 0)
        .collect();
    let gone: usize = losses.iter().map(|loss| loss.gone).sum();
    let before: usize = counted().map(|class| count(old, class)).sum();
    if !loses_catalog(old, new) && gone * 2 <= before {
        return Ok(());
    }
    let told: Vec<String> = losses.iter().map(|loss| loss.told(lang)).collect();
    let told = told.join(", ");
    Err(Failure::new(say!(
        lang,
        sv: "det som kom saknar för mycket av det som fanns ({told}); kopian är kvar som den var. Är det rätt, lägg till --accept-loss",
        en: "what came lacks too much of what was there ({told}); the copy stays as it was. If that is right, add --accept-loss"
    )))
}

/// The classes that are counted: those with files of their own, and distributions.
fn counted() -> impl Iterator<Item = &'static Class> {
    let classes = profile().classes.iter();
    classes
        .filter(|class| class.folder.is_some() || is_catalog(class) || class.name == "Distribution")
}

fn is_catalog(class: &Class) -> bool {
    class.name == "Catalog"
}

fn count(graph: &Graph, class: &Class) -> usize {
    let types = class.types.iter().filter_map(|iri| graph.iri(iri));
    let instances: BTreeSet<_> = types.flat_map(|of| graph.instances(of)).collect();
    instances.len()
}

fn loses_catalog(old: &Graph, new: &Graph) -> bool {
    let mut catalogs = counted().filter(|class| is_catalog(class));
    catalogs.any(|class| count(old, class) > 0 && count(new, class) == 0)
}

/// What is there no more, by name where it has one, and at least as many as are fewer.
fn loss(
    [old, new]: [&Graph; 2],
    comparison: &Comparison,
    class: &'static Class,
    lang: Lang,
) -> Loss {
    let before = count(old, class);
    let removed = comparison.removed.iter();
    let removed = removed.filter(|of| of.class == Some(class.name)).count();
    let fewer = before.saturating_sub(count(new, class));
    Loss {
        label: class.label.get(lang).to_lowercase(),
        before,
        gone: removed.max(fewer).min(before),
    }
}

impl Loss {
    fn told(&self, lang: Lang) -> String {
        let Self {
            label,
            before,
            gone,
        } = self;
        say!(lang, sv: "{label} {gone} av {before}", en: "{label} {gone} of {before}")
    }
}
