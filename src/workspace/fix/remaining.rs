//! Fixable findings that were not fixed, and why.

use crate::diagnostic::{Finding, Safety};
use crate::source::Span;
use crate::source::tree::is_yaml;
use crate::workspace::check::Checked;

/// Fixable findings that remain.
#[derive(Clone, Debug, Default)]
pub struct RemainingFixes {
    /// Number of unsafe fixes that were not requested.
    pub to_look_at: usize,
    /// Spans where the text cannot be edited.
    pub unwritable: Vec<Span>,
    /// Spans where the proof failed: the graph would change otherwise than intended.
    pub unproven: Vec<Span>,
}

impl RemainingFixes {
    pub(super) fn of(checked: &Checked, with_unsafe: bool) -> Self {
        let mut left = Self::default();
        for finding in checked.findings.iter().filter(|of| of.is_shown()) {
            let (Some(fix), Some(span)) = (&finding.fix, finding.span) else {
                continue;
            };
            if fix.safety == Safety::Look && !with_unsafe {
                left.to_look_at += places(finding);
            } else if finding.edit.is_some() {
                left.unproven.push(span);
            } else if is_yaml(checked.sources.get(span.file).name.raw()) {
                left.unwritable.push(span);
            }
        }
        left
    }
}

fn places(finding: &Finding) -> usize {
    usize::from(finding.edit.is_some()) + finding.also_edits.len()
}
