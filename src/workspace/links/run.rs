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
use crate::workspace::settings::RequestOptions;
use std::sync::Arc;

/// Results of link checks.
#[derive(Debug)]
pub struct LinkResults {
    rows: Vec<LinkRow>,
    findings: Vec<Finding>,
    /// The verdict on each link.
    pub verdicts: Vec<Verdict>,
    /// Whether checking was interrupted.
    pub stopped: bool,
    /// Whether any request was made.
    pub made_requests: bool,
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
    pub fn request_links(
        &self,
        extracted: Extracted,
        options: &RequestOptions,
        network: Option<Network<'_>>,
        mut store: Store,
        watch: &mut dyn Watch,
    ) -> Result<LinkResults, Error> {
        let links: Vec<Arc<Link>> = extracted.links.into_iter().map(Arc::new).collect();
        let judging = Judging {
            options,
            settings: &self.contents.settings.links,
        };
        let (checked, made_requests) = match network.filter(|_| !store.is_offline()) {
            None => (network::known(&links, &store), false),
            Some(network) => {
                let links = &links;
                let question = Question {
                    links,
                    judging,
                    network,
                };
                network::request(question, &mut store, watch)?
            }
        };
        let mut results = LinkResults {
            rows: Vec::new(),
            findings: Vec::new(),
            verdicts: Vec::new(),
            stopped: checked.stopped,
            made_requests,
            left_out: extracted.left_out,
            unkept: None,
        };
        for (link, outcome) in links.iter().zip(&checked.outcomes) {
            let (verdict, mut found) = judging.judge(link, outcome.as_ref());
            store.be_lenient(link, &mut found);
            results.verdicts.push(verdict);
            results.findings.extend(found);
        }
        results.unkept = store.unkept();
        let sources = self.sources();
        results.rows = rows::rows(&links, &checked.outcomes, &results.verdicts, sources);
        for of in &extracted.misspelt {
            results.verdicts.push(Verdict::Broken);
            results.findings.push(links::misspelt(of));
            results
                .rows
                .push(rows::unasked(of, Verdict::Broken, sources));
        }
        for of in &extracted.not_asked {
            results.verdicts.push(Verdict::NotAsked);
            results.findings.push(links::not_asked(of));
            results
                .rows
                .push(rows::unasked(of, Verdict::NotAsked, sources));
        }
        Ok(results)
    }

    /// Findings about the requested links only.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check_links(
        &self,
        checks: &Checks,
        results: &mut LinkResults,
    ) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        let mut checked = self.check_by(checks, &levels, |cx, _| results.findings(cx))?;
        checked.links = Some(std::mem::take(&mut results.rows));
        Ok(checked)
    }

    /// Runs the rules, and adds findings about the requested links.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check_with_links(
        &self,
        checks: &Checks,
        results: &mut LinkResults,
    ) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        let mut checked = self.check_by(checks, &levels, |cx, levels| {
            let mut found = rules::run(cx, |id| levels.is_on(id));
            found.extend(results.findings(cx));
            found
        })?;
        checked.links = Some(std::mem::take(&mut results.rows));
        Ok(checked)
    }
}

impl LinkResults {
    /// Findings about the links.
    fn findings(&mut self, cx: &Context<'_>) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        for finding in &mut findings {
            finding.anchor = cx.anchor(finding).map(Into::into);
        }
        findings
    }
}
