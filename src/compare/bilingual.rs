//! Bilingual texts of a comparison; the language is chosen when it is written.

use crate::diagnostic::{Arg, Lang, Text};
use crate::untrusted::Untrusted;

/// A text that may differ between languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    sv: Untrusted,
    /// `None` if it is the same.
    en: Option<Untrusted>,
}

impl Words {
    /// The text in each language.
    pub fn new(sv: String, en: String) -> Self {
        let en = (en != sv).then(|| en.into());
        Self { sv: sv.into(), en }
    }

    /// The results of `of` for each language.
    pub fn both(of: impl Fn(Lang) -> String) -> Self {
        Self::new(of(Lang::Sv), of(Lang::En))
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &Untrusted {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            (Lang::En, None) | (Lang::Sv, _) => &self.sv,
        }
    }

    /// The text in `lang`, unsanitized.
    pub(super) fn into_raw(self, lang: Lang) -> String {
        match (lang, self.en) {
            (Lang::En, Some(en)) => en.into_raw(),
            (Lang::En, None) | (Lang::Sv, _) => self.sv.into_raw(),
        }
    }

    /// The text as the argument of a message.
    pub fn arg(&self) -> Arg {
        let text = |lang| self.get(lang).raw().to_owned();
        Arg::either(text(Lang::Sv), text(Lang::En))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        let (sv, en) = (text.into(), None);
        Self { sv, en }
    }
}

impl From<&Text> for Words {
    fn from(text: &Text) -> Self {
        Self::new(text.sv.clone(), text.en.clone())
    }
}
