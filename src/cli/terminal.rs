//! Standard streams, colours, and the language of the user.

use super::flags::Colour;
use super::screen::Screen;
use crate::diagnostic::Lang;
use crate::say;
use crate::workspace::error::Note;
use std::io::{self, BufRead, IsTerminal, Write};

/// The streams of a run.
pub(super) struct Terminal {
    /// Language of messages.
    pub lang: Lang,
    /// Standard output: reports.
    pub out: Screen,
    /// Standard error: everything else.
    pub err: Screen,
    /// Whether reports have colours.
    pub colour: bool,
    /// Whether progress is shown.
    pub progress: bool,
    /// Whether questions can be answered.
    pub interactive: bool,
}

impl Terminal {
    pub(super) fn new(lang: Lang, colour: Colour) -> Self {
        let is_terminal = io::stdout().is_terminal();
        Self {
            lang,
            out: Screen::of_output(Box::new(Out::new(io::BufWriter::new(io::stdout()), lang))),
            err: Screen::of_errors(Box::new(ErrOut(io::stderr()))),
            colour: has_colours(colour, is_terminal, |name| std::env::var(name).ok()),
            progress: io::stderr().is_terminal() && !is_dumb(std::env::var("TERM").ok()),
            // Questions are written to standard error: where standard output leads does not matter.
            interactive: io::stdin().is_terminal() && io::stderr().is_terminal(),
        }
    }

    /// Shows a note.
    pub(super) fn note(&mut self, note: &Note) {
        if matches!(note, Note::Page(_)) && !self.progress {
            return;
        }
        // Errors on standard error are ignored.
        let _ = writeln!(self.err, "{}", note.message(self.lang));
    }

    /// Shows an error after which the run continues.
    pub(super) fn error(&mut self, message: &str) {
        let word = say!(self.lang, sv: "fel", en: "error");
        // Nothing can be done if standard error is closed.
        let _ = writeln!(self.err, "{word}: {message}");
    }

    /// Reads an answer; none at the end of input.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        write!(self.err, "{question} ")?;
        self.err.flush()?;
        let mut answer = String::new();
        let length = io::stdin().lock().read_line(&mut answer)?;
        Ok((length > 0).then(|| answer.trim().to_owned()))
    }
}

/// Standard output. After its reader has left (`| head -1`), output is discarded, and the run continues to its normal
/// exit status. Other errors are failures.
struct Out<W> {
    to: W,
    lang: Lang,
    left: bool,
}

impl<W: Write> Out<W> {
    fn new(to: W, lang: Lang) -> Self {
        let left = false;
        Self { to, lang, left }
    }

    /// The result of a write, or `swallowed` after the reader has left.
    fn tolerate_closed<T>(&mut self, done: io::Result<T>, swallowed: T) -> io::Result<T> {
        match done {
            Err(error) if has_left(&error) => {
                self.left = true;
                Ok(swallowed)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => Err(no_output(&error, self.lang)),
            Ok(done) => Ok(done),
        }
    }
}

impl<W: Write> Write for Out<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left {
            return Ok(bytes.len());
        }
        let done = self.to.write(bytes);
        self.tolerate_closed(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.left {
            return Ok(());
        }
        let done = self.to.flush();
        self.tolerate_closed(done, ())
    }
}

/// Whether the error means that the reader has left (broken pipe).
pub(super) fn has_left(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The error of standard output in words.
pub(super) fn no_output(error: &io::Error, lang: Lang) -> io::Error {
    let message = say!(
        lang,
        sv: "kan inte skriva till standard ut: {error}",
        en: "cannot write to standard output: {error}"
    );
    io::Error::new(error.kind(), message)
}

/// Standard error, on which errors are ignored.
struct ErrOut<W>(W);

impl<W: Write> Write for ErrOut<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() != io::ErrorKind::Interrupted => Ok(bytes.len()),
            done => done,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

/// Whether reports have colours: what was asked for, else `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` in this order, else
/// whether it is a terminal. Empty variables count as unset.
fn has_colours(
    asked: Colour,
    is_terminal: bool,
    variable: impl Fn(&str) -> Option<String>,
) -> bool {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto if set("NO_COLOR").is_some() => false,
        Colour::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        Colour::Auto => is_terminal && !is_dumb(set("TERM")),
    }
}

/// Whether the terminal says that it understands no control sequences.
fn is_dumb(term: Option<String>) -> bool {
    term.is_some_and(|term| term == "dumb")
}

/// Swedish for a Swedish locale, else English.
pub(super) fn locale() -> Lang {
    // `LC_ALL=C` is explicit too, but not visible in the system's answer.
    let chosen = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let locale = chosen.or_else(sys_locale::get_locale).unwrap_or_default();
    if locale.to_lowercase().starts_with("sv") {
        Lang::Sv
    } else {
        Lang::En
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Accepts some bytes, then fails with the given error.
    struct Failing(usize, io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(self.1.into());
            }
            let taken = self.0.min(bytes.len());
            self.0 -= taken;
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.1.into())
        }
    }

    #[test]
    fn a_reader_that_has_left_is_no_failure_and_a_full_disk_is() {
        let left = Failing(3, io::ErrorKind::BrokenPipe);
        let mut out = Out::new(left, Lang::En);
        assert!(out.write_all(&[0; 100]).is_ok() && out.flush().is_ok());
        let full = Failing(3, io::ErrorKind::StorageFull);
        let mut out = Out::new(full, Lang::En);
        let error = out.write_all(&[0; 100]).expect_err("full");
        assert!(
            error
                .to_string()
                .starts_with("cannot write to standard output")
        );
    }

    #[test]
    fn errors_on_standard_error_change_nothing() {
        for kind in [io::ErrorKind::BrokenPipe, io::ErrorKind::StorageFull] {
            let mut err = ErrOut(Failing(0, kind));
            assert!(err.write_all(b"note").is_ok() && err.flush().is_ok());
        }
    }

    #[test]
    fn colours_are_as_asked_for_then_as_the_environment_says() {
        // Asked for, on a terminal, NO_COLOR, CLICOLOR_FORCE, TERM: colours.
        let cases = [
            (Colour::Auto, true, ["", "", "xterm"], true),
            (Colour::Auto, false, ["", "", "xterm"], false),
            (Colour::Auto, true, ["1", "", "xterm"], false),
            (Colour::Auto, true, ["", "", "dumb"], false),
            (Colour::Auto, false, ["", "1", "dumb"], true),
            (Colour::Auto, false, ["", "0", "xterm"], false),
            (Colour::Auto, false, ["1", "1", "xterm"], false),
            (Colour::Always, false, ["1", "", "dumb"], true),
            (Colour::Never, true, ["", "1", "xterm"], false),
        ];
        for (asked, is_terminal, set, expected) in cases {
            let variable = |name: &str| {
                let names = ["NO_COLOR", "CLICOLOR_FORCE", "TERM"];
                let at = names.iter().position(|of| *of == name)?;
                Some(set[at].to_owned())
            };
            let got = has_colours(asked, is_terminal, variable);
            assert_eq!(got, expected, "{asked:?} {is_terminal} {set:?}");
        }
    }
}
