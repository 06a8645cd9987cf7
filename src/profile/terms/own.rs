//! Names as a profile sees them: its own rows are known, whatever their vocabularies list.

use super::lookup::terms;
use super::{NearBy, Spelling};
use crate::profile::{Profile, TermKind};

impl Profile {
    /// How the IRI of a class or property stands to the known names.
    pub fn spelling(&self, kind: TermKind, iri: &str) -> Spelling {
        let is_open = |iri: &str| {
            let mut known = self.known_vocabularies.iter();
            known.any(|namespace| iri.starts_with(namespace.as_str()))
        };
        let has_own = || match kind {
            TermKind::Class => self.class_of_type(iri).is_some(),
            TermKind::Property => self.classes.iter().any(|class| class.by_iri(iri).is_some()),
        };
        match terms().spelling(kind, iri, &self.prefixes, is_open) {
            Spelling::Near(near) if near.by == NearBy::Neighbour => Spelling::Near(near),
            other if other != Spelling::Known && has_own() => Spelling::Known,
            other => other,
        }
    }
}
