//! Findings that are new since a git revision.

use super::baseline::{count, identity};
use super::checked::{Checks, Known};
use crate::diagnostic::{Finding, Ordinals};
use crate::workspace::error::{Error, OpenError};
use crate::workspace::open::{Options, Overlay, Source, Workspace};

impl Workspace {
    /// Removes the findings that the repository at `revision` has as well: the same rule on the same resource, property
    /// and value, wherever it is written.
    pub(super) fn leave_out(
        &self,
        revision: &str,
        checks: &Checks,
        findings: &mut Vec<Finding>,
    ) -> Result<Known, Error> {
        let Some(root) = &self.contents.root else {
            return Err(OpenError::NoRevisionOfRdf(revision.to_owned()).into());
        };
        let source = Source::Revision {
            root: root.clone(),
            revision: revision.to_owned(),
        };
        let options = Options {
            overlay: Overlay::default(),
            ..self.options().clone()
        };
        let before = Self::open(source, options)?;
        let before = before.check(&Checks {
            new_since: None,
            baseline: None,
            ..checks.clone()
        })?;
        let known = count(&before);
        let mut ordinals = Ordinals::default();
        let mut left_out = 0;
        findings.retain(|finding| {
            let identity = identity(finding, &self.contents.sources);
            let is_new = ordinals.next(&identity) >= known.get(&identity).copied().unwrap_or(0);
            left_out += usize::from(!is_new && finding.is_shown());
            is_new
        });
        Ok(Known {
            revision: revision.to_owned().into(),
            count: left_out,
        })
    }
}
