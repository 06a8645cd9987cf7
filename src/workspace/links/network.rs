//! Requests over the network that the caller provides.

use super::judging::Judging;
use super::store::Store;
use crate::links::{
    self, Checked, Clock, Event, HostHeader, Http, HttpOptions, Link, Outcome, PendingLink,
    RateLimited, Run, VisitOptions,
};
use crate::workspace::error::{Error, LinksError, Note};
use crate::workspace::settings::RequestOptions;
use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::time::Instant;
use url::Url;

/// Network access provided by the caller.
pub struct Network<'a> {
    /// The runtime for requests.
    pub runtime: Handle,
    /// Hosts of configured proxies.
    pub proxies: Vec<String>,
    /// The system clock.
    pub clock: Clock,
    /// Additional headers by host.
    pub headers: Vec<HostHeader>,
    /// When it completes, no further requests are made.
    pub stopped: Pin<Box<dyn Future<Output = ()> + 'a>>,
}

/// Observer of the progress.
pub trait Watch {
    /// A note for the user.
    fn note(&mut self, note: Note);
    /// Called with the number of links to request.
    fn begin(&mut self, total: usize);
    /// Called when a link has responded or failed.
    fn one_more(&mut self);
    /// Called at the end.
    fn end(&mut self);
}

/// Links to request, with settings.
pub(super) struct Question<'a> {
    pub links: &'a [Arc<Link>],
    pub judging: Judging<'a>,
    pub network: Network<'a>,
}

/// Requests all links without a usable cache entry. Returns the outcomes, and whether there were requests.
pub(super) fn request(
    question: Question<'_>,
    store: &mut Store,
    watch: &mut dyn Watch,
) -> Result<(Checked, bool), Error> {
    let Question {
        links,
        judging,
        network,
    } = question;
    let options = judging.options;
    let start = Instant::now();
    let mut checked = known(links, store);
    let runtime = network.runtime.clone();
    if !options.allow_private {
        let closed = disbelieve_closed(&mut checked.outcomes, options, &network.proxies);
        runtime.block_on(closed);
    }
    let unknown = |number: &usize| checked.outcomes[*number].is_none();
    let numbers: Vec<usize> = (0..links.len()).filter(unknown).collect();
    if numbers.is_empty() {
        return Ok((checked, false));
    }
    let stopped = network.stopped;
    let http = HttpOptions {
        timeout: options.timeout,
        allow_private: options.allow_private,
        proxies: network.proxies,
        headers: network.headers,
        clock: network.clock,
    };
    let http = client(&http, watch)?;
    let how = Run {
        visit: VisitOptions {
            allow_private: options.allow_private,
        },
        deadline: options
            .deadline
            .map(|deadline| deadline.saturating_sub(start.elapsed())),
    };
    let to_ask: Vec<PendingLink> = numbers
        .iter()
        .map(|number| PendingLink {
            link: Arc::clone(&links[*number]),
            known: store.stale(&links[*number]),
        })
        .collect();
    watch.begin(to_ask.len());
    let pace = judging.settings.pace(options);
    let asked = runtime.block_on(async {
        let rate_limited = RateLimited::new(http, pace);
        let happened = |event: Event<'_>| match event {
            Event::Done(number, outcome) => {
                watch.one_more();
                if store.is_kept() {
                    let link = &*to_ask[number].link;
                    let (verdict, _) = judging.judge(link, Some(outcome));
                    store.put(link, outcome, verdict);
                }
            }
            Event::Second => store.save(),
        };
        links::run(&to_ask, rate_limited, how, happened, stopped).await
    });
    watch.end();
    store.close();
    checked.stopped = asked.stopped;
    for (number, outcome) in numbers.into_iter().zip(asked.outcomes) {
        checked.outcomes[number] = outcome;
    }
    Ok((checked, true))
}

/// The outcomes in the cache.
pub(super) fn known(links: &[Arc<Link>], store: &Store) -> Checked {
    Checked {
        outcomes: links.iter().map(|link| store.known(link)).collect(),
        stopped: false,
    }
}

/// Drops cache entries of hosts that now resolve to private addresses: they are requested again, and refused.
async fn disbelieve_closed(
    outcomes: &mut [Option<Outcome>],
    options: &RequestOptions,
    proxies: &[String],
) {
    // Behind a proxy, the proxy resolves names.
    if !proxies.is_empty() {
        return;
    }
    let known = outcomes.iter().flatten().flat_map(Outcome::stations);
    let names: BTreeSet<String> = known.filter_map(Url::domain).map(str::to_owned).collect();
    let timeout = options.timeout;
    let most = options.deadline.map_or(timeout, |of| of.min(timeout));
    let closed = links::names_of_private_hosts(names, most).await;
    for outcome in outcomes {
        let is_closed = |url: &Url| url.domain().is_some_and(|name| closed.contains(name));
        if outcome
            .as_ref()
            .is_some_and(|of| of.stations().any(is_closed))
        {
            *outcome = None;
        }
    }
}

fn client(options: &HttpOptions, watch: &mut dyn Watch) -> Result<Http, LinksError> {
    if !options.proxies.is_empty() && !options.allow_private {
        watch.note(Note::Proxy);
    }
    Http::new(options).map_err(LinksError::Network)
}
