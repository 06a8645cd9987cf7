//! Exit status, and errors of commands.

use super::flags::FailOn;
use crate::diagnostic::{Finding, Lang, Severity, Summary};
use crate::untrusted::Untrusted;
use crate::workspace::Error;
use std::process::ExitCode;

/// Exit status of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// No findings at or above `--fail-on`.
    Clean,
    /// Findings.
    Findings,
    /// The command failed.
    Failed,
}

impl Status {
    /// The status for findings.
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

/// Why a command failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// An error of the application.
    Workspace(Error),
    /// Invalid arguments, with the message for users.
    Refused(Untrusted),
}

impl Failure {
    /// An error about arguments.
    pub(super) fn refused(message: impl Into<Untrusted>) -> Self {
        Self::Refused(message.into())
    }

    /// The error message for users.
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
