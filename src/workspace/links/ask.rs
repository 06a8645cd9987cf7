//! Checks the links of a catalogue.

use super::judging::Judging;
use super::network::{self, Network, Question, Watch};
use super::rows;
use super::store::Store;
use crate::diagnostic::Finding;
use crate::links::{self, Extracted, Link, Verdict};
use crate::report::LinkRow;
use crate::rules::{self, Context};
use crate::workspace::check::{Checked, Checks};
use crate::workspace::error::{Error, LinksError};
use crate::workspace::open::Workspace;
use crate::workspace::settings::AskOptions;
use std::sync::Arc;

/// Results of link checks.
#[derive(Debug)]
pub struct Asked {
    rows: Vec<LinkRow>,
    findings: Vec<Finding>,
    /// The verdict on each link.
    pub verdicts: Vec<Verdict>,
    /// Whether checking was interrupted.
    pub stopped: bool,
    /// Whether any request was made.
    pub is_asked: bool,
    /// Number of excluded links.
    pub left_out: usize,
    /// Why the cache could not be written.
    pub unkept: Option<LinksError>,
}

impl Workspace {
    /// Requests the links; without network they are judged by the cache.
    ///
    /// # Errors
    /// When no HTTP client can be set up. Failing links are findings, which [`check_links`](Self::check_links) returns.
    pub fn ask(
        &self,
        extracted: Extracted,
        options: &AskOptions,
        network: Option<Network<'_>>,
        mut store: Store,
        watch: &mut dyn Watch,
    ) -> Result<Asked, Error> {
        let links: Vec<Arc<Link>> = extracted.links.into_iter().map(Arc::new).collect();
        let judging = Judging {
            options,
            settings: &self.contents.settings.links,
        };
        let (checked, is_asked) = match network.filter(|_| !store.is_offline()) {
            None => (network::known(&links, &store), false),
            Some(network) => {
                let links = &links;
                let question = Question {
                    links,
                    judging,
                    network,
                };
                network::ask(question, &mut store, watch)?
            }
        };
        let mut asked = Asked {
            rows: Vec::new(),
            findings: Vec::new(),
            verdicts: Vec::new(),
            stopped: checked.stopped,
            is_asked,
            left_out: extracted.left_out,
            unkept: None,
        };
        for (link, outcome) in links.iter().zip(&checked.outcomes) {
            let (verdict, mut found) = judging.judge(link, outcome.as_ref());
            store.be_lenient(link, &mut found);
            asked.verdicts.push(verdict);
            asked.findings.extend(found);
        }
        asked.unkept = store.unkept();
        let sources = self.sources();
        asked.rows = rows::rows(&links, &checked.outcomes, &asked.verdicts, sources);
        for of in &extracted.misspelt {
            asked.verdicts.push(Verdict::Broken);
            asked.findings.push(links::misspelt(of));
            asked.rows.push(rows::misspelt(of, sources));
        }
        Ok(asked)
    }

    /// Findings about the requested links only.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check_links(&self, checks: &Checks, asked: &mut Asked) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        let mut checked = self.check_by(checks, &levels, |cx, _| asked.findings(cx))?;
        checked.links = Some(std::mem::take(&mut asked.rows));
        Ok(checked)
    }

    /// Runs the rules, and adds findings about the requested links.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check_with_links(&self, checks: &Checks, asked: &mut Asked) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        let mut checked = self.check_by(checks, &levels, |cx, levels| {
            let mut found = rules::run(cx, |id| levels.is_on(id));
            found.extend(asked.findings(cx));
            found
        })?;
        checked.links = Some(std::mem::take(&mut asked.rows));
        Ok(checked)
    }
}

impl Asked {
    /// Findings about the links.
    fn findings(&mut self, cx: &Context<'_>) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        for finding in &mut findings {
            finding.anchor = cx.anchor(finding).map(Into::into);
        }
        findings
    }
}
