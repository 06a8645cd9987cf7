//! Findings that a comment in the source keeps quiet.

use crate::diagnostic::{Finding, Levels, Severity};
use crate::say;
use crate::source::SourceMap;
use crate::source::tree::is_yaml;
use crate::yaml::{self, Ignore, UNKNOWN_IGNORE, UNUSED_IGNORE};
use crate::{diagnostic::Lang, registry};
use std::collections::HashMap;

/// Drops the findings that comments cover, and adds one for each comment that covers none or is not understood.
pub(super) fn obey(findings: &mut Vec<Finding>, sources: &SourceMap, levels: &Levels, lang: Lang) {
    let mut ignores: Vec<Ignore> = Vec::new();
    // Copies of what others wrote are RDF: comments in them are theirs.
    for (file, source) in sources.iter().filter(|(_, file)| is_yaml(file.name.raw())) {
        ignores.extend(yaml::ignores(file, source.bytes(), lang));
    }
    if ignores.is_empty() {
        return;
    }
    let mut by_file: HashMap<_, Vec<usize>> = HashMap::new();
    for (number, ignore) in ignores.iter().enumerate() {
        by_file.entry(ignore.at.file).or_default().push(number);
    }
    let mut used = vec![false; ignores.len()];
    findings.retain(|finding| {
        let Some(span) = finding.span else {
            return true;
        };
        let mut covered = false;
        for number in by_file.get(&span.file).into_iter().flatten() {
            if ignores[*number].covers(finding.rule.id, span) {
                used[*number] = true;
                covered = true;
            }
        }
        !covered
    });
    for (ignore, used) in ignores.iter().zip(used) {
        let unknown = ignore.rules.iter().find(|rule| !registry::is_known(rule));
        let finding = if ignore.rules.is_empty() || unknown.is_some() {
            not_understood(unknown, lang)
        } else if used || !ignore.rules.iter().all(|rule| is_asked(rule, levels)) {
            continue;
        } else {
            let rules = ignore.rules.join(", ");
            let message = say!(lang, sv: "kommentaren tystar inget: ingen upplysning, varning eller fel av {rules} här", en: "the comment keeps nothing quiet: no finding of {rules} here");
            Finding::new(&UNUSED_IGNORE, message).help(UNUSED_IGNORE.fix.get(lang))
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

fn not_understood(unknown: Option<&String>, lang: Lang) -> Finding {
    let Some(name) = unknown else {
        let message = say!(lang, sv: "kommentaren säger inte vilken regel som ska tystas", en: "the comment does not say which rule to keep quiet");
        return Finding::new(&UNKNOWN_IGNORE, message).help(UNKNOWN_IGNORE.fix.get(lang));
    };
    let message = say!(lang, sv: "det finns ingen regel `{name}`", en: "there is no rule `{name}`");
    let help = match registry::nearest(name) {
        Some(near) => say!(lang, sv: "menade du `{near}`?", en: "did you mean `{near}`?"),
        None => UNKNOWN_IGNORE.fix.get(lang).to_owned(),
    };
    Finding::new(&UNKNOWN_IGNORE, message)
        .help(help)
        .value(name.as_str())
}

/// Whether the rule, or some rule of the group, was judged in this run.
fn is_asked(name: &str, levels: &Levels) -> bool {
    let mut rules = registry::all().into_iter();
    rules.any(|meta| {
        (meta.id == name || crate::diagnostic::group_of(meta.id) == name) && levels.is_on(meta.id)
    })
}
