//! Secret redaction: finds credentials in URLs and running text, and replaces them.

mod address;
mod known;
mod parameter;

use super::parts::Parts;
use parameter::{is_placeholder, is_secret};
use std::borrow::Cow;

pub use address::ranges;
pub use parameter::MASK;

/// The text with its secrets redacted.
pub fn redacted(text: &str) -> Cow<'_, str> {
    redact(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The URL with its password redacted; `None` when it has none.
pub fn redact_password(address: &str) -> Option<String> {
    // A cheap check first: most URLs have no `@`.
    address.contains('@').then_some(())?;
    let user = Parts::of(address)?.user?;
    let (name, password) = user.split_once(':')?;
    (!password.is_empty()).then_some(())?;
    let from = address.find("://")? + 3 + name.len() + 1;
    let mut redacted = address.to_owned();
    redacted.replace_range(from..from + password.len(), MASK);
    Some(redacted)
}

/// The URL with its keys and tokens redacted, and the name of the first; `None` when it has none.
pub fn redact_tokens(address: &str) -> Option<(String, &str)> {
    in_parameters(address).or_else(|| in_path(address))
}

/// The URL with the keys in its path redacted, and the segment that stands before the first: `token` in
/// `/wmts/token/0f1d2c3b/`.
fn in_path(address: &str) -> Option<(String, &str)> {
    let parts = Parts::of(address).filter(Parts::is_web)?;
    let start = parts.path.as_ptr() as usize - address.as_ptr() as usize;
    let end = start + parts.path.len();
    let key = ranges(address)
        .into_iter()
        .find(|range| range.start > start && range.end <= end)?;
    let before = address[start..key.start].trim_end_matches(['/', '=']);
    let name = before.rsplit(['/', ';']).next().unwrap_or(before);
    Some((redact(address)?, name))
}

fn in_parameters(address: &str) -> Option<(String, &str)> {
    address.contains('=').then_some(())?;
    let parts = Parts::of(address)?;
    let mut redacted = String::new();
    let mut first = None;
    let mut done = 0;
    for (list, sign) in [(parts.query, '?'), (parts.fragment, '#')] {
        let Some(list) = list else { continue };
        let start = address.find(sign)? + 1;
        redacted.push_str(&address[done..start]);
        done = start + list.len();
        let signed_for_azure = ["sv=", "se="].iter().all(|name| list.contains(name));
        for pair in list.split_inclusive(['&', ';']) {
            let end = pair.trim_end_matches(['&', ';']).len();
            match pair[..end].split_once('=') {
                Some((name, value))
                    if !is_placeholder(name, value) && is_secret(name, value, signed_for_azure) =>
                {
                    first.get_or_insert(name);
                    redacted.extend([name, "=", MASK, &pair[end..]]);
                }
                _ => redacted.push_str(pair),
            }
        }
    }
    redacted.push_str(&address[done..]);
    Some((redacted, first?))
}

/// The text with its secrets redacted; `None` when there are none.
pub fn redact(text: &str) -> Option<String> {
    let ranges = ranges(text);
    (!ranges.is_empty()).then_some(())?;
    let mut redacted = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges {
        redacted.push_str(&text[done..range.start]);
        redacted.push_str(MASK);
        done = range.end;
    }
    redacted.push_str(&text[done..]);
    Some(redacted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_covered() {
        for (address, expected) in [
            ("https://anna:hemligt@aby.se/x", "https://anna:•••@aby.se/x"),
            (
                "https://aby.se/x?a=1&token=abc",
                "https://aby.se/x?a=1&token=•••",
            ),
            (
                "https://aby.se/x?api_key=abc#b",
                "https://aby.se/x?api_key=•••#b",
            ),
            (
                "https://aby.se/x?sv=2020&se=2026&sig=abc",
                "https://aby.se/x?sv=2020&se=2026&sig=•••",
            ),
            (
                "https://aby.se/x?X-Amz-Signature=abc",
                "https://aby.se/x?X-Amz-Signature=•••",
            ),
            (
                "https://aby.se/x?key=AIzaSyA1b2C3d4E5f6G7h8",
                "https://aby.se/x?key=•••",
            ),
            (
                "https://aby.se/x?code=a8Kd93jfLs02mXc7Qpz41TyuB6vNe5wR",
                "https://aby.se/x?code=•••",
            ),
            (
                "https://aby.se/x?signature=8f14e45fceea167a5a36",
                "https://aby.se/x?signature=•••",
            ),
        ] {
            assert_eq!(redact(address).as_deref(), Some(expected));
        }
    }

    #[test]
    fn keys_are_covered_wherever_they_stand() {
        for (text, expected) in [
            (
                "se https://a.se/token/a1B2c3 och",
                "se https://a.se/token/••• och",
            ),
            (
                "https://a.se/api/v1/0123456789abcdef0123456789abcdef/x.csv",
                "https://a.se/api/v1/•••/x.csv",
            ),
            (
                "https://hooks.slack.com/services/T000/B000/XXXX",
                "https://hooks.slack.com/services/T000/•••/•••",
            ),
            (
                "https://hooks.se/services/T000/SECRETSECRET",
                "https://hooks.se/services/T000/•••",
            ),
            (
                "https://d.com/api/webhooks/123456/aZ09aZ09aZ09aZ09aZ09",
                "https://d.com/api/webhooks/123456/•••",
            ),
            (
                "https://a.se/x#access_token=abc",
                "https://a.se/x#access_token=•••",
            ),
            ("https://a.se/?lösenord=abc", "https://a.se/?lösenord=•••"),
            ("https://u%3Apw@a.se/x", "https://u%3A•••@a.se/x"),
            ("/login?token=abc&x=1", "/login?token=•••&x=1"),
            ("//anna:pw@a.se/x", "//anna:•••@a.se/x"),
            ("http:anna:pw@a.se/x", "http:anna:•••@a.se/x"),
            ("http:\\\\anna:pw@a.se", "http:\\\\anna:•••@a.se"),
            ("https://anna:p/w#d@a.se/x", "https://anna:•••@a.se/x"),
            ("git+https://x:pw@a.se/x", "git+https://x:•••@a.se/x"),
            (
                "https://a1b2c3d4e5f6a1b2c3d4e5f6@a.se/x",
                "https://•••@a.se/x",
            ),
            (
                "https://a.se/?url=https%3A%2F%2Fanna%3Apw%40b.se",
                "https://a.se/?url=•••",
            ),
            (
                "https://a.se/?url=https://anna:pw@b.se/",
                "https://a.se/?url=https://anna:•••@b.se/",
            ),
            ("https://a.se/x;token=abc/y", "https://a.se/x;token=•••/y"),
            ("https://a.se/?%74oken=abc", "https://a.se/?%74oken=•••"),
            (
                "AccountName=x;AccountKey=ab+c/d==;",
                "AccountName=x;AccountKey=•••;",
            ),
            ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXI!", "•••!"),
            ("nyckel sk-a1B2c3D4e5F6g7H8i9.", "nyckel •••."),
            ("ghp_0123456789abcdefghij0123456789abcdef", "•••"),
            ("AKIAIOSFODNN7EXAMPLE", "•••"),
            (
                "Authorization: Bearer abcdef1234567890",
                "Authorization: Bearer •••",
            ),
            (
                "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
                "•••",
            ),
        ] {
            assert_eq!(redact(text).as_deref(), Some(expected), "{text}");
            assert_eq!(redact(expected), None, "{expected}: covered once");
        }
    }

    #[test]
    fn ordinary_paths_stay_readable() {
        for text in [
            "https://a.se/dataset/50c9509d-22c7-4a22-a47d-8c48425ef4a7/resource/50c9509d-22c7-4a22-a47d-8c48425ef4a8",
            "https://a.se/store/1/resource/12345",
            "https://a.se/api/v1/datasets/0123456789abcdef0123456789abcdef",
            "https://a.se/download/d41d8cd98f00b204e9800998ecf8427e/fil.csv",
            "https://a.se/arcgis/rest/services/TRAFIK/MapServer",
            "https://a.se/arcgis/rest/services/T2020/MapServer/0",
            "https://a.se/token/documentation",
            "https://a.se/tokens/2024/Tokens.html",
            "https://a.se/key/badplatser",
            "https://a.se/api/v2/records",
            "https://a.se/secret-santa/index.html",
            "https://a.se/risk-0123456789abcdefghij",
            "skriv `katalog validate --fail-on=warning`; anna@a.se svarar på frågor",
        ] {
            assert_eq!(redact(text), None, "{text}");
        }
    }

    #[test]
    fn long_texts_take_no_longer_than_they_are() {
        let long = "https://a.se/token/x?token==://@".repeat(60_000);
        assert!(redact(&long).is_some());
    }

    #[test]
    fn other_parameters_are_not() {
        for address in [
            "https://anna@aby.se/x",
            "mailto:anna:b@aby.se",
            "https://aby.se/x?key=badplatser",
            "https://aby.se/x?token={token}",
            "https://aby.se/x?sig=3",
            "https://aby.se/@anna:b",
            "https://aby.se/x?tokens=3",
            "https://aby.se/x?signature=Cst",
            "https://aby.se/x?code=SE0110180600019600A1",
            "https://aby.se/x?key=50c9509d-22c7-4a22-a47d-8c48425ef4a7",
            "https://aby.se/x?apikey=nyckel",
            "https://aby.se/x?api_key=API_KEY",
            "https://aby.se/x?apikey=test&token=public",
            "https://aby.se/x?token=TOKEN",
        ] {
            assert_eq!(redact(address), None, "{address}");
        }
    }
}
