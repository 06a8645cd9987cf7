//! Progress bar of link checks.

use super::terminal::Terminal;
use crate::say;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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
