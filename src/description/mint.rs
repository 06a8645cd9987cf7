//! Mints IRIs from templates and ids; the only place that does, and that recognizes IRIs minted by the default
//! templates.

use super::resource::Resource;
use super::slug::is_id;
use crate::profile::organisation_iri;
use std::collections::BTreeMap;

/// The concept whose IRIs also contain the id of the dataset.
const DISTRIBUTION: &str = "distribution";

/// IRI templates by concept, with the placeholders `{baseURI}`, `{concept}`, `{id}` and `{dataset}`.
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

/// Replaces a missing `baseURI`, which is reported once.
const NO_BASE: &str = "urn:katalog:no-base";

impl<'r> Minter<'r> {
    /// A minter for IRIs below `base`.
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

    /// Whether the IRI was minted without a `baseURI`.
    pub(super) fn is_baseless(iri: &str) -> bool {
        iri.starts_with(NO_BASE)
    }

    /// The IRI of a resource: as written, from its organisation number, or minted.
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

/// The `baseURI` of an IRI that the default template of `concept` could have minted; `None` for other IRIs. Does not
/// apply to distributions.
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
