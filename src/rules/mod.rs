//! The checks: one file a rule; they see the graph and the profile only.

mod address;
mod catalog;
mod context;
mod dates;
mod format;
mod geo;
mod guidance;
mod harvest;
mod hvd;
mod limit;
mod naming;
mod privacy;
mod profile;
mod queries;
mod range;
mod text;
mod values;

pub use context::{Context, Usage};
pub use dates::{Days, days_between};
pub use naming::{NamingByFile, PropertyNaming};
pub use range::RangeViolation;

use crate::diagnostic::{Finding, Portal, RuleMeta};
use context::Half;
use limit::Count;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let groups = [
        address::RULES,
        catalog::RULES,
        format::RULES,
        geo::RULES,
        guidance::RULES,
        harvest::RULES,
        hvd::RULES,
        privacy::RULES,
        profile::RULES,
        text::RULES,
    ];
    groups.into_iter().flatten().copied()
}

/// One piece of the work, which no other piece waits for.
enum Task {
    /// The rules on properties, on half of the instances.
    Properties(Half),
    /// One rule on the graph.
    Graph(fn(&Context<'_>, &mut Vec<Finding>)),
}

/// Runs the rules that `is_on` names over the graph, two at a time.
///
/// # Panics
/// When a check does.
pub fn run(cx: &Context<'_>, is_on: impl Fn(&str) -> bool) -> Vec<Finding> {
    let mut per_property = Vec::new();
    let mut tasks = vec![
        Task::Properties(Half::First),
        Task::Properties(Half::Second),
    ];
    for rule in all().filter(|rule| is_on(rule.meta.id)) {
        match rule.check {
            Check::Property(check) => per_property.push(check),
            Check::Graph(check) => tasks.push(Task::Graph(check)),
        }
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(task) = tasks.get(number) else {
                return done;
            };
            let mut found = Vec::new();
            let mut count = Count::default();
            match task {
                Task::Properties(half) => {
                    judge_properties(cx, *half, &per_property, &mut found, &mut count);
                }
                Task::Graph(check) => {
                    check(cx, &mut found);
                    count.bound(&mut found, 0);
                }
            }
            done.push((number, found, count));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let second = scope.spawn(work);
        let mut done = work();
        done.extend(second.join().expect("a check does not panic"));
        done
    });
    // Who did which piece is chance.
    done.sort_by_key(|(number, ..)| *number);
    let mut found: Vec<Finding> = Vec::with_capacity(done.iter().map(|of| of.1.len()).sum());
    let mut counts = Vec::new();
    for (_, mut piece, count) in done {
        found.append(&mut piece);
        counts.push(count);
    }
    found.extend(Count::rest(counts));
    for finding in &mut found {
        finding.anchor = cx.anchor(finding).map(Into::into);
    }
    privacy::cover(&mut found);
    found
}

/// Runs the rules on properties on half of the instances.
fn judge_properties(
    cx: &Context<'_>,
    half: Half,
    rules: &[fn(&Context<'_>, &Usage<'_>, &mut Vec<Finding>)],
    found: &mut Vec<Finding>,
    count: &mut Count,
) {
    cx.for_each_usage(half, |usage| {
        let before = found.len();
        for check in rules {
            check(cx, usage, found);
        }
        if !usage.reached {
            for finding in &mut found[before..] {
                finding.portal = Portal::Silent;
            }
        }
        if found.len() > before {
            count.bound(found, before);
        }
    });
}

/// Declares a rule: its texts as in [`crate::rule_meta!`], and its check.
macro_rules! rule {
    (
        $id:literal, $severity:ident, portal $portal:ident, $source_sv:literal / $source_en:literal;
        title $title_sv:literal / $title_en:literal;
        many $many_sv:literal / $many_en:literal;
        why $why_sv:literal / $why_en:literal;
        fix $fix_sv:literal / $fix_en:literal;
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
                explains: &[$($($explained),+)?],
            },
            check: Check::$kind($check),
        };
    };
}
use rule;
