//! Words that several messages use.

use crate::diagnostic::Lang;

/// "`a`, `b` and `c`".
pub(super) fn all_of(lang: Lang, words: &[String]) -> String {
    let and = match lang {
        Lang::Sv => " och ",
        Lang::En => " and ",
    };
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}
