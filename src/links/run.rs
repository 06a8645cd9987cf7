//! All addresses, each in its time.

use super::queues::Queues;
use super::{Fetch, Link, Outcome, Polite, Visit, visit};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{JoinError, JoinSet};

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

/// An address to ask.
#[derive(Clone, Debug)]
pub struct ToAsk {
    /// The address and its uses.
    pub link: Arc<Link>,
    /// What came of it earlier, where that is worth comparing with.
    pub known: Option<Outcome>,
}

/// What happens while addresses are asked.
#[derive(Clone, Copy, Debug)]
pub enum Event<'o> {
    /// The address of this number is done.
    Done(usize, &'o Outcome),
    /// A second has gone by.
    Second,
}

/// Visits all addresses. `happened` is told what happens; `stop` ends the run early.
///
/// Each address is a task of its own: whoever answers is dealt with at once, and by as many threads as there are.
pub async fn run<F: Fetch + Send + Sync + 'static>(
    links: &[ToAsk],
    fetch: Polite<F>,
    how: Run,
    mut happened: impl FnMut(Event<'_>),
    stop: impl Future<Output = ()>,
) -> Checked {
    let hosts = links.iter().map(|of| host_of(&of.link));
    // Thousands that only wait would fill the memory; those of one host keep it busy when there are twice as many as it
    // takes.
    let mut queues = Queues::of(hosts, fetch.most_waiting(), |host| {
        2 * fetch.pace_of(host).at_once
    });
    let fetch = Arc::new(fetch);
    let start = |number: usize| {
        let (fetch, ToAsk { link, known }) = (Arc::clone(&fetch), links[number].clone());
        async move {
            let outcome = visit(&*fetch, &link, known.as_ref(), how.visit).await;
            (number, outcome)
        }
    };
    let mut visits = JoinSet::new();
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
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    loop {
        while let Some(number) = queues.next() {
            visits.spawn(start(number));
        }
        tokio::select! {
            next = visits.join_next() => match next.map(done) {
                Some((number, outcome)) => {
                    happened(Event::Done(number, &outcome));
                    checked.outcomes[number] = Some(outcome);
                    queues.done(number);
                }
                None => return checked,
            },
            _ = seconds.tick() => happened(Event::Second),
            () = &mut late => return checked,
            () = &mut stop => {
                checked.stopped = true;
                return checked;
            }
        }
    }
}

/// What came of a task; a panic in it is one here.
fn done<T>(task: Result<T, JoinError>) -> T {
    task.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

fn host_of(link: &Link) -> &str {
    link.url.host_str().unwrap_or_default()
}
