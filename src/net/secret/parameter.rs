//! Credentials among URL parameters, recognized by name and value.

use crate::net::uuid::uuid;

/// Replaces a secret.
pub const MASK: &str = "•••";

/// Whether the parameter `name=value` of a URL is a credential. `signed_for_azure`: the query has the other parameters
/// of an Azure shared access signature.
pub(super) fn is_secret(name: &str, value: &str, signed_for_azure: bool) -> bool {
    const SECRETS: [&str; 27] = [
        "token",
        "accesstoken",
        "authtoken",
        "refreshtoken",
        "idtoken",
        "bearer",
        "apikey",
        "apinyckel",
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
        "passwort",
        "pw",
        "losenord",
        "xamzsignature",
        "xgoogsignature",
        "xamzsecuritytoken",
        "authkey",
    ];
    match folded(name).as_str() {
        "sig" => signed_for_azure || is_random(value),
        // `key` is often the primary key of a record, and UUIDs are.
        "key" | "nyckel" => is_random(value) && uuid(value).is_none(),
        "auth" | "signature" => is_random(value),
        "code" => is_function_key(value),
        name => SECRETS.contains(&name),
    }
}

/// Letters and digits only, in lower case, with `å` and `ä` as `a` and `ö` as `o`.
pub(super) fn folded(text: &str) -> String {
    let letters = text.chars().filter_map(|c| match c {
        'å' | 'Å' | 'ä' | 'Ä' => Some('a'),
        'ö' | 'Ö' => Some('o'),
        c => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    });
    letters.collect()
}

/// Whether the value looks generated: at least 20 characters, with letters and digits.
pub(super) fn is_random(value: &str) -> bool {
    value.len() >= 20
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Whether the value has the form of an Azure Functions key; other parameters named `code` are shorter or in capitals.
fn is_function_key(value: &str) -> bool {
    value.len() >= 30
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_lowercase())
        && value.bytes().any(|b| b.is_ascii_uppercase())
}

/// Whether the value is a placeholder for the reader's own key, or a public key such as `demo`.
pub(super) fn is_placeholder(name: &str, value: &str) -> bool {
    const WORDS: [&str; 10] = [
        "nyckel",
        "key",
        "token",
        "public",
        "open",
        "test",
        "guest",
        "anonymous",
        "apikey",
        "minnyckel",
    ];
    let lower = value.to_ascii_lowercase();
    let word = folded(value);
    value.is_empty()
        || word == folded(name)
        || WORDS.contains(&word.as_str())
        || [
            "{", "%7b", "<", "%3c", "[", "your", "din", "demo", "xxx", "***", "...", MASK,
        ]
        .iter()
        .any(|sign| lower.starts_with(sign))
}
