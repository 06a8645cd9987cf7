//! A link: its URL, where it is used, and what the description declares about the target.

use super::Algorithm;
use crate::source::Span;
use serde::{Deserialize, Serialize};
use url::Url;

/// A URL that is requested once, with every place that uses it.
#[derive(Clone, Debug)]
pub struct Link {
    /// The URL to request.
    pub url: Url,
    /// How much of the body is needed.
    pub want: BodyNeeded,
    /// Checksum algorithms to compute.
    pub digests: Vec<Algorithm>,
    /// Where it is written, in order of place; at least one.
    pub uses: Vec<Use>,
}

/// How much of the body is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BodyNeeded {
    /// None: any response will do.
    Reach,
    /// The beginning, where the headers leave doubt.
    Start,
    /// The beginning, always: the capabilities document of a service, and hosts that are requested with GET only.
    Capabilities,
    /// All of it: an API description.
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
    /// What the description declares about the target.
    pub promise: Declared,
}

/// What the link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A page to read.
    Page,
    /// A file to download.
    File,
    /// An API endpoint of unknown protocol.
    Endpoint,
    /// A service endpoint with a known protocol.
    Service(Service),
    /// An API description (`OpenAPI`, WSDL, capabilities).
    Description,
    /// An identifier (IRI) of this catalogue.
    Identifier,
}

/// OGC services, which have capabilities documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// Web Map Service.
    Wms,
    /// Web Feature Service.
    Wfs,
    /// Web Map Tile Service.
    Wmts,
    /// Web Coverage Service.
    Wcs,
    /// OGC API (Features, Records, …).
    OgcApi,
}

/// What the description declares about the target of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Media types, each in lower case.
    pub media: Vec<String>,
    /// The code or label of the format, as people know it.
    pub format: Option<String>,
    /// Declared package or compression format: code or label.
    pub packing: Option<String>,
    /// Bytes.
    pub size: Option<u64>,
    /// The day of the last change, `2025-01-31`.
    pub modified: Option<String>,
    /// Whether access is restricted.
    pub restricted: bool,
    /// Whether it is where SPARQL questions are put: such a place may answer 400 where no question comes.
    pub takes_sparql: bool,
    /// The checksum of the file.
    pub checksum: Option<Checksum>,
}

/// The declared checksum of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// The algorithm, as it is written.
    pub name: String,
    /// The same, where it can be computed here.
    pub algorithm: Option<Algorithm>,
    /// The digits, in lower case.
    pub value: String,
}
