//! Graphs of blank nodes that are locally indistinguishable but not isomorphic, and isomorphic ones.

use crate::canonical::canonical;
use crate::support::{run, scratch, stdout, tries};
use katalog::compare::{BlankNodes, compare};
use katalog::profile::{self, Version};
use katalog::rdf::{Graph, GraphBuilder, Origin, Term};
use std::fmt::Write;

/// Edges between numbered nodes.
type Edges = Vec<(u32, u32)>;

/// How edges become triples, and further triples of the nodes.
#[derive(Clone, Copy, Debug)]
enum Dress {
    /// One triple for each edge.
    OneWay,
    /// Triples in both directions.
    BothWays,
    /// Also a text for each node, the same for all.
    Texts,
    /// Also a resource with IRI that refers to each node.
    Named,
    /// Also a tree below each node.
    Trees,
}

const DRESSES: [Dress; 5] = [
    Dress::OneWay,
    Dress::BothWays,
    Dress::Texts,
    Dress::Named,
    Dress::Trees,
];

fn graph(edges: &Edges, dress: Dress, label: impl Fn(u32) -> u32) -> Graph {
    let mut builder = GraphBuilder::new();
    let name = |node: u32| format!("b{}", label(node));
    let mut add = |s: Term<'_>, p: &str, o: Term<'_>| builder.add(s, p, o, Origin::nowhere());
    for (a, b) in edges {
        let (a, b) = (name(*a), name(*b));
        add(Term::Blank(&a), "http://p.example/p", Term::Blank(&b));
        if !matches!(dress, Dress::OneWay) {
            add(Term::Blank(&b), "http://p.example/p", Term::Blank(&a));
        }
    }
    let count = edges.iter().map(|(a, b)| a.max(b) + 1).max().unwrap_or(0);
    for node in (0..count).map(name) {
        match dress {
            Dress::OneWay | Dress::BothWays => {}
            Dress::Texts => add(
                Term::Blank(&node),
                "http://p.example/t",
                Term::tagged("text", "sv"),
            ),
            Dress::Named => add(
                Term::Iri("http://n.example/"),
                "http://p.example/n",
                Term::Blank(&node),
            ),
            Dress::Trees => {
                let leaf = format!("{node}leaf");
                add(Term::Blank(&node), "http://p.example/q", Term::Blank(&leaf));
                for end in ["one", "two"].map(|end| format!("{leaf}{end}")) {
                    add(Term::Blank(&end), "http://p.example/q", Term::Blank(&leaf));
                }
            }
        }
    }
    builder.finish()
}

fn is_same(old: &Graph, new: &Graph) -> bool {
    let profile = profile::embedded(Version::default());
    let comparison = compare(old, new, profile);
    assert_ne!(comparison.blank_nodes, BlankNodes::Undecided);
    comparison.is_empty()
}

fn ring(from: u32, count: u32) -> Edges {
    (0..count)
        .map(|n| (from + n, from + (n + 1) % count))
        .collect()
}

/// Pairs of graphs that are locally indistinguishable.
fn lookalikes() -> Vec<[Edges; 2]> {
    let rings = |sizes: &[u32]| {
        let mut edges = Vec::new();
        let mut from = 0;
        for size in sizes {
            edges.extend(ring(from, *size));
            from += size;
        }
        edges
    };
    let across = |count: u32| (0..count).map(move |n| (n, n + count));
    let prism: Edges = rings(&[3, 3]).into_iter().chain(across(3)).collect();
    let k33: Edges = (0..3).flat_map(|a| (3..6).map(move |b| (a, b))).collect();
    let ladder: Edges = rings(&[5, 5]).into_iter().chain(across(5)).collect();
    // The outer cycle has twice the step of the inner one.
    let star = (0..5).map(|n| (n + 5, (n + 2) % 5 + 5));
    let petersen: Edges = ring(0, 5)
        .into_iter()
        .chain(star)
        .chain(across(5))
        .collect();
    let moebius: Edges = ring(0, 10)
        .into_iter()
        .chain((0..5).map(|n| (n, n + 5)))
        .collect();
    vec![
        [rings(&[3, 3]), rings(&[6])],
        [rings(&[3, 5]), rings(&[4, 4])],
        [rings(&[200, 200]), rings(&[400])],
        [rings(&[3, 3, 6]), rings(&[6, 6])],
        [prism, k33],
        [ladder.clone(), petersen.clone()],
        [ladder, moebius.clone()],
        [petersen, moebius],
    ]
}

#[test]
fn what_looks_alike_and_is_not_differs() {
    for [one, other] in lookalikes() {
        for dress in DRESSES {
            let count = u32::try_from(one.len() * 2).expect("small");
            let [left, right] = [&one, &other].map(|edges| graph(edges, dress, |node| node));
            assert!(!is_same(&left, &right), "{dress:?} {one:?} {other:?}");
            assert!(!is_same(&right, &left), "{dress:?} {one:?} {other:?}");
            for edges in [&one, &other] {
                let turned = graph(edges, dress, |node| (node * 7 + 3) % (count * 7 + 1));
                assert!(is_same(&graph(edges, dress, |node| node), &turned));
            }
        }
    }
}

/// Many disjoint copies: equal numbers are isomorphic.
#[test]
fn many_that_look_alike_are_counted() {
    let many = |rings: &[u32]| {
        let mut edges = Vec::new();
        let mut from = 0;
        for size in rings.iter().cycle().take(3_000) {
            edges.extend(ring(from, *size));
            from += size;
        }
        graph(&edges, Dress::BothWays, |node| node)
    };
    assert!(is_same(&many(&[3, 6, 9]), &many(&[9, 3, 6])));
    assert!(!is_same(&many(&[3, 6, 9]), &many(&[3, 6, 6])));
}

/// A deterministic pseudo-random generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(sides)).expect("small")
    }
}

/// A graph with many similar nodes: cycles with or without chords, or two edges for each node.
fn small(dice: &mut Dice) -> Edges {
    let count = 4 + dice.roll(4);
    let mut edges = if dice.roll(2) == 0 {
        ring(0, count)
    } else {
        let first = 2 + dice.roll(count - 3);
        [ring(0, first), ring(first, count - first)].concat()
    };
    for _ in 0..dice.roll(4) {
        edges.push((dice.roll(count), dice.roll(count)));
    }
    edges
}

/// Checked against the canonical form of an independent library.
#[test]
fn empty_means_the_same_canonical_form() {
    let mut dice = Dice(20_250_301);
    let mut same = 0;
    let rounds = tries(300, 3_000, 3_000);
    for round in 0..rounds {
        let edges = small(&mut dice);
        let dress = DRESSES[dice.roll(4) as usize];
        let old = graph(&edges, dress, |node| node);
        let shift = dice.roll(100);
        let again = graph(&edges, dress, |node| (node * 37 + shift) % 101);
        assert!(is_same(&old, &again), "{dress:?} {edges:?}");
        // Swaps the ends of two edges.
        let mut switched = edges.clone();
        let count = u32::try_from(edges.len()).expect("small");
        let (a, b) = (dice.roll(count) as usize, dice.roll(count) as usize);
        (switched[a].1, switched[b].1) = (switched[b].1, switched[a].1);
        if round % 3 == 0 {
            switched[a] = (switched[a].1, switched[a].0);
        }
        let new = graph(&switched, dress, |node| (node * 37 + shift) % 101);
        let expected = canonical(&old) == canonical(&new);
        assert_eq!(
            is_same(&old, &new),
            expected,
            "{dress:?} {edges:?} {switched:?}"
        );
        same += u32::from(expected);
    }
    assert!(
        (rounds / 6..rounds / 6 * 5).contains(&same),
        "{same} were the same"
    );
}

/// Two graphs that refinement does not distinguish (Cai, Fürer and Immerman): for each node of a torus of `side` by
/// `side`, one for each even subset of its edges, with edges to its choices; in the other, two edges are crossed.
fn cai_fuerer_immerman(side: u32, crossed: bool) -> Edges {
    let nodes = side * side;
    let middle = |node: u32, choice: u32| node * 8 + choice;
    let end = |edge: u32, value: u32| nodes * 8 + edge * 2 + value;
    let mut edges = Vec::new();
    for node in 0..nodes {
        let (x, y) = (node % side, node / side);
        // To the right, down, and from the left and above.
        let left = y * side + (x + side - 1) % side;
        let above = (y + side - 1) % side * side + x;
        let around = [node * 2, node * 2 + 1, left * 2, above * 2 + 1];
        let even = (0..16u32).filter(|set| set.count_ones() % 2 == 0);
        for (choice, set) in (0..).zip(even) {
            for (at, edge) in (0..).zip(around) {
                let is_crossed = crossed && node == 0 && at == 0;
                let value = (set >> at & 1) ^ u32::from(is_crossed);
                edges.push((middle(node, choice), end(edge, value)));
            }
        }
    }
    edges
}

/// Never "no difference" when undecided.
#[test]
fn what_cannot_be_compared_in_full_is_told() {
    let folder = scratch();
    for (name, crossed) in [("old", false), ("new", true)] {
        let mut text = String::new();
        for (a, b) in cai_fuerer_immerman(12, crossed) {
            let _ = writeln!(text, "_:b{a} <http://p.example/p> _:b{b} .");
        }
        std::fs::write(folder.path().join(format!("{name}.nt")), text).expect("write");
    }
    for (args, words) in [
        (
            &["--lang", "en"][..],
            "note: there are so many resources without a name (IRI)",
        ),
        (
            &["--lang", "sv"],
            "obs: det finns så många lika resurser utan namn (IRI)",
        ),
        (&["--format", "json"], "\"nameless\": \"undecided\""),
        (
            &["--format", "markdown", "--lang", "en"],
            "could not be compared in full",
        ),
    ]
    .into_iter()
    .skip(tries(1, 0, 0))
    .take(tries(2, 4, 4))
    {
        let output = run(
            folder.path(),
            &[&["diff", "old.nt", "new.nt"], args].concat(),
        );
        let told = stdout(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(words), "{told}");
        assert!(!told.contains("no difference"), "{told}");
    }
}

#[test]
fn what_is_connected_otherwise_is_told() {
    let folder = scratch();
    for (name, edges) in [
        ("old", [ring(0, 3), ring(3, 3)].concat()),
        ("new", ring(0, 6)),
    ] {
        let mut text = String::new();
        for (a, b) in edges {
            let _ = writeln!(text, "_:b{a} <http://p.example/p> _:b{b} .");
        }
        std::fs::write(folder.path().join(format!("{name}.nt")), text).expect("write");
    }
    let output = run(folder.path(), &["diff", "old.nt", "new.nt", "--lang", "en"]);
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        told.ends_with("1 added, 2 removed\nnote: the resources without a name (IRI) say the same one by one, but are connected in another way\n"),
        "{told}"
    );
    assert!(told.starts_with("- resource "), "{told}");
}
