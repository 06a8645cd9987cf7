//! Round-robin scheduling over hosts, with a limit for each host and for all.

use std::collections::{HashMap, VecDeque};

/// The addresses of one host.
#[derive(Debug)]
struct Queue {
    /// Those that are still to come, by number.
    numbers: VecDeque<usize>,
    /// Requests in flight.
    under_way: usize,
    /// How many may be.
    most: usize,
}

/// All that is still to come.
#[derive(Debug)]
pub(super) struct Queues {
    hosts: Vec<Queue>,
    /// The queue of each number.
    queue_of: Vec<usize>,
    /// Hosts with a free slot, in round-robin order.
    turns: VecDeque<usize>,
    under_way: usize,
    most: usize,
}

impl Queues {
    /// Queues for these hosts, one entry for each link. `most` may be in flight in all, and `most_of` for each host.
    pub(super) fn of<'h>(
        hosts: impl Iterator<Item = &'h str>,
        most: usize,
        most_of: impl Fn(&str) -> usize,
    ) -> Self {
        let mut queues: Vec<Queue> = Vec::new();
        let mut queue_of = Vec::new();
        let mut by_host: HashMap<&str, usize> = HashMap::new();
        for (number, host) in hosts.enumerate() {
            let at = *by_host.entry(host).or_insert_with(|| {
                queues.push(Queue {
                    numbers: VecDeque::new(),
                    under_way: 0,
                    most: most_of(host).max(1),
                });
                queues.len() - 1
            });
            queues[at].numbers.push_back(number);
            queue_of.push(at);
        }
        Self {
            turns: (0..queues.len()).collect(),
            hosts: queues,
            queue_of,
            under_way: 0,
            most: most.max(1),
        }
    }

    /// The next link to request, in flight from now on; none while the limits are reached.
    pub(super) fn next(&mut self) -> Option<usize> {
        if self.under_way >= self.most {
            return None;
        }
        let at = self.turns.pop_front()?;
        let queue = &mut self.hosts[at];
        let number = queue.numbers.pop_front()?;
        queue.under_way += 1;
        self.under_way += 1;
        if queue.under_way < queue.most && !queue.numbers.is_empty() {
            self.turns.push_back(at);
        }
        Some(number)
    }

    /// A number is done.
    pub(super) fn done(&mut self, number: usize) {
        let at = self.queue_of[number];
        let queue = &mut self.hosts[at];
        let was_full = queue.under_way == queue.most;
        queue.under_way -= 1;
        self.under_way -= 1;
        if was_full && !queue.numbers.is_empty() {
            self.turns.push_back(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is given until nothing more is.
    fn given(queues: &mut Queues) -> Vec<usize> {
        std::iter::from_fn(|| queues.next()).collect()
    }

    #[test]
    fn hosts_take_turns_and_none_gets_more_than_it_may() {
        let hosts = ["a", "a", "a", "a", "b", "c"];
        let mut queues = Queues::of(hosts.into_iter(), 100, |_| 2);
        assert_eq!(given(&mut queues), [0, 4, 5, 1]);
        queues.done(4);
        assert_eq!(given(&mut queues), [0; 0], "a has two under way");
        queues.done(1);
        assert_eq!(given(&mut queues), [2]);
        queues.done(0);
        queues.done(2);
        assert_eq!(given(&mut queues), [3]);
        queues.done(3);
        assert_eq!(given(&mut queues), [0; 0]);
    }

    #[test]
    fn all_in_all_no_more_are_under_way_than_may_be() {
        let hosts: Vec<String> = (0..9).map(|n| (n % 5).to_string()).collect();
        let mut queues = Queues::of(hosts.iter().map(String::as_str), 3, |_| 2);
        assert_eq!(given(&mut queues), [0, 1, 2]);
        let mut seen = 3;
        for number in 0..9 {
            queues.done(number);
            seen += given(&mut queues).len();
        }
        assert_eq!(seen, 9);
    }
}
