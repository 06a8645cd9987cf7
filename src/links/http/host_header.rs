//! Request headers for one host only: API keys, `Authorization`.

use super::echo::EchoRedactor;
use reqwest::header::{self, HeaderName, HeaderValue};
use url::Url;

/// A header for one origin (scheme, host and port). Its value is never shown.
#[derive(Clone, Debug)]
pub struct HostHeader {
    origin: url::Origin,
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
    echo: EchoRedactor,
}

/// Why a host header is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderError {
    /// Not a host.
    Host,
    /// Not a header name, or one that the client sets itself.
    Name,
    /// Not a header value.
    Value,
}

/// Set by the client, or hop-by-hop.
const OWN: [HeaderName; 9] = [
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::HOST,
    header::RANGE,
    header::TE,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

impl HostHeader {
    /// A header for `host`: a name or number, perhaps with a port, over https unless `http://` stands before it.
    ///
    /// # Errors
    /// When one of the three is not what it should be.
    pub fn new(host: &str, name: &str, value: &str) -> Result<Self, HeaderError> {
        let whole = if host.contains("://") {
            host.to_owned()
        } else {
            format!("https://{host}")
        };
        let url = Url::parse(&whole).map_err(|_| HeaderError::Host)?;
        let is_bare = matches!(url.scheme(), "http" | "https")
            && url.path() == "/"
            && !whole.ends_with('/')
            && !whole.contains(['@', '?', '#', '*'])
            && !host.is_empty();
        if !is_bare {
            return Err(HeaderError::Host);
        }
        let name = HeaderName::try_from(name).map_err(|_| HeaderError::Name)?;
        if OWN.contains(&name) {
            return Err(HeaderError::Name);
        }
        let mut value = HeaderValue::try_from(value.trim()).map_err(|_| HeaderError::Value)?;
        if value.is_empty() {
            return Err(HeaderError::Value);
        }
        value.set_sensitive(true);
        Ok(Self {
            origin: url.origin(),
            name,
            echo: EchoRedactor::of(value.as_bytes()),
            value,
        })
    }

    /// Whether it is sent to this URL.
    pub(super) fn is_for(&self, url: &Url) -> bool {
        self.origin == url.origin()
    }

    /// Redacts the value where a server echoes it; none where it does not.
    pub(super) fn hidden(&self, body: &[u8]) -> Option<Vec<u8>> {
        self.echo.hidden(body)
    }

    /// The same for a header value or URL, redacted as a whole where the secret is partly encoded.
    pub(super) fn redacted_text(&self, text: &str) -> Option<String> {
        self.echo.redacted_text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_goes_to_its_host_and_nowhere_else() {
        let header = HostHeader::new("data.se", "X-Api-Key", "Bearer s3cret").expect("header");
        let is_for = |url: &str| header.is_for(&Url::parse(url).expect(url));
        assert!(is_for("https://data.se/x") && is_for("https://DATA.se:443/"));
        for other in [
            "http://data.se/x",
            "https://data.se:8443/x",
            "https://www.data.se/x",
            "https://data.se.evil.example/x",
        ] {
            assert!(!is_for(other), "{other}");
        }
    }
}
