//! Effective values of a resource: its own, then those inherited from its series, then `defaults:`.

use super::resource::{Resource, Statement};
use crate::profile::{ClassId, Profile};
use foldhash::HashSet;

/// A statement that applies to a resource, and whether it is inherited.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effective<'r, 's> {
    /// The statement.
    pub statement: &'r Statement<'s>,
    /// Whether it is a default, or inherited from a series.
    pub shared: bool,
}

/// The statements that apply to `resource`. A key replaces an inherited one as a whole; values are not merged.
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
    // Most repositories have nothing to inherit, and need no set of the keys given.
    let every_default = defaults;
    let defaults = defaults.iter().filter(|(of, _)| *of == class);
    if series.is_empty() && defaults.clone().all(|(_, of)| of.statements.is_empty()) {
        return all;
    }
    let own = all.iter().map(|own| own.statement.predicate.iri());
    let mut said: HashSet<&str> = own.collect();
    said.extend(&resource.opted_out);
    said.extend(resource.silenced.iter().map(String::as_str));
    let shared = |statement| Effective {
        statement,
        shared: true,
    };
    let rows = &profile.class(class).properties;
    for series in series {
        // Members of a series also inherit what the series has from the defaults.
        for Effective { statement, .. } in statements(series, &[], every_default, profile) {
            let iri = statement.predicate.iri();
            if rows.iter().any(|row| row.series_shared && row.iri == iri) && said.insert(iri) {
                all.push(shared(statement));
            }
        }
    }
    for (_, defaults) in defaults {
        for statement in &defaults.statements {
            if said.insert(statement.predicate.iri()) {
                all.push(shared(statement));
            }
        }
    }
    all
}
