//! IRI validation (RFC 3987).

/// Whether `text` begins with a scheme, as in `https:` or `mailto:`.
pub fn has_scheme(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Whether an author who wrote `text` meant a URL: it has a scheme that is common on the web.
///
/// `Obs: se nedan` has a scheme by the grammar, but is plain text.
pub fn looks_like_iri(text: &str) -> bool {
    has_scheme(text)
        && !text.contains([' ', '\n'])
        && text.split_once(':').is_some_and(|(scheme, rest)| {
            rest.starts_with("//")
                || matches!(
                    scheme.to_ascii_lowercase().as_str(),
                    "mailto" | "tel" | "urn" | "doi" | "geo" | "data" | "did" | "info" | "tag"
                )
        })
}

/// Whether `text` is an absolute IRI by RFC 3987.
pub fn is_absolute_iri(text: &str) -> bool {
    oxiri::Iri::parse(text).is_ok()
}
