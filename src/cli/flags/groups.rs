//! Groups of arguments that commands share as a whole.

use super::{Checking, Failing, Fetching, Input, Reporting};

/// Arguments of the commands that check a catalogue and report findings: `validate`, `check-links`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Format and place of reports, and the baseline.
    #[command(flatten)]
    pub reporting: Reporting,
    /// Profile and rules.
    #[command(flatten)]
    pub checking: Checking,
    /// Severity for exit status 1.
    #[command(flatten)]
    pub failing: Failing,
    /// RDF syntax.
    #[command(flatten)]
    pub input: Input,
}

/// Arguments of the commands that read catalogues from files or URLs: `diff`, `import`.
#[derive(Debug, clap::Args)]
pub struct SourceArgs {
    /// RDF syntax.
    #[command(flatten)]
    pub input: Input,
    /// Settings of downloads.
    #[command(flatten)]
    pub fetching: Fetching,
}
