//! Secrets in addresses: where they stand, and the address with them covered.

use super::parts::Parts;

/// What stands in the place of a secret.
const COVER: &str = "•••";

/// The address with its password covered; none when it has none.
pub(super) fn without_password(address: &str) -> Option<String> {
    // Most addresses have no `@`, and the cheap look comes first.
    address.contains('@').then_some(())?;
    let user = Parts::of(address)?.user?;
    let (name, password) = user.split_once(':')?;
    (!password.is_empty()).then_some(())?;
    let from = address.find("://")? + 3 + name.len() + 1;
    let mut covered = address.to_owned();
    covered.replace_range(from..from + password.len(), COVER);
    Some(covered)
}

/// The address with each key and token covered, and the name of the first; none when it has none.
pub(super) fn without_tokens(address: &str) -> Option<(String, &str)> {
    address.contains('=').then_some(())?;
    let parts = Parts::of(address)?;
    let mut covered = String::new();
    let mut first = None;
    let mut done = 0;
    for (list, sign) in [(parts.query, '?'), (parts.fragment, '#')] {
        let Some(list) = list else { continue };
        let start = address.find(sign)? + 1;
        covered.push_str(&address[done..start]);
        done = start + list.len();
        let signed_for_azure = ["sv=", "se="].iter().all(|name| list.contains(name));
        for pair in list.split_inclusive(['&', ';']) {
            let end = pair.trim_end_matches(['&', ';']).len();
            match pair[..end].split_once('=') {
                Some((name, value))
                    if !is_placeholder(value) && is_secret(name, value, signed_for_azure) =>
                {
                    first.get_or_insert(name);
                    covered.extend([name, "=", COVER, &pair[end..]]);
                }
                _ => covered.push_str(pair),
            }
        }
    }
    covered.push_str(&address[done..]);
    Some((covered, first?))
}

/// The address with everything covered that should not be seen.
pub(super) fn covered(address: &str) -> Option<String> {
    let password = without_password(address);
    let tokens = without_tokens(password.as_deref().unwrap_or(address));
    tokens.map(|(covered, _)| covered).or(password)
}

fn is_secret(name: &str, value: &str, signed_for_azure: bool) -> bool {
    const SECRETS: [&str; 25] = [
        "token",
        "accesstoken",
        "authtoken",
        "refreshtoken",
        "idtoken",
        "bearer",
        "apikey",
        "apitoken",
        "appkey",
        "accesskey",
        "secretkey",
        "subscriptionkey",
        "ocpapimsubscriptionkey",
        "secret",
        "clientsecret",
        "sharedsecret",
        "password",
        "passwd",
        "pwd",
        "losenord",
        "signature",
        "xamzsignature",
        "xgoogsignature",
        "xamzsecuritytoken",
        "authkey",
    ];
    let name: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    match name.as_str() {
        "sig" => signed_for_azure || is_random(value),
        // Often the key of a row in the data.
        "key" | "code" | "auth" => is_random(value),
        name => SECRETS.contains(&name),
    }
}

/// Whether nobody would choose such a value: long, with letters and digits.
fn is_random(value: &str) -> bool {
    value.len() >= 20
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Whether the value only shows where the reader's own key goes.
fn is_placeholder(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.is_empty()
        || [
            "{", "%7b", "<", "%3c", "[", "your", "din", "demo", "xxx", "***", "...",
        ]
        .iter()
        .any(|sign| value.starts_with(sign))
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
        ] {
            assert_eq!(covered(address).as_deref(), Some(expected));
        }
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
        ] {
            assert_eq!(covered(address), None, "{address}");
        }
    }
}
