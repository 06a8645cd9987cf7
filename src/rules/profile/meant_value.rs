//! What a value that is written in another form was meant as, and how to write it.

use crate::diagnostic::{Fix, Message, Safety};
use crate::message;
use crate::profile::MeantDate;

/// The fix of a date that is written otherwise than in ISO 8601.
pub(super) fn fix_of(date: MeantDate) -> Fix {
    let safety = if date.is_certain {
        Safety::Certain
    } else {
        Safety::Look
    };
    Fix::values(safety, vec![date.iso])
}

/// Help for such a date.
pub(super) fn how_to_write(date: &MeantDate) -> Message {
    let new = &date.iso;
    if date.is_certain {
        return message!(sv: "skriv `{new}`", en: "write `{new}`", new);
    }
    message!(
        sv: "skriv `{new}`, om det är den dagen som menas",
        en: "write `{new}`, if that is the day that is meant",
        new
    )
}

/// Help for a value that says that there is none.
pub(super) fn absent() -> Message {
    message!(
        sv: "ta bort raden: det som inte finns ska inte stå med",
        en: "remove the line: what does not exist is left out"
    )
}
