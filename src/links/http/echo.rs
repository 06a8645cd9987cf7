//! Redacts configured secrets that a server echoes: plain, percent-encoded, reversed, in base64 or hexadecimal.

use aho_corasick::{AhoCorasick, MatchKind};
use std::fmt::Write;
use std::sync::Arc;
use url::Url;

/// Shorter values are not redacted: they occur everywhere.
const SHORTEST: usize = 4;
/// Replaces an echoed secret.
const REDACTED: &str = "***";
/// Layers of percent-encoding that are decoded.
const LAYERS: usize = 3;

/// Finds an echoed secret, ignoring case.
#[derive(Clone, Debug)]
pub(super) struct EchoRedactor(Option<Arc<AhoCorasick>>);

impl EchoRedactor {
    /// Finds the value of a header, its last word (after `Bearer`), and name and password of `Basic`.
    pub(super) fn of(value: &[u8]) -> Self {
        let last = value
            .rsplit(|byte| *byte == b' ')
            .next()
            .unwrap_or_default();
        let mut secrets = vec![value.to_vec(), last.to_vec()];
        if let Some(login) = from_base64(last).filter(|login| login.contains(&b':')) {
            let password = login.splitn(2, |byte| *byte == b':').nth(1);
            secrets.extend(password.map(<[u8]>::to_vec));
            secrets.push(login);
        }
        let mut forms: Vec<Vec<u8>> = secrets.iter().flat_map(|secret| forms(secret)).collect();
        // What is shorter is no secret, and stands everywhere.
        forms.retain(|form| form.len() >= SHORTEST);
        forms.sort();
        forms.dedup();
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&forms);
        Self(finder.ok().filter(|_| !forms.is_empty()).map(Arc::new))
    }

    /// The bytes with the secret redacted; none where it does not occur. Linear in their length.
    pub(super) fn hidden(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let finder = self.0.as_ref()?;
        finder.find(bytes)?;
        let mut hidden = Vec::with_capacity(bytes.len());
        finder.replace_all_with_bytes(bytes, &mut hidden, |_, _, hidden| {
            hidden.extend_from_slice(REDACTED.as_bytes());
            true
        });
        Some(hidden)
    }

    /// The same for a header value or URL, redacted as a whole where the secret is partly percent-encoded.
    pub(super) fn redacted_text(&self, text: &str) -> Option<String> {
        let finder = self.0.as_ref()?;
        let hidden = self.hidden(text.as_bytes());
        let hidden = hidden.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let mut plain = hidden.as_deref().unwrap_or(text).to_owned();
        for _ in 0..LAYERS {
            if !plain.contains('%') {
                break;
            }
            plain = decoded(&plain);
            if finder.is_match(plain.as_bytes()) {
                return Some(REDACTED.to_owned());
            }
        }
        hidden
    }
}

/// A secret in the forms in which it may come back.
fn forms(secret: &[u8]) -> Vec<Vec<u8>> {
    if secret.len() < SHORTEST {
        return Vec::new();
    }
    let mut reversed = secret.to_vec();
    reversed.reverse();
    let mut forms = in_addresses(secret);
    forms.extend([
        hex(secret, ""),
        hex(secret, "%"),
        hex(secret, "\\x"),
        hex(secret, "\\u00"),
    ]);
    forms.push(decimal(secret));
    forms.push(hex(&reversed, ""));
    for secret in [secret, &reversed] {
        forms.push(secret.to_vec());
        // What stands before it moves the bits.
        forms.extend((0..3).flat_map(|before| base64(secret, before)));
    }
    forms.push(
        url::form_urlencoded::byte_serialize(&reversed)
            .collect::<String>()
            .into(),
    );
    forms
}

/// As it stands in an address, once and twice over.
fn in_addresses(secret: &[u8]) -> Vec<Vec<u8>> {
    let form: String = url::form_urlencoded::byte_serialize(secret).collect();
    let percent = form.replace('+', "%20");
    let twice = percent.replace('%', "%25");
    // In a path fewer signs are written otherwise.
    let path = Url::parse(&format!("http://x/{}", String::from_utf8_lossy(secret)));
    let path = path.map(|url| url.path()[1..].to_owned());
    [form, percent, twice, path.unwrap_or_default()]
        .map(String::into_bytes)
        .into()
}

fn hex(bytes: &[u8], before: &str) -> Vec<u8> {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "{before}{byte:02x}");
    }
    text.into_bytes()
}

/// As HTML may have it.
fn decimal(bytes: &[u8]) -> Vec<u8> {
    let mut text = String::new();
    for byte in bytes {
        let _ = write!(text, "&#{byte};");
    }
    text.into_bytes()
}

/// The characters of base64 that nothing around the secret changes, where `before` bytes stand before it; in both
/// alphabets.
fn base64(secret: &[u8], before: usize) -> [Vec<u8>; 2] {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = |at: usize| -> Option<u8> {
        let byte = secret.get((at / 8).checked_sub(before)?)?;
        Some(byte >> (7 - at % 8) & 1)
    };
    let all = (before + secret.len()) * 8;
    let digits = (0..all).step_by(6).filter_map(|start| {
        let six = (start..start + 6).map(bits);
        let number = six.reduce(|sum, bit| Some(sum? << 1 | bit?))??;
        Some(DIGITS[usize::from(number)])
    });
    let plain: Vec<u8> = digits.collect();
    let safe = plain.iter().map(|byte| match byte {
        b'+' => b'-',
        b'/' => b'_',
        other => *other,
    });
    let safe = safe.collect();
    [plain, safe]
}

/// What base64 stands for; none when it is none.
fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut sum, mut count) = (0u32, 0);
    for byte in text.iter().filter(|byte| **byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        sum = (sum << 6 | u32::from(digit)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(sum >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}

fn decoded(text: &str) -> String {
    let pairs = url::form_urlencoded::parse(text.as_bytes());
    // Names and values apart or together: what is looked for may stand in either.
    let mut plain = String::new();
    for (name, value) in pairs {
        let _ = write!(plain, "{name}={value}&");
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(value: &str, said: &str) -> Option<String> {
        EchoRedactor::of(value.as_bytes()).redacted_text(said)
    }

    #[test]
    fn what_comes_back_is_hidden() {
        for (said, shown) in [
            (
                "no such key: s3cret, Bearer s3cret.",
                "no such key: ***, ***.",
            ),
            ("/login?key=Bearer%20s3cret&x", "/login?key=***&x"),
            ("/login?key=Bearer+s3cret", "/login?key=***"),
            ("S3CRET terc3s TERC3S", "*** *** ***"),
            ("733363726574 %73%33%63%72%65%74", "*** ***"),
            ("czNjcmV0", "***"),
            ("/x?key=s3c%72et", "***"),
            ("/x?key=s3c%2572et", "***"),
        ] {
            assert_eq!(
                hidden("Bearer s3cret", said).as_deref(),
                Some(shown),
                "{said}"
            );
        }
        assert_eq!(hidden("Bearer s3cret", "/x?key=%C3%A5"), None);
        assert_eq!(hidden("abc", "abc"), None);
        for said in ["a/b+c=d&", "a%2Fb%2Bc%3Dd%26", "a%2fb%2bc%3dd%26"] {
            assert_eq!(
                hidden("a/b+c=d&", said).as_deref(),
                Some(REDACTED),
                "{said}"
            );
        }
        // anna:hemligt
        for said in ["hemligt", "anna:hemligt", "tgilmeh", "YW5uYTpoZW1saWd0"] {
            let told = hidden("Basic YW5uYTpoZW1saWd0", said);
            assert_eq!(told.as_deref(), Some(REDACTED), "{said}");
        }
    }

    #[test]
    fn base64_is_found_wherever_it_begins() {
        // `x`, `xy` and nothing before `s3cret-word`, `z` after it.
        for said in [
            "czNjcmV0LXdvcmR6",
            "eHMzY3JldC13b3Jkeg==",
            "eHlzM2NyZXQtd29yZHo=",
        ] {
            let told = hidden("s3cret-word", said).expect(said);
            assert!(told.contains(REDACTED), "{said}: {told}");
        }
    }

    #[test]
    fn much_is_hidden_in_one_look() {
        let echo = EchoRedactor::of(b"Bearer s3cret");
        let many = echo.hidden(&b"s3cret".repeat(500_000)).expect("hidden");
        assert_eq!(many.len(), 1_500_000);
    }
}
