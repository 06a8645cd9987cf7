//! What is reported.

use crate::diagnostic::{Finding, Lang, Summary, Text};
use crate::source::{FileId, SourceMap};
use crate::untrusted::Untrusted;

/// How many resources of a class there are.
#[derive(Clone, Debug)]
pub struct ResourceCount {
    /// The class as the standard spells it.
    pub class: &'static str,
    /// Its label.
    pub label: &'static Text,
    /// How many.
    pub count: usize,
}

/// What came of one address.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// What was asked.
    pub url: Untrusted,
    /// `ok`, `moved`, `restricted`, `wrong-content`, `broken`, `cannot-tell`, `refused` or `skipped`.
    pub verdict: &'static str,
    /// The last status.
    pub status: Option<u16>,
    /// How that was reached: `HEAD` or `GET`.
    pub method: Option<&'static str>,
    /// The address at the end of all redirects.
    pub final_url: Option<Untrusted>,
    /// What the answer says that it is.
    pub content_type: Option<Untrusted>,
    /// Its size.
    pub bytes: Option<u64>,
    /// Milliseconds that it took, with waiting.
    pub elapsed_ms: Option<u128>,
    /// Number of requests.
    pub attempts: u32,
    /// The status of HEAD, where GET was asked afterwards.
    pub head_status: Option<u16>,
    /// Who uses it.
    pub used_by: Vec<LinkUse>,
}

/// One use of an address.
#[derive(Clone, Debug, serde::Serialize)]
pub struct LinkUse {
    /// IRI or blank node label.
    pub subject: Untrusted,
    /// IRI of the property; empty for a name.
    pub property: Untrusted,
    /// File.
    pub file: Option<Untrusted>,
    /// Line, from 1.
    pub line: Option<usize>,
}

/// What a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The findings, in order.
    pub findings: &'r [Finding],
    /// The files they point into.
    pub sources: &'r SourceMap,
    /// What leads from where the program runs to where the names of the files begin; empty or ending in `/`.
    pub prefix: &'r str,
    /// The folder the program runs in, with `/` throughout and at its end: whole paths below it are shown from there.
    pub here: &'r str,
    /// The file that stands for the whole: findings without a place are shown at its first line where a format wants
    /// a place.
    pub main: Option<FileId>,
    /// Version of the profile.
    pub profile: &'static str,
    /// Number of resources by class, in order of class name.
    pub resources: &'r [ResourceCount],
    /// What came of each address, when they were asked.
    pub links: Option<&'r [LinkRow]>,
    /// Language of the frame around the findings.
    pub lang: Lang,
    /// Whether the terminal takes colours.
    pub colour: bool,
}

impl<'r> Report<'r> {
    /// The name of the only file that was read: what has no place stands somewhere in it.
    pub(super) fn only_file(&self) -> Option<&'r Untrusted> {
        let mut files = self.sources.iter();
        let (_, file) = files.next()?;
        files.next().is_none().then_some(&file.name)
    }

    /// The findings that are shown to people: those that no other explains.
    pub(super) fn shown(&self) -> impl Iterator<Item = &'r Finding> + use<'r> {
        self.findings.iter().filter(|finding| finding.is_shown())
    }

    /// The findings counted.
    pub fn summary(&self) -> Summary {
        Summary::of(self.findings)
    }
}
