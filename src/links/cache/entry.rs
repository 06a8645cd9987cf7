//! What is kept of one link.

use crate::links::{BodyNeeded, Outcome};
use serde::{Deserialize, Serialize};

/// One earlier outcome. Times are seconds since 1970.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When it was requested (Unix time).
    pub at: u64,
    /// Since when it fails.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<u64>,
    /// How much of the answer was looked at.
    pub want: BodyNeeded,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether the run had `--allow-private`: the guard did not check where its host names resolve.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unguarded: bool,
}
