//! Turns fixes of findings into edits of the source.

use crate::diagnostic::{Finding, Fix, Operation, Rewrite, Target};
use crate::rdf::Graph;
use crate::source::tree::CATALOG_FILES;
use crate::source::tree::is_yaml;
use crate::source::{FileId, SourceMap, Span};
use crate::yaml::{Document, Editor, move_to_defaults};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Maximum number of structural fixes in a file for which edits are computed: each parses the file again. The others
/// follow in the next round.
const MOST_OPERATIONS: usize = 100;

/// Sets the edits of each fix, at all spans of its value.
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
    // Included RDF files are not edited.
    places.retain(|(span, _, _)| is_yaml(sources.get(span.file).name.raw()));
    places.sort_unstable();
    for in_file in places.chunk_by(|a, b| a.0.file == b.0.file) {
        let file = in_file[0].0.file;
        let editor = Editor::new(sources.get(file).bytes());
        let mut operations = Operations::new(file, sources);
        for (span, number, is_own) in in_file {
            let finding = &mut findings[*number];
            let Some(fix) = finding.fix.as_deref() else {
                continue;
            };
            let rewrite = match fix.replacement() {
                Some(becomes) => match code(fix, *span, sources) {
                    Some(code) => coded(&editor, *span, code),
                    None => editor.edit(*span, becomes).map(Rewrite::one),
                },
                None => operations.rewrite(fix, *span, *is_own),
            };
            if *is_own {
                finding.edit = rewrite.map(Box::new);
            } else {
                finding.also_edits.extend(rewrite);
            }
        }
    }
}

/// The code for the new value, unless the value is an IRI by its place: `{"@id": …}`.
fn code<'f>(fix: &'f Fix, span: Span, sources: &SourceMap) -> Option<&'f Vec<String>> {
    let before = sources.get(span.file).bytes().get(..span.start as usize)?;
    let line = before.rsplit(|byte| *byte == b'\n').next()?;
    let key = String::from_utf8_lossy(line);
    let key = key.trim_end_matches(['"', '\'']).trim_end();
    let key = key
        .strip_suffix(':')
        .unwrap_or(key)
        .trim_end_matches(['"', '\'']);
    fix.code.as_ref().filter(|_| !key.ends_with("@id"))
}

fn coded(editor: &Editor<'_>, span: Span, codes: &[String]) -> Option<Rewrite> {
    let edit = editor.edit(span, codes)?;
    Some(Rewrite {
        code: Some(codes.to_vec()),
        ..Rewrite::one(edit)
    })
}

/// Structural fixes of a file, other than replaced values.
struct Operations<'s> {
    file: FileId,
    sources: &'s SourceMap,
    /// Read when the first of them comes; none where that failed.
    document: OnceCell<Option<Document<'s>>>,
    left: usize,
}

impl<'s> Operations<'s> {
    fn new(file: FileId, sources: &'s SourceMap) -> Self {
        Self {
            file,
            sources,
            document: OnceCell::new(),
            left: MOST_OPERATIONS,
        }
    }

    /// The edits of a fix for a finding at `span`; at other spans of the value, only operations on the value itself.
    fn rewrite(&mut self, fix: &Fix, span: Span, is_own: bool) -> Option<Rewrite> {
        self.left = self.left.checked_sub(1)?;
        let (sources, file) = (self.sources, self.file);
        if let [Operation::MoveToDefaults { keys, class }] = &fix.operations[..] {
            let catalog = catalog_file(sources).filter(|_| is_own)?;
            let bytes = |file| sources.get(file).bytes();
            return move_to_defaults(keys, class, catalog, bytes);
        }
        let read = || Document::new(file, sources.get(file).bytes());
        let document = self.document.get_or_init(read).as_ref()?;
        if is_own {
            return document.rewrite(&fix.operations, span);
        }
        let operations = fix.operations.iter();
        let here = operations.filter(|operation| operation.target() == Some(Target::Finding));
        let here: Vec<Operation> = here.cloned().collect();
        document.rewrite(&here, span).filter(|_| !here.is_empty())
    }
}

fn catalog_file(sources: &SourceMap) -> Option<FileId> {
    let mut files = sources.iter();
    files
        .find(|(_, file)| CATALOG_FILES.contains(&file.name.raw()))
        .map(|(id, _)| id)
}

/// Other spans of the triples that fixable findings are about: the graph contains each triple once.
fn written_again(findings: &[Finding], graph: &Graph) -> HashMap<Span, Vec<Span>> {
    let mut again: HashMap<Span, Vec<Span>> = HashMap::new();
    if graph.repeated().is_empty() || findings.iter().all(|finding| finding.fix.is_none()) {
        return again;
    }
    let fixed: HashSet<Span> = findings
        .iter()
        .filter(|finding| finding.fix.is_some())
        .filter_map(|finding| finding.span)
        .collect();
    for triple in graph.repeated() {
        let about = graph.values(triple.s, triple.p);
        let first = about.binary_search_by_key(&triple.o, |first| first.o).ok();
        let first = first.and_then(|index| about[index].origin.span());
        if let (Some(first), Some(other)) = (first, triple.origin.span())
            && fixed.contains(&first)
        {
            again.entry(first).or_default().push(other);
        }
    }
    again
}
