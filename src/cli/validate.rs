//! `katalog validate`.

use super::args::{FailOn, Validate};
use super::load::{self, Checked};
use super::{Failure, Status, terminal::Terminal};
use crate::diagnostic::{Severity, Summary};
use crate::report::{self, Report, ReportFormat};

pub(super) fn run(args: &Validate, terminal: &mut Terminal) -> Result<Status, Failure> {
    let format = args.input_format.map(Into::into);
    let loaded = load::load(&args.paths, args.profile.map(Into::into), format, terminal)?;
    let checked = load::check(loaded, terminal.lang);
    write(&checked, args.format, terminal)?;
    Ok(status(&checked, args.fail_on))
}

/// Writes the findings to standard output.
pub(super) fn write(
    checked: &Checked,
    format: ReportFormat,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let report = Report {
        findings: &checked.findings,
        sources: &checked.sources,
        profile: checked.profile.version.as_str(),
        resources: &checked.resources,
        lang: terminal.lang,
        colour: terminal.colour,
    };
    report::write(format, &report, &mut terminal.out)?;
    Ok(terminal.out.flush()?)
}

/// The status the findings give.
pub(super) fn status(checked: &Checked, fail_on: FailOn) -> Status {
    let floor = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Never => return Status::Clean,
    };
    let worst = Summary::of(&checked.findings).worst();
    if worst.is_some_and(|worst| worst >= floor) {
        Status::Findings
    } else {
        Status::Clean
    }
}
