//! Every rule id once: for `explain`, settings and reports.

use crate::diagnostic::RuleMeta;

/// All rules in order of id.
pub fn all() -> Vec<&'static RuleMeta> {
    let mut all: Vec<&'static RuleMeta> = crate::rules::all().map(|rule| &rule.meta).collect();
    all.extend(crate::description::RULES);
    all.extend(crate::yaml::RULES);
    all.extend(crate::convert::RULES);
    all.extend(crate::links::RULES);
    all.extend(crate::compare::RULES);
    all.sort_by_key(|meta| meta.id);
    all
}

/// The rule with this id.
pub fn get(id: &str) -> Option<&'static RuleMeta> {
    all().into_iter().find(|meta| meta.id == id)
}

/// Whether this is the id of a rule, or a group of rules.
pub fn is_known(name: &str) -> bool {
    all()
        .iter()
        .any(|meta| meta.id == name || crate::diagnostic::group_of(meta.id) == name)
}

/// The id an author most likely meant.
pub fn nearest(id: &str) -> Option<&'static str> {
    let slug = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    let near = |a: &str, b: &str| {
        let distance = strsim::damerau_levenshtein(a, b);
        (distance * 3 <= b.len()).then_some(distance)
    };
    all()
        .into_iter()
        .filter_map(|meta| {
            let by_slug = near(&slug(id), &slug(meta.id));
            let distance = near(id, meta.id).into_iter().chain(by_slug).min()?;
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
}
