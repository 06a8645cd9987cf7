//! What copies are read by.

use crate::profile::{self, Profile};

/// The latest version: others write as they do, whatever a repository here is checked against.
pub(super) fn profile() -> &'static Profile {
    profile::embedded(profile::Version::default())
}
