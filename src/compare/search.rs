//! Graph isomorphism by individualization, refinement and backtracking, where colour refinement does not distinguish
//! blank nodes: one node is singled out in each graph and the partition refined; if that fails, another is tried.

use super::partition::{CombinedGraph, Exhausted, Imbalance, Partition, Work};

/// Limit of nodes kept for backtracking, in all partitions together.
const MOST_KEPT: usize = 4_000_000;

/// A choice that can be undone.
struct Choice {
    partition: Partition,
    old: u32,
    /// Candidates that remain.
    news: Vec<u32>,
}

/// Whether the graphs are isomorphic, with nodes of the same key mapped to each other.
pub(super) fn is_same(
    graph: &CombinedGraph,
    keys: &[u128],
    work: &mut Work,
) -> Result<bool, Exhausted> {
    let mut partition = Partition::new(keys);
    work.spend(keys.len())?;
    if !partition.is_even(graph) || !partition.refine(graph, Imbalance::Stop, work)? {
        return Ok(false);
    }
    let mut choices: Vec<Choice> = Vec::new();
    loop {
        work.spend(partition.len())?;
        let Some((_, nodes)) = partition.smallest() else {
            // Each node has one counterpart, and the edges correspond.
            return Ok(true);
        };
        let (mut olds, news): (Vec<u32>, Vec<u32>) =
            nodes.iter().partition(|node| graph.is_old(**node));
        let Some(old) = olds.pop() else {
            return Ok(false);
        };
        if (choices.len() + 1) * keys.len() > MOST_KEPT {
            return Err(Exhausted);
        }
        choices.push(Choice {
            partition,
            old,
            news,
        });
        let Some(next) = next(graph, &mut choices, work)? else {
            return Ok(false);
        };
        partition = next;
    }
}

/// The partition after the next viable choice; `None` when none is left.
fn next(
    graph: &CombinedGraph,
    choices: &mut Vec<Choice>,
    work: &mut Work,
) -> Result<Option<Partition>, Exhausted> {
    while let Some(choice) = choices.last_mut() {
        let Some(new) = choice.news.pop() else {
            choices.pop();
            continue;
        };
        let mut partition = choice.partition.clone();
        work.spend(partition.size())?;
        partition.single_out(choice.old, new);
        if partition.refine(graph, Imbalance::Stop, work)? {
            return Ok(Some(partition));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{CombinedGraph, Exhausted, Work, is_same};

    /// Edges with the same property in both directions.
    fn edges(of: &[(u32, u32)], from: u32) -> Vec<(u32, u64, u32)> {
        let both = of.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
        both.map(|(a, b)| (a + from, 0, b + from)).collect()
    }

    fn same(
        count: u32,
        one: &[(u32, u32)],
        other: &[(u32, u32)],
        work: usize,
    ) -> Result<bool, Exhausted> {
        let triples = [edges(one, 0), edges(other, count)].concat();
        let count = count as usize;
        let graph = CombinedGraph::new(u32::try_from(count).expect("small"), count * 2, &triples);
        is_same(&graph, &vec![0; count * 2], &mut Work(work))
    }

    /// The 4×4 rook's graph and the Shrikhande graph: strongly regular with the same parameters, but not isomorphic.
    fn rook_and_shrikhande() -> [Vec<(u32, u32)>; 2] {
        let mut rook = Vec::new();
        let mut shrikhande = Vec::new();
        for a in 0..16u32 {
            for b in a + 1..16 {
                let (x, y) = ((a / 4 + 4 - b / 4) % 4, (a % 4 + 4 - b % 4) % 4);
                if (x == 0) != (y == 0) {
                    rook.push((a, b));
                }
                if [(0, 1), (0, 3), (1, 0), (3, 0), (1, 1), (3, 3)].contains(&(x, y)) {
                    shrikhande.push((a, b));
                }
            }
        }
        [rook, shrikhande]
    }

    #[test]
    fn what_looks_alike_nearby_is_told_apart() {
        let triangles = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)];
        let hexagon = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0)];
        assert_eq!(same(6, &triangles, &hexagon, 10_000), Ok(false));
        assert_eq!(same(6, &hexagon, &hexagon, 10_000), Ok(true));
        let [rook, shrikhande] = rook_and_shrikhande();
        assert_eq!(rook.len(), shrikhande.len());
        assert_eq!(same(16, &rook, &shrikhande, 1_000_000), Ok(false));
        let turned: Vec<_> = rook
            .iter()
            .map(|(a, b)| ((a * 5 + 3) % 16, (b * 5 + 3) % 16))
            .collect();
        assert_eq!(same(16, &rook, &turned, 1_000_000), Ok(true));
    }

    #[test]
    fn the_work_is_bounded() {
        let [rook, shrikhande] = rook_and_shrikhande();
        assert_eq!(same(16, &rook, &shrikhande, 300), Err(Exhausted));
    }
}
