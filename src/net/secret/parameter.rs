//! Whether the value of a named parameter is a secret.

use super::cover::COVER;
use crate::net::uuid::uuid;

pub(super) fn is_secret(name: &str, value: &str, signed_for_azure: bool) -> bool {
    const SECRETS: [&str; 26] = [
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
        // Often the key of a row in the data (registers use UUIDs), or what a station signs with.
        "key" => is_random(value) && uuid(value).is_none(),
        "auth" | "signature" => is_random(value),
        "code" => is_function_key(value),
        name => SECRETS.contains(&name),
    }
}

/// Letters and digits only, in lower case and without the dots of `å`, `ä` and `ö`.
pub(super) fn folded(text: &str) -> String {
    let letters = text.chars().filter_map(|c| match c {
        'å' | 'Å' | 'ä' | 'Ä' => Some('a'),
        'ö' | 'Ö' => Some('o'),
        c => c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()),
    });
    letters.collect()
}

/// Whether nobody would choose such a value: long, with letters and digits.
pub(super) fn is_random(value: &str) -> bool {
    value.len() >= 20
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Whether the value is a key as Azure Functions has them; codes of places and waters are shorter or all in capitals.
fn is_function_key(value: &str) -> bool {
    value.len() >= 30
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().any(|b| b.is_ascii_lowercase())
        && value.bytes().any(|b| b.is_ascii_uppercase())
}

/// Whether the value only shows where the reader's own key goes, or is one that everybody may use.
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
            "{", "%7b", "<", "%3c", "[", "your", "din", "demo", "xxx", "***", "...", COVER,
        ]
        .iter()
        .any(|sign| lower.starts_with(sign))
}
