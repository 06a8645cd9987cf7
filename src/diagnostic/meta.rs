//! Rule metadata: id, severity, texts, source in the specification.

use super::{Plural, Text};
use serde::Deserialize;

/// Severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Informative; nothing is wrong.
    Info,
    /// Should be corrected; the portal accepts it.
    Warning,
    /// Must be corrected.
    Error,
}

impl Severity {
    /// The name in JSON, settings and flags.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the portal's validator reports about the same problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Portal {
    /// Nothing.
    Silent,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Portal {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Silent => "silent",
        }
    }
}

/// Who can correct what a rule finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fixer {
    /// Whoever writes the descriptions.
    #[default]
    Editor,
    /// The supplier of the system that writes the RDF: types, datatypes, language tags, blank nodes. In descriptions
    /// written by hand, the editor.
    System,
    /// Whoever runs the web server.
    Server,
}

impl Fixer {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::System => "system",
            Self::Server => "server",
        }
    }
}

/// Metadata of a rule: texts of `explain`, and defaults of its findings.
#[derive(Debug)]
pub struct RuleMeta {
    /// `group/slug`; never reused.
    pub id: &'static str,
    /// Default severity.
    pub severity: Severity,
    /// What the portal reports, unless a finding sets it.
    pub portal: Portal,
    /// One-line summary.
    pub title: Text<&'static str>,
    /// Plural text: for several findings with one cause shown as one.
    pub many: Plural,
    /// Why it matters to the portal or users of the data.
    pub why: Text<&'static str>,
    /// How to correct it.
    pub fix: Text<&'static str>,
    /// Where the requirement is documented.
    pub reference: Text<&'static str>,
    /// Who can correct it.
    pub fixer: Fixer,
    /// Ids of rules whose findings on the same value follow from a finding of this rule.
    pub explains: &'static [&'static str],
}

/// Rules are compared by id.
impl PartialEq for RuleMeta {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleMeta {}

/// Declares the [`RuleMeta`] of a rule as a static, with its parts in the order of `explain`.
#[macro_export]
macro_rules! rule_meta {
    (
        $(#[$doc:meta])*
        $vis:vis $name:ident: $id:literal, $severity:ident, portal $portal:ident, $source_sv:literal / $source_en:literal;
        title $title_sv:literal / $title_en:literal;
        many $many_sv:literal / $many_en:literal;
        why $why_sv:literal / $why_en:literal;
        fix $fix_sv:literal / $fix_en:literal;
        $(fixer $fixer:ident;)?
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
            fixer: $crate::fixer!($($fixer)?),
            explains: &[],
        };
    };
}

/// The [`Fixer`] that a rule declares; an editor where it declares none.
#[macro_export]
#[doc(hidden)]
macro_rules! fixer {
    () => {
        $crate::diagnostic::Fixer::Editor
    };
    ($fixer:ident) => {
        $crate::diagnostic::Fixer::$fixer
    };
}
