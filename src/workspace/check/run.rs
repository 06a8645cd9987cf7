//! The check of a workspace.

use super::baseline;
use super::checked::{Checked, Checks};
use super::edits::edits;
use super::ignore;
use crate::diagnostic::{self, Collector, Finding, Levels};
use crate::profile;
use crate::report::ResourceCount;
use crate::rules::{self, Context};
use crate::source::Span;
use crate::workspace::error::Error;
use crate::workspace::open::Workspace;
use std::sync::Arc;

impl Workspace {
    /// Runs the rules. Links are not requested.
    ///
    /// # Errors
    /// When the baseline is invalid.
    pub fn check(&self, checks: &Checks) -> Result<Checked, Error> {
        let mut levels = self.levels(checks);
        // Link rules need the results of requests.
        levels.ignore.insert("links".to_owned());
        self.check_by(checks, &levels, |cx, levels| {
            rules::run(cx, |id| levels.is_on(id))
        })
    }

    /// Enabled rules and severities.
    pub(in crate::workspace) fn levels(&self, checks: &Checks) -> Levels {
        let mut levels = self.contents.settings.levels.clone();
        checks.rules.narrow(&mut levels);
        levels
    }

    /// As [`Workspace::check`], with findings from elsewhere.
    pub(in crate::workspace) fn check_by(
        &self,
        checks: &Checks,
        levels: &Levels,
        judge: impl FnOnce(&Context<'_>, &Levels) -> Vec<Finding>,
    ) -> Result<Checked, Error> {
        let contents = &self.contents;
        let (sources, graph) = (&contents.sources, &contents.graph);
        let profile = profile::embedded(contents.settings.version);
        let cx = Context::new(
            graph,
            &contents.reported,
            profile,
            contents.naming.clone(),
            checks.today,
        );
        let judged = judge(&cx, levels);
        let mut collector = Collector::new(levels.clone());
        collector.extend(contents.findings.iter().cloned());
        collector.extend(judged);
        let resources = count_resources(&cx);
        let mut findings = collector.finish();
        if contents.root.is_some() {
            ignore::obey(&mut findings, sources, levels);
            diagnostic::without_gone(&mut findings);
            edits(&mut findings, graph, sources);
        }
        let hidden = match &checks.baseline {
            Some(path) => Some(baseline::obey(path, &mut findings, sources, levels)?),
            None => None,
        };
        let known = match &checks.new_since {
            Some(revision) => Some(self.leave_out(revision, checks, &mut findings)?),
            None => None,
        };
        diagnostic::resolve_chains(&mut findings);
        if let Some(selected) = &contents.selected {
            findings.retain_mut(|finding| {
                let is_in = |span: Span| selected.contains(&span.file);
                finding
                    .also_edits
                    .retain(|rewrite| rewrite.edits.iter().all(|edit| is_in(edit.span)));
                finding.span.is_none_or(is_in)
            });
        }
        Ok(Checked {
            sources: Arc::clone(sources),
            graph: Arc::clone(graph),
            findings,
            resources,
            profile,
            root: contents.root.clone(),
            hidden,
            known,
            links: None,
        })
    }
}

/// Number of resources by class, for classes with files of their own and distributions, in order of class name.
fn count_resources(cx: &Context<'_>) -> Vec<ResourceCount> {
    let classes = &cx.profile.classes;
    let mut resources: Vec<ResourceCount> = classes
        .iter()
        .filter(|class| class.folder.is_some() || class.concept.as_deref() == Some("distribution"))
        .filter_map(|class| {
            let count = cx.instances_named(class.name).len();
            let label = &class.label;
            (count > 0).then_some(ResourceCount {
                class: class.name,
                label,
                count,
            })
        })
        .collect();
    resources.sort_by_key(|of| of.class);
    resources
}
