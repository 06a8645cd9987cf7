//! Arguments of a message.

use super::Message;
use crate::diagnostic::{Lang, Text};
use crate::untrusted::Untrusted;
use std::borrow::Cow;
use std::fmt::Write;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// An untrusted text, or one that is the same in every language.
    Untrusted(Untrusted),
    /// A number.
    Number(i64),
    /// A constant that is the same in every language.
    Word(&'static str),
    /// As `Word`, in backticks.
    Quoted(&'static str),
    /// A constant in both languages.
    Text(&'static Text<&'static str>),
    /// A text of the tables.
    Label(&'static Text),
    /// A label of the tables in lower case, for use in a sentence.
    LowerLabel(&'static Text),
    /// An untrusted text in both languages.
    Either(Box<Text<Untrusted>>),
    /// A list.
    List(Box<List>),
    /// A nested message.
    Message(Box<Message>),
}

/// A label of the tables in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Lower(pub &'static Text);

/// A list of arguments with separators.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List {
    items: Vec<Arg>,
    between: Text<&'static str>,
    /// The separator before the last item.
    last: Text<&'static str>,
}

const COMMA: Text<&str> = Text { sv: ", ", en: ", " };
const AND: Text<&str> = Text {
    sv: " och ",
    en: " and ",
};

impl List {
    /// `a, b och c`.
    pub fn and<T: Argument>(items: impl IntoIterator<Item = T>) -> Self {
        Self::new(items, COMMA, AND)
    }

    /// `a och b och c`.
    pub fn all_and<T: Argument>(items: impl IntoIterator<Item = T>) -> Self {
        Self::new(items, AND, AND)
    }

    /// `a och b och c` in Swedish, `a or b or c` in English: for what is missing.
    pub fn or<T: Argument>(items: impl IntoIterator<Item = T>) -> Self {
        let or = Text {
            sv: " och ",
            en: " or ",
        };
        Self::new(items, or, or)
    }

    /// `a, b, c`.
    pub fn commas<T: Argument>(items: impl IntoIterator<Item = T>) -> Self {
        Self::new(items, COMMA, COMMA)
    }

    /// `abc`.
    pub fn joined<T: Argument>(items: impl IntoIterator<Item = T>) -> Self {
        const NOTHING: Text<&str> = Text { sv: "", en: "" };
        Self::new(items, NOTHING, NOTHING)
    }

    /// Separated by `between`, and by `last` before the last item.
    fn new<T: Argument>(
        items: impl IntoIterator<Item = T>,
        between: Text<&'static str>,
        last: Text<&'static str>,
    ) -> Self {
        let items = items.into_iter().map(Argument::into_arg).collect();
        Self {
            items,
            between,
            last,
        }
    }
}

impl Arg {
    /// An untrusted text that may differ between languages.
    pub fn either(sv: String, en: String) -> Self {
        if sv == en {
            return sv.into();
        }
        Self::Either(Box::new(Text {
            sv: sv.into(),
            en: en.into(),
        }))
    }

    /// Appends the argument in `lang` to `out`.
    pub(super) fn write(&self, lang: Lang, out: &mut String) {
        match self {
            Self::Untrusted(text) => out.push_str(text.raw()),
            Self::Number(number) => {
                let _ = write!(out, "{number}");
            }
            Self::Word(word) => out.push_str(word),
            Self::Quoted(word) => {
                out.push('`');
                out.push_str(word);
                out.push('`');
            }
            Self::Text(text) => out.push_str(text.get(lang)),
            Self::Label(text) => out.push_str(text.get(lang)),
            Self::LowerLabel(text) => out.push_str(&text.get(lang).to_lowercase()),
            Self::Either(text) => {
                let text = match lang {
                    Lang::Sv => &text.sv,
                    Lang::En => &text.en,
                };
                out.push_str(text.raw());
            }
            Self::List(list) => {
                let count = list.items.len();
                for (number, item) in list.items.iter().enumerate() {
                    if number > 0 {
                        let is_last = number + 1 == count;
                        let before = if is_last { &list.last } else { &list.between };
                        out.push_str(before.get(lang));
                    }
                    item.write(lang, out);
                }
            }
            Self::Message(message) => message.write(lang, out),
        }
    }

    pub(super) fn each_untrusted(&mut self, change: &mut dyn FnMut(&mut Untrusted)) {
        match self {
            Self::Untrusted(text) => change(text),
            Self::Either(text) => {
                change(&mut text.sv);
                change(&mut text.en);
            }
            Self::List(list) => {
                let items = list.items.iter_mut();
                items.for_each(|item| item.each_untrusted(change));
            }
            Self::Message(message) => message.each_untrusted(change),
            Self::Number(_)
            | Self::Word(_)
            | Self::Quoted(_)
            | Self::Text(_)
            | Self::Label(_)
            | Self::LowerLabel(_) => {}
        }
    }
}

/// Types that can be arguments of a message.
pub trait Argument {
    /// Copies the value to an argument.
    fn arg(&self) -> Arg;

    /// Moves the value to an argument.
    fn into_arg(self) -> Arg
    where
        Self: Sized,
    {
        self.arg()
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn arg(&self) -> Arg {
        (**self).arg()
    }
}

impl Argument for str {
    fn arg(&self) -> Arg {
        Arg::Untrusted(self.into())
    }
}

impl Argument for &'static Text {
    fn arg(&self) -> Arg {
        Arg::Label(self)
    }
}

impl Argument for &'static Text<&'static str> {
    fn arg(&self) -> Arg {
        Arg::Text(self)
    }
}

impl Argument for char {
    fn arg(&self) -> Arg {
        Arg::Untrusted(self.to_string().into())
    }
}

impl Argument for Lower {
    fn arg(&self) -> Arg {
        Arg::LowerLabel(self.0)
    }
}

/// Implements [`Argument`] for types that are moved when that is cheaper than copying.
macro_rules! argument {
    ($($type:ty: $self:ident => $arg:expr;)*) => {$(
        impl Argument for $type {
            fn arg(&self) -> Arg {
                self.clone().into_arg()
            }

            fn into_arg($self) -> Arg {
                $arg
            }
        }

        impl From<$type> for Arg {
            fn from(value: $type) -> Self {
                value.into_arg()
            }
        }
    )*};
}

argument! {
    String: self => Arg::Untrusted(self.into());
    Cow<'_, str>: self => Arg::Untrusted(self.into());
    Untrusted: self => Arg::Untrusted(self);
    List: self => Arg::List(Box::new(self));
    Message: self => Arg::Message(Box::new(self));
    Box<Message>: self => Arg::Message(self);
    u8: self => Arg::Number(self.into());
    u16: self => Arg::Number(self.into());
    u32: self => Arg::Number(self.into());
    i32: self => Arg::Number(self.into());
    i64: self => Arg::Number(self);
    u64: self => Arg::Number(i64::try_from(self).unwrap_or(i64::MAX));
    usize: self => Arg::Number(i64::try_from(self).unwrap_or(i64::MAX));
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Untrusted(text.into())
    }
}

impl Argument for Arg {
    fn arg(&self) -> Arg {
        self.clone()
    }

    fn into_arg(self) -> Arg {
        self
    }
}
