//! Messages: a template in both languages with arguments, rendered late. Rules know no language; reporters do.

mod arg;
mod template;

pub use arg::{Arg, Argument, List, Lower};
pub use template::Template;
pub(super) use template::{check_places, is_name, next_place, write as write_filled};

use super::{Lang, Text};
use crate::message;
use crate::untrusted::Untrusted;

/// A text in Swedish and English, rendered when a report is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Message(Source);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Source {
    /// A text of a rule's metadata.
    Fixed(&'static Text<&'static str>),
    /// A template with its arguments.
    Filled(&'static Template, Box<[Arg]>),
}

impl Message {
    /// A filled template; created by [`crate::message!`]. Without arguments nothing is allocated.
    pub fn new<const N: usize>(template: &'static Template, args: [Arg; N]) -> Self {
        Self(Source::Filled(template, Box::from(args)))
    }

    /// An untrusted text on its own, such as a library's error.
    pub fn quoted(text: impl Argument) -> Self {
        message!(sv: "{text}", en: "{text}", text = text)
    }

    /// Renders the text in `lang`.
    pub fn one(&self, lang: Lang) -> Untrusted {
        let mut text = String::with_capacity(self.length(lang));
        self.write(lang, &mut text);
        text.into()
    }

    /// The argument with this name, in `lang`.
    pub(super) fn argument(&self, name: &str, lang: Lang) -> Option<String> {
        let Source::Filled(template, args) = &self.0 else {
            return None;
        };
        let mut text = String::new();
        args.get(template.place(name)?)?.write(lang, &mut text);
        Some(text)
    }

    /// Approximate length of the text in bytes.
    fn length(&self, lang: Lang) -> usize {
        const ARGUMENT: usize = 24;
        match &self.0 {
            Source::Fixed(text) => text.get(lang).len(),
            Source::Filled(template, args) => template.get(lang).len() + args.len() * ARGUMENT,
        }
    }

    /// Appends the text in `lang` to `out`.
    fn write(&self, lang: Lang, out: &mut String) {
        match &self.0 {
            Source::Fixed(text) => out.push_str(text.get(lang)),
            Source::Filled(template, args) => {
                template::write(template.get(lang), out, |name, out| {
                    if let Some(arg) = template.place(name).and_then(|place| args.get(place)) {
                        arg.write(lang, out);
                    }
                });
            }
        }
    }

    /// Calls `change` with each untrusted argument, to redact parts of it.
    pub fn each_untrusted(&mut self, change: &mut dyn FnMut(&mut Untrusted)) {
        if let Source::Filled(_, args) = &mut self.0 {
            args.iter_mut().for_each(|arg| arg.each_untrusted(change));
        }
    }
}

impl From<&'static Text<&'static str>> for Message {
    fn from(text: &'static Text<&'static str>) -> Self {
        Self(Source::Fixed(text))
    }
}

/// A label or help text of the tables.
impl From<&'static Text> for Message {
    fn from(text: &'static Text) -> Self {
        message!(sv: "{text}", en: "{text}", text)
    }
}

/// Declares a [`Message`]: `message!(sv: "…{word}…{count}…", en: "…", word, count = values.len())`. Placeholders are
/// named after arguments; `name` alone copies the variable, `name = value` moves the value. A placeholder without
/// argument, or the reverse, does not compile. Braces are doubled, as in [`format!`].
///
/// ```
/// use katalog::diagnostic::Lang;
/// use katalog::message;
///
/// let word = "title".to_owned();
/// let message = message!(sv: "`{word}` saknas", en: "`{word}` is missing", word);
/// assert_eq!(message.one(Lang::En).raw(), "`title` is missing");
/// ```
///
/// ```compile_fail
/// let message = katalog::message!(sv: "`{word}` saknas", en: "`{wrd}` is missing", word = "title");
/// ```
#[macro_export]
macro_rules! message {
    (@arg $name:ident) => { $crate::diagnostic::Argument::arg(&$name) };
    (@arg $name:ident $value:expr) => { $crate::diagnostic::Argument::into_arg($value) };
    (sv: $sv:literal, en: $en:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        static TEMPLATE: $crate::diagnostic::Template =
            $crate::diagnostic::Template::new($sv, $en, &[$(stringify!($name)),*]);
        $crate::diagnostic::Message::new(&TEMPLATE, [$($crate::message!(@arg $name $($value)?)),*])
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_both_languages() {
        static ONE: Text<&str> = Text {
            sv: "ett",
            en: "one",
        };
        let (word, parts) = (
            "a{b}".to_owned(),
            vec!["x".to_owned(), "y".to_owned(), "z".to_owned()],
        );
        let inner = message!(sv: "inre {word}", en: "inner {word}", word);
        let message = message!(
            sv: "{{{word}}} {count} {one}: {list}; {inner}",
            en: "{list} {one} {word} {inner}",
            word, count = 3_usize, one = &ONE, list = List::and(parts), inner = inner
        );
        assert_eq!(
            message.one(Lang::Sv).raw(),
            "{a{b}} 3 ett: x, y och z; inre a{b}"
        );
        assert_eq!(
            message.one(Lang::En).raw(),
            "x, y and z one a{b} inner a{b}"
        );
        assert_eq!(message.argument("count", Lang::En).as_deref(), Some("3"));
        assert_eq!(message.argument("inre", Lang::En), None);
    }

    #[test]
    fn messages_stay_small() {
        assert_eq!(size_of::<Message>(), 24);
        assert_eq!(size_of::<Arg>(), 24);
    }
}
