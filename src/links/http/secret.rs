//! What is sent to one host and to no other: a key, a name with its password.

use reqwest::header::{self, HeaderName, HeaderValue};
use url::Url;

/// A header for one host, by its scheme, name and port. Its value is never shown.
#[derive(Clone, Debug)]
pub struct HostHeader {
    origin: url::Origin,
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
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

/// What is looked for in answers is no shorter.
const SHORTEST: usize = 4;
/// What stands in place of a secret that comes back.
const HIDDEN: &[u8] = b"***";

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
        let origin = url.origin();
        Ok(Self {
            origin,
            name,
            value,
        })
    }

    /// Whether it is sent there.
    pub(super) fn is_for(&self, url: &Url) -> bool {
        self.origin == url.origin()
    }

    /// The value in the forms in which a server may say it back, the longest first.
    fn forms(&self) -> Vec<Vec<u8>> {
        let secret = self.value.as_bytes();
        // After `Bearer `, too.
        let last = secret.rsplit(|byte| *byte == b' ').next();
        let plain = [Some(secret), last].into_iter().flatten();
        // What is shorter is no secret, and stands everywhere.
        let plain = plain.filter(|secret| secret.len() >= SHORTEST);
        let mut forms: Vec<Vec<u8>> = plain.flat_map(in_addresses).collect();
        // Types are kept in lower case.
        let lower: Vec<Vec<u8>> = forms.iter().map(|form| form.to_ascii_lowercase()).collect();
        forms.extend(lower);
        forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        forms.dedup();
        forms
    }

    /// Hides the value where a server says it back; none where it does not.
    pub(super) fn hidden(&self, body: &[u8]) -> Option<Vec<u8>> {
        let mut hidden = None;
        for form in self.forms() {
            let within = hidden.as_deref().unwrap_or(body);
            if let Some(without) = without(within, &form) {
                hidden = Some(without);
            }
        }
        hidden
    }
}

/// A secret as it is, and as it stands in an address.
fn in_addresses(secret: &[u8]) -> Vec<Vec<u8>> {
    let form: String = url::form_urlencoded::byte_serialize(secret).collect();
    let percent = form.replace('+', "%20");
    let mut lower = percent.clone();
    for (at, _) in percent.match_indices('%') {
        if let Some(hex) = lower.get_mut(at + 1..at + 3) {
            hex.make_ascii_lowercase();
        }
    }
    // In a path fewer signs are written otherwise.
    let mut path = String::from("http://x/");
    path.push_str(&String::from_utf8_lossy(secret));
    let path = Url::parse(&path).map(|url| url.path()[1..].to_owned());
    let forms = [form, percent, lower, path.unwrap_or_default()];
    let long = forms.into_iter().filter(|form| form.len() >= SHORTEST);
    [secret.to_vec()]
        .into_iter()
        .chain(long.map(String::into_bytes))
        .collect()
}

/// A text in which something else stands for each `secret`; none when there is none. Takes as long as the text is.
fn without(body: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let mut hidden = Vec::new();
    let mut rest = body;
    while let Some(at) = find(rest, secret) {
        hidden.extend_from_slice(&rest[..at]);
        hidden.extend_from_slice(HIDDEN);
        rest = &rest[at + secret.len()..];
    }
    (rest.len() < body.len()).then(|| {
        hidden.extend_from_slice(rest);
        hidden
    })
}

fn find(body: &[u8], secret: &[u8]) -> Option<usize> {
    body.windows(secret.len()).position(|part| part == secret)
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
        for (said, shown) in [
            (
                "no such key: s3cret, Bearer s3cret.",
                "no such key: ***, ***.",
            ),
            ("/login?key=Bearer%20s3cret&x", "/login?key=***&x"),
            ("/login?key=Bearer+s3cret", "/login?key=***"),
        ] {
            let hidden = header.hidden(said.as_bytes()).expect(said);
            assert_eq!(String::from_utf8_lossy(&hidden), shown);
        }
        assert_eq!(header.hidden(b"no such key"), None);
        let odd = HostHeader::new("data.se", "X-Api-Key", "a/b+c=d&").expect("header");
        for said in ["a/b+c=d&", "a%2Fb%2Bc%3Dd%26", "a%2fb%2bc%3dd%26"] {
            assert_eq!(odd.hidden(said.as_bytes()).expect(said), HIDDEN, "{said}");
        }
        let many = header.hidden(&b"s3cret".repeat(500_000)).expect("hidden");
        assert_eq!(many.len(), 1_500_000);
    }
}
