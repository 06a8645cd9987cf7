//! An address, who uses it, and what is promised of it.

use super::Algorithm;
use crate::source::Span;
use serde::{Deserialize, Serialize};
use url::Url;

/// An address that is asked once, with every place that uses it.
#[derive(Clone, Debug)]
pub struct Link {
    /// What is asked.
    pub url: Url,
    /// How much of the answer matters.
    pub want: Want,
    /// The sums that are to be compared.
    pub digests: Vec<Algorithm>,
    /// Where it is written, in order of place; at least one.
    pub uses: Vec<Use>,
}

/// How much of an answer matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Want {
    /// That there is one.
    Reach,
    /// What it begins with, where its headers leave doubt.
    Start,
    /// What it begins with, whatever its headers say: the capabilities of a service.
    Capabilities,
    /// What is in it: a description.
    Whole,
}

/// One place that uses an address.
#[derive(Clone, Debug)]
pub struct Use {
    /// The subject as reports name it.
    pub subject: String,
    /// Its class as the standard spells it.
    pub class: Option<&'static str>,
    /// IRI of the property.
    pub property: String,
    /// The address as it is written.
    pub value: String,
    /// Where it is written.
    pub span: Option<Span>,
    /// Whether that is a default that several resources share.
    pub shared: bool,
    /// What the address is there for.
    pub role: Role,
    /// What is said of what it leads to.
    pub promise: Promise,
}

/// What an address is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To be read, or to lead on from.
    Page,
    /// To give a file.
    File,
    /// To be asked by programs, in a way that is not known.
    Endpoint,
    /// To be asked by programs in this way.
    Service(Service),
    /// To tell programs how a service is asked.
    Description,
    /// To name something of this catalogue.
    Identifier,
}

/// Services that tell of themselves when they are asked in their own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Maps as pictures.
    Wms,
    /// Features.
    Wfs,
    /// Maps as tiles.
    Wmts,
    /// Coverages.
    Wcs,
    /// Collections as the OGC APIs have them.
    OgcApi,
}

/// What is said of what an address leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Promise {
    /// Media types, each in lower case.
    pub media: Vec<String>,
    /// The code or label of the format, as people know it.
    pub format: Option<String>,
    /// How it is said to be packed or compressed: the code or label, as people know it.
    pub packing: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// The day of the last change, `2025-01-31`.
    pub modified: Option<String>,
    /// Whether not everyone may have it.
    pub restricted: bool,
    /// The checksum of the file.
    pub checksum: Option<Checksum>,
}

/// What is said of the checksum of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// The algorithm, as it is written.
    pub name: String,
    /// The same, where it can be computed here.
    pub algorithm: Option<Algorithm>,
    /// The digits, in lower case.
    pub value: String,
}
