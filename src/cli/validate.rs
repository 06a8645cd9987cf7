//! `katalog validate`.

use super::args::{FailOn, Validate};
use super::check::{self, Checked};
use super::load;
use super::{Failure, Status, fix, output, terminal::Terminal};
use crate::diagnostic::{Severity, Summary};

pub(super) fn run(args: &Validate, terminal: &mut Terminal) -> Result<Status, Failure> {
    let format = args.input.input_format.map(Into::into);
    let loaded = load::load(&args.paths, &args.checking, format, terminal)?;
    let baseline = args.reporting.baseline(&loaded, terminal)?;
    let mut checked = check::check(loaded, &args.checking, baseline, terminal.lang)?;
    if args.fix || args.unsafe_fixes || args.diff {
        let mended = fix::mend(checked, args, baseline, terminal)?;
        checked = mended.checked;
        if args.diff {
            return Ok(status(&checked, args.failing.fail_on));
        }
        if !mended.complete {
            output::write(&checked, &args.reporting.format, terminal)?;
            return Ok(Status::Failed);
        }
    }
    output::write(&checked, &args.reporting.format, terminal)?;
    Ok(status(&checked, args.failing.fail_on))
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
