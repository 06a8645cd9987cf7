//! Rule metadata: id, severity, texts, source in the specification.

use super::{Plural, Text};
use serde::Deserialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Should be mended; the portal takes it.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The word in JSON, settings and flags.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the portal's own validator says of the same fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Portal {
    /// It says nothing.
    Silent,
    /// It reports a warning.
    Warning,
    /// It reports an error.
    Error,
}

impl Portal {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Silent => "silent",
        }
    }
}

/// All that `explain` tells of a rule, and what a finding of it is by default.
#[derive(Debug)]
pub struct RuleMeta {
    /// `group/slug`; never reused.
    pub id: &'static str,
    /// Severity unless settings say otherwise.
    pub severity: Severity,
    /// What the portal's validator says, unless the finding knows better.
    pub portal: Portal,
    /// What is wrong, in a line.
    pub title: Text<&'static str>,
    /// What is wrong where several findings with one cause are shown as one.
    pub many: Plural,
    /// Why it matters to the portal or the reader.
    pub why: Text<&'static str>,
    /// How to mend it.
    pub fix: Text<&'static str>,
    /// Where it is written.
    pub reference: Text<&'static str>,
    /// Ids of rules whose findings on the same value a finding of this one explains: one fault, one finding.
    pub explains: &'static [&'static str],
}

/// Rules are the same when their ids are.
impl PartialEq for RuleMeta {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleMeta {}

/// Declares the [`RuleMeta`] of a rule as a static, in the order in which `explain` tells it.
#[macro_export]
macro_rules! rule_meta {
    (
        $(#[$doc:meta])*
        $vis:vis $name:ident: $id:literal, $severity:ident, portal $portal:ident, $source_sv:literal / $source_en:literal;
        title $title_sv:literal / $title_en:literal;
        many $many_sv:literal / $many_en:literal;
        why $why_sv:literal / $why_en:literal;
        fix $fix_sv:literal / $fix_en:literal;
    ) => {
        $(#[$doc])*
        $vis static $name: $crate::diagnostic::RuleMeta = $crate::diagnostic::RuleMeta {
            id: $id,
            severity: $crate::diagnostic::Severity::$severity,
            portal: $crate::diagnostic::Portal::$portal,
            title: $crate::diagnostic::Text { sv: $title_sv, en: $title_en },
            many: $crate::diagnostic::Plural::new($many_sv, $many_en),
            why: $crate::diagnostic::Text { sv: $why_sv, en: $why_en },
            fix: $crate::diagnostic::Text { sv: $fix_sv, en: $fix_en },
            reference: $crate::diagnostic::Text { sv: $source_sv, en: $source_en },
            explains: &[],
        };
    };
}
