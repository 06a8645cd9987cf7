//! Mints IRIs: the only place that makes them from templates and ids, and knows what those made by default look like.

use super::resource::Resource;
use super::slug::is_id;
use crate::profile::organisation_iri;
use std::collections::BTreeMap;

/// The concept whose IRIs hold the id of what they belong to as well.
const DISTRIBUTION: &str = "distribution";

/// How IRIs are minted, per concept; `{baseURI}`, `{concept}`, `{id}` and `{dataset}` are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates(pub BTreeMap<String, String>);

impl Templates {
    /// The template for a concept.
    pub fn get(&self, concept: &str) -> &str {
        self.0.get(concept).map_or(
            if concept == DISTRIBUTION {
                "{baseURI}/id/distribution/{dataset}/{id}"
            } else {
                "{baseURI}/id/{concept}/{id}"
            },
            String::as_str,
        )
    }
}

/// Mints IRIs.
pub struct Minter<'r> {
    base: String,
    templates: &'r Templates,
}

/// Stands in where there is no `baseURI`, which is reported once.
const NO_BASE: &str = "urn:katalog:no-base";

impl<'r> Minter<'r> {
    /// Mints below `base`.
    pub fn new(base: Option<&str>, templates: &'r Templates) -> Self {
        Self {
            base: base.unwrap_or(NO_BASE).to_owned(),
            templates,
        }
    }

    /// The IRI for an id.
    pub fn mint(&self, concept: &str, id: &str) -> String {
        self.fill(concept, id, "")
    }

    /// The IRI for a distribution of a dataset.
    pub fn distribution(&self, dataset: &str, id: &str) -> String {
        self.fill(DISTRIBUTION, id, dataset)
    }

    fn fill(&self, concept: &str, id: &str, dataset: &str) -> String {
        let template = self.templates.get(concept);
        template
            .replace("{baseURI}", &self.base)
            .replace("{concept}", concept)
            .replace("{id}", id)
            .replace("{dataset}", dataset)
    }

    /// Whether the IRI stands on the missing `baseURI`.
    pub(super) fn is_baseless(iri: &str) -> bool {
        iri.starts_with(NO_BASE)
    }

    /// The IRI of a described thing: as written, by its organisation number, or minted.
    pub(super) fn iri(&self, resource: &Resource<'_>, concept: &str, id: &str) -> String {
        if let Some((iri, _)) = &resource.iri {
            return iri.to_string();
        }
        Self::by_organisation_number(resource).unwrap_or_else(|| self.mint(concept, id))
    }

    fn by_organisation_number(resource: &Resource<'_>) -> Option<String> {
        resource
            .organisation_number
            .as_deref()
            .map(organisation_iri)
    }
}

/// What an IRI begins with that is made by the templates that stand unless others are set; none when it is made
/// otherwise. Says nothing of distributions.
pub fn base_of<'i>(iri: &'i str, concept: &str) -> Option<&'i str> {
    let (front, id) = iri.rsplit_once('/')?;
    let base = front.strip_suffix(concept)?.strip_suffix("/id/")?;
    is_id(id).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_minted_tells_its_base() {
        let templates = Templates::default();
        let minter = Minter::new(Some("https://a.se/x"), &templates);
        let iri = minter.mint("dataset", "luft");
        assert_eq!(iri, "https://a.se/x/id/dataset/luft");
        assert_eq!(base_of(&iri, "dataset"), Some("https://a.se/x"));
        assert_eq!(base_of(&iri, "service"), None);
        assert_eq!(base_of("https://a.se/luft", "dataset"), None);
    }
}
