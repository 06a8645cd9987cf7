//! Which findings a report shows, and how fully.

use crate::diagnostic::Severity;
use crate::report::Detail;
use crate::workspace::Narrow;
use clap::ValueEnum;

/// Which findings a report shows, and how fully: the same for every command that checks.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Showing {
    /// List every place of each cause, with its own message
    #[arg(short, long)]
    pub verbose: bool,
    /// Findings without the summary
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// A table of causes only
    #[arg(long)]
    pub statistics: bool,
    /// Places to list for each cause [default: all where they are at most five]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Only findings that are at least so serious
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub severity: Option<Least>,
    /// Only findings on what this agent publishes: its id in agents/, or its IRI
    #[arg(long, value_name = "ID")]
    pub publisher: Option<String>,
}

/// The mildest severity shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Least {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// All
    Info,
}

impl Showing {
    /// The findings that are kept.
    pub(in crate::cli) fn narrow(&self) -> Narrow {
        Narrow {
            severity: self.severity.map(|least| match least {
                Least::Error => Severity::Error,
                Least::Warning => Severity::Warning,
                Least::Info => Severity::Info,
            }),
            publisher: self.publisher.clone(),
        }
    }

    /// How fully they are shown.
    pub(in crate::cli) fn detail(&self) -> Detail {
        Detail {
            verbose: self.verbose,
            limit: self.limit,
            quiet: self.quiet,
            statistics: self.statistics,
            is_rdf: false,
        }
    }
}
