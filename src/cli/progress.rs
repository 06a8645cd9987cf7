//! Progress on terminals: a bar for link checks, a sign of life for other work that takes more than a second.

use super::terminal::Terminal;
use crate::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often a sign of life moves.
const TICK: Duration = Duration::from_millis(120);

/// The progress bar, on a terminal only.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(total: usize, terminal: &Terminal) -> Self {
        if !terminal.progress {
            return Self(ProgressBar::hidden());
        }
        let template = say!(
            terminal.lang,
            sv: "{{bar:30}} {{pos}} av {{len}} adresser",
            en: "{{bar:30}} {{pos}} of {{len}} addresses"
        );
        let target = ProgressDrawTarget::stderr();
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        Self(match ProgressStyle::with_template(&template) {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    pub(super) fn one_more(&self) {
        self.0.inc(1);
    }

    pub(super) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

/// A sign of life with the time that has passed, on a terminal only, from the first second until it is dropped.
pub(super) struct Working {
    bar: ProgressBar,
    /// Closed to end the wait for the first second.
    ended: Option<Sender<()>>,
    waiting: Option<JoinHandle<()>>,
}

impl Working {
    /// Begins, with what is being done.
    pub(super) fn begin(what: String, terminal: &Terminal) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let bar = match ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        };
        bar.set_message(what);
        if !terminal.progress {
            return Self {
                bar,
                ended: None,
                waiting: None,
            };
        }
        let (ended, end) = mpsc::channel::<()>();
        let shown = bar.clone();
        let waiting = thread::spawn(move || {
            if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Self {
            bar,
            ended: Some(ended),
            waiting: Some(waiting),
        }
    }

    /// Begins for a check.
    pub(super) fn checking(terminal: &Terminal) -> Self {
        let what = say!(terminal.lang, sv: "kontrollerar", en: "checking");
        Self::begin(what, terminal)
    }

    /// Does what writes to standard error, without the sign of life in its way.
    pub(super) fn suspend<R>(&self, work: impl FnOnce() -> R) -> R {
        self.bar.suspend(work)
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        drop(self.ended.take());
        if let Some(waiting) = self.waiting.take() {
            // It does nothing that could panic; what it showed is cleared either way.
            let _ = waiting.join();
        }
        self.bar.finish_and_clear();
    }
}
