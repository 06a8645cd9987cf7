//! Words and fixes for a class or property that is almost another.

use crate::diagnostic::places;
use crate::diagnostic::{Message, Safety};
use crate::message;
use crate::profile::Near;

/// What is said of a name in a namespace that is written in another way.
pub(super) fn other_namespace(iri: &str, meant: &str, count: usize) -> Message {
    message!(
        sv: "<{iri}> är inte `{meant}`: namnrymden är skriven på ett annat sätt ({places})",
        en: "<{iri}> is not `{meant}`: the namespace is written in another way ({places})",
        iri,
        meant,
        places = places(count)
    )
}

/// What is said of a compact name whose prefix is not declared.
pub(super) fn undeclared_prefix(iri: &str, count: usize) -> Message {
    message!(
        sv: "<{iri}> läses som en hel IRI, för prefixet är inte deklarerat ({places})",
        en: "<{iri}> is read as a whole IRI, as the prefix is not declared ({places})",
        iri,
        places = places(count)
    )
}

/// Whether the name that was meant may be written without review.
pub(super) fn safety(near: &Near) -> Safety {
    if near.is_certain {
        Safety::Certain
    } else {
        Safety::Look
    }
}
