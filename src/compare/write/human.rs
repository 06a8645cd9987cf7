//! Human-readable: a line for each resource, with removed and added values below.

use super::excerpt::excerpt;
use super::report::{InLang, keys, mark, renamed_message, reused_message};
use crate::compare::comparison::{Change, Resource, Value, ValueKind, significant_changes};
use crate::compare::rules::{RENAMED, REUSED};
use crate::say;
use crate::untrusted::Untrusted;
use std::io::{self, Write};

/// Resources beyond this are only counted.
const MOST: usize = 100;
/// Values of a property beyond this are only counted.
const MOST_VALUES: usize = 10;
/// Longer values are shortened.
const WIDTH: usize = 100;
/// Maximum width of the column of keys.
const COLUMN: usize = 24;

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const YELLOW: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

pub(super) fn write(report: &InLang<'_>, out: &mut dyn Write) -> io::Result<()> {
    let writer = Human { report };
    let comparison = report.comparison;
    let changed = comparison
        .changed
        .iter()
        .map(|of| (of, significant_changes(&of.changes)));
    let changed: Vec<_> = changed.filter(|(_, of)| !of.is_empty()).collect();
    let mut left = MOST;
    let mut hidden = 0;
    let mut room = || {
        let is_room = left > 0;
        left = left.saturating_sub(1);
        hidden += usize::from(!is_room);
        is_room
    };
    for renamed in comparison.renamed.iter().filter(|_| room()) {
        writer.head("→", YELLOW, 1, &renamed.new, out)?;
        let message = renamed_message(&renamed.old, &renamed.new, report.lang);
        match report.severity_word(report.severities.renamed) {
            Some(word) => writeln!(out, "    {word} {}: {}", RENAMED.id, message.line())?,
            None => writeln!(out, "    {}", message.line())?,
        }
        writer.changes(&significant_changes(&renamed.changes), out)?;
    }
    for (sign, colour, side, resources) in [
        ("-", RED, 0, &comparison.removed),
        ("+", GREEN, 1, &comparison.added),
    ] {
        for resource in resources.iter().filter(|_| room()) {
            writer.head(sign, colour, side, resource, out)?;
        }
    }
    for (of, changes) in changed.iter().filter(|_| room()) {
        writer.head("~", YELLOW, 1, &of.new, out)?;
        if let Some(reuse) = &of.reuse
            && let Some(word) = report.severity_word(report.severities.reused)
        {
            let message = reused_message(of, reuse, report.lang);
            writeln!(out, "    {word} {}: {}", REUSED.id, message.line())?;
        }
        writer.changes(changes, out)?;
    }
    if hidden > 0 {
        let more = say!(
            report.lang,
            sv: "… och {hidden} till; --format json visar allt",
            en: "… and {hidden} more; --format json shows all"
        );
        writeln!(out, "{more}")?;
    }
    if !comparison.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "{}", report.summary(changed.len()))
}

struct Human<'t> {
    report: &'t InLang<'t>,
}

impl Human<'_> {
    /// `~ datamängd Badplatser (datasets/badplatser.yaml)`.
    fn head(
        &self,
        sign: &str,
        colour: &str,
        side: usize,
        resource: &Resource<Untrusted>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let name = excerpt(&resource.called(), None, WIDTH);
        let (name, label) = (name.line(), resource.label.line());
        let place = self.report.place(side, resource);
        let place = place.map_or_else(String::new, |(file, line)| {
            let file = file.line();
            if line > 1 {
                format!(" ({file}:{line})")
            } else {
                format!(" ({file})")
            }
        });
        let text = format!("{sign} {label} {name}");
        writeln!(out, "{}{place}", self.painted(&text, colour))
    }

    fn changes(&self, changes: &[Change<Untrusted>], out: &mut dyn Write) -> io::Result<()> {
        let keys = changes.iter().map(|change| keys(&change.path));
        let keys: Vec<String> = keys.map(|key| key.line().into_owned()).collect();
        let widths = keys.iter().map(|key| key.chars().count());
        let width = widths.max().unwrap_or_default().min(COLUMN);
        for (change, key) in changes.iter().zip(&keys) {
            self.change(change, key, width, out)?;
        }
        Ok(())
    }

    fn change(
        &self,
        change: &Change<Untrusted>,
        key: &str,
        width: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut key = key;
        if change.regrouped {
            let note = say!(
                self.report.lang,
                sv: "samma innehåll, men inte längre delat på samma sätt",
                en: "the same content, but no longer shared in the same way"
            );
            writeln!(out, "    {key:width$}  {note}")?;
            key = "";
        }
        let both = [
            ("-", RED, &change.removed, &change.added),
            ("+", GREEN, &change.added, &change.removed),
        ];
        for (sign, colour, values, others) in both {
            for value in values.iter().take(MOST_VALUES) {
                let shown = shown(value, counterpart(value, others));
                let text = self.painted(&format!("{sign} {shown}"), colour);
                writeln!(out, "    {key:width$}  {text}")?;
                key = "";
            }
            let more = values.len().saturating_sub(MOST_VALUES);
            if more > 0 {
                let text = say!(self.report.lang, sv: "… och {more} till", en: "… and {more} more");
                writeln!(out, "    {key:width$}  {sign} {text}")?;
            }
        }
        Ok(())
    }

    fn painted(&self, text: &str, colour: &str) -> String {
        if self.report.colour {
            format!("{colour}{text}{PLAIN}")
        } else {
            text.to_owned()
        }
    }
}

/// The value that probably became this one: the only one in its language.
fn counterpart<'v>(
    value: &Value<Untrusted>,
    others: &'v [Value<Untrusted>],
) -> Option<&'v Value<Untrusted>> {
    let mut same = others.iter().filter(|of| of.tag() == value.tag());
    let first = same.next()?;
    same.next().is_none().then_some(first)
}

fn shown(value: &Value<Untrusted>, other: Option<&Value<Untrusted>>) -> String {
    let text = excerpt(&value.text, other.map(|other| &other.text), WIDTH);
    let text = text.line();
    match (&value.kind, &value.label) {
        (_, Some(label)) => format!("{} <{text}>", excerpt(label, None, WIDTH).line()),
        (ValueKind::Iri, None) => format!("<{text}>"),
        (ValueKind::Blank, None) => format!("({text})"),
        (ValueKind::Literal { .. }, None) => match mark(value, other) {
            Some(mark) => format!("\"{text}\" ({})", mark.line()),
            None => format!("\"{text}\""),
        },
    }
}
