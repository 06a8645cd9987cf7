//! Names of classes and properties in a form for comparison.

use std::borrow::Cow;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// A class.
    Class,
    /// A property.
    Property,
}

/// schema.org has both schemes; so has the organisation vocabulary, as the profile writes it.
pub(super) fn canonical(iri: &str) -> Cow<'_, str> {
    let both = ["https://schema.org/", "https://www.w3.org/ns/org#"];
    if both.iter().any(|ns| iri.starts_with(ns)) {
        iri.replacen("https", "http", 1).into()
    } else {
        iri.into()
    }
}

/// Lower case, without hyphens and underscores.
pub(super) fn folded(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '-' | '_'));
    letters.flat_map(char::to_lowercase).collect()
}

/// Without scheme, `www.` and final separators, in lower case.
pub(super) fn plain(iri: &str) -> String {
    let iri = iri.to_ascii_lowercase();
    let rest = iri
        .strip_prefix("http://")
        .or_else(|| iri.strip_prefix("https://"))
        .unwrap_or(&iri);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches(['#', '/']).to_owned()
}
