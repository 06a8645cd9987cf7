//! Normalizes URLs in source records, and recognizes service endpoints.

use crate::rdf::{has_scheme, is_absolute_iri, looks_like_iri};
use std::borrow::Cow;

/// What was given as a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address<'t> {
    /// A URL with scheme.
    Whole(&'t str),
    /// A URL without scheme (`www.example.se/data`), with `https://` added.
    Bare(String),
    /// A URL with spaces in it, which are percent-encoded here.
    Spaced(String),
    /// Not a URL.
    None,
}

/// Recognizes a URL.
pub fn address(text: &str) -> Address<'_> {
    let text = text.trim();
    if looks_like_iri(text) || (has_scheme(text) && is_absolute_iri(text)) {
        return Address::Whole(text);
    }
    if let Some(spaced) = spaced(text) {
        return Address::Spaced(spaced);
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let labels = host.split('.').count();
    let is_host = labels > 1
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && host.split('.').all(|label| !label.is_empty());
    // `fil.zip` looks like a host name too; `www.` or a path decides.
    if is_host
        && !text.contains(char::is_whitespace)
        && (host.starts_with("www.") || text.contains('/') || labels > 2)
    {
        return Address::Bare(format!("https://{text}"));
    }
    Address::None
}

/// A web URL whose path, query or fragment holds spaces, with those encoded. Several URLs are none.
fn spaced(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let is_web = ["http", "https"]
        .iter()
        .any(|of| scheme.eq_ignore_ascii_case(of));
    let (host, _) = rest.split_once('/')?;
    let is_one = !rest.contains("://") && !host.contains(char::is_whitespace);
    let encoded = text.replace([' ', '\u{a0}'], "%20");
    (is_web && is_one && encoded != text && is_absolute_iri(&encoded)).then_some(encoded)
}

/// Whether the query is a `GetCapabilities` request.
pub fn asks_for_capabilities(url: &str) -> bool {
    url.to_ascii_lowercase().contains("request=getcapabilities")
}

/// The service type requested by `service=`, in upper case.
pub fn service_asked_for(url: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.eq_ignore_ascii_case("service")
            .then(|| value.trim().to_ascii_uppercase())
    })
}

/// The endpoint of a service: the URL without request parameters.
pub fn endpoint(url: &str) -> Cow<'_, str> {
    let Some((base, query)) = url.split_once('?') else {
        return url.into();
    };
    if !asks_for_capabilities(url) {
        return url.into();
    }
    let asked = ["service", "request", "version", "acceptversions"];
    let rest: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !asked.iter().any(|word| name.eq_ignore_ascii_case(word))
        })
        .collect();
    if rest.is_empty() {
        return base.into();
    }
    format!("{base}?{}", rest.join("&")).into()
}

/// A key for comparing endpoint URLs of services.
pub fn service_key(url: &str) -> String {
    let url = endpoint(url.trim());
    let url = url.trim_end_matches(['?', '&', '/']);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{}/{path}", host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_and_without_scheme() {
        assert_eq!(
            address(" https://a.se/x "),
            Address::Whole("https://a.se/x")
        );
        assert_eq!(
            address("www.a.se"),
            Address::Bare("https://www.a.se".into())
        );
        assert_eq!(
            address("data.a.se/x?y"),
            Address::Bare("https://data.a.se/x?y".into())
        );
        assert_eq!(
            address("https://a.se/data fil.zip"),
            Address::Spaced("https://a.se/data%20fil.zip".into())
        );
        for text in [
            "",
            "https://a.se/x https://a.se/y",
            "https://a b.se/x",
            "fil.zip",
            "Se bilaga",
            "a b.se/x",
            "..",
            "\\\\server\\mapp",
        ] {
            assert_eq!(address(text), Address::None, "{text}");
        }
    }

    #[test]
    fn endpoints() {
        let url = "http://a.se/wms?map=x&VERSION=1.3.0&SERVICE=WMS&REQUEST=GetCapabilities";
        assert_eq!(endpoint(url), "http://a.se/wms?map=x");
        assert_eq!(
            endpoint("http://a.se/wms?service=WMS&request=getcapabilities"),
            "http://a.se/wms"
        );
        assert_eq!(endpoint("http://a.se/x?id=1"), "http://a.se/x?id=1");
        assert_eq!(
            service_key("HTTP://A.se/wms?"),
            service_key("https://a.se/wms?request=GetCapabilities&service=WMS")
        );
        assert_eq!(service_asked_for(url).as_deref(), Some("WMS"));
    }
}
