//! The asking itself: what is known already, the network, and what can stop it.

use super::args::Asking;
use super::cache::Store;
use super::progress::Progress;
use super::{Judging, proxies};
use crate::cli::{Failure, terminal::Terminal};
use crate::links::{
    self, Checked, Event, HostHeader, Http, HttpOptions, Link, Outcome, Polite, Run, ToAsk, Visit,
};
use crate::say;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;
use url::Url;

/// The network as far as it may be used.
pub(super) struct Network {
    /// What single hosts are told.
    pub headers: Vec<HostHeader>,
    /// Whether it is not used at all.
    pub offline: bool,
}

/// Threads that deal with answers; the waiting takes none.
const THREADS: usize = 2;

/// Asks all addresses of which too little is known.
pub(super) fn ask(
    links: &[Arc<Link>],
    judging: Judging<'_>,
    network: Network,
    store: &mut Store,
    terminal: &mut Terminal,
) -> Result<Checked, Failure> {
    let (lang, asking) = (terminal.lang, judging.asking);
    let start = Instant::now();
    let mut checked = Checked {
        outcomes: links.iter().map(|link| store.known(link)).collect(),
        stopped: false,
    };
    if network.offline {
        return Ok(checked);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()?;
    if !asking.allow_private {
        runtime.block_on(disbelieve_closed(&mut checked.outcomes, asking));
    }
    let unknown = |number: &usize| checked.outcomes[*number].is_none();
    let numbers: Vec<usize> = (0..links.len()).filter(unknown).collect();
    if numbers.is_empty() {
        runtime.shutdown_background();
        return Ok(checked);
    }
    let http = http(asking, network.headers, terminal)?;
    let how = Run {
        visit: Visit {
            allow_private: asking.allow_private,
        },
        deadline: asking
            .deadline
            .map(|deadline| deadline.0.saturating_sub(start.elapsed())),
    };
    let to_ask: Vec<ToAsk> = numbers
        .iter()
        .map(|number| ToAsk {
            link: Arc::clone(&links[*number]),
            known: store.stale(&links[*number]),
        })
        .collect();
    let progress = Progress::new(to_ask.len(), terminal);
    let pace = judging.settings.pace(asking);
    let asked = runtime.block_on(async {
        let polite = Polite::new(http, pace);
        let happened = |event: Event<'_>| match event {
            Event::Done(number, outcome) => {
                progress.one_more();
                if store.is_kept() {
                    let link = &*to_ask[number].link;
                    let (verdict, _) = judging.judge(link, Some(outcome));
                    store.put(link, outcome, verdict);
                }
            }
            Event::Second => store.save(lang),
        };
        links::run(&to_ask, polite, how, happened, stopped()).await
    });
    progress.clear();
    // Names that are still being looked up are not waited for.
    runtime.shutdown_background();
    store.close(lang);
    end_when_pressed();
    checked.stopped = asked.stopped;
    for (number, outcome) in numbers.into_iter().zip(asked.outcomes) {
        checked.outcomes[number] = outcome;
    }
    Ok(checked)
}

/// Forgets what is known of names that lead into closed networks today: they are asked again, and refused.
async fn disbelieve_closed(outcomes: &mut [Option<Outcome>], asking: &Asking) {
    // Behind a proxy it is the proxy that looks names up.
    if proxies::are_named() {
        return;
    }
    let known = outcomes.iter().flatten().flat_map(Outcome::stations);
    let names: BTreeSet<String> = known.filter_map(Url::domain).map(str::to_owned).collect();
    let timeout = asking.timeout.0;
    let most = asking.deadline.map_or(timeout, |of| of.0.min(timeout));
    let closed = links::closed_names(names, most).await;
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

/// From now on Ctrl-C ends the program at once: what is left to do is to tell, and someone may not want to hear it.
fn end_when_pressed() {
    /// What a shell says of a program that was ended so.
    const PRESSED: i32 = 128 + 2;
    std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        if let Ok(runtime) = runtime {
            runtime.block_on(stopped());
            std::process::exit(PRESSED);
        }
    });
}

/// When someone presses Ctrl-C, or the system asks the program to end.
async fn stopped() {
    let pressed = async {
        // Where there is nothing to press, nothing is pressed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut told) = signal(SignalKind::terminate()) else {
            return pressed.await;
        };
        tokio::select! {
            () = pressed => {}
            _ = told.recv() => {}
        }
    }
    #[cfg(not(unix))]
    pressed.await;
}

/// The way to the network.
fn http(args: &Asking, headers: Vec<HostHeader>, terminal: &mut Terminal) -> Result<Http, Failure> {
    let lang = terminal.lang;
    let options = HttpOptions {
        timeout: args.timeout.0,
        allow_private: args.allow_private,
        proxies: proxies::hosts(args.allow_private, terminal)?,
        headers,
    };
    Http::new(&options).map_err(|why| {
        Failure::new(say!(lang, sv: "det går inte att fråga nätet: {why}", en: "the network cannot be asked: {why}"))
    })
}
