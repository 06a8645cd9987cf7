//! JSON output in which control characters and CI workflow commands are escaped; values are unchanged.

use super::visible::{Lines, each_change};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};
use std::io::{self, BufWriter, Write};

/// Writes `value` as indented JSON, without a final line feed.
///
/// # Errors
/// When `out` fails.
pub fn write_pretty<T: Serialize + ?Sized>(out: &mut dyn Write, value: &T) -> io::Result<()> {
    // The serializer writes character by character.
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let mut serializer =
        Serializer::with_formatter(&mut out, EscapingFormatter(PrettyFormatter::new()));
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    out.flush()
}

/// Serializes `value` as indented JSON.
///
/// # Errors
/// When `value` cannot be represented in JSON.
pub fn pretty<T: Serialize + ?Sized>(value: &T) -> io::Result<String> {
    let mut text = Vec::new();
    write_pretty(&mut text, value)?;
    String::from_utf8(text).map_err(io::Error::other)
}

/// A formatter that escapes invisible characters, and one character of each CI command, as `\u001b`.
struct EscapingFormatter(PrettyFormatter<'static>);

impl Formatter for EscapingFormatter {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut changes = Vec::new();
        each_change(fragment, Lines::Kept, |at, c| changes.push((at, c)));
        let mut done = 0;
        for (at, c) in changes {
            writer.write_all(&fragment.as_bytes()[done..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            done = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[done..])
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::visible::is_unseen;
    use super::*;

    #[test]
    fn values_come_back_and_harm_nobody() {
        let value = serde_json::json!({
            "a\u{9b}": ["\u{1b}[31m\u{202e}##[error]\u{e0041}\u{7f}", "::error::", "å \"x\" \\ ##\"["],
        });
        let text = pretty(&value).expect("JSON");
        assert!(!text.chars().any(|c| c != '\n' && is_unseen(c)), "{text}");
        assert!(!text.contains("##["), "{text}");
        assert!(
            text.contains("\\udb40\\udc41") && text.contains("å"),
            "{text}"
        );
        let back: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(back, value);
    }
}
