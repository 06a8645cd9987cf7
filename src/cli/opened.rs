//! Opens a workspace from arguments.

use super::clock;
use super::flags::{Checking, Input, Reporting};
use super::outcome::Failure;
use super::terminal::Terminal;
use crate::workspace::{Checks, Options, Source, Trust, Workspace};
use std::path::PathBuf;

/// Opens the paths, and returns the checks from the other arguments.
pub(super) fn open(
    paths: &[PathBuf],
    checking: &Checking,
    input: &Input,
) -> Result<(Workspace, Checks), Failure> {
    let checks = Checks {
        rules: checking.rules()?,
        today: checking.today.unwrap_or_else(clock::today),
        baseline: None,
        new_since: None,
    };
    let options = Options {
        profile: checking.profile.map(Into::into),
        syntax: input.syntax(),
        base: input.base.clone(),
        ..Options::default()
    };
    let workspace = Workspace::open(Source::Paths(paths.to_vec()), options)?;
    Ok((workspace, checks))
}

/// The baseline file, if it is trusted; otherwise adds a note.
pub(super) fn baseline(
    reporting: &Reporting,
    workspace: &Workspace,
    terminal: &mut Terminal,
) -> Result<Option<PathBuf>, Failure> {
    let trust = Trust::of(workspace, reporting.trust_cache);
    let path = reporting.baseline.clone();
    Ok(trust.believed(path, &mut |note| terminal.note(&note))?)
}
