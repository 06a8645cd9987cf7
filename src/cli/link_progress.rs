//! How far the asking has come.

use super::terminal::Terminal;
use crate::diagnostic::Lang;
use crate::say;
use std::io::Write;

/// How far it has come, on a terminal only.
pub(super) struct Progress<'t> {
    done: usize,
    total: usize,
    lang: Lang,
    err: Option<&'t mut dyn Write>,
}

impl<'t> Progress<'t> {
    pub(super) fn new(total: usize, terminal: &'t mut Terminal) -> Self {
        Self {
            done: 0,
            total,
            lang: terminal.lang,
            err: if terminal.progress {
                Some(&mut terminal.err)
            } else {
                None
            },
        }
    }

    pub(super) fn one_more(&mut self) {
        self.done += 1;
        let (done, total) = (self.done, self.total);
        let text =
            say!(self.lang, sv: "{done} av {total} adresser", en: "{done} of {total} addresses");
        self.write(&format!("\r{text}\x1b[K"));
    }

    pub(super) fn clear(&mut self) {
        self.write("\r\x1b[K");
    }

    fn write(&mut self, text: &str) {
        if let Some(err) = &mut self.err {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(err, "{text}").and_then(|()| err.flush());
        }
    }
}
