//! Guards against loss: a good copy is not replaced by an empty or truncated one.

use super::profile::profile;
use crate::compare::Comparison;
use crate::profile::{Class, class_name};
use crate::rdf::Graph;
use crate::workspace::error::{IncludeError, Loss};
use std::collections::BTreeSet;

/// Refuses a new copy without statements, also when there is no readable previous one.
pub(super) fn refuse_nothing(new: &Graph) -> Result<(), IncludeError> {
    if new.is_empty() {
        return Err(IncludeError::Nothing);
    }
    Ok(())
}

/// Refuses a new copy that is no catalogue, or lacks the catalogue or more than half of the resources.
pub(super) fn refuse([old, new]: [&Graph; 2], comparison: &Comparison) -> Result<(), IncludeError> {
    if counted().all(|class| count(new, class) == 0) {
        return Err(IncludeError::NoCatalog);
    }
    let losses: Vec<Loss> = counted()
        .map(|class| loss([old, new], comparison, class))
        .filter(|loss| loss.gone > 0)
        .collect();
    let gone: usize = losses.iter().map(|loss| loss.gone).sum();
    let before: usize = counted().map(|class| count(old, class)).sum();
    if !loses_catalog(old, new) && gone * 2 <= before {
        return Ok(());
    }
    Err(IncludeError::Loss(losses))
}

/// The classes that are counted: those with files, and distributions.
fn counted() -> impl Iterator<Item = &'static Class> {
    let classes = profile().classes.iter();
    classes.filter(|class| {
        class.folder.is_some() || is_catalog(class) || class.name == class_name::DISTRIBUTION
    })
}

fn is_catalog(class: &Class) -> bool {
    class.name == class_name::CATALOG
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

/// The loss in a class: resources that are gone by IRI, and at least the difference in number.
fn loss([old, new]: [&Graph; 2], comparison: &Comparison, class: &'static Class) -> Loss {
    let before = count(old, class);
    let removed = comparison.removed.iter();
    let removed = removed.filter(|of| of.class == Some(class.name)).count();
    let fewer = before.saturating_sub(count(new, class));
    Loss {
        class,
        before,
        gone: removed.max(fewer).min(before),
    }
}
