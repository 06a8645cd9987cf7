//! The data of a report.

use crate::diagnostic::{
    CauseGroup, Finding, Fixer, Lang, Message, Several, Summary, Text, grouped,
};
use crate::message;
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

/// Findings with one cause, and what a reader needs to know of them.
#[derive(Clone, Debug)]
pub struct CauseRow {
    /// The findings.
    pub group: CauseGroup,
    /// Name of the resources, in plural and lower case.
    pub things: Text<&'static str>,
    /// The property as named in the source; may be empty.
    pub key: String,
    /// Number of datasets that have the findings shown, themselves or in a distribution or nested node, if counted.
    pub datasets: Option<usize>,
    /// Who can correct it.
    pub fixer: Fixer,
    /// How to correct all at once.
    pub remedy: Message,
    /// Whether the remedy is one edit that ends all findings.
    pub is_one_edit: bool,
    /// Number of findings that `--fix` corrects.
    pub fixable: usize,
}

impl CauseRow {
    /// The message for all findings of the cause.
    pub fn message(&self, findings: &[Finding], lang: Lang) -> Untrusted {
        let example = &findings[self.group.example()];
        let several = Several {
            count: self.group.resources,
            things: self.things,
            key: &self.key,
        };
        let more = self.group.shown.len().saturating_sub(1);
        if self.group.resources == 1 && self.group.is_mixed() && more > 0 {
            // The plural text counts resources, and the message of one names its value.
            let (message, more) = (example.message(lang), grouped(more));
            return message!(
                sv: "{message}, och {more} till på samma resurs",
                en: "{message}, and {more} more on the same resource",
                message,
                more
            )
            .one(lang);
        }
        example.message_of_many(lang, &several, self.group.is_mixed())
    }
}

/// How much of the findings is shown.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent flags")]
pub struct Detail {
    /// Every place of each cause.
    pub verbose: bool,
    /// Maximum number of places of each cause; `None` lists them where they are few.
    pub limit: Option<usize>,
    /// No summary.
    pub quiet: bool,
    /// A table of causes only.
    pub statistics: bool,
    /// The findings are on RDF, which a system wrote.
    pub is_rdf: bool,
}

/// The data of a report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The findings, in order.
    pub findings: &'r [Finding],
    /// The findings by cause: the most serious and most frequent first.
    pub causes: &'r [CauseRow],
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
    /// How much is shown.
    pub detail: Detail,
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

    /// The causes with findings that are shown.
    pub(super) fn shown_causes(&self) -> impl Iterator<Item = &'r CauseRow> + use<'r> {
        let causes = self.causes.iter();
        causes.filter(|row| !row.group.shown.is_empty())
    }

    /// A finding for each cause, with the message of all: for formats that know findings only.
    pub(super) fn examples(&self) -> Vec<Finding> {
        let examples = self.shown_causes().map(|row| {
            let text = row.message(self.findings, self.lang);
            let mut finding = self.findings[row.group.example()].clone();
            finding.message = message!(sv: "{text}", en: "{text}", text);
            finding.help = Some(row.remedy.clone());
            finding.severity = row.group.severity;
            finding.affects = 1;
            finding
        });
        examples.collect()
    }

    /// The index of the cause of each finding; `None` where findings were not grouped.
    pub(super) fn cause_of_each(&self) -> Vec<Option<usize>> {
        let mut causes = vec![None; self.findings.len()];
        for (number, row) in self.causes.iter().enumerate() {
            for index in row.group.shown.iter().chain(&row.group.unshown) {
                causes[*index] = Some(number);
            }
        }
        causes
    }

    /// Counts of the findings.
    pub fn summary(&self) -> Summary {
        Summary::of(self.findings)
    }
}
