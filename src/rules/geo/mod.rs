//! Rules about places and geometries.

mod geometry;
mod geonames;
mod swapped;
mod wkt;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[&geonames::RULE, &swapped::RULE, &wkt::RULE];
