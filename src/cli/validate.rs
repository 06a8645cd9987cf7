//! `katalog validate`: checks, and fixes where that is wanted.

use super::fixed;
use super::flags::CheckArgs;
use super::opened;
use super::outcome::{Failure, Status};
use super::output;
use super::progress::Working;
use super::terminal::Terminal;
use crate::workspace::{Checked, Checks, Workspace};
use std::path::PathBuf;

/// Arguments of `validate`.
#[derive(Debug, clap::Args)]
pub struct Validate {
    /// What to check: a folder in a repository, some of its YAML files, or RDF files (.rdf .xml .ttl .jsonld .nt, or - for
    /// standard input) [default: the repository here]
    ///
    /// When YAML files are named, the whole repository is read and the findings in those files are shown.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Rules, reports, failure and input.
    #[command(flatten)]
    pub check: CheckArgs,
    /// Only findings that this Git revision did not have: a change fails for its own faults alone
    #[arg(long, value_name = "REV")]
    pub new_since: Option<String>,
    /// Mend what is certain in the YAML files, and report what is left
    #[arg(long)]
    pub fix: bool,
    /// Mend also what a person should look at afterwards
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what would be mended instead of writing it
    #[arg(long)]
    pub diff: bool,
}

pub(super) fn run(args: &Validate, terminal: &mut Terminal) -> Result<Status, Failure> {
    let working = Working::checking(terminal);
    let (workspace, mut checks) =
        opened::open(&args.paths, &args.check.checking, &args.check.input)?;
    let reporting = &args.check.reporting;
    checks.baseline = working.suspend(|| opened::baseline(reporting, &workspace, terminal))?;
    checks.new_since.clone_from(&args.new_since);
    let mut checked = workspace.check(&checks)?;
    drop(working);
    if args.fix || args.unsafe_fixes || args.diff {
        return fix(checked, &workspace, &checks, args, terminal);
    }
    output::write(&mut checked, &args.check.reporting, terminal)?;
    Ok(Status::of(&checked.findings, args.check.failing.fail_on))
}

/// Makes the fixes, and reports what is left.
fn fix(
    checked: Checked,
    workspace: &Workspace,
    checks: &Checks,
    args: &Validate,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let mut fixes = workspace.fix(checked, checks, args.unsafe_fixes)?;
    if args.diff {
        fixed::show(&fixes.changes, terminal)?;
        fixed::summarize(&fixes, true, terminal)?;
        return Ok(Status::of(
            &fixes.checked.findings,
            args.check.failing.fail_on,
        ));
    }
    let unwritten = fixes.write();
    for file in &unwritten {
        fixed::report_unwritten(file, terminal);
    }
    fixed::summarize(&fixes, false, terminal)?;
    if !unwritten.is_empty() {
        // The report is about the files as they are on disk.
        let mut checked = fixes.check_again(workspace, checks)?;
        output::write(&mut checked, &args.check.reporting, terminal)?;
        return Ok(Status::Failed);
    }
    output::write(&mut fixes.checked, &args.check.reporting, terminal)?;
    Ok(Status::of(
        &fixes.checked.findings,
        args.check.failing.fail_on,
    ))
}
