//! Fixes of findings to edits of the source.

use crate::diagnostic::Finding;
use crate::rdf::Graph;
use crate::source::tree::is_yaml;
use crate::source::{SourceMap, Span};
use crate::yaml::Editor;
use std::collections::{HashMap, HashSet};

/// What fixes come to in the source, wherever the value stands.
pub(super) fn edits(findings: &mut [Finding], graph: &Graph, sources: &SourceMap) {
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
