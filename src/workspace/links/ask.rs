//! What comes of the links of a catalogue.

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

/// What came of the links of a catalogue.
#[derive(Debug)]
pub struct Asked {
    rows: Vec<LinkRow>,
    findings: Vec<Finding>,
    /// What is to be thought of each.
    pub verdicts: Vec<Verdict>,
    /// Whether the asking was stopped before it was done.
    pub stopped: bool,
    /// Whether any was asked at all.
    pub is_asked: bool,
    /// How many addresses are not wanted.
    pub left_out: usize,
    /// Why the next run will not know of this one.
    pub unkept: Option<LinksError>,
}

impl Workspace {
    /// Asks the links; without a network they are judged by what is kept.
    ///
    /// # Errors
    /// When the network cannot be asked at all. What one link does not keep is none: it is found by
    /// [`check_links`](Self::check_links).
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
            asked.rows.push(rows::unasked(of, Verdict::Broken, sources));
        }
        for of in &extracted.not_asked {
            asked.verdicts.push(Verdict::NotAsked);
            asked.findings.push(links::not_asked(of));
            asked
                .rows
                .push(rows::unasked(of, Verdict::NotAsked, sources));
        }
        Ok(asked)
    }

    /// What is wrong with the links that were asked, and nothing else.
    ///
    /// # Errors
    /// When the baseline cannot be used.
    pub fn check_links(&self, checks: &Checks, asked: &mut Asked) -> Result<Checked, Error> {
        let levels = self.levels(checks);
        let mut checked = self.check_by(checks, &levels, |cx, _| asked.findings(cx))?;
        checked.links = Some(std::mem::take(&mut asked.rows));
        Ok(checked)
    }

    /// Runs the rules, and adds what is wrong with the links that were asked.
    ///
    /// # Errors
    /// When the baseline cannot be used.
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
    /// What is wrong with the links.
    fn findings(&mut self, cx: &Context<'_>) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        for finding in &mut findings {
            finding.anchor = cx.anchor(finding).map(Into::into);
        }
        findings
    }
}
