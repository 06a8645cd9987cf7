//! What was loaded to findings, in order: the rules run, comments and baselines obeyed, fixes turned into edits.

use super::args::Checking;
use super::load::Loaded;
use super::{Failure, baseline, ignore};
use crate::diagnostic::{Collector, Finding, Lang, Levels};
use crate::profile::{self, Profile};
use crate::rdf::Graph;
use crate::report::{LinkRow, ResourceCount};
use crate::rules::{self, Context};
use crate::say;
use crate::source::tree::is_yaml;
use crate::source::{FileId, SourceMap};
use crate::yaml::Editor;
use oxsdatatypes::{Date, DateTime};
use std::path::{Path, PathBuf};

/// What was checked.
pub(super) struct Checked {
    pub sources: SourceMap,
    pub graph: Graph,
    pub findings: Vec<Finding>,
    pub resources: Vec<ResourceCount>,
    pub profile: &'static Profile,
    /// The folder of `catalog.yaml`; none for RDF.
    pub root: Option<PathBuf>,
    /// How many findings the baseline keeps quiet, and how many of its own are mended.
    pub quiet: Option<baseline::Quiet>,
    /// What came of each address, when they were asked.
    pub links: Option<Vec<LinkRow>>,
}

/// Runs the rules and puts everything in order.
pub(super) fn check(
    mut loaded: Loaded,
    checking: &Checking,
    baseline: Option<&Path>,
    lang: Lang,
) -> Result<Checked, Failure> {
    // What is wrong with links is found by another command.
    loaded.settings.levels.ignore.insert("links".to_owned());
    check_by(loaded, checking, baseline, lang, |cx, levels| {
        rules::run(cx, |id| levels.is_on(id))
    })
}

/// The same with other findings than those of the rules.
pub(super) fn check_by(
    loaded: Loaded,
    checking: &Checking,
    baseline: Option<&Path>,
    lang: Lang,
    judge: impl FnOnce(&Context<'_>, &Levels) -> Vec<Finding>,
) -> Result<Checked, Failure> {
    let Loaded {
        sources,
        graph,
        findings,
        settings,
        authors,
        selected,
        root,
    } = loaded;
    let profile = profile::embedded(settings.version);
    let today = checking.today.unwrap_or_else(today);
    let cx = Context::new(&graph, profile, lang, authors, today);
    let levels = settings.levels;
    let judged = judge(&cx, &levels);
    let mut collector = Collector::new(levels.clone());
    collector.extend(findings);
    collector.extend(judged);
    let resources = count_resources(&cx);
    let mut findings = collector.finish();
    if root.is_some() {
        ignore::obey(&mut findings, &sources, &levels, lang);
        edits(&mut findings, &sources);
    }
    for finding in findings.iter_mut().filter(|finding| finding.affects > 1) {
        let count = finding.affects;
        *finding.message.raw_mut() +=
            &say!(lang, sv: " (gäller {count} resurser)", en: " (affects {count} resources)");
    }
    let quiet = match baseline {
        Some(path) => Some(baseline::obey(
            path,
            &mut findings,
            &sources,
            &levels,
            lang,
        )?),
        None => None,
    };
    if let Some(selected) = selected {
        findings.retain(|finding| {
            finding
                .span
                .is_none_or(|span| selected.contains(&span.file))
        });
    }
    Ok(Checked {
        sources,
        graph,
        findings,
        resources,
        profile,
        root,
        quiet,
        links: None,
    })
}

/// Number of resources of each class that stands on its own, in order of class name.
fn count_resources(cx: &Context<'_>) -> Vec<ResourceCount> {
    let classes = &cx.profile.classes;
    let mut resources: Vec<ResourceCount> = classes
        .iter()
        .filter(|class| class.folder.is_some() || class.concept.as_deref() == Some("distribution"))
        .filter_map(|class| {
            let count = cx.instances_named(class.name).len();
            let label = class.label.get(cx.lang).to_lowercase();
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

/// What fixes come to in the source.
fn edits(findings: &mut [Finding], sources: &SourceMap) {
    let mut editor: Option<(FileId, Editor<'_>)> = None;
    for finding in findings {
        let (Some(fix), Some(span)) = (&finding.fix, finding.span) else {
            continue;
        };
        // Copies of what others wrote are not ours to mend.
        if !is_yaml(sources.get(span.file).name.raw()) {
            continue;
        }
        // Findings come file by file.
        if editor.as_ref().is_none_or(|(file, _)| *file != span.file) {
            editor = Some((span.file, Editor::new(sources.get(span.file).bytes())));
        }
        if let Some((_, editor)) = &editor {
            finding.edit = editor.edit(span, &fix.becomes);
        }
    }
}

/// The day it is, without its zone.
fn today() -> Date {
    let now = DateTime::now().to_string();
    let (day, _) = now.split_once('T').unwrap_or((&now, ""));
    day.parse().unwrap_or(Date::MIN)
}
