//! Reporters: renders findings as human, concise, JSON, SARIF, `JUnit`, GitHub, GitLab and Markdown output.

mod concise;
mod contents;
mod excerpt;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod location;
mod markdown;
mod sarif;

pub use contents::{CauseRow, Detail, LinkRow, LinkUse, Report, ResourceCount};
pub use excerpt::lines_at;

use std::io::{self, Write};

/// Output format of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// Human-readable, with source lines.
    #[default]
    Human,
    /// One line a finding.
    Concise,
    /// JSON.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// `JUnit` XML, for test reports.
    Junit,
    /// GitHub Actions annotations.
    Github,
    /// GitLab code quality report.
    Gitlab,
    /// Markdown, for step summaries and comments.
    Markdown,
}

impl ReportFormat {
    /// All formats.
    pub const ALL: [Self; 8] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Markdown,
    ];

    /// The name in `--format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Markdown => "markdown",
        }
    }
}

/// Writes the report.
///
/// # Errors
/// When `out` fails.
pub fn write(format: ReportFormat, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let has_table = matches!(
        format,
        ReportFormat::Human | ReportFormat::Json | ReportFormat::Markdown
    );
    if report.detail.statistics && !has_table {
        let examples = report.examples();
        let report = Report {
            findings: &examples,
            causes: &[],
            ..*report
        };
        return write_as(format, &report, out);
    }
    write_as(format, report, out)
}

fn write_as(format: ReportFormat, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ReportFormat::Human => human::write(report, out),
        ReportFormat::Concise => concise::write(report, out),
        ReportFormat::Json => json::write(report, out),
        ReportFormat::Sarif => sarif::write(report, out),
        ReportFormat::Junit => junit::write(report, out),
        ReportFormat::Github => github::write(report, out),
        ReportFormat::Gitlab => gitlab::write(report, out),
        ReportFormat::Markdown => markdown::write(report, out),
    }
}
