//! URLs as written in a description, and as requested.

use super::Role;
use crate::net::{Parts, secret};
use url::Url;

/// Whether a text is an address of the web.
pub(super) fn is_web(text: &str) -> bool {
    let scheme = text.split(':').next().unwrap_or_default();
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && text.contains("://")
}

/// Whether a text is an address of another kind, with a host: FTP, an object store, a file system.
pub(super) fn is_elsewhere(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    !is_web(text)
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(is_scheme)
        && !rest.is_empty()
}

/// The URL to request for an address with this role: no fragment, and no user info, which would go to a server
/// that the author of the catalogue may not have meant.
pub(super) fn to_ask(text: &str, role: Role) -> Option<Url> {
    let url = of_web(text)?;
    Some(match role {
        Role::Service(service) => service.capabilities(&url),
        Role::Page | Role::Endpoint | Role::File | Role::Description | Role::Identifier => url,
    })
}

/// An address of the web, without what is not sent.
pub(super) fn of_web(text: &str) -> Option<Url> {
    let mut url = Url::parse(text.trim()).ok()?;
    bare(&mut url);
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Removes fragment and user info.
pub(super) fn bare(url: &mut Url) {
    url.set_fragment(None);
    // Neither fails on an address with a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
}

/// An address, or what stands in its place, as it is shown: without secrets, on one line and of bearable length.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 300;
    let plain: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    let covered = secret::redact(&plain).unwrap_or(plain);
    if covered.chars().count() <= LONGEST {
        return covered;
    }
    covered.chars().take(LONGEST).chain(['…']).collect()
}

/// The host of a web address as it is written, without `www.`, which lists write or leave out.
pub(super) fn host(text: &str) -> Option<&str> {
    let parts = Parts::of(text).filter(Parts::is_web)?;
    Some(parts.host.strip_prefix("www.").unwrap_or(parts.host))
}

/// A media type without parameters, in lower case; from IANA's address of it too.
pub(super) fn media_type(text: &str) -> String {
    // In lower case a secret is no longer known.
    let text = &*secret::redacted(text);
    let text = text.split(';').next().unwrap_or_default().trim();
    let text = match text.split_once("/assignments/media-types/") {
        Some((_, name)) => name,
        None => text,
    };
    text.to_ascii_lowercase()
}

/// Whether an address looks like that of a description that programs read.
pub(super) fn is_api_description(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let words = ["openapi", "swagger", "api-docs", "apidocs"];
    words.iter().any(|word| text.contains(word))
}
