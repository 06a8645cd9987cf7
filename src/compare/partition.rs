//! Partition refinement: classes of indistinguishable blank nodes, refined until stable.
//!
//! A class is split by the edges of its nodes to another class. Only the smaller parts are processed again, so that the
//! work is O(n log n), also for long chains and cycles.

use std::ops::Range;

/// An edge from one of its ends: property with direction, and the other end.
pub(super) type Edge = (u64, u32);

/// Nodes by index: those of the old graph, then as many of the new one.
#[derive(Debug)]
pub(super) struct CombinedGraph {
    /// Offsets of each node's edges, and the end.
    starts: Vec<u32>,
    edges: Vec<Edge>,
    /// Number of nodes in the old graph.
    olds: u32,
}

impl CombinedGraph {
    /// A graph from edges `(subject, property, object)`.
    pub(super) fn new(olds: u32, count: usize, triples: &[(u32, u64, u32)]) -> Self {
        let mut starts = vec![0u32; count + 1];
        for (s, _, o) in triples {
            starts[*s as usize + 1] += 1;
            starts[*o as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut edges = vec![(0, 0); triples.len() * 2];
        let mut put = |at: u32, edge: Edge| {
            edges[next[at as usize] as usize] = edge;
            next[at as usize] += 1;
        };
        for (s, p, o) in triples {
            put(*s, (p << 1, *o));
            put(*o, ((p << 1) | 1, *s));
        }
        Self {
            starts,
            edges,
            olds,
        }
    }

    /// The edges of a node, in both directions.
    pub(super) fn edges(&self, node: u32) -> &[Edge] {
        let node = node as usize;
        &self.edges[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Whether a node is in the old graph.
    pub(super) fn is_old(&self, node: u32) -> bool {
        node < self.olds
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

/// The work limit was reached.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

/// Remaining steps of work.
#[derive(Debug)]
pub(super) struct Work(pub(super) usize);

impl Work {
    /// Charges steps before they are done.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        self.0 = self.0.checked_sub(steps).ok_or(Exhausted)?;
        Ok(())
    }
}

/// What to do with a class that has more nodes of one graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Imbalance {
    /// Refine further.
    Refine,
    /// Stop: the graphs differ.
    Stop,
}

/// Nodes partitioned into classes.
#[derive(Clone, Debug)]
pub(super) struct Partition {
    /// The nodes, those of a class consecutively.
    nodes: Vec<u32>,
    /// Position of each node.
    places: Vec<u32>,
    /// Class of each node.
    of: Vec<u32>,
    /// Start and length of each class.
    classes: Vec<(u32, u32)>,
    /// Classes that may still split others.
    waiting: Vec<u32>,
    is_waiting: Vec<bool>,
}

impl Partition {
    /// One class for each key.
    pub(super) fn new(keys: &[u128]) -> Self {
        let mut nodes: Vec<u32> = (0..number(keys.len())).collect();
        let key = |node: u32| keys[node as usize];
        nodes.sort_by_key(|node| key(*node));
        let mut partition = Self {
            places: vec![0; nodes.len()],
            of: vec![0; nodes.len()],
            classes: Vec::new(),
            waiting: Vec::new(),
            is_waiting: Vec::new(),
            nodes,
        };
        let mut before = None;
        for place in 0..partition.nodes.len() {
            let node = partition.nodes[place];
            if before != Some(key(node)) {
                before = Some(key(node));
                partition.open(number(place));
            }
            partition.places[node as usize] = number(place);
            partition.close(node);
        }
        for class in 0..partition.classes.len() {
            partition.wait(number(class));
        }
        partition
    }

    /// The class of a node.
    pub(super) fn of(&self, node: u32) -> u32 {
        self.of[node as usize]
    }

    /// The nodes of the smallest class with more than one node of each graph.
    pub(super) fn smallest(&self) -> Option<(u32, &[u32])> {
        let classes = (0..).zip(&self.classes);
        let shared = classes.filter(|(_, (_, len))| *len > 2);
        let (class, _) = shared.min_by_key(|(_, (_, len))| *len)?;
        Some((class, &self.nodes[self.range(class)]))
    }

    /// Number of classes.
    pub(super) fn len(&self) -> usize {
        self.classes.len()
    }

    /// Number of nodes.
    pub(super) fn size(&self) -> usize {
        self.nodes.len()
    }

    /// Whether each class has as many nodes of either graph.
    pub(super) fn is_even(&self, graph: &CombinedGraph) -> bool {
        (0..number(self.classes.len())).all(|class| {
            let nodes = &self.nodes[self.range(class)];
            is_even(graph, nodes.iter().copied(), nodes.len())
        })
    }

    /// Moves two nodes of a class into a class of their own (individualization).
    pub(super) fn single_out(&mut self, one: u32, other: u32) {
        let class = self.of(one);
        let part = self.split_off(class, &[one, other]);
        self.wait(part);
    }

    /// Splits classes until stable; false when it stopped because one is uneven.
    pub(super) fn refine(
        &mut self,
        graph: &CombinedGraph,
        uneven: Imbalance,
        work: &mut Work,
    ) -> Result<bool, Exhausted> {
        debug_assert_eq!(graph.len(), self.nodes.len(), "one graph");
        let mut touched: Vec<(u32, u64)> = Vec::new();
        while let Some(class) = self.waiting.pop() {
            self.is_waiting[class as usize] = false;
            touched.clear();
            for node in &self.nodes[self.range(class)] {
                // Incoming edges are stored at the other end.
                let edges = graph.edges(*node).iter();
                touched.extend(edges.map(|(label, other)| (*other, label ^ 1)));
            }
            work.spend(touched.len() + 1)?;
            touched.sort_unstable();
            for (class, parts) in self.parts(&touched) {
                let is_even = |part: &Vec<u32>| is_even(graph, part.iter().copied(), part.len());
                if uneven == Imbalance::Stop && !parts.iter().all(is_even) {
                    return Ok(false);
                }
                self.split(class, &parts);
            }
        }
        Ok(true)
    }

    /// The `touched` nodes by class, and in each class by the edges that touch them.
    fn parts(&self, touched: &[(u32, u64)]) -> Vec<(u32, Vec<Vec<u32>>)> {
        let class = |run: &[(u32, u64)]| self.of(run[0].0);
        let sign =
            |run: &[(u32, u64)]| -> Vec<u64> { run.iter().map(|(_, label)| *label).collect() };
        let runs = touched.chunk_by(|a, b| a.0 == b.0);
        let mut runs: Vec<_> = runs.map(|run| (class(run), sign(run), run[0].0)).collect();
        runs.sort_unstable();
        let classes = runs.chunk_by(|a, b| a.0 == b.0);
        let parts = classes.map(|runs| {
            let parts = runs.chunk_by(|a, b| a.1 == b.1);
            let nodes = |part: &[(u32, Vec<u64>, u32)]| part.iter().map(|run| run.2).collect();
            (runs[0].0, parts.map(nodes).collect())
        });
        parts.collect()
    }

    /// Splits a class into these parts and the remainder.
    fn split(&mut self, class: u32, parts: &[Vec<u32>]) {
        let touched: usize = parts.iter().map(Vec::len).sum();
        let is_whole = touched == self.range(class).len();
        // Without a remainder, the first part keeps the class.
        let parts = if is_whole { &parts[1..] } else { parts };
        if parts.is_empty() {
            return;
        }
        let mut all = vec![class];
        for part in parts {
            all.push(self.split_off(class, part));
        }
        if !self.is_waiting[class as usize] {
            // The largest part adds no information beyond the others (Hopcroft).
            let largest = (0..all.len()).max_by_key(|at| self.range(all[*at]).len());
            all.swap_remove(largest.unwrap_or_default());
        }
        for part in all {
            self.wait(part);
        }
    }

    /// Moves some nodes of a class into a new one.
    fn split_off(&mut self, class: u32, part: &[u32]) -> u32 {
        for node in part {
            let last = self.range(class).end - 1;
            let place = self.places[*node as usize] as usize;
            self.nodes.swap(place, last);
            self.places[self.nodes[place] as usize] = number(place);
            self.places[*node as usize] = number(last);
            self.classes[class as usize].1 -= 1;
        }
        let new = self.open(number(self.range(class).end));
        for node in part {
            self.close(*node);
        }
        new
    }

    /// Begins a class.
    fn open(&mut self, start: u32) -> u32 {
        self.classes.push((start, 0));
        self.is_waiting.push(false);
        number(self.classes.len() - 1)
    }

    /// Adds a node to the last class.
    fn close(&mut self, node: u32) {
        let class = self.classes.len() - 1;
        self.classes[class].1 += 1;
        self.of[node as usize] = number(class);
    }

    fn wait(&mut self, class: u32) {
        if !std::mem::replace(&mut self.is_waiting[class as usize], true) {
            self.waiting.push(class);
        }
    }

    fn range(&self, class: u32) -> Range<usize> {
        let (start, len) = self.classes[class as usize];
        start as usize..(start + len) as usize
    }
}

/// Whether half of the nodes are of each graph.
fn is_even(graph: &CombinedGraph, nodes: impl Iterator<Item = u32>, len: usize) -> bool {
    nodes.filter(|node| graph.is_old(*node)).count() * 2 == len
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
