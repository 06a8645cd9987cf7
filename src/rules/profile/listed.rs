//! The fix that writes a listed value.

use crate::diagnostic::Fix;
use crate::profile::VocabularyValue;
use crate::rdf::TermId;
use crate::rules::{Context, PropertyNaming};

/// Whether authors write the code of a listed value at this resource: in YAML, for an IRI.
pub(super) fn is_code(cx: &Context<'_>, subject: TermId, value: &VocabularyValue) -> bool {
    value.iri.is_some() && cx.naming_of(subject) == PropertyNaming::Keys
}

/// The listed value in place of another, as its code where authors write codes. The codes of some lists are opaque; of
/// those the IRI is written.
pub(super) fn fix(cx: &Context<'_>, subject: TermId, value: &VocabularyValue) -> Fix {
    let fix = Fix::certain(value.value());
    let mut lists = cx.profile.vocabularies.iter();
    let is_opaque = lists.any(|list| list.by_label && list.by_value(value.value()).is_some());
    if is_code(cx, subject, value) && !is_opaque {
        fix.code(&value.code)
    } else {
        fix
    }
}
