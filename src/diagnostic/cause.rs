//! What one finding says of others that follow from it.

use super::RuleMeta;
use crate::untrusted::Untrusted;

/// What a finding explains beside the findings of [`RuleMeta::explains`] on its own place: those of the same rules on
/// another resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explains {
    /// Ids of the rules.
    pub rules: &'static [&'static str],
    /// The resource.
    pub subject: Untrusted,
    /// The property; none for the resource as a whole.
    pub property: Option<Untrusted>,
}

/// The cause of a finding: another finding that explains it.
#[derive(Clone, Debug)]
pub struct Cause {
    /// [`super::Parts::number`] of the finding.
    pub(super) number: u32,
    /// Its rule.
    pub rule: &'static RuleMeta,
    /// What it is about.
    pub subject: Option<Untrusted>,
}
