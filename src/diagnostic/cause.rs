//! Causal relations between findings: which findings follow from which.

use super::RuleMeta;
use crate::untrusted::Untrusted;

/// What a finding explains, beyond [`RuleMeta::explains`] on its own value: findings of the same rules on another
/// resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explains {
    /// Ids of the rules.
    pub rules: &'static [&'static str],
    /// The resource.
    pub subject: Untrusted,
    /// The property; `None` for the resource as a whole.
    pub property: Option<Untrusted>,
    /// The value; `None` for every value of the property.
    pub value: Option<Untrusted>,
}

/// The cause of a finding: another finding that explains it.
#[derive(Clone, Debug)]
pub struct Cause {
    /// [`super::Parts::number`] of the finding.
    pub(super) number: u32,
    /// The rule of that finding.
    pub rule: &'static RuleMeta,
    /// The subject of that finding.
    pub subject: Option<Untrusted>,
}
