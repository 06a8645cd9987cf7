//! Output to terminals and logs, line by line, with escape sequences and workflow commands of others removed.
//!
//! Untrusted texts are sanitized by their type ([`crate::untrusted`]) before they get here. This is the second line of
//! defence, for texts without that type: arguments in a message, errors of the system.

use crate::untrusted;
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};
use std::sync::LazyLock;

/// Control sequences of katalog's own that are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Own {
    /// None.
    #[default]
    Words,
    /// Colours.
    Colours,
    /// GitHub Actions annotations at the start of a line.
    Annotations,
}

/// A colour sequence, and the text up to the next.
static COLOURED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(\x1b\[[0-9;]*m)|[^\x1b]+|\x1b").expect("a valid pattern"));
/// Prefixes of annotations.
const ANNOTATIONS: [&str; 3] = ["::error ", "::warning ", "::notice "];

/// Standard output or standard error.
pub(super) struct Screen {
    inner: Box<dyn Write>,
    own: Own,
    /// Whether secrets are redacted here too.
    covers: bool,
    /// The unfinished last line.
    held: Vec<u8>,
}

impl Screen {
    /// Standard output: may be read by programs, so texts are not redacted again.
    pub(super) fn of_output(inner: Box<dyn Write>) -> Self {
        Self {
            inner,
            own: Own::default(),
            covers: false,
            held: Vec::new(),
        }
    }

    /// Standard error: secrets are redacted too.
    pub(super) fn of_errors(inner: Box<dyn Write>) -> Self {
        let mut screen = Self::of_output(inner);
        screen.covers = true;
        screen
    }

    /// Keeps katalog's own sequences in what `write` writes.
    pub(super) fn with<R>(&mut self, own: Own, write: impl FnOnce(&mut dyn Write) -> R) -> R {
        let before = std::mem::replace(&mut self.own, own);
        let result = write(self);
        self.own = before;
        result
    }

    /// Called by `writeln!`, also where [`Write`] is not in scope.
    pub(super) fn write_fmt(&mut self, text: fmt::Arguments<'_>) -> io::Result<()> {
        Write::write_fmt(self, text)
    }

    /// Writes all of `bytes`.
    pub(super) fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        Write::write_all(self, bytes)
    }

    /// Writes the unfinished line too.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        Write::flush(self)
    }

    /// Writes the first `end` bytes.
    fn pass(&mut self, end: usize) -> io::Result<()> {
        let bytes = &self.held[..end];
        let text = str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::from);
        let shown = match self.own {
            Own::Words => self.shown(&text),
            Own::Colours => COLOURED.replace_all(&text, |part: &Captures<'_>| {
                let text = part.get(0).map_or("", |part| part.as_str());
                if part.get(1).is_some() {
                    text.to_owned()
                } else {
                    self.shown(text).into_owned()
                }
            }),
            Own::Annotations => {
                let lines = text.split_inclusive('\n');
                lines
                    .map(|line| self.annotation(line))
                    .collect::<String>()
                    .into()
            }
        };
        let result = self.inner.write_all(shown.as_bytes());
        self.held.drain(..end);
        result
    }

    fn annotation<'t>(&self, line: &'t str) -> Cow<'t, str> {
        let mut starts = ANNOTATIONS.iter();
        match starts.find(|start| line.starts_with(**start)) {
            Some(start) => format!("{start}{}", self.shown(&line[start.len()..])).into(),
            None => self.shown(line),
        }
    }

    fn shown<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.covers {
            untrusted::terminal(text)
        } else {
            untrusted::without_controls(text)
        }
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if let Some(last) = bytes.iter().rposition(|byte| *byte == b'\n') {
            self.pass(self.held.len() - (bytes.len() - last - 1))?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.held.is_empty() {
            self.pass(self.held.len())?;
        }
        self.inner.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Errors were reported by explicit flushes.
        let _ = Write::flush(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("lock").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn shown(own: Own, parts: &[&str]) -> String {
        let sink = Sink::default();
        let mut screen = Screen::of_errors(Box::new(sink.clone()));
        screen.with(own, |out| {
            for part in parts {
                out.write_all(part.as_bytes()).expect("written");
            }
            out.flush().expect("flushed");
        });
        let bytes = sink.0.lock().expect("lock").clone();
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn nothing_acts_but_what_is_our_own() {
        assert_eq!(
            shown(Own::Words, &["a\u{1b}[31m", "b\n:", ":error::c"]),
            "a\\u{1b}[31mb\n\\u{3a}:error::c"
        );
        assert_eq!(
            shown(Own::Words, &["fel: http://a:", "pw@b.se #", "#[x"]),
            "fel: http://a:•••@b.se \\u{23}#[x"
        );
        assert_eq!(
            shown(
                Own::Colours,
                &["\u{1b}[38;5;1mröd\u{1b}[0m \u{1b}]0;x\u{7}\n"]
            ),
            "\u{1b}[38;5;1mröd\u{1b}[0m \\u{1b}]0;x\\u{7}\n"
        );
        assert_eq!(
            shown(Own::Annotations, &["::error file=a::b\n::add-mask::x\n"]),
            "::error file=a::b\n\\u{3a}:add-mask::x\n"
        );
    }
}
