//! Request, response and errors, and the [`Fetch`] trait; no sockets here.

use super::{Algorithm, ComputedChecksum, ObservedContent, Refusal};
use core::net::IpAddr;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// Origin of the portal, which reads API descriptions from the browser (CORS).
pub(super) const PORTAL: &str = "https://www.dataportal.se";

/// The HTTP method, and how much of the body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// HEAD: headers only.
    Head,
    /// GET, at most this many bytes of the body.
    Get(usize),
    /// GET of the whole body, of which checksums and this many bytes are kept.
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

/// One HTTP request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The URL.
    pub url: Url,
    /// The method.
    pub method: Method,
    /// Whether to send `Range` for the beginning only.
    pub part: bool,
    /// `Accept`.
    pub accept: &'static str,
    /// Whether to send `Origin` as a page of the portal would (CORS).
    pub as_portal: bool,
    /// Checksum algorithms for the whole body.
    pub digests: Vec<Algorithm>,
    /// Validators for a conditional request: 304 when nothing has changed.
    pub if_changed: Option<CacheValidators>,
}

/// Validators of a cached response (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CacheValidators {
    /// `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
}

/// An HTTP response, whatever its status.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// `Location`.
    pub location: Option<String>,
    /// `Content-Type` without parameters, in lower case.
    pub content_type: Option<String>,
    /// Total size in bytes, from `Content-Length` or `Content-Range`.
    pub length: Option<u64>,
    /// Date of `Last-Modified`, `2025-01-31`.
    pub modified: Option<String>,
    /// `ETag` and `Last-Modified`.
    pub stamp: CacheValidators,
    /// `Access-Control-Allow-Origin`.
    pub allow_origin: Option<String>,
    /// `Retry-After`.
    pub retry_after: Option<Duration>,
    /// Whether it has `Set-Cookie`: used for redirects only, and never cached.
    #[serde(skip)]
    pub sets_cookie: bool,
    /// Vendor of the bot protection (WAF) that sent it.
    pub wall: Option<String>,
    /// The body as far as read; none for HEAD, and after it has been inspected.
    #[serde(skip)]
    pub body: Option<Vec<u8>>,
    /// Whether the body was read to its end.
    pub whole: bool,
    /// What was observed in the body.
    pub seen: ObservedContent,
    /// Checksums of the whole body, where requested; empty where it was too large.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<Vec<ComputedChecksum>>,
}

impl Response {
    /// Whether the status is 2xx.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether CORS lets pages of the portal read it.
    pub fn is_open_to_portal(&self) -> bool {
        matches!(self.allow_origin.as_deref(), Some("*" | PORTAL))
    }

    /// Whether it is a redirect with `Location`.
    pub fn is_redirect(&self) -> bool {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
    }
}

/// Why there is no response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FetchError {
    /// Refused by the private-address guard.
    Refused(Refusal, Option<IpAddr>),
    /// The host name does not exist.
    UnknownHost,
    /// DNS failed temporarily.
    Lookup(String),
    /// Connection refused.
    Closed,
    /// Host or network unreachable.
    Unreachable,
    /// Timeout.
    Timeout,
    /// TLS failed.
    Tls(TlsError),
    /// The proxy refused.
    Proxy(String),
    /// Connection reset or closed early.
    Broken,
    /// Not HTTP, or another error.
    Other(String),
}

/// Why TLS failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TlsError {
    /// Certificate expired, this many days ago where known.
    Expired(Option<u64>),
    /// Certificate not valid yet.
    NotYetValid,
    /// Certificate for other host names.
    WrongName(Vec<String>),
    /// Unknown issuer, or an incomplete certificate chain.
    UnknownIssuer,
    /// Self-signed certificate.
    SelfSigned,
    /// X.509 version that is no longer accepted.
    OldForm,
    /// No common TLS version or cipher suite.
    OldVersion,
    /// Plain text on a TLS port.
    NoTls,
    /// Certificate revoked.
    Revoked,
    /// Another error, as the TLS library reports it.
    Other(String),
}

/// Sends requests: the HTTP client, or a stand-in in tests.
pub trait Fetch {
    /// Sends one request; follows no redirect and retries nothing.
    fn fetch(&self, ask: &Request) -> impl Future<Output = Result<Response, FetchError>> + Send;

    /// Redacts configured secrets (`--header`) in a text; none where there are none.
    fn hidden(&self, _text: &str) -> Option<String> {
        None
    }
}
