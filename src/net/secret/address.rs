//! Credentials in URLs within a text: user info, API keys and tokens in path, query and fragment.

use super::known;
use super::parameter::{MASK, folded, is_placeholder, is_random, is_secret};
use crate::net::uuid::uuid;
use std::borrow::Cow;
use std::ops::Range;

/// Names of parameters with credentials, besides those that a rule reports.
const MORE_SECRETS: [&str; 18] = [
    "jwt",
    "xapikey",
    "apisecret",
    "consumersecret",
    "privatekey",
    "authorization",
    "credentials",
    "sas",
    "sastoken",
    "sharedaccesssignature",
    "accountkey",
    "sharedaccesskey",
    "passphrase",
    "pass",
    "sessionid",
    "jsessionid",
    "phpsessid",
    "xamzcredential",
];
/// Path segments after which a secret follows, unless it is a word.
const BEFORE_SECRETS: [&str; 16] = [
    "token",
    "tokens",
    "accesstoken",
    "authtoken",
    "sastoken",
    "jwt",
    "bearer",
    "apikey",
    "apikeys",
    "accesskey",
    "subscriptionkey",
    "secret",
    "secrets",
    "clientsecret",
    "password",
    "passwd",
];
/// Path segments after which a key may follow.
const BEFORE_KEYS: [&str; 7] = [
    "key",
    "keys",
    "auth",
    "sig",
    "signature",
    "session",
    "sessions",
];
/// Path segments of webhooks, which are authorized by a key in the path alone.
const HOOKS: [&str; 6] = [
    "hook",
    "hooks",
    "webhook",
    "webhooks",
    "webhookb2",
    "incomingwebhook",
];
/// File name extensions that may follow `token/`.
const FILES: [&str; 10] = [
    ".html", ".htm", ".php", ".aspx", ".json", ".xml", ".csv", ".pdf", ".md", ".zip",
];

/// The byte ranges of secrets in a text, sorted and without overlaps: passwords and keys in URLs, and tokens of
/// recognizable formats.
///
/// Takes linear time; a text without signs of a secret is scanned once.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !known::has_signs(text) {
        return found;
    }
    known::find(text, &mut found);
    find(text, &mut found);
    found.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Examines each run of characters without whitespace and quotation marks.
fn find(text: &str, found: &mut Vec<Range<usize>>) {
    let parts = text
        .split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '`' | '"' | '<' | '>'));
    for part in parts {
        if !part.contains(['=', '@', '/', '\\']) {
            continue;
        }
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        in_part(trimmed(part), start, found);
    }
}

/// The text without surrounding brackets and punctuation.
fn trimmed(part: &str) -> &str {
    part.trim_end_matches(['.', ',', ':', ';', ')', ']', '!', '\''])
}

fn in_part(part: &str, start: usize, found: &mut Vec<Range<usize>>) {
    let mut push = |range: Range<usize>| found.push(start + range.start..start + range.end);
    // Browsers read backslashes as slashes.
    let slashed: Cow<'_, str> = if part.contains('\\') {
        part.replace('\\', "/").into()
    } else {
        part.into()
    };
    let bare = after_bare_scheme(&slashed).into_iter();
    let mut hosts: Vec<usize> = bare
        .chain(slashed.match_indices("//").map(|(at, _)| at + 2))
        .collect();
    hosts.sort_unstable();
    for (number, host) in hosts.iter().enumerate() {
        // What follows the next host is examined with that one.
        let end = hosts.get(number + 1).copied().unwrap_or(slashed.len());
        let end = end.max(*host);
        if let Some(user) = user(&slashed[*host..end]) {
            push(host + user.start..host + user.end);
        }
        path(&slashed[*host..end], |place| {
            push(host + place.start..host + place.end);
        });
    }
    if hosts.is_empty() && slashed.contains('/') {
        path(&slashed, &mut push);
    }
    if part.contains('=') {
        pairs(part, push);
    }
}

/// The offset of the host after a first `http:` with one slash or none, which browsers read as two.
fn after_bare_scheme(text: &str) -> Option<usize> {
    let mut colons = text.match_indices(':').map(|(at, _)| at);
    let colon = colons.find(|at| {
        let before = &text.as_bytes()[..*at];
        let ends = |scheme: &[u8]| {
            let start = before.len().checked_sub(scheme.len());
            start.is_some_and(|start| before[start..].eq_ignore_ascii_case(scheme))
        };
        (ends(b"http") || ends(b"https") || ends(b"ftp")) && !text[at + 1..].starts_with("//")
    })?;
    Some(colon + 1 + usize::from(text[colon + 1..].starts_with('/')))
}

/// The range of the password before a host, or of all user info when that is a key.
fn user(rest: &str) -> Option<Range<usize>> {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    if let Some(at) = authority.rfind('@') {
        let colon = authority[..at].find(':').map(|colon| (colon, colon + 1));
        // User info may be percent-encoded.
        let encoded = || {
            let lower = authority[..at].to_ascii_lowercase();
            lower.find("%3a").map(|colon| (colon, colon + 3))
        };
        return match colon.or_else(encoded) {
            Some((_, from)) if from < at => is_uncovered(&rest[from..at], from),
            Some(_) => None,
            None => is_random(&authority[..at]).then_some(0..at),
        };
    }
    // A password with characters that end a host: what follows the colon is no port.
    let colon = authority.find(':').filter(|_| !rest.starts_with('['))?;
    let is_port = authority[colon + 1..].bytes().all(|b| b.is_ascii_digit());
    let at = rest.rfind('@').filter(|at| *at > end && !is_port)?;
    is_uncovered(&rest[colon + 1..at], colon + 1)
}

fn is_uncovered(secret: &str, at: usize) -> Option<Range<usize>> {
    (!secret.starts_with(MASK)).then(|| at..at + secret.len())
}

/// The keys among path segments. `rest` begins with the host, or with the path.
fn path(rest: &str, mut push: impl FnMut(Range<usize>)) {
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let mut before = "";
    let (mut hooked, mut serves) = (false, false);
    let mut at = 0;
    for (number, step) in rest[..end].split('/').enumerate() {
        // `name=value` is examined as a parameter.
        let own = step.split(['=', ';']).next().unwrap_or_default();
        let is_bare = number > 0 && !own.is_empty();
        serves &= !step.to_ascii_lowercase().ends_with("server");
        let is_key = is_bare
            && ((stands_after(before, own) && !is_placeholder(before, own))
                || (hooked && (is_random(own) || own.len() >= 24))
                || (serves && !is_word(own)));
        if is_key {
            push(at..at + own.len());
        }
        serves |= before.eq_ignore_ascii_case("services") && is_team(step);
        hooked |= number > 0 && HOOKS.contains(&folded(step).as_str());
        at += step.len() + 1;
        before = step;
    }
}

/// Whether a segment is a key, by the one before it.
fn stands_after(before: &str, step: &str) -> bool {
    if before.is_empty() || step.len() < 3 {
        return false;
    }
    // Datasets have such ids too, but not directly after `api` or a version.
    if is_version(before) || before.eq_ignore_ascii_case("api") {
        let is_hex = step.bytes().all(|byte| byte.is_ascii_hexdigit());
        return is_hex && matches!(step.len(), 32 | 40 | 64);
    }
    // No listed name is longer.
    if before.len() > 20 {
        return false;
    }
    let before = folded(before);
    let is = |list: &[&str]| list.contains(&before.as_str());
    (is(&BEFORE_SECRETS) && !is_word(step))
        || (is(&BEFORE_KEYS) && is_random(step) && uuid(step).is_none())
}

/// Whether a segment is readable: a word, a number, a version, a file.
fn is_word(step: &str) -> bool {
    let lower = step.to_ascii_lowercase();
    let has_digit = step.bytes().any(|byte| byte.is_ascii_digit());
    let has_capital = step.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    let is_number = step.len() < 6 && step.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = !has_digit && !has_capital && step.len() < 32;
    is_plain || is_number || is_version(step) || FILES.iter().any(|end| lower.ends_with(end))
}

/// `v1`, `v2.0`.
fn is_version(step: &str) -> bool {
    let number = step.strip_prefix(['v', 'V']).unwrap_or_default();
    !number.is_empty()
        && number.len() < 6
        && number
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// `T000`: a team id of Slack.
fn is_team(step: &str) -> bool {
    let rest = step.strip_prefix(['T', 't']).unwrap_or_default();
    rest.len() > 1
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && rest.bytes().any(|byte| byte.is_ascii_digit())
}

/// The secrets among `name=value` pairs, in path, query or fragment.
fn pairs(part: &str, mut push: impl FnMut(Range<usize>)) {
    let signed_for_azure = part.contains("sv=") && part.contains("se=");
    let is_address = part.contains("//") || part.starts_with('/');
    let path = if is_address {
        part.find(['?', '#']).unwrap_or(part.len())
    } else {
        0
    };
    let mut look = |from: usize, list: &str, signs: [char; 4]| {
        let mut at = from;
        for pair in list.split(signs) {
            if let Some((name, value)) = pair.split_once('=')
                && (is_hidden(&decoded(name), value, signed_for_azure) || holds_secret(value))
            {
                let start = at + name.len() + 1;
                push(start..start + value.len());
            }
            at += pair.len() + 1;
        }
    };
    look(0, &part[..path], ['/', ';', '&', ':']);
    look(path, &part[path..], ['?', '#', '&', ';']);
}

fn is_hidden(name: &str, value: &str, signed_for_azure: bool) -> bool {
    // No listed name is longer.
    if name.len() > 60 {
        return false;
    }
    let name = name.rsplit(['\'', '(', '[', '{', ',']).next();
    let name = name.unwrap_or_default();
    !is_placeholder(name, value)
        && (is_secret(name, value, signed_for_azure)
            || MORE_SECRETS.contains(&folded(name).as_str()))
}

/// Whether the value is a percent-encoded URL that contains a secret.
fn holds_secret(value: &str) -> bool {
    const LONGEST: usize = 4096;
    const DEEPEST: usize = 4;
    if value.len() > LONGEST || !value.contains('%') {
        return false;
    }
    let mut plain = decoded(value).into_owned();
    if plain == value {
        return false;
    }
    for _ in 0..DEEPEST {
        let next = decoded(&plain).into_owned();
        if next == plain {
            return !ranges(&plain).is_empty();
        }
        plain = next;
    }
    // What is encoded that many times is treated as a secret.
    true
}

fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = (*byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&plain).into_owned().into()
}
