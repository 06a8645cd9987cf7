//! Makes lossy conversion visible: reports elements with values that were not converted.

use super::cx::Cx;
use super::xml::Element;
use crate::convert::rules;
use crate::diagnostic::List;
use crate::message;
use std::collections::{BTreeMap, HashSet};

/// Deeper than any element of ISO 19139.
const MAX_DEPTH: usize = 100;
/// Maximum number of example values of an element.
const SHOWN: usize = 3;

/// Reports the unconverted elements, in one finding a record.
pub fn report(cx: &mut Cx<'_, '_>) {
    let mut left: BTreeMap<String, Values> = BTreeMap::new();
    let mut path = Vec::new();
    let mut first = None;
    walk(
        cx,
        cx.record,
        MAX_DEPTH,
        &mut path,
        &mut |element, path, value| {
            first.get_or_insert(element.span());
            note(&mut left, path.join("/"), value);
        },
    );
    for (element, value) in std::mem::take(&mut cx.left) {
        first.get_or_insert(element.span());
        let path = format!("{}@href", element.name());
        note(&mut left, path, value);
    }
    let Some(span) = first else { return };
    let lines = left.iter().map(|(path, values)| {
        let shown = values.shown.join(" | ");
        if values.all.len() <= SHOWN {
            return message!(sv: "\n- {path}: {shown}", en: "\n- {path}: {shown}", path, shown = shown);
        }
        let more = values.all.len() - SHOWN;
        message!(
            sv: "\n- {path}: {shown} | och {more} till",
            en: "\n- {path}: {shown} | and {more} more",
            path,
            shown = shown,
            more
        )
    });
    let list = List::joined(lines);
    let message = message!(sv: "det här har ingen plats i DCAT-AP-SE och togs inte med:{list}", en: "this has no place in DCAT-AP-SE and was not taken along:{list}", list);
    cx.report(&rules::LEFT_OUT, span, message);
}

/// Distinct values of a path, and the first occurrence.
#[derive(Default)]
struct Values {
    all: HashSet<String>,
    shown: Vec<String>,
}

fn note(left: &mut BTreeMap<String, Values>, path: String, value: String) {
    let values = left.entry(path).or_default();
    if values.all.insert(value.clone()) && values.shown.len() < SHOWN {
        values.shown.push(value);
    }
}

/// Calls `visit` for every element with an unread value, with the path of properties to it.
fn walk<'r>(
    cx: &Cx<'_, '_>,
    element: Element<'r>,
    depth: usize,
    path: &mut Vec<&'r str>,
    visit: &mut dyn FnMut(Element<'r>, &[&str], String),
) {
    let name = element.name();
    if cx
        .sink
        .tables
        .iso
        .about_the_record
        .iter()
        .any(|known| known == name)
        || depth == 0
    {
        return;
    }
    // `MD_DataIdentification` and the like are types, not properties.
    let is_property = name.starts_with(|c: char| c.is_ascii_lowercase());
    if is_property {
        path.push(name);
    }
    if !element.is_marked()
        && let Some(value) = value(element)
    {
        visit(element, path, value);
    }
    for inner in element.elements() {
        walk(cx, inner, depth - 1, path, visit);
    }
    if is_property {
        path.pop();
    }
}

/// The value of an element: text, code or link.
fn value(element: Element<'_>) -> Option<String> {
    let text = element.text().map(|(text, _)| text);
    let text = text.or_else(|| element.attribute("codeListValue").map(str::to_owned));
    let text = text.or_else(|| element.href().map(str::to_owned))?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    })
}
