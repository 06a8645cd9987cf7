//! Value forms: values with a syntax of their own in YAML.

use serde::Deserialize;

/// The notation of a value in YAML, where it differs from RDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// `oppnadata@example.se` ↔ `mailto:oppnadata@example.se`.
    Email,
    /// `0490-123 45` ↔ `tel:+4649012345`.
    Telephone,
    /// `{west, south, east, north}` ↔ a WKT polygon.
    BoundingBox,
    /// `{longitude, latitude}` ↔ a WKT point.
    Point,
    /// WKT, unchanged.
    Wkt,
    /// `212000-0001`: also gives the agent its IRI.
    OrganisationNumber,
    /// `true` or `false`: whether a distribution belongs to a high-value dataset.
    HvdMark,
}

impl Form {
    /// The forms that may be written as a mapping.
    pub const WITH_KEYS: &[Self] = &[Self::BoundingBox, Self::Point];

    /// The keys of the mapping; empty for forms that are written as text.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Self::BoundingBox => &["west", "south", "east", "north"],
            Self::Point => &["longitude", "latitude"],
            Self::Email
            | Self::Telephone
            | Self::Wkt
            | Self::OrganisationNumber
            | Self::HvdMark => &[],
        }
    }

    /// What is prepended in RDF; may be empty.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Email => "mailto:",
            Self::Telephone => "tel:",
            Self::BoundingBox
            | Self::Point
            | Self::Wkt
            | Self::OrganisationNumber
            | Self::HvdMark => "",
        }
    }
}
