//! What was loaded to findings, in order: the rules run, comments and baselines obeyed, fixes turned into edits.

use super::args::Checking;
use super::load::Loaded;
use super::{Failure, baseline, ignore};
use crate::diagnostic::{self, Collector, Finding, Lang, Levels};
use crate::profile::{self, Profile};
use crate::rdf::Graph;
use crate::report::{LinkRow, ResourceCount};
use crate::rules::{self, Context};
use crate::source::tree::is_yaml;
use crate::source::{SourceMap, Span};
use crate::yaml::Editor;
use oxsdatatypes::{Date, DateTime};
use std::collections::{HashMap, HashSet};
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
    let cx = Context::new(&graph, profile, authors, today);
    let levels = settings.levels;
    let judged = judge(&cx, &levels);
    let mut collector = Collector::new(levels.clone());
    collector.extend(findings);
    collector.extend(judged);
    let resources = count_resources(&cx);
    let mut findings = collector.finish();
    if root.is_some() {
        ignore::obey(&mut findings, &sources, &levels);
        edits(&mut findings, &graph, &sources);
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
    diagnostic::settle(&mut findings);
    if let Some(selected) = selected {
        findings.retain_mut(|finding| {
            let is_in = |span: Span| selected.contains(&span.file);
            finding.also_edits.retain(|edit| is_in(edit.span));
            finding.span.is_none_or(is_in)
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

/// What fixes come to in the source, wherever the value stands.
fn edits(findings: &mut [Finding], graph: &Graph, sources: &SourceMap) {
    let again = written_again(findings, graph);
    let mut places: Vec<(Span, usize, bool)> = Vec::new();
    for (number, finding) in findings.iter_mut().enumerate() {
        let (Some(_), Some(span)) = (&finding.fix, finding.span) else {
            finding.also.clear();
            continue;
        };
        finding.also.extend(again.get(&span).into_iter().flatten());
        finding.also.sort_unstable();
        finding.also.dedup();
        places.push((span, number, true));
        places.extend(finding.also.iter().map(|span| (*span, number, false)));
    }
    // Copies of what others wrote are not ours to mend.
    places.retain(|(span, _, _)| is_yaml(sources.get(span.file).name.raw()));
    places.sort_unstable();
    for in_file in places.chunk_by(|a, b| a.0.file == b.0.file) {
        let editor = Editor::new(sources.get(in_file[0].0.file).bytes());
        for (span, number, is_own) in in_file {
            let finding = &mut findings[*number];
            let becomes = finding.fix.as_ref().map_or(&[][..], |fix| &fix.becomes);
            let edit = editor.edit(*span, becomes);
            if *is_own {
                finding.edit = edit.map(Box::new);
            } else {
                finding.also_edits.extend(edit);
            }
        }
    }
}

/// Where else the statements stand that findings with a fix are about: a graph has each only once.
fn written_again(findings: &[Finding], graph: &Graph) -> HashMap<Span, Vec<Span>> {
    let mut again: HashMap<Span, Vec<Span>> = HashMap::new();
    if graph.repeated().is_empty() || findings.iter().all(|finding| finding.fix.is_none()) {
        return again;
    }
    let mended: HashSet<Span> = findings
        .iter()
        .filter(|finding| finding.fix.is_some())
        .filter_map(|finding| finding.span)
        .collect();
    for triple in graph.repeated() {
        let about = graph.values(triple.s, triple.p);
        let first = about.binary_search_by_key(&triple.o, |first| first.o).ok();
        let first = first.and_then(|index| about[index].origin.span());
        if let (Some(first), Some(other)) = (first, triple.origin.span())
            && mended.contains(&first)
        {
            again.entry(first).or_default().push(other);
        }
    }
    again
}

/// The day it is, without its zone.
fn today() -> Date {
    let now = DateTime::now().to_string();
    let (day, _) = now.split_once('T').unwrap_or((&now, ""));
    day.parse().unwrap_or(Date::MIN)
}
