//! One request and what comes of it; no sockets here.

use super::{Algorithm, Refusal, Seen, Sum};
use core::net::IpAddr;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// Where API descriptions are shown.
pub(super) const PORTAL: &str = "https://www.dataportal.se";

/// How it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// For the headers only.
    Head,
    /// For at most this many bytes of the body.
    Get(usize),
    /// For all of the body, of which its sums and this many bytes are kept.
    Whole(usize),
}

impl Method {
    /// The word in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Head => "HEAD",
            Self::Get(_) | Self::Whole(_) => "GET",
        }
    }
}

/// One request.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Where to.
    pub url: Url,
    /// How.
    pub method: Method,
    /// Whether a part is enough: then only the beginning is asked for.
    pub part: bool,
    /// The media types that are welcome.
    pub accept: &'static str,
    /// Whether it is asked as a page of the portal would.
    pub as_portal: bool,
    /// The sums that are wanted of the whole.
    pub digests: Vec<Algorithm>,
    /// The state that is known: nothing need come while it lasts.
    pub unless: Option<Stamp>,
}

/// By what a server knows one state of a thing from another, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

/// An answer, whatever its status.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Where it points on to.
    pub location: Option<String>,
    /// What it says that it is, without parameters and in lower case.
    pub content_type: Option<String>,
    /// Its whole size in bytes, where it tells.
    pub length: Option<u64>,
    /// The day of the last change, `2025-01-31`.
    pub modified: Option<String>,
    /// What state this is.
    pub stamp: Stamp,
    /// Who may read it from a page elsewhere.
    pub allow_origin: Option<String>,
    /// How long to wait.
    pub retry_after: Option<Duration>,
    /// The mark of a wall against robots.
    pub wall: Option<String>,
    /// What was read of the body; none when only the headers were asked for, and when it has been looked at.
    #[serde(skip)]
    pub body: Option<Vec<u8>>,
    /// Whether that is all of it.
    pub whole: bool,
    /// What the body was seen to be.
    pub seen: Seen,
    /// Sums of the whole body, where they were asked for; none at all where it was too large.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<Vec<Sum>>,
}

impl Answer {
    /// Whether it gives what was asked for.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether pages of the portal may read it.
    pub fn is_open_to_portal(&self) -> bool {
        matches!(self.allow_origin.as_deref(), Some("*" | PORTAL))
    }

    /// Whether it points on.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The address is not to be asked.
    Refused(Refusal, Option<IpAddr>),
    /// There is no machine of that name.
    UnknownHost,
    /// The name could not be looked up just now.
    Lookup(String),
    /// The machine lets no one in there.
    Closed,
    /// There is no way to the machine.
    Unreachable,
    /// No answer came in time.
    Timeout,
    /// The connection is not safe.
    Tls(TlsFault),
    /// The proxy on the way did not let it through.
    Proxy(String),
    /// The connection broke.
    Broken,
    /// Something that is no answer came, or something else went wrong.
    Other(String),
}

/// Why a connection is not safe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TlsFault {
    /// The certificate ran out this many days ago, where that is known.
    Expired(Option<u64>),
    /// The certificate is not valid yet.
    NotYetValid,
    /// The certificate is for other names.
    WrongName(Vec<String>),
    /// Nobody known vouches for the certificate.
    UnknownIssuer,
    /// The server vouches for itself.
    SelfSigned,
    /// The certificate is in a form that is no longer accepted.
    OldForm,
    /// Encryption as it was long ago.
    OldVersion,
    /// No encryption at all where there should be.
    NoTls,
    /// The certificate was taken back.
    Revoked,
    /// Something else, in the words of the library.
    Other(String),
}

/// Whoever asks.
pub trait Fetch {
    /// Asks once, without following anything.
    fn fetch(&self, ask: &Ask) -> impl Future<Output = Result<Answer, Fault>> + Send;

    /// Hides in a text what was sent and is nobody else's business; none where nothing of it is there.
    fn hidden(&self, _text: &str) -> Option<String> {
        None
    }
}
