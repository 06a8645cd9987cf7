//! N-Triples serializer in the canonical form, sorted by subject, predicate and object as they are written.

use super::escape;
use super::labels::Labels;
use crate::rdf::{Graph, Term, TermId, Triple};
use std::io::{self, Write};

/// Writes `graph`, one triple a line.
pub(super) fn write(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    let labels = Labels::new(graph);
    let mut subjects: Vec<TermId> = graph.subjects().collect();
    subjects.sort_by_cached_key(|s| (graph.terms().is_blank(*s), name(graph, &labels, *s)));
    let mut buffer = String::new();
    for s in subjects {
        buffer.clear();
        about(&mut buffer, graph, &labels, s);
        out.write_all(buffer.as_bytes())?;
    }
    Ok(())
}

/// The text by which a term other than a literal is sorted.
fn name<'a>(graph: &'a Graph, labels: &'a Labels, id: TermId) -> &'a str {
    if graph.terms().is_blank(id) {
        labels.get(graph, id)
    } else {
        graph.terms().text_of(id)
    }
}

fn about(out: &mut String, graph: &Graph, labels: &Labels, s: TermId) {
    let mut groups: Vec<&[Triple]> = graph.about(s).chunk_by(|a, b| a.p == b.p).collect();
    groups.sort_unstable_by_key(|group| graph.terms().text_of(group[0].p));
    let mut start = String::new();
    for group in groups {
        start.clear();
        term(&mut start, graph, labels, s);
        start.push(' ');
        term(&mut start, graph, labels, group[0].p);
        start.push(' ');
        if let [only] = group {
            out.push_str(&start);
            term(out, graph, labels, only.o);
            out.push_str(" .\n");
            continue;
        }
        let mut objects: Vec<String> = group
            .iter()
            .map(|triple| {
                let mut object = String::new();
                term(&mut object, graph, labels, triple.o);
                object
            })
            .collect();
        objects.sort_unstable();
        for object in objects {
            out.push_str(&start);
            out.push_str(&object);
            out.push_str(" .\n");
        }
    }
}

fn term(out: &mut String, graph: &Graph, labels: &Labels, id: TermId) {
    match graph.term(id) {
        Term::Iri(iri) => escape::bracketed(out, iri),
        Term::Blank(_) => {
            out.push_str("_:");
            out.push_str(labels.get(graph, id));
        }
        Term::Literal {
            value,
            datatype,
            language,
        } => {
            out.push('"');
            escape::quoted(out, value);
            out.push('"');
            if let Some(language) = language {
                out.push('@');
                out.push_str(language);
            } else if let Some(datatype) = datatype {
                out.push_str("^^");
                escape::bracketed(out, datatype);
            }
        }
    }
}
