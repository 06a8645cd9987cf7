//! Rules: one file each; they see the graph and the profile only.

mod address;
mod catalog;
mod class_bits;
mod context;
mod dates;
mod format;
mod geo;
mod guidance;
mod harvest;
mod hvd;
mod limit;
mod names;
mod naming;
mod privacy;
mod profile;
mod property_name;
mod queries;
mod range;
mod rdf;
mod rule;
mod text;
mod usage;
mod uses;
mod values;

pub use context::Context;
pub use dates::{Days, days_between};
pub use naming::{NamingByFile, PropertyNaming};
pub use range::RangeViolation;
pub use rule::{Check, Rule};
pub use usage::Usage;

use crate::diagnostic::{Finding, Portal};
use crate::untrusted::Untrusted;
use foldhash::HashSet;
use limit::Count;
use rule::rule;
use std::sync::atomic::{AtomicUsize, Ordering};
use usage::Half;

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
        rdf::RULES,
        text::RULES,
    ];
    groups.into_iter().flatten().copied()
}

/// A unit of work that can run in parallel.
enum Task {
    /// The property rules, on half of the instances.
    Properties(Half),
    /// A graph rule.
    Graph(fn(&Context<'_>, &mut Vec<Finding>)),
}

/// Runs the enabled rules on two threads.
///
/// # Panics
/// When a check panics.
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
    // Restores a deterministic order.
    done.sort_by_key(|(number, ..)| *number);
    let mut found: Vec<Finding> = Vec::with_capacity(done.iter().map(|of| of.1.len()).sum());
    let mut counts = Vec::new();
    for (_, mut piece, count) in done {
        found.append(&mut piece);
        counts.push(count);
    }
    found.extend(Count::rest(counts));
    unseen_by_portal(cx, &mut found);
    for finding in &mut found {
        finding.anchor = cx.anchor(finding).map(Into::into);
    }
    privacy::cover(&mut found);
    found
}

/// What is only meant as an instance of a class is checked here, and not by the portal. What it says for want of that
/// instance stands.
fn unseen_by_portal(cx: &Context<'_>, found: &mut [Finding]) {
    let meant: HashSet<String> = cx.names.nodes().map(|node| cx.name_of(node)).collect();
    if meant.is_empty() {
        return;
    }
    let is_about_absence =
        |finding: &Finding| catalog::RULES.iter().any(|rule| rule.meta == *finding.rule);
    for finding in found {
        let subject = finding.subject.as_ref().map(Untrusted::raw);
        if subject.is_some_and(|subject| meant.contains(subject)) && !is_about_absence(finding) {
            finding.portal = Portal::Silent;
        }
    }
}

/// Runs the property rules on half of the instances.
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
