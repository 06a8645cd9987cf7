//! Summary of applied fixes, and of those that were not applied.

use super::outcome::Failure;
use super::terminal::Terminal;
use crate::diagnostic::{Lang, counted};
use crate::say;
use crate::source::Span;
use crate::untrusted::Untrusted;
use crate::workspace::error::why;
use crate::workspace::{Change, Checked, Fixes, Unwritten};
use similar::TextDiff;

/// Maximum number of locations listed; others are counted.
const SHOWN: usize = 10;

/// Shows what would be written.
pub(super) fn show(changes: &[Change], terminal: &mut Terminal) -> Result<(), Failure> {
    for change in changes {
        let old = String::from_utf8_lossy(&change.before);
        let new = String::from_utf8_lossy(&change.after);
        let diff = TextDiff::from_lines(&*old, &*new);
        let name = Untrusted::from(&*change.name);
        let name = name.line();
        let names = (format!("a/{name}"), format!("b/{name}"));
        let text = diff.unified_diff().header(&names.0, &names.1).to_string();
        write!(terminal.out, "{}", Untrusted::from(text).patch())?;
    }
    Ok(terminal.out.flush()?)
}

/// Reports a file that was not written.
pub(super) fn report_unwritten(file: &Unwritten, terminal: &mut Terminal) {
    let (lang, name) = (terminal.lang, &file.name);
    let message = match &file.error {
        None => say!(
            lang,
            sv: "{name} ändrades under tiden och lämnades som den är; kör igen",
            en: "{name} was changed meanwhile and left as it is; run again"
        ),
        Some(error) => {
            let error = why(error, lang);
            say!(lang, sv: "kan inte skriva {name}: {error}", en: "cannot write {name}: {error}")
        }
    };
    terminal.error(&message);
}

/// Reports the number of edits, and fixable findings that remain.
pub(super) fn summarize(
    changes: &Fixes,
    would_be: bool,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let (count, files) = changes.count();
    let files = match lang {
        Lang::Sv => counted(files, ["fil", "filer"]),
        Lang::En => counted(files, ["file", "files"]),
    };
    let message = match (count, would_be) {
        (0, _) => {
            say!(lang, sv: "inget att rätta automatiskt", en: "nothing to mend automatically")
        }
        (_, true) => {
            say!(lang, sv: "{count} skulle rättas i {files}", en: "{count} would be mended in {files}")
        }
        (_, false) => {
            let mended = match lang {
                Lang::Sv => counted(count, ["anmärkning rättad", "anmärkningar rättade"]),
                Lang::En => counted(count, ["finding mended", "findings mended"]),
            };
            say!(lang, sv: "{mended} i {files}", en: "{mended} in {files}")
        }
    };
    writeln!(terminal.err, "{message}")?;
    let (left, checked) = (&changes.left, &changes.checked);
    if left.to_look_at > 0 {
        let count = left.to_look_at;
        let message = say!(lang, sv: "{count} till kan rättas med --unsafe-fixes, om någon ser efter", en: "{count} more can be mended with --unsafe-fixes, if somebody looks at them");
        writeln!(terminal.err, "{message}")?;
    }
    let unwritable = say!(
        lang,
        sv: "rättas för hand, för texten står i ett vikt block, vid ett ankare eller i en form som inte kan skrivas om",
        en: "to be mended by hand, for the text stands in a folded block, at an anchor or in a form that cannot be rewritten"
    );
    let unproven = say!(
        lang,
        sv: "rättas för hand, för mer än värdet skulle ändras (en distribution utan `id:` får till exempel sin IRI av formatet)",
        en: "to be mended by hand, for more than the value would change (a distribution without `id:` is named by its format, for example)"
    );
    list(&left.unwritable, &unwritable, checked, terminal)?;
    list(&left.unproven, &unproven, checked, terminal)
}

fn list(
    spans: &[Span],
    why: &str,
    checked: &Checked,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    if spans.is_empty() {
        return Ok(());
    }
    let lang = terminal.lang;
    writeln!(terminal.err, "{} {why}:", spans.len())?;
    for span in spans.iter().take(SHOWN) {
        let file = checked.sources.get(span.file);
        let at = file.lines().position(file.bytes(), span.start as usize);
        let name = file.name.line();
        writeln!(terminal.err, "  {name}:{}:{}", at.line, at.column)?;
    }
    if spans.len() > SHOWN {
        let more = spans.len() - SHOWN;
        let message = say!(lang, sv: "  … och {more} till", en: "  … and {more} more");
        writeln!(terminal.err, "{message}")?;
    }
    Ok(())
}
