//! All addresses, each in its time.

use super::{Fetch, Link, Outcome, Polite, Visit, visit};
use futures_util::stream::{FuturesUnordered, StreamExt};
use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::time::Duration;

/// How a run goes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// How addresses are visited.
    pub visit: Visit,
    /// When to stop; none is when all is done.
    pub deadline: Option<Duration>,
}

/// What a run came to.
#[derive(Debug)]
pub struct Checked {
    /// What came of each address, in order; none where there was no time.
    pub outcomes: Vec<Option<Outcome>>,
    /// Whether someone stopped it.
    pub stopped: bool,
}

/// Visits all links. `done` is told the number of each link that is done, and what came of it; `stop` ends the run early.
pub async fn run<F: Fetch>(
    links: &[&Link],
    fetch: &Polite<F>,
    how: Run,
    mut done: impl FnMut(usize, &Outcome),
    stop: impl Future<Output = ()>,
) -> Checked {
    let mut queues = by_host(links);
    let start = |number: usize| async move {
        let outcome = visit(fetch, links[number], how.visit).await;
        (number, outcome)
    };
    let mut visits = FuturesUnordered::new();
    for (host, queue) in &mut queues {
        // As many as keep the host busy: thousands that only wait would fill the memory.
        let first = queue.len().min(2 * fetch.pace_of(host).at_once.max(1));
        visits.extend(queue.drain(..first).map(start));
    }
    let mut checked = Checked {
        outcomes: links.iter().map(|_| None).collect(),
        stopped: false,
    };
    let mut stop = pin!(stop);
    let late = async {
        match how.deadline {
            Some(deadline) => tokio::time::sleep(deadline).await,
            None => std::future::pending().await,
        }
    };
    let mut late = pin!(late);
    loop {
        tokio::select! {
            next = visits.next() => match next {
                Some((number, outcome)) => {
                    done(number, &outcome);
                    checked.outcomes[number] = Some(outcome);
                    let queue = queues.get_mut(host_of(links[number]));
                    visits.extend(queue.and_then(VecDeque::pop_front).map(start));
                }
                None => return checked,
            },
            () = &mut late => return checked,
            () = &mut stop => {
                checked.stopped = true;
                return checked;
            }
        }
    }
}

fn host_of(link: &Link) -> &str {
    link.url.host_str().unwrap_or_default()
}

/// The numbers of the links of each host, in order.
fn by_host<'l>(links: &[&'l Link]) -> BTreeMap<&'l str, VecDeque<usize>> {
    let mut queues: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for (number, link) in links.iter().enumerate() {
        queues.entry(host_of(link)).or_default().push_back(number);
    }
    queues
}
