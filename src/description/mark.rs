//! The applicable legislation implied by HVD categories.

use super::effective::Effective;
use crate::profile::Class;
use crate::rdf::Origin;

/// An implied statement: the applicable legislation that an HVD category implies.
pub(super) struct Mark {
    pub(super) property: String,
    pub(super) value: String,
    pub(super) origin: Origin,
}

impl Mark {
    pub(super) fn of(class: &Class, statements: &[Effective<'_, '_>]) -> Option<Self> {
        let row = class.properties.iter().find(|row| row.implies)?;
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
