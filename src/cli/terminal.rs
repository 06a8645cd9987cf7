//! Standard output and error, colours, the language of the user.

use super::args::Language;
use super::screen::Screen;
use crate::diagnostic::Lang;
use std::io::{self, BufRead, IsTerminal};

/// Where a run reads and writes.
pub(super) struct Terminal {
    /// Language of messages.
    pub lang: Lang,
    /// Findings and what was asked for.
    pub out: Screen,
    /// Everything else.
    pub err: Screen,
    /// Whether findings are coloured.
    pub colour: bool,
    /// Whether somebody watches how far it has come.
    pub progress: bool,
    /// Whether somebody can answer questions.
    pub interactive: bool,
}

impl Terminal {
    pub(super) fn new(language: Option<Language>) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            lang: language.map_or_else(locale, Lang::from),
            out: Screen::of_output(Box::new(io::BufWriter::new(io::stdout()))),
            err: Screen::of_errors(Box::new(io::stderr())),
            colour: is_terminal && !no_color,
            progress: io::stderr().is_terminal(),
            interactive: is_terminal && io::stdin().is_terminal(),
        }
    }

    /// Asks for one line; empty at the end of input.
    pub(super) fn ask(&mut self, question: &str) -> io::Result<String> {
        write!(self.err, "{question} ")?;
        self.err.flush()?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        Ok(answer.trim().to_owned())
    }
}

/// Swedish for a Swedish locale, English otherwise.
fn locale() -> Lang {
    // `LC_ALL=C` is a choice too, which the system's own answer would not show.
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
