//! Suppression comments (`# katalog: ignore[…]`).

use crate::diagnostic::{Finding, Levels, Severity, group_of};
use crate::message;
use crate::profile::Suggestions;
use crate::registry;
use crate::source::tree::is_yaml;
use crate::source::{FileId, SourceMap, Span};
use crate::yaml::{self, Ignore, UNKNOWN_IGNORE, UNUSED_IGNORE};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Maximum number of suggestions for unknown rule ids.
const MOST_SUGGESTIONS: usize = 500;

/// Removes suppressed findings, and adds one for each comment that is unused or malformed.
pub(super) fn obey(findings: &mut Vec<Finding>, sources: &SourceMap, levels: &Levels) {
    let mut ignores: Vec<Ignore> = Vec::new();
    // Comments in included RDF files are not ours.
    for (file, source) in sources.iter().filter(|(_, file)| is_yaml(file.name.raw())) {
        ignores.extend(yaml::ignores(file, source.bytes()));
    }
    if ignores.is_empty() {
        return;
    }
    let used = drop_covered(findings, &ignores);
    let active_rules = active_rules(levels);
    let suggestions = Suggestions::first(MOST_SUGGESTIONS);
    for (ignore, used) in ignores.iter().zip(used) {
        let unknown = ignore.rules.iter().find(|rule| !registry::is_known(rule));
        let finding = if ignore.rules.is_empty() || unknown.is_some() {
            not_understood(unknown, &suggestions)
        } else if used
            || !ignore
                .rules
                .iter()
                .all(|rule| active_rules.contains(rule.as_str()))
        {
            continue;
        } else {
            let rules = ignore.rules.join(", ");
            let message = message!(sv: "kommentaren tystar inget: ingen upplysning, varning eller fel av {rules} här", en: "the comment keeps nothing quiet: no finding of {rules} here", rules);
            Finding::new(&UNUSED_IGNORE, message).help(&UNUSED_IGNORE.fix)
        };
        if levels.is_on(finding.rule.id) {
            let severity = levels.severity(finding.rule).unwrap_or(Severity::Warning);
            findings.push(finding.severity(severity).at(ignore.at));
        }
    }
    findings.sort_by_key(|finding| {
        let place = finding.span.map(|span| (span.file, span.start, span.end));
        (place.is_none(), place)
    });
}

/// Removes the findings that comments suppress; returns for each comment whether it suppressed any.
fn drop_covered(findings: &mut Vec<Finding>, ignores: &[Ignore]) -> Vec<bool> {
    // By rule or group id, and start: many comments may name the same rule.
    let mut by_name: HashMap<(FileId, &str), Vec<usize>> = HashMap::new();
    for (number, ignore) in ignores.iter().enumerate() {
        for rule in &ignore.rules {
            let same = by_name.entry((ignore.covers.file, rule)).or_default();
            if same.last() != Some(&number) {
                same.push(number);
            }
        }
    }
    let covering: HashMap<_, Covering> = by_name
        .into_iter()
        .map(|(name, numbers)| (name, Covering::of(numbers, ignores)))
        .collect();
    let mut covers: BTreeMap<(FileId, &str), Vec<u32>> = BTreeMap::new();
    let mut is_covered = |id: &'static str, span: Span| {
        let mut covered = false;
        for name in [id, group_of(id)] {
            let key = (span.file, name);
            if covering.get(&key).is_some_and(|by| by.covers(span.start)) {
                covers.entry(key).or_default().push(span.start);
                covered = true;
            }
        }
        covered
    };
    findings.retain_mut(|finding| {
        let Some(span) = finding.span else {
            return true;
        };
        let id = finding.rule.id;
        if is_covered(id, span) {
            return false;
        }
        finding.also.retain(|span| !is_covered(id, *span));
        true
    });
    let mut used = vec![false; ignores.len()];
    for (name, mut starts) in covers {
        starts.sort_unstable();
        for number in &covering[&name].numbers {
            used[*number] |= ignores[*number].covers_any(&starts);
        }
    }
    used
}

/// The comments of a file that name a rule or group.
struct Covering {
    numbers: Vec<usize>,
    /// Start offsets of what they cover, sorted, each with the maximum end so far.
    ends: Vec<(u32, u32)>,
}

impl Covering {
    fn of(numbers: Vec<usize>, ignores: &[Ignore]) -> Self {
        let range = |number: &usize| ignores[*number].range();
        let mut ends: Vec<(u32, u32)> = numbers
            .iter()
            .map(range)
            .map(|range| (range.start, range.end))
            .collect();
        ends.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut ends {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { numbers, ends }
    }

    fn covers(&self, start: u32) -> bool {
        let before = self.ends.partition_point(|(from, _)| *from <= start);
        before > 0 && self.ends[before - 1].1 > start
    }
}

fn not_understood(unknown: Option<&String>, suggestions: &Suggestions) -> Finding {
    let Some(name) = unknown else {
        let message = message!(sv: "kommentaren säger inte vilken regel som ska tystas", en: "the comment does not say which rule to keep quiet");
        return Finding::new(&UNKNOWN_IGNORE, message).help(&UNKNOWN_IGNORE.fix);
    };
    let message =
        message!(sv: "det finns ingen regel `{name}`", en: "there is no rule `{name}`", name);
    let help = match suggestions.look(|| registry::nearest(name)) {
        Some(near) => message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near),
        None => (&UNKNOWN_IGNORE.fix).into(),
    };
    Finding::new(&UNKNOWN_IGNORE, message)
        .help(help)
        .value(name.as_str())
}

/// The rules that ran, and their groups.
fn active_rules(levels: &Levels) -> HashSet<&'static str> {
    let judged = registry::all()
        .into_iter()
        .filter(|meta| levels.is_on(meta.id));
    judged
        .flat_map(|meta| [meta.id, group_of(meta.id)])
        .collect()
}
