//! Locations (file, line, column) of findings in machine-readable formats.

use super::Report;
use crate::diagnostic::{Finding, Identity, Lang, Ordinals, Severity};
use crate::say;
use crate::source::Span;
use crate::untrusted::Untrusted;
use std::fmt::Write;

/// A location for other programs: lines and columns from 1, in Unicode characters, the end exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    /// Path relative to the current folder, with `/`; empty without file.
    pub path: Untrusted,
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last.
    pub end_column: usize,
}

impl Report<'_> {
    /// The location of a finding; the first line of the main file when it has none.
    pub(super) fn location(&self, finding: &Finding) -> Location {
        self.location_of(finding.span)
    }

    /// The location of a span.
    pub(super) fn location_of(&self, span: Option<Span>) -> Location {
        let Some(span) = span else {
            let path = self
                .main
                .map_or_else(Untrusted::default, |file| self.path(file));
            return Location {
                path,
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1,
            };
        };
        let file = self.sources.get(span.file);
        let at = |offset: u32| file.lines().position(file.bytes(), offset as usize);
        let (start, end) = (at(span.start), at(span.end));
        Location {
            path: self.path(span.file),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    /// The path of a file relative to the current folder.
    pub(super) fn path(&self, file: crate::source::FileId) -> Untrusted {
        let name = self.sources.get(file).name.raw();
        match name
            .strip_prefix(self.here)
            .filter(|_| !self.here.is_empty())
        {
            Some(below) => below.into(),
            None => format!("{}{name}", self.prefix).into(),
        }
    }

    /// The fingerprints of all findings shown, in order.
    pub(super) fn fingerprints(&self) -> Vec<String> {
        let mut ordinals = Ordinals::default();
        let names = self.shown().map(|finding| {
            let file = finding.span.map(|span| &self.sources.get(span.file).name);
            let identity = Identity::of(finding, file);
            identity.fingerprint(ordinals.next(&identity))
        });
        names.collect()
    }

    /// The severity in words.
    pub(super) fn word(&self, severity: Severity) -> &'static str {
        match (self.lang, severity) {
            (Lang::Sv, Severity::Error) => "fel",
            (Lang::Sv, Severity::Warning) => "varning",
            (Lang::Sv, Severity::Info) => "upplysning",
            (Lang::En, Severity::Error) => "error",
            (Lang::En, Severity::Warning) => "warning",
            (Lang::En, Severity::Info) => "note",
        }
    }

    /// Message and help as one text.
    pub(super) fn message_with_help(&self, finding: &Finding) -> Untrusted {
        let mut text = finding.message(self.lang);
        if let Some(help) = &finding.help {
            let word = say!(self.lang, sv: "hjälp", en: "help");
            let _ = write!(text.raw_mut(), "\n{word}: {}", help.one(self.lang).raw());
        }
        text
    }
}
