//! Rules about places and geometries.

mod geometry;
mod geonames;
mod no_area;
mod swapped;
mod wkt;

use super::Rule;

/// In order of id.
pub(super) static RULES: &[&Rule] = &[&geonames::RULE, &no_area::RULE, &swapped::RULE, &wkt::RULE];
