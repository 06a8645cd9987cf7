//! Texts in Swedish and English.

use serde::Deserialize;

/// Language of output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
}

/// A text in both languages.
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

/// Formats a text immediately, in a known language: `say!(lang, sv: "…{}", en: "…{}", …)`. Only the requested one is
/// formatted. For findings, use [`message!`](crate::message).
#[macro_export]
macro_rules! say {
    ($lang:expr, sv: $sv:literal, en: $en:literal $(, $($arg:tt)*)?) => {
        match $lang {
            $crate::diagnostic::Lang::Sv => format!($sv $(, $($arg)*)?),
            $crate::diagnostic::Lang::En => format!($en $(, $($arg)*)?),
        }
    };
}
