//! The definition of a rule.

use super::{Context, Usage};
use crate::diagnostic::{Finding, RuleMeta};

/// A rule: metadata and check.
#[derive(Debug)]
pub struct Rule {
    /// Texts, severity, reference.
    pub meta: RuleMeta,
    /// The check.
    pub check: Check,
}

/// What a check iterates over.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each row of the profile, for each instance of its class, with its values.
    Property(fn(&Context<'_>, &Usage<'_>, &mut Vec<Finding>)),
    /// The graph as a whole.
    Graph(fn(&Context<'_>, &mut Vec<Finding>)),
}

/// Declares a rule: metadata as in [`crate::rule_meta!`], and its check.
macro_rules! rule {
    (
        $id:literal, $severity:ident, portal $portal:ident, $source_sv:literal / $source_en:literal;
        title $title_sv:literal / $title_en:literal;
        many $many_sv:literal / $many_en:literal;
        why $why_sv:literal / $why_en:literal;
        fix $fix_sv:literal / $fix_en:literal;
        $(fixer $fixer:ident;)?
        $(explains $($explained:literal),+;)?
        Check::$kind:ident($check:path)
    ) => {
        pub(super) static RULE: $crate::rules::Rule = $crate::rules::Rule {
            meta: $crate::diagnostic::RuleMeta {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                portal: $crate::diagnostic::Portal::$portal,
                title: $crate::diagnostic::Text {
                    sv: $title_sv,
                    en: $title_en,
                },
                many: $crate::diagnostic::Plural::new($many_sv, $many_en),
                why: $crate::diagnostic::Text {
                    sv: $why_sv,
                    en: $why_en,
                },
                fix: $crate::diagnostic::Text {
                    sv: $fix_sv,
                    en: $fix_en,
                },
                reference: $crate::diagnostic::Text {
                    sv: $source_sv,
                    en: $source_en,
                },
                fixer: $crate::fixer!($($fixer)?),
                explains: &[$($($explained),+)?],
            },
            check: Check::$kind($check),
        };
    };
}
pub(super) use rule;
