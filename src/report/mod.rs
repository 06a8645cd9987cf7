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

pub use contents::{LinkRow, LinkUse, Report, ResourceCount};
pub use excerpt::lines_at;

use std::io::{self, Write};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people: each finding with its lines of source.
    #[default]
    Human,
    /// For people in a hurry: one line a finding.
    Concise,
    /// For programs: one JSON object.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For test reports: `JUnit` XML, a case for each file.
    Junit,
    /// For GitHub Actions: annotations.
    Github,
    /// For GitLab: a code quality report.
    Gitlab,
    /// For step summaries and comments: Markdown.
    Markdown,
}

impl ReportFormat {
    /// All of them.
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

    /// The name that it is asked for by.
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
/// When `out` refuses.
pub fn write(format: ReportFormat, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
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
