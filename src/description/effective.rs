//! What a resource says in the end: its own words, then what its series shares, then the defaults.

use super::resource::{Resource, Statement};
use crate::profile::{ClassId, Profile};

/// A statement and whether it stands where several resources share it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effective<'r, 's> {
    /// The statement.
    pub statement: &'r Statement<'s>,
    /// Whether it is a default, or taken from a series.
    pub shared: bool,
}

/// The statements that hold for `resource`. A whole key is replaced, never merged.
pub(super) fn statements<'r, 's>(
    resource: &'r Resource<'s>,
    series: &[&'r Resource<'s>],
    defaults: &'r [(ClassId, Resource<'s>)],
    profile: &Profile,
) -> Vec<Effective<'r, 's>> {
    let mut all: Vec<Effective<'r, 's>> = resource
        .statements
        .iter()
        .map(|statement| Effective {
            statement,
            shared: false,
        })
        .collect();
    let Some(class) = resource.class else {
        return all;
    };
    let settled = |all: &[Effective<'_, '_>], iri: &str| {
        all.iter()
            .any(|effective| effective.statement.predicate.iri() == iri)
            || resource.opted_out.contains(&iri)
            || resource.silenced.iter().any(|silenced| silenced == iri)
    };
    let rows = &profile.class(class).properties;
    for series in series {
        // What the series itself has from the defaults, its members share too.
        for Effective { statement, .. } in statements(series, &[], defaults, profile) {
            let iri = statement.predicate.iri();
            if rows.iter().any(|row| row.series_shared && row.iri == iri) && !settled(&all, iri) {
                all.push(Effective {
                    statement,
                    shared: true,
                });
            }
        }
    }
    for (_, defaults) in defaults.iter().filter(|(of, _)| *of == class) {
        for statement in &defaults.statements {
            if !settled(&all, statement.predicate.iri()) {
                all.push(Effective {
                    statement,
                    shared: true,
                });
            }
        }
    }
    all
}
