//! All addresses, each in its time.

use super::{Fetch, Link, Outcome, Polite, Visit, visit};
use futures_util::stream::{FuturesUnordered, StreamExt};
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

/// Visits all links. `done` is told after each how many are done; `stop` ends the run early.
pub async fn run<F: Fetch>(
    links: &[Link],
    fetch: &Polite<F>,
    how: Run,
    mut done: impl FnMut(usize),
    stop: impl Future<Output = ()>,
) -> Checked {
    let mut visits: FuturesUnordered<_> = links
        .iter()
        .enumerate()
        .map(|(number, link)| async move { (number, visit(fetch, link, how.visit).await) })
        .collect();
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
    let mut count = 0;
    loop {
        tokio::select! {
            next = visits.next() => match next {
                Some((number, outcome)) => {
                    checked.outcomes[number] = Some(outcome);
                    count += 1;
                    done(count);
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
