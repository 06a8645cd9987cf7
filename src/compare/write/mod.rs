//! A comparison as text: for people, for pull requests, for programs.

mod excerpt;
mod human;
mod json;
mod markdown;
mod report;

pub use report::DiffReport;

use std::io::{self, Write};

/// How a comparison is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiffFormat {
    /// For people at a terminal.
    #[default]
    Human,
    /// For programs.
    Json,
    /// For a comment on a pull request.
    Markdown,
}

impl DiffFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Markdown];

    /// The name that it is asked for by.
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
    match format {
        DiffFormat::Human => human::write(report, out),
        DiffFormat::Json => json::write(report, out),
        DiffFormat::Markdown => markdown::write(report, out),
    }
}
