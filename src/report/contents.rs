//! The data of a report.

use crate::diagnostic::{Finding, Lang, Summary, Text};
use crate::source::{FileId, SourceMap};
use crate::untrusted::Untrusted;

/// The number of resources of a class.
#[derive(Clone, Debug)]
pub struct ResourceCount {
    /// The class, by its name in the standard.
    pub class: &'static str,
    /// Its label.
    pub label: &'static Text,
    /// The number.
    pub count: usize,
}

/// The result of checking a link.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// The requested URL.
    pub url: Untrusted,
    /// `ok`, `moved`, `restricted`, `wrong-content`, `broken`, `cannot-tell`, `refused` or `skipped`.
    pub verdict: &'static str,
    /// The last HTTP status.
    pub status: Option<u16>,
    /// The method of that request: `HEAD` or `GET`.
    pub method: Option<&'static str>,
    /// The URL after all redirects.
    pub final_url: Option<Untrusted>,
    /// The `Content-Type`.
    pub content_type: Option<Untrusted>,
    /// Size of the content in bytes.
    pub bytes: Option<u64>,
    /// Elapsed milliseconds, including waiting.
    pub elapsed_ms: Option<u128>,
    /// Number of requests.
    pub attempts: u32,
    /// The status of `HEAD`, where `GET` followed.
    pub head_status: Option<u16>,
    /// Where the link is used.
    pub used_by: Vec<LinkUse>,
}

/// A use of a link.
#[derive(Clone, Debug, serde::Serialize)]
pub struct LinkUse {
    /// IRI or blank node label.
    pub subject: Untrusted,
    /// IRI of the property; empty for the IRI of a resource itself.
    pub property: Untrusted,
    /// File.
    pub file: Option<Untrusted>,
    /// Line, from 1.
    pub line: Option<usize>,
}

/// The data of a report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The findings, in order.
    pub findings: &'r [Finding],
    /// The sources of their spans.
    pub sources: &'r SourceMap,
    /// Path from the current folder to the folder that file names are relative to; empty or ending in `/`.
    pub prefix: &'r str,
    /// The current folder, with `/` also at the end: absolute paths below it are shown relative to it.
    pub here: &'r str,
    /// The main file: findings without span are shown at its first line in formats that need a location.
    pub main: Option<FileId>,
    /// Profile version.
    pub profile: &'static str,
    /// Number of resources by class, in order of class name.
    pub resources: &'r [ResourceCount],
    /// Results of link checks, if links were checked.
    pub links: Option<&'r [LinkRow]>,
    /// Language of the text around findings.
    pub lang: Lang,
    /// Whether to use colours.
    pub colour: bool,
}

impl<'r> Report<'r> {
    /// The name of the only file, in which findings without span must be.
    pub(super) fn only_file(&self) -> Option<&'r Untrusted> {
        let mut files = self.sources.iter();
        let (_, file) = files.next()?;
        files.next().is_none().then_some(&file.name)
    }

    /// The findings that are not explained by others.
    pub(super) fn shown(&self) -> impl Iterator<Item = &'r Finding> + use<'r> {
        self.findings.iter().filter(|finding| finding.is_shown())
    }

    /// Counts of the findings.
    pub fn summary(&self) -> Summary {
        Summary::of(self.findings)
    }
}
