//! Writes comparisons to standard output, files, or both.

use super::flags::Output;
use super::outcome::Failure;
use super::output;
use super::screen::Own;
use super::terminal::Terminal;
use crate::compare::{self, DiffFormat, DiffReport, RENAMED};
use crate::diagnostic::{Levels, Severity};
use crate::workspace::files::replace_named;

/// Severity of renamed resources by the settings; `None` when the rule is off.
pub(super) fn severity(levels: &Levels) -> Option<Severity> {
    let set = || levels.severity(&RENAMED).unwrap_or(RENAMED.severity);
    levels.is_on(RENAMED.id).then(set)
}

/// Writes the comparison in every requested format; human-readable to standard output by default.
pub(super) fn write(
    report: &DiffReport<'_>,
    outputs: &[Output<DiffFormat>],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let default = [Output {
        format: DiffFormat::Human,
        file: None,
    }];
    let outputs = if outputs.is_empty() {
        &default
    } else {
        outputs
    };
    output::one_to_the_screen(outputs, lang)?;
    for output in outputs {
        let Some(path) = &output.file else {
            let own = if terminal.colour {
                Own::Colours
            } else {
                Own::Words
            };
            terminal
                .out
                .with(own, |out| compare::write(output.format, report, out))?;
            continue;
        };
        let plain = DiffReport {
            colour: false,
            ..*report
        };
        let mut text = Vec::new();
        compare::write(output.format, &plain, &mut text)?;
        replace_named(path, &text)?;
    }
    Ok(terminal.out.flush()?)
}
