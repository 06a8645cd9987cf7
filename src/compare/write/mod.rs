//! Writes a comparison in different formats.

mod excerpt;
mod human;
mod json;
mod markdown;
mod report;

pub use report::{DiffReport, Severities};

use report::InLang;
use std::io::{self, Write};

/// Output format of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiffFormat {
    /// Human-readable.
    #[default]
    Human,
    /// JSON.
    Json,
    /// Markdown for a pull request comment.
    Markdown,
}

impl DiffFormat {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Markdown];

    /// The name in `--format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }
}

/// Writes a comparison.
///
/// # Errors
/// When `out` fails.
pub fn write(format: DiffFormat, report: &DiffReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let comparison = report.comparison.in_lang(report.lang);
    let report = &InLang {
        comparison: &comparison,
        of: report,
    };
    match format {
        DiffFormat::Human => human::write(report, out),
        DiffFormat::Json => json::write(report, out),
        DiffFormat::Markdown => markdown::write(report, out),
    }
}
