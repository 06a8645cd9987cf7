//! How to correct all findings of a cause: one edit where one mends many, otherwise what the findings say.

use super::checked::Checked;
use crate::diagnostic::{CauseGroup, Finding, Lang, Message, grouped};
use crate::message;
use crate::profile::{Class, Property};
use crate::source::tree::CATALOG_FILES;
use std::path::Path;

/// From so many findings on, a default is suggested.
const FEWEST_FOR_DEFAULT: usize = 3;
/// Number of findings whose help is compared.
const COMPARED: usize = 50;

/// The remedy, and whether it is one edit that ends all findings.
pub(super) fn remedy(checked: &Checked, group: &CauseGroup) -> (Message, bool) {
    if let Some(default) = default(checked, group).or_else(|| template(checked, group)) {
        return (default, true);
    }
    let findings = || group.shown.iter().map(|index| &checked.findings[*index]);
    let example = &checked.findings[group.example()];
    let help = |finding: &Finding| {
        let help = finding.help.as_ref();
        help.map(|help| help.one(Lang::En))
    };
    let first = help(example);
    let is_same = findings().take(COMPARED).all(|other| help(other) == first);
    let message = match &example.help {
        Some(help) if is_same => help.clone(),
        _ => (&example.rule.fix).into(),
    };
    (message, false)
}

/// `publisher: kommunen` under `defaults:`, where many resources lack what can be the same for all.
fn default(checked: &Checked, group: &CauseGroup) -> Option<Message> {
    checked.root.as_ref()?;
    let example = &checked.findings[group.example()];
    let is_missing = example.value.is_none() && example.property.is_some();
    if !is_missing || group.shown.len() < FEWEST_FOR_DEFAULT {
        return None;
    }
    let class = checked.class(example)?;
    let row = checked.property(example).filter(|row| row.same_for_all)?;
    let concept = class.concept.as_deref()?;
    let value = only_value(checked, row).unwrap_or_else(|| "…".to_owned());
    let (file, line) = defaults(checked);
    let (key, count) = (row.key.as_str(), grouped(group.shown.len()));
    let place = match line {
        Some(line) => format!("{file}:{line}"),
        None => file,
    };
    Some(message!(
        sv: "är det samma för alla, skriv `{key}: {value}` under `defaults:`, `{concept}:` i {place}: det rättar alla {count}",
        en: "if it is the same for all, write `{key}: {value}` under `defaults:`, `{concept}:` in {place}: that mends all {count}",
        key,
        value,
        concept,
        place,
        count
    ))
}

/// The template of the system that writes the RDF, where all resources lack a property.
fn template(checked: &Checked, group: &CauseGroup) -> Option<Message> {
    if checked.root.is_some() || !checked.is_missing_everywhere(group) {
        return None;
    }
    let example = &checked.findings[group.example()];
    let property = example.property.as_ref()?.raw();
    let property = checked.profile.prefixes.compact(property);
    let count = grouped(group.resources);
    Some(message!(
        sv: "ingen har den: lägg till `{property}` i systemets mall om uppgiften finns där, så rättas alla {count}",
        en: "none has it: add `{property}` to the system's template if the system knows it, and all {count} are mended",
        property,
        count
    ))
}

/// The id of the only resource that can be the value, as where a catalogue has one agent.
fn only_value(checked: &Checked, row: &Property) -> Option<String> {
    let classes = row.alternatives.iter().flat_map(|range| &range.classes);
    let mut folders = classes.filter_map(|class| folder(checked.profile.class(*class)));
    let folder = folders.next()?;
    let mut files = checked.sources.iter().filter_map(|(_, file)| {
        let path = Path::new(file.name.raw());
        let is_in = path.parent() == Some(Path::new(folder));
        is_in.then(|| path.file_stem()?.to_str()).flatten()
    });
    let only = files.next()?;
    files.next().is_none().then(|| only.to_owned())
}

fn folder(class: &Class) -> Option<&str> {
    class.folder.as_deref()
}

/// The file with the defaults, and the line of `defaults:` if there is one.
fn defaults(checked: &Checked) -> (String, Option<usize>) {
    let is_catalog = |name: &str| CATALOG_FILES.contains(&name);
    let mut files = checked.sources.iter();
    let Some((_, file)) = files.find(|(_, file)| is_catalog(file.name.raw())) else {
        return (CATALOG_FILES[0].to_owned(), None);
    };
    let lines = file.bytes().split(|byte| *byte == b'\n');
    let found = lines
        .zip(1..)
        .find(|(line, _)| line.starts_with(b"defaults:"));
    (file.name.raw().to_owned(), found.map(|(_, number)| number))
}
