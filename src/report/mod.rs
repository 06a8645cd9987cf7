//! Findings to text; never asks why.

mod excerpt;
mod human;
mod json;

pub use excerpt::lines_at;

use crate::diagnostic::{Finding, Lang, Summary};
use crate::source::SourceMap;
use std::io::{self, Write};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportFormat {
    /// For people: each finding with its lines of source.
    #[default]
    Human,
    /// For programs: one JSON object.
    Json,
}

/// How many resources of a class there are.
#[derive(Clone, Debug)]
pub struct ResourceCount {
    /// The class as the standard spells it.
    pub class: &'static str,
    /// Its label in the language of the run.
    pub label: String,
    /// How many.
    pub count: usize,
}

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The findings, in order.
    pub findings: &'r [Finding],
    /// The files they point into.
    pub sources: &'r SourceMap,
    /// Version of the profile.
    pub profile: &'static str,
    /// Number of resources by class, in order of class name.
    pub resources: &'r [ResourceCount],
    /// Language of the frame around the findings.
    pub lang: Lang,
    /// Whether the terminal takes colours.
    pub colour: bool,
}

/// Writes the report.
///
/// # Errors
/// When `out` refuses.
pub fn write(format: ReportFormat, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ReportFormat::Human => human::write(report, out),
        ReportFormat::Json => json::write(report, out),
    }
}

impl Report<'_> {
    /// The findings counted.
    pub fn summary(&self) -> Summary {
        Summary::of(self.findings)
    }
}
