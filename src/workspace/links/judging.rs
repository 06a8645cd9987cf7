//! Settings for judging outcomes.

use crate::diagnostic::Finding;
use crate::links::{self, JudgeOptions, Link, Outcome, Verdict};
use crate::workspace::settings::{LinkSettings, RequestOptions};

/// Settings for judging outcomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judging<'a> {
    pub options: &'a RequestOptions,
    pub settings: &'a LinkSettings,
}

impl Judging<'_> {
    pub(super) fn judge(&self, link: &Link, outcome: Option<&Outcome>) -> (Verdict, Vec<Finding>) {
        let Some(outcome) = outcome else {
            return (Verdict::Skipped, Vec::new());
        };
        let host = link.url.host_str().unwrap_or_default();
        let accepted = self.settings.accepted(host, self.options);
        let options = JudgeOptions {
            timeout: self.options.timeout,
            accepted: &accepted,
        };
        links::judge(link, outcome, options)
    }
}
