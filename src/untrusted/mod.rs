//! Untrusted text, and the only ways to show it: sanitization (escaping) for terminals, CI logs, Markdown, XML, JSON.
//!
//! A catalogue, its file names, its settings, what git and servers answer: all of it may be written by a stranger, and
//! all of it reaches terminals, the logs of CI systems, and comments on pull requests. [`Untrusted`] holds such a text
//! and has a method for each medium; it cannot be printed in any other way. Every one of them covers secrets
//! ([`crate::net::secret`]) and makes visible what would otherwise act instead of being read.

pub mod json;
mod lines;
mod markdown;
mod number;
mod visible;

pub use lines::{Shown, source_line};
pub use number::{find as find_numbers, luhn};

use crate::net::secret;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use visible::{Lines, visible};

/// A text that others wrote, in whole or in part.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Untrusted(Cow<'static, str>);

impl Untrusted {
    /// A text of the program's own tables, which is not copied: the IRI of a property.
    pub const fn of_table(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The text as it was written: for comparing, for names that stay, for changes of the source. Never for showing.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// The same, to be changed.
    pub fn raw_mut(&mut self) -> &mut String {
        self.0.to_mut()
    }

    /// The same, taken out.
    pub fn into_raw(self) -> String {
        self.0.into_owned()
    }

    /// The text without its secrets: for formats that escape everything else by themselves, and for files that are
    /// kept.
    pub fn redacted(&self) -> Cow<'_, str> {
        secret::redacted(&self.0)
    }

    /// For terminals, logs and files of text; line feeds and tabs stay.
    pub fn terminal(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::Kept)
    }

    /// The same on one line.
    pub fn line(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::Joined)
    }

    /// For the text of XML 1.0, before `<` and `&` are escaped.
    pub fn xml(&self) -> Cow<'_, str> {
        // What XML does not allow is among what cannot be seen.
        self.terminal()
    }

    /// For a line, a cell of a table or an item of a list in Markdown: words, never a link, an image, a mention or HTML.
    pub fn markdown(&self) -> String {
        markdown::inline(&self.line())
    }

    /// The same as a code span: names of files, keys.
    pub fn markdown_code(&self) -> String {
        let mut span = String::new();
        markdown::code(&self.line(), &mut span);
        span
    }

    /// For changes that are shown as they would be written: lines end as they did.
    pub fn patch(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::AsTheyAre)
    }

    /// For the message of a workflow command of GitHub.
    pub fn github_message(&self) -> String {
        let text = self.terminal();
        text.replace('%', "%25").replace('\n', "%0A")
    }

    /// For a property of a workflow command of GitHub.
    pub fn github_property(&self) -> String {
        let text = self.github_message();
        text.replace(':', "%3A").replace(',', "%2C")
    }

    /// For messages in SARIF, in which `[words](address)` is a link.
    pub fn sarif(&self) -> Cow<'_, str> {
        let text = self.terminal();
        if text.contains("](") {
            return text.replace("](", "\\](").into();
        }
        text
    }

    /// An address that others are made from: without name and password, keys covered.
    pub fn base(&self) -> Cow<'_, str> {
        let text = self.redacted();
        let Some((scheme, rest)) = text.split_once("://") else {
            return text;
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        match rest[..end].rfind('@') {
            Some(at) => format!("{scheme}://{}", &rest[at + 1..]).into(),
            None => text,
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn then_visible(text: Cow<'_, str>, lines: Lines) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => visible(text, lines),
        Cow::Owned(text) => visible(&text, lines).into_owned().into(),
    }
}

/// A text for a terminal, whoever wrote it; line feeds and tabs stay.
pub fn terminal(text: &str) -> Cow<'_, str> {
    then_visible(secret::redacted(text), Lines::Kept)
}

/// The same for a text in which secrets are covered already, and whose lines may end in CR and LF.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    visible(text, Lines::AsTheyAre)
}

/// The text with its secrets covered.
pub fn redacted(text: &str) -> Cow<'_, str> {
    secret::redacted(text)
}

impl From<String> for Untrusted {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&str> for Untrusted {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<&String> for Untrusted {
    fn from(text: &String) -> Self {
        Self(Cow::Owned(text.clone()))
    }
}

impl From<Cow<'_, str>> for Untrusted {
    fn from(text: Cow<'_, str>) -> Self {
        Self(Cow::Owned(text.into_owned()))
    }
}

impl From<&Self> for Untrusted {
    fn from(text: &Self) -> Self {
        text.clone()
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.terminal(), f)
    }
}

/// As text in JSON; [`json`] escapes what else cannot stand there.
impl Serialize for Untrusted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.redacted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_medium_has_its_form() {
        let text = Untrusted::from("a\u{1b}\n::error,100 %: https://u:pw@a.se/ [x](https://b.se)");
        assert_eq!(
            text.terminal(),
            "a\\u{1b}\n\\u{3a}:error,100 %: https://u:•••@a.se/ [x](https://b.se)"
        );
        assert_eq!(
            text.github_property(),
            "a\\u{1b}%0A\\u{3a}%3Aerror%2C100 %25%3A https%3A//u%3A•••@a.se/ [x](https%3A//b.se)"
        );
        assert!(text.sarif().ends_with("[x\\](https://b.se)"));
        assert_eq!(
            format!("{:?}", Untrusted::from("\u{202e}")),
            "\"\\\\u{202e}\""
        );
        assert_eq!(text.raw().as_bytes()[1], 0x1b);
        let base = |text: &str| Untrusted::from(text).base().into_owned();
        assert_eq!(base("https://u:pw@a.se/x"), "https://a.se/x");
        assert_eq!(base("https://a.se/x"), "https://a.se/x");
    }
}
