//! Words in the two languages katalog speaks.

use serde::Deserialize;

/// The language a report is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

/// One text in Swedish and English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text<T = String> {
    /// Swedish.
    pub sv: T,
    /// English.
    pub en: T,
}

impl<T: AsRef<str>> Text<T> {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => self.sv.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }
}

/// Writes a text at once, in a known language: `say!(lang, sv: "…{}", en: "…{}", …)`. Only the one that is asked for is
/// put together. What a finding says is a [`message!`](crate::message).
#[macro_export]
macro_rules! say {
    ($lang:expr, sv: $sv:literal, en: $en:literal $(, $($arg:tt)*)?) => {
        match $lang {
            $crate::diagnostic::Lang::Sv => format!($sv $(, $($arg)*)?),
            $crate::diagnostic::Lang::En => format!($en $(, $($arg)*)?),
        }
    };
}
