//! The checks: one file a rule; they see the graph and the profile only.

mod ask;
mod catalog;
mod context;
mod judge;
mod profile;

pub use context::{Context, Usage, Words};
pub use judge::Fault;

use crate::diagnostic::{Finding, Portal, RuleMeta};
use context::Half;

/// A rule: what `explain` tells of it, and how it finds.
#[derive(Debug)]
pub struct Rule {
    /// Texts, severity, reference.
    pub meta: RuleMeta,
    /// The check.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Each row of the table on each instance of its class, with the values it has there.
    Property(fn(&Context<'_>, &Usage<'_>, &mut Vec<Finding>)),
    /// The graph as a whole.
    Graph(fn(&Context<'_>, &mut Vec<Finding>)),
}

/// Every rule in order of id.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    catalog::RULES.iter().chain(profile::RULES).copied()
}

/// Runs every rule over the graph.
///
/// # Panics
/// When a check does.
pub fn run(cx: &Context<'_>) -> Vec<Finding> {
    let per_property: Vec<_> = all()
        .filter_map(|rule| match rule.check {
            Check::Property(check) => Some(check),
            Check::Graph(_) => None,
        })
        .collect();
    // Instances are judged one by one, so their halves can be judged side by side.
    let judge = |half| {
        let mut found = Vec::new();
        cx.for_each_usage(half, |usage| {
            let before = found.len();
            for check in &per_property {
                check(cx, usage, &mut found);
            }
            if !usage.reached {
                for finding in &mut found[before..] {
                    finding.portal = Portal::Silent;
                }
            }
        });
        found
    };
    let mut found = std::thread::scope(|scope| {
        let second = scope.spawn(|| judge(Half::Second));
        let mut found = judge(Half::First);
        found.extend(second.join().expect("a check does not panic"));
        found
    });
    for rule in all() {
        if let Check::Graph(check) = rule.check {
            check(cx, &mut found);
        }
    }
    found
}

/// Declares a rule: its texts as in [`crate::rule_meta!`], and its check.
macro_rules! rule {
    (
        $id:literal, $severity:ident, portal $portal:ident, $source_sv:literal / $source_en:literal;
        title $title_sv:literal / $title_en:literal;
        why $why_sv:literal / $why_en:literal;
        fix $fix_sv:literal / $fix_en:literal;
        $check:expr
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
            },
            check: $check,
        };
    };
}
use rule;
