//! Every rule id once: for `explain`, settings and reports.

use crate::diagnostic::{RuleMeta, group_of};
use crate::profile::Word;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Sorted once: it is searched for each comment and each line of settings.
static ALL: LazyLock<Vec<&'static RuleMeta>> = LazyLock::new(|| {
    let mut all: Vec<&'static RuleMeta> = crate::rules::all().map(|rule| &rule.meta).collect();
    all.extend(crate::description::RULES);
    all.extend(crate::yaml::RULES);
    all.extend(crate::convert::RULES);
    all.extend(crate::links::RULES);
    all.extend(crate::compare::RULES);
    all.sort_by_key(|meta| meta.id);
    all
});

/// The ids of rules and groups.
static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let names = |meta: &&'static RuleMeta| [meta.id, group_of(meta.id)];
    ALL.iter().flat_map(names).collect()
});

/// All rules in order of id.
pub fn all() -> Vec<&'static RuleMeta> {
    ALL.clone()
}

/// The rule with this id.
pub fn get(id: &str) -> Option<&'static RuleMeta> {
    all().into_iter().find(|meta| meta.id == id)
}

/// Whether this is the id of a rule, or a group of rules.
pub fn is_known(name: &str) -> bool {
    NAMES.contains(name)
}

/// The id an author most likely meant.
pub fn nearest(id: &str) -> Option<&'static str> {
    let slug = |id: &str| Word::new(id.rsplit('/').next().unwrap_or_default());
    let near = |a: &Word, b: &Word| a.distance(b, b.text().len() / 3);
    let (own, own_slug) = (Word::new(id), slug(id));
    all()
        .into_iter()
        .filter_map(|meta| {
            let by_slug = near(&own_slug, &slug(meta.id));
            let distance = near(&own, &Word::new(meta.id));
            let distance = distance.into_iter().chain(by_slug).min()?;
            Some((distance, meta.id))
        })
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_unique_and_every_text_is_there() {
        let all = super::all();
        for pair in all.windows(2) {
            assert!(pair[0].id < pair[1].id, "{} twice", pair[0].id);
        }
        for meta in all {
            assert!(
                meta.id
                    .split_once('/')
                    .is_some_and(|(group, slug)| !group.is_empty() && !slug.is_empty())
            );
            for text in [&meta.title, &meta.why, &meta.fix] {
                assert!(
                    text.sv.ends_with(['.', '!', '?']) || text.sv.ends_with(')'),
                    "{}: {}",
                    meta.id,
                    text.sv
                );
                assert!(
                    text.en.ends_with(['.', '!', '?']) || text.en.ends_with(')'),
                    "{}: {}",
                    meta.id,
                    text.en
                );
            }
            assert!(!meta.reference.sv.is_empty() && !meta.reference.en.is_empty());
        }
    }

    #[test]
    fn what_a_rule_explains_is_a_rule() {
        for meta in super::all() {
            for explained in meta.explains {
                assert!(super::get(explained).is_some(), "{}: {explained}", meta.id);
            }
        }
    }
}
