//! API keys and tokens with a recognizable format (JWT, GitHub, GitLab, AWS, …), anywhere in a text.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Substrings of which every secret has one, and most texts have none: what precedes credentials in URLs
/// ([`super::address`]), and prefixes of keys. A fast pre-check.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        // User info, a parameter, or backslashes.
        r"[=@]|\\",
        // A path segment before a secret.
        r"|(?i:tokens?|secrets?|keys?|jwt|passw(?:or)?d|bearer|hooks?|webhookb2|sessions?|auth|sig|signature)[^0-9A-Za-z/]*/",
        r"|(?i:api|services|v[0-9.]+)/",
        // Keys of known formats.
        r"|(?i:eyj)|gh[pousr]_|github_pat_|glpat-|sk-|[spr]k_|AKIA|ASIA|xox|AIza|npm_|pypi-|SG\.|hf_|ya29|PRIVATE KEY",
        r"|(?i:earer|asic) ",
    ))
});

static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        // JSON Web Tokens, signed or encrypted.
        r"(?-u:\b)(?:(?i:eyj)[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]+){0,3}",
        // GitHub, GitLab.
        r"|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}|glpat-[A-Za-z0-9_-]{16,}",
        // OpenAI and others, Stripe.
        r"|sk-(?:proj|ant|live|test|or)-[A-Za-z0-9_-]{16,}|sk-[A-Za-z0-9]{16,}",
        r"|[spr]k_(?:live|test)_[A-Za-z0-9]{8,}",
        // Amazon, Slack, Google, SendGrid.
        r"|A[KS]IA[A-Z0-9]{16}|xox[a-z]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{16,}",
        r"|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
        // npm, PyPI, Hugging Face.
        r"|npm_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{30,}|hf_[A-Za-z0-9]{20,})",
    ))
});

/// Values of `Authorization` headers.
static SENT: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?i:bearer|basic) +([A-Za-z0-9+/._~-]{12,}=*)"));

/// Compiles a pattern that is a constant of the program.
fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

/// Whether a text may contain a secret at all.
pub(super) fn has_signs(text: &str) -> bool {
    SIGNS.is_match(text)
}

pub(super) fn find(text: &str, found: &mut Vec<Range<usize>>) {
    found.extend(KNOWN.find_iter(text).map(|place| place.range()));
    let sent = SENT.captures_iter(text).filter_map(|of| of.get(1));
    // `Basic requirements` is prose, not a header value.
    let is_made = |of: &str| of.ends_with('=') || of.bytes().any(|byte| byte.is_ascii_digit());
    let made = sent.filter(|place| is_made(place.as_str()));
    found.extend(made.map(|place| place.range()));
    private_keys(text, found);
}

/// Private keys in PEM format, to the end of their last line, or of the text.
fn private_keys(text: &str, found: &mut Vec<Range<usize>>) {
    const LABEL: &str = "PRIVATE KEY-----";
    const END: &str = "-----END";
    let mut at = 0;
    while let Some(label) = text[at..].find(LABEL) {
        let label = at + label;
        let begin = text[at..label].rfind("-----BEGIN").map(|begin| at + begin);
        let body = label + LABEL.len();
        at = body;
        let Some(begin) = begin else { continue };
        let end = text[body..].find(END).and_then(|end| {
            let end = body + end;
            let last = text[end..].find(LABEL)?;
            Some(end + last + LABEL.len())
        });
        at = end.unwrap_or(text.len());
        found.push(begin..at);
    }
}
