//! How a run ends: its status, and why the work could not be done.

use super::flags::FailOn;
use crate::diagnostic::{Finding, Lang, Severity, Summary};
use crate::untrusted::Untrusted;
use crate::workspace::Error;
use std::process::ExitCode;

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings.
    Findings,
    /// The work could not be done.
    Failed,
}

impl Status {
    /// The status that findings give.
    pub(super) fn of(findings: &[Finding], fail_on: FailOn) -> Self {
        let floor = match fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Never => return Self::Clean,
        };
        let worst = Summary::of(findings).worst();
        if worst.is_some_and(|worst| worst >= floor) {
            Self::Findings
        } else {
            Self::Clean
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::from(0),
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Why the work could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The application could not do it.
    Workspace(Error),
    /// A command refuses what was typed, in the words shown to the user.
    Refused(Untrusted),
}

impl Failure {
    /// That a command refuses what was typed.
    pub(super) fn refused(message: impl Into<Untrusted>) -> Self {
        Self::Refused(message.into())
    }

    /// The failure for people.
    pub(super) fn message(&self, lang: Lang) -> String {
        let message = match self {
            Self::Workspace(error) => error.message(lang).into(),
            Self::Refused(message) => message.clone(),
        };
        message.terminal().into_owned()
    }
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Workspace(error.into())
    }
}
