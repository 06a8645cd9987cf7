//! What is sent to one host and to no other: a key, a name with its password.

use super::echo::Echo;
use reqwest::header::{self, HeaderName, HeaderValue};
use url::Url;

/// A header for one host, by its scheme, name and port. Its value is never shown.
#[derive(Clone, Debug)]
pub struct HostHeader {
    origin: url::Origin,
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
    echo: Echo,
}

/// Why something is no header for a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// The host is none.
    Host,
    /// The name is none, or one that is not for others to give.
    Name,
    /// The value cannot be sent.
    Value,
}

/// Written by the program, or of the connection.
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
    pub fn new(host: &str, name: &str, value: &str) -> Result<Self, HeaderFault> {
        let whole = if host.contains("://") {
            host.to_owned()
        } else {
            format!("https://{host}")
        };
        let url = Url::parse(&whole).map_err(|_| HeaderFault::Host)?;
        let is_bare = matches!(url.scheme(), "http" | "https")
            && url.path() == "/"
            && !whole.ends_with('/')
            && !whole.contains(['@', '?', '#', '*'])
            && !host.is_empty();
        if !is_bare {
            return Err(HeaderFault::Host);
        }
        let name = HeaderName::try_from(name).map_err(|_| HeaderFault::Name)?;
        if OWN.contains(&name) {
            return Err(HeaderFault::Name);
        }
        let mut value = HeaderValue::try_from(value.trim()).map_err(|_| HeaderFault::Value)?;
        if value.is_empty() {
            return Err(HeaderFault::Value);
        }
        value.set_sensitive(true);
        Ok(Self {
            origin: url.origin(),
            name,
            echo: Echo::of(value.as_bytes()),
            value,
        })
    }

    /// Whether it is sent there.
    pub(super) fn is_for(&self, url: &Url) -> bool {
        self.origin == url.origin()
    }

    /// Hides the value where a server says it back; none where it does not.
    pub(super) fn hidden(&self, body: &[u8]) -> Option<Vec<u8>> {
        self.echo.hidden(body)
    }

    /// The same for a short text, which is hidden as a whole where the value stands in it in some mixed form.
    pub(super) fn hidden_text(&self, text: &str) -> Option<String> {
        self.echo.hidden_text(text)
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
