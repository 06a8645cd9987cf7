//! Cache entry of a link.

use crate::links::{BodyNeeded, Outcome};
use serde::{Deserialize, Serialize};

/// An earlier outcome. Times are Unix time in seconds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When it was requested (Unix time).
    pub at: u64,
    /// Since when it has failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<u64>,
    /// How much of the body was read.
    pub want: BodyNeeded,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether the run had `--allow-private`: the guard did not check where its host names resolve.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unguarded: bool,
}
