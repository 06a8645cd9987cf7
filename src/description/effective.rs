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

/// Up to so many keys are compared one by one: most resources have some twenty, and a hash of each takes longer.
const FEW: usize = 64;

/// The properties that a resource has, or has opted out of.
enum Given<'r> {
    Few(Vec<&'r str>),
    Many(HashSet<&'r str>),
}

impl<'r> Given<'r> {
    fn of(resource: &'r Resource<'_>) -> Self {
        let own = resource.statements.iter().map(|own| own.predicate.iri());
        let silenced = resource.silenced.iter().map(String::as_str);
        let all = own
            .chain(resource.opted_out.iter().copied())
            .chain(silenced);
        if resource.statements.len() + resource.silenced.len() > FEW {
            Self::Many(all.collect())
        } else {
            Self::Few(all.collect())
        }
    }

    /// Adds a property; whether it is new.
    fn insert(&mut self, iri: &'r str) -> bool {
        match self {
            Self::Few(few) => {
                let is_new = !few.contains(&iri);
                if is_new {
                    few.push(iri);
                }
                is_new
            }
            Self::Many(many) => many.insert(iri),
        }
    }
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
    let mut given = Given::of(resource);
    let shared = |statement| Effective {
        statement,
        shared: true,
    };
    let rows = &profile.class(class).properties;
    for series in series {
        // Members of a series also inherit what the series has from the defaults.
        for Effective { statement, .. } in statements(series, &[], every_default, profile) {
            let iri = statement.predicate.iri();
            if rows.iter().any(|row| row.series_shared && row.iri == iri) && given.insert(iri) {
                all.push(shared(statement));
            }
        }
    }
    for (_, defaults) in defaults {
        for statement in &defaults.statements {
            if given.insert(statement.predicate.iri()) {
                all.push(shared(statement));
            }
        }
    }
    all
}
