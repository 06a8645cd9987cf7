//! Untrusted text, and the only ways to show it: sanitization (escaping) for terminals, CI logs, Markdown, XML, JSON.
//!
//! A catalogue, its file names and settings, the output of git and server responses may all be written by strangers,
//! and reach terminals, CI logs and pull request comments. [`Untrusted`] wraps such text and has a method for each
//! medium; it cannot be printed in any other way. Each method redacts secrets ([`crate::net::secret`]) and escapes what
//! the medium would interpret.

pub mod json;
mod lines;
mod markdown;
mod number;
mod visible;

pub use lines::{SanitizedLine, source_line};
pub use number::{find as find_numbers, luhn};

use crate::net::secret;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use visible::{Lines, visible};

/// A text of which at least a part was written by others.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Untrusted(Cow<'static, str>);

impl Untrusted {
    /// A text from the program's own tables, borrowed: the IRI of a property.
    pub const fn of_table(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The text as written: for comparison, for stored names, for edits of the source. Never for output.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// As [`Untrusted::raw`], mutable.
    pub fn raw_mut(&mut self) -> &mut String {
        self.0.to_mut()
    }

    /// As [`Untrusted::raw`], owned.
    pub fn into_raw(self) -> String {
        self.0.into_owned()
    }

    /// The text with secrets redacted: for formats that do all other escaping themselves, and for stored files.
    pub fn redacted(&self) -> Cow<'_, str> {
        secret::redacted(&self.0)
    }

    /// For terminals, logs and text files; line feeds and tabs are kept.
    pub fn terminal(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::Kept)
    }

    /// As [`Untrusted::terminal`], on one line.
    pub fn line(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::Joined)
    }

    /// For text in XML 1.0, before `<` and `&` are escaped.
    pub fn xml(&self) -> Cow<'_, str> {
        // The characters that XML forbids are among those escaped for terminals.
        self.terminal()
    }

    /// For a line, table cell or list item in Markdown: plain words, never a link, image, mention or HTML.
    pub fn markdown(&self) -> String {
        markdown::inline(&self.line())
    }

    /// As a Markdown code span: file names, keys.
    pub fn markdown_code(&self) -> String {
        let mut span = String::new();
        markdown::code(&self.line(), &mut span);
        span
    }

    /// For diffs: line ends are kept.
    pub fn patch(&self) -> Cow<'_, str> {
        then_visible(self.redacted(), Lines::AsTheyAre)
    }

    /// For the message of a GitHub workflow command.
    pub fn github_message(&self) -> String {
        let text = self.terminal();
        text.replace('%', "%25").replace('\n', "%0A")
    }

    /// For a property of a GitHub workflow command.
    pub fn github_property(&self) -> String {
        let text = self.github_message();
        text.replace(':', "%3A").replace(',', "%2C")
    }

    /// For SARIF messages, where `[text](URL)` is a link.
    pub fn sarif(&self) -> Cow<'_, str> {
        let text = self.terminal();
        if text.contains("](") {
            return text.replace("](", "\\](").into();
        }
        text
    }

    /// For a base URL: without user info, keys redacted.
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

    /// Whether the text is empty.
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

/// Sanitizes any text for a terminal; line feeds and tabs are kept.
pub fn terminal(text: &str) -> Cow<'_, str> {
    then_visible(secret::redacted(text), Lines::Kept)
}

/// As [`terminal`], for text that is redacted already and may have CRLF line ends.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    visible(text, Lines::AsTheyAre)
}

/// Redacts the secrets of a text.
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

/// A JSON string; [`json`] does the escaping.
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
