//! What could be fixed and was not, and why.

use crate::diagnostic::{Finding, Safety};
use crate::source::Span;
use crate::source::tree::is_yaml;
use crate::workspace::check::Checked;

/// What has a fix still.
#[derive(Clone, Debug, Default)]
pub struct Left {
    /// How many are made only when asked for.
    pub to_look_at: usize,
    /// Where the text cannot be written anew.
    pub unwritable: Vec<Span>,
    /// Where the graph would change otherwise than it should.
    pub unproven: Vec<Span>,
}

impl Left {
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
