//! The base IRI of a file.

use crate::source::SourceFile;
use std::borrow::Cow;

/// The base IRI of a file: the one that was given for it, else the URL from which it was fetched.
pub(super) fn base(file: &SourceFile) -> Option<Cow<'_, str>> {
    if let Some(given) = file.base() {
        return Some(given.into());
    }
    let name = file.name.raw();
    let on_the_web = name.starts_with("https://") || name.starts_with("http://");
    // Triples are written to files; a local path must not end up in them.
    on_the_web.then(|| file.name.base())
}
