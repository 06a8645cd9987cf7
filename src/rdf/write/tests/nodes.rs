//! Blank nodes, nested and not.

use super::*;
use proptest::prelude::*;

#[test]
fn blank_nodes_of_all_shapes() {
    let iri = Term::Iri("http://a.example/x");
    let [a, b, c, d] = ["a", "b 1", "", "å<&\">"].map(Term::Blank);
    // Nested, shared, in a cycle, self-referencing, unreferenced, as a class, with an arbitrary label.
    survives(&graph(&[
        (iri, P, a),
        (a, P, b),
        (b, P, c),
        (c, P, Term::plain("end")),
    ]));
    survives(&graph(&[(iri, P, d), (a, P, d), (d, P, b), (b, P, iri)]));
    survives(&graph(&[(a, P, b), (b, P, a), (a, "urn:q:q", iri)]));
    survives(&graph(&[
        (a, P, a),
        (b, P, Term::plain("alone")),
        (c, P, d),
    ]));
    survives(&graph(&[
        (iri, TYPE, a),
        (a, P, iri),
        (b, TYPE, b),
        (iri, TYPE, c),
    ]));
    survives(&graph(&[(iri, P, a), (iri, "urn:q:q", a), (a, TYPE, iri)]));
}

#[test]
fn chains_longer_than_any_stack() {
    let labels: Vec<String> = (0..50_000).map(|n| format!("n{n}")).collect();
    let ring = labels.iter().zip(labels.iter().cycle().skip(1));
    let ring: Vec<_> = ring
        .map(|(a, b)| (Term::Blank(a), P, Term::Blank(b)))
        .collect();
    let chain = graph(&ring[..ring.len() - 1]);
    let ring = graph(&ring);
    for format in RdfFormat::ALL {
        for graph in [&chain, &ring] {
            // Canonical labels (RDFC-1.0) would take too long here.
            let found = parsed(&written(graph, format), format);
            assert_eq!(found.len(), graph.len(), "{}", format.name());
        }
    }
    survives(&graph_of_depth(150));
}

fn graph_of_depth(depth: usize) -> Graph {
    let labels: Vec<String> = (0..depth).map(|n| format!("n{n}")).collect();
    let mut statements = vec![(Term::Iri("http://a.example/x"), P, Term::Blank(&labels[0]))];
    for pair in labels.windows(2) {
        statements.push((Term::Blank(&pair[0]), P, Term::Blank(&pair[1])));
    }
    statements.push((Term::Blank(&labels[depth - 1]), P, Term::plain("end")));
    graph(&statements)
}

/// One of a few nodes, so that they are shared and form cycles.
fn node() -> impl Strategy<Value = (bool, String)> {
    prop_oneof![
        prop::sample::select(vec!["a", "b", "c", "d d", "e:", "1"])
            .prop_map(|l| (true, l.to_owned())),
        prop::sample::select(vec!["http://a.example/x", "http://a.example/1.", "urn:x:å"])
            .prop_map(|l| (false, l.to_owned())),
    ]
}

fn as_term((is_blank, text): &(bool, String)) -> Term<'_> {
    if *is_blank {
        Term::Blank(text)
    } else {
        Term::Iri(text)
    }
}

proptest! {
    #[test]
    fn any_small_graph_survives(edges in prop::collection::vec((node(), 0..4_usize, node()), 0..12)) {
        let predicates = [P, "urn:x:q", TYPE, "http://purl.org/dc/terms/title"];
        let statements: Vec<_> = edges
            .iter()
            .map(|(s, p, o)| (as_term(s), predicates[*p], as_term(o)))
            .collect();
        survives(&graph(&statements));
    }
}
