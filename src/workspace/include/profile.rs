//! The profile for reading copies.

use crate::profile::{self, Profile};

/// The latest version, as other catalogues do not depend on the version of this repository.
pub(super) fn profile() -> &'static Profile {
    profile::embedded(profile::Version::default())
}
