//! What was mended, what was left and why.

use crate::cli::args::Validate;
use crate::cli::check::Checked;
use crate::cli::{Failure, terminal::Terminal};
use crate::diagnostic::{Finding, Safety};
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;

/// Places that are named one by one; more are only counted.
const SHOWN: usize = 10;

/// Tells how many edits were made, by file, and what could be mended but was not.
pub(super) fn tell(
    counts: &BTreeMap<String, usize>,
    checked: &Checked,
    args: &Validate,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let (count, files) = (counts.values().sum::<usize>(), counts.len());
    let message = match (count, args.diff) {
        (0, _) => {
            say!(lang, sv: "inget att rätta automatiskt", en: "nothing to mend automatically")
        }
        (_, true) => {
            say!(lang, sv: "{count} skulle rättas i {files} filer", en: "{count} would be mended in {files} files")
        }
        (_, false) => {
            say!(lang, sv: "{count} rättade i {files} filer", en: "{count} mended in {files} files")
        }
    };
    writeln!(terminal.err, "{message}")?;
    let left = Left::of(checked, args.unsafe_fixes);
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

/// What has a fix still.
struct Left {
    /// How many are made only when asked for.
    to_look_at: usize,
    /// Where the text cannot be written anew.
    unwritable: Vec<Span>,
    /// Where the graph would change otherwise than it should.
    unproven: Vec<Span>,
}

impl Left {
    fn of(checked: &Checked, unsafe_fixes: bool) -> Self {
        let mut left = Self {
            to_look_at: 0,
            unwritable: Vec::new(),
            unproven: Vec::new(),
        };
        for finding in checked.findings.iter().filter(|of| of.is_shown()) {
            let (Some(fix), Some(span)) = (&finding.fix, finding.span) else {
                continue;
            };
            let is_yaml = crate::source::tree::is_yaml(checked.sources.get(span.file).name.raw());
            if fix.safety == Safety::Look && !unsafe_fixes {
                left.to_look_at += places(finding);
            } else if finding.edit.is_some() {
                left.unproven.push(span);
            } else if is_yaml {
                left.unwritable.push(span);
            }
        }
        left
    }
}

fn places(finding: &Finding) -> usize {
    usize::from(finding.edit.is_some()) + finding.also_edits.len()
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
