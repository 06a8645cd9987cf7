//! Runs the check of all links concurrently.

use super::queues::Queues;
use super::{Fetch, Link, Outcome, RateLimited, VisitOptions, visit};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{JoinError, JoinSet};

/// Options of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// Options for each link.
    pub visit: VisitOptions,
    /// Time limit of the whole run.
    pub deadline: Option<Duration>,
}

/// Result of a run.
#[derive(Debug)]
pub struct Checked {
    /// The outcome of each link, in order; none where the deadline came first.
    pub outcomes: Vec<Option<Outcome>>,
    /// Whether it was interrupted (Ctrl-C).
    pub stopped: bool,
}

/// A link to request.
#[derive(Clone, Debug)]
pub struct PendingLink {
    /// The address and its uses.
    pub link: Arc<Link>,
    /// The cached outcome, for a conditional request.
    pub known: Option<Outcome>,
}

/// Progress events.
#[derive(Clone, Copy, Debug)]
pub enum Event<'o> {
    /// The link with this index is done.
    Done(usize, &'o Outcome),
    /// One second has passed.
    Second,
}

/// Checks all links. `happened` receives progress events; `stop` ends the run early.
///
/// One task per link; responses are handled as they arrive, on all threads of the runtime.
pub async fn run<F: Fetch + Send + Sync + 'static>(
    links: &[PendingLink],
    fetch: RateLimited<F>,
    how: Run,
    mut happened: impl FnMut(Event<'_>),
    stop: impl Future<Output = ()>,
) -> Checked {
    let hosts = links.iter().map(|of| host_of(&of.link));
    // Thousands of waiting tasks would fill the memory; twice a host's limit keeps it busy.
    let mut queues = Queues::of(hosts, fetch.max_in_flight(), |host| {
        2 * fetch.limit_of(host).max_concurrent
    });
    let fetch = Arc::new(fetch);
    let start = |number: usize| {
        let (fetch, PendingLink { link, known }) = (Arc::clone(&fetch), links[number].clone());
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

/// The result of a task; its panic is resumed here.
fn done<T>(task: Result<T, JoinError>) -> T {
    task.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

fn host_of(link: &Link) -> &str {
    link.url.host_str().unwrap_or_default()
}
