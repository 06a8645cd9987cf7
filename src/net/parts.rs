//! The components of a URL as written (RFC 3986), without normalization.

/// `scheme://user@host:port/path?query#fragment`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// The scheme, as written.
    pub scheme: &'a str,
    /// The user info, before `@`.
    pub user: Option<&'a str>,
    /// The host, as written; an IPv6 address with its brackets.
    pub host: &'a str,
    /// The port, as written.
    pub port: Option<&'a str>,
    /// The path with its leading slash.
    pub path: &'a str,
    /// The query without `?`.
    pub query: Option<&'a str>,
    /// The fragment without `#`.
    pub fragment: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// The components of a URL with an authority; `None` for `mailto:` and the like.
    pub fn of(address: &'a str) -> Option<Self> {
        let colon = find(address, |byte| !byte.is_ascii_alphanumeric());
        let (scheme, rest) = address.split_at(colon);
        let rest = rest.strip_prefix("://").filter(|_| !scheme.is_empty())?;
        let end = find(rest, |byte| matches!(byte, b'/' | b'?' | b'#'));
        let (authority, rest) = rest.split_at(end);
        let (path, rest) = rest.split_at(find(rest, |byte| matches!(byte, b'?' | b'#')));
        let (query, fragment) = rest.split_at(find(rest, |byte| byte == b'#'));
        let (query, fragment) = (query.strip_prefix('?'), fragment.strip_prefix('#'));
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, authority),
        };
        // An IPv6 address has colons inside its brackets.
        let after = host.rfind(']').map_or(0, |bracket| bracket + 1);
        let (host, port) = match host[after..].find(':') {
            Some(colon) => (&host[..after + colon], Some(&host[after + colon + 1..])),
            None => (host, None),
        };
        Some(Self {
            scheme,
            user,
            host,
            port,
            path,
            query,
            fragment,
        })
    }

    /// Whether the scheme is `http` or `https`.
    pub fn is_web(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("https") || self.scheme.eq_ignore_ascii_case("http")
    }

    /// The last segment of the path in lower case: the file name, if there is one.
    pub fn file(&self) -> String {
        let last = self.path.rsplit('/').next().unwrap_or_default();
        last.to_ascii_lowercase()
    }
}

/// The host of a web or mail address, as written.
pub fn host_of(address: &str) -> Option<&str> {
    match address.strip_prefix("mailto:") {
        Some(mail) => Some(mail.split('?').next()?.rsplit_once('@')?.1),
        None => Some(Parts::of(address)?.host),
    }
}

/// `https://host:port` of an address on the web, as written.
pub fn origin_of(address: &str) -> Option<&str> {
    let start = address.find("://")? + 3;
    let is_web = Parts::of(address)?.is_web();
    let end = address[start..].find(['/', '?', '#']);
    let end = end.map_or(address.len(), |at| start + at);
    (is_web && end > start).then(|| &address[..end])
}

/// The offset of the first byte that is a separator, or the length. Separators are ASCII.
fn find(text: &str, is_separator: impl Fn(u8) -> bool) -> usize {
    text.bytes().position(is_separator).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_origins() {
        assert_eq!(host_of("https://u@a.se:80/x"), Some("a.se"));
        assert_eq!(host_of("mailto:x@a.se?subject=b@c"), Some("a.se"));
        assert_eq!(host_of("urn:x:y"), None);
        assert_eq!(origin_of("https://a.se:80?x"), Some("https://a.se:80"));
        assert_eq!(origin_of("ftp://a.se/"), None);
        assert_eq!(origin_of("https:///x"), None);
    }

    #[test]
    fn addresses_come_apart() {
        let parts = Parts::of("https://a:b@[::1]:80/x/Y.csv?q=/#f").expect("an address");
        assert_eq!(
            (parts.scheme, parts.user, parts.host, parts.port),
            ("https", Some("a:b"), "[::1]", Some("80"))
        );
        assert_eq!(
            (parts.path, parts.query, parts.fragment),
            ("/x/Y.csv", Some("q=/"), Some("f"))
        );
        assert_eq!(parts.file(), "y.csv");
        assert_eq!(Parts::of("https://a.se").expect("an address").path, "");
        assert_eq!(Parts::of("mailto:a@b.se"), None);
    }
}
