//! Not too much at once of anyone: requests by host, waiting, trying again.

use super::{Answer, Ask, Fault, Fetch, Method};
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

/// How fast is asked.
#[derive(Clone, Debug)]
pub struct Pace {
    /// Requests at once, all in all.
    pub concurrency: usize,
    /// What holds of a host that is not named.
    pub default: HostPace,
    /// Hosts with a pace of their own.
    pub hosts: BTreeMap<String, HostPace>,
    /// How often a request is made again when a host asks for patience.
    pub retries: u32,
    /// The longest wait before a request is made again: who asks for more is asked another day.
    pub patience: Duration,
}

/// How fast one host is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostPace {
    /// Requests at once.
    pub at_once: usize,
    /// Time from the start of one to the start of the next.
    pub interval: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            concurrency: 32,
            default: HostPace {
                at_once: 2,
                interval: Duration::from_millis(200),
            },
            hosts: BTreeMap::new(),
            retries: 3,
            patience: LONGEST_WAIT,
        }
    }
}

/// The first wait before another try; each further one is twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// No wait is longer, whatever a host asks for.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// A host is left alone for so many of the longest waits in all: one that throttles each request of thousands would keep
/// the run for days.
const MOST_WAITS: u32 = 5;

/// Asks through another, at a bearable pace. Its clock is tokio's, so that tests need no time.
#[derive(Debug)]
pub struct Polite<F> {
    inner: F,
    pace: Pace,
    all: Semaphore,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

#[derive(Debug)]
struct Host {
    places: Semaphore,
    interval: Duration,
    next: Mutex<Next>,
}

#[derive(Debug)]
struct Next {
    /// When the next request may start.
    at: Instant,
    /// For how long the host has been left alone because it asked for that.
    rested: Duration,
}

impl Host {
    /// Waits for its turn.
    async fn turn(&self) {
        let at = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let at = next.at.max(Instant::now());
            next.at = at + self.interval;
            at
        };
        sleep_until(at).await;
    }

    /// Starts nothing for a while, unless the host has been left alone for `most` already.
    fn rest(&self, wait: Duration, most: Duration) -> bool {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let until = now + wait;
        let more = until.saturating_duration_since(next.at.max(now));
        if next.rested + more > most {
            return false;
        }
        next.rested += more;
        next.at = next.at.max(until);
        true
    }
}

impl<F: Fetch> Polite<F> {
    /// Asks through `inner` at this pace.
    pub fn new(inner: F, pace: Pace) -> Self {
        Self {
            inner,
            all: Semaphore::new(pace.concurrency.max(1)),
            pace,
            hosts: Mutex::new(HashMap::new()),
        }
    }

    /// Hides in a text what was sent and is nobody else's business.
    pub(super) fn hidden(&self, text: &str) -> Option<String> {
        self.inner.hidden(text)
    }

    /// Whom it asks through.
    #[cfg(test)]
    pub(super) fn inner(&self) -> &F {
        &self.inner
    }

    /// Asks, and asks again where the host wants patience; with the number of times it asked.
    pub async fn ask(&self, ask: &Ask) -> (Result<Answer, Fault>, u32) {
        let mut attempt = 0;
        loop {
            let result = self.once(ask).await;
            attempt += 1;
            let wait = match &result {
                Ok(answer) => self.patience(answer, attempt, ask),
                // A server that hangs up at HEAD is asked by GET instead.
                Err(Fault::Broken) if ask.method == Method::Head => None,
                Err(Fault::Lookup(_) | Fault::Broken) => Some(self.backoff(attempt, ask)),
                Err(_) => None,
            };
            let Some(wait) = wait.filter(|_| attempt <= self.pace.retries) else {
                return (result, attempt);
            };
            // Who is throttled or overloaded is left alone by all; one that merely broke off is not.
            let most = self.pace.patience * MOST_WAITS;
            if result.is_ok() && !self.host(ask).rest(wait, most) {
                return (result, attempt);
            }
            tokio::time::sleep(wait).await;
        }
    }

    async fn once(&self, ask: &Ask) -> Result<Answer, Fault> {
        let host = self.host(ask);
        // Neither is ever closed.
        let _place = host.places.acquire().await;
        host.turn().await;
        let _one_of_all = self.all.acquire().await;
        // Boxed, so that the thousands that wait are small.
        Box::pin(self.inner.fetch(ask)).await
    }

    /// The pace of one host.
    pub(super) fn pace_of(&self, host: &str) -> &HostPace {
        self.pace.hosts.get(host).unwrap_or(&self.pace.default)
    }

    /// How many addresses may be under way, most of them waiting for their turn: enough that a hundred hosts that want
    /// patience hold up nobody else.
    pub(super) fn most_waiting(&self) -> usize {
        self.pace.concurrency.saturating_mul(4).max(512)
    }

    fn host(&self, ask: &Ask) -> Arc<Host> {
        let name = ask.url.host_str().unwrap_or_default();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(host) = hosts.get(name) {
            return Arc::clone(host);
        }
        let pace = self.pace_of(name);
        let host = Arc::new(Host {
            places: Semaphore::new(pace.at_once.max(1)),
            interval: pace.interval,
            next: Mutex::new(Next {
                at: Instant::now(),
                rested: Duration::ZERO,
            }),
        });
        hosts.insert(name.to_owned(), Arc::clone(&host));
        host
    }

    /// How long to wait before asking again; none when there is nothing to wait for.
    fn patience(&self, answer: &Answer, attempt: u32, ask: &Ask) -> Option<Duration> {
        // Those above 511 are what proxies say of servers behind them.
        if !matches!(answer.status, 408 | 425 | 429 | 500 | 502..=504 | 507..=509 | 520..=530) {
            return None;
        }
        match answer.retry_after {
            // Who asks for an hour is asked another day.
            Some(wait) => (wait <= self.pace.patience).then_some(wait),
            None => Some(self.backoff(attempt, ask)),
        }
    }

    /// Twice as long each time, and up to half as long again, so that not all come back at once. What is added hangs on
    /// the address: the same run takes the same time.
    fn backoff(&self, attempt: u32, ask: &Ask) -> Duration {
        let wait = FIRST_WAIT.saturating_mul(2u32.saturating_pow(attempt - 1));
        let wait = wait.min(LONGEST_WAIT);
        let hash =
            foldhash::fast::FixedState::with_seed(u64::from(attempt)).hash_one(ask.url.as_str());
        let share = u32::try_from(hash % 512).unwrap_or(0);
        (wait + wait * share / 1024).min(self.pace.patience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use url::Url;

    /// Answers each request after a while: what is in the query, again and again, the last for good.
    #[derive(Default)]
    struct Server {
        asked: Mutex<Vec<(String, Duration)>>,
        at_once: AtomicUsize,
        most: AtomicUsize,
        start: Option<Instant>,
    }

    impl Server {
        fn new() -> Self {
            Self {
                start: Some(Instant::now()),
                ..Self::default()
            }
        }

        fn times(&self, of: &str) -> Vec<u128> {
            let asked = self.asked.lock().expect("asked");
            let own = asked.iter().filter(|(url, _)| url.contains(of));
            own.map(|(_, at)| at.as_millis()).collect()
        }
    }

    impl Fetch for Server {
        async fn fetch(&self, ask: &Ask) -> Result<Answer, Fault> {
            let count = {
                let mut asked = self.asked.lock().expect("asked");
                let since = self.start.expect("start").elapsed();
                asked.push((ask.url.to_string(), since));
                asked
                    .iter()
                    .filter(|(url, _)| *url == ask.url.as_str())
                    .count()
            };
            let now = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            self.at_once.fetch_sub(1, Ordering::SeqCst);
            let script: Vec<&str> = ask.url.query().unwrap_or("200").split(',').collect();
            let now = script[count.min(script.len()) - 1];
            let (status, wait) = now.split_once('-').unwrap_or((now, ""));
            Ok(Answer {
                status: status.parse().expect("status"),
                retry_after: wait.parse().ok().map(Duration::from_secs),
                ..Answer::default()
            })
        }
    }

    fn ask(url: &str) -> Ask {
        Ask {
            url: Url::parse(url).expect("URL"),
            method: Method::Head,
            part: false,
            accept: "*/*",
            as_portal: false,
            digests: Vec::new(),
            unless: None,
        }
    }

    fn polite(concurrency: usize, at_once: usize, interval: u64) -> Polite<Server> {
        let pace = Pace {
            concurrency,
            default: HostPace {
                at_once,
                interval: Duration::from_millis(interval),
            },
            ..Pace::default()
        };
        Polite::new(Server::new(), pace)
    }

    #[tokio::test(start_paused = true)]
    async fn one_host_is_asked_at_its_interval_and_others_meanwhile() {
        let polite = polite(32, 2, 200);
        let urls = [
            "http://a.se/1",
            "http://a.se/2",
            "http://a.se/3",
            "http://b.se/1",
        ];
        let asks = urls.map(ask);
        join_all(asks.iter().map(|ask| polite.ask(ask))).await;
        assert_eq!(polite.inner.times("a.se"), [0, 200, 400]);
        assert_eq!(polite.inner.times("b.se"), [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn never_more_at_once_than_is_allowed() {
        for (concurrency, at_once, most) in [(3, 10, 3), (10, 2, 2)] {
            let polite = polite(concurrency, at_once, 0);
            let asks: Vec<Ask> = (0..9).map(|n| ask(&format!("http://a.se/{n}"))).collect();
            join_all(asks.iter().map(|ask| polite.ask(ask))).await;
            assert_eq!(polite.inner.most.load(Ordering::SeqCst), most);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_asks_for_patience_delays_only_itself() {
        let polite = polite(32, 1, 0);
        let asks = ["http://a.se/?429-7,200", "http://a.se/2", "http://b.se/1"].map(ask);
        let results = join_all(asks.iter().map(|ask| polite.ask(ask))).await;
        let statuses: Vec<_> = results
            .iter()
            .map(|(result, attempts)| (result.as_ref().map(|answer| answer.status), *attempts))
            .collect();
        assert_eq!(statuses, [(Ok(200), 2), (Ok(200), 1), (Ok(200), 1)]);
        assert!(polite.inner.times("a.se/2")[0] >= 7_000);
        assert_eq!(polite.inner.times("b.se"), [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn tries_end_and_come_further_and_further_apart() {
        let polite = polite(32, 1, 0);
        let (result, attempts) = polite.ask(&ask("http://a.se/?503")).await;
        assert_eq!(result.map(|answer| answer.status), Ok(503));
        assert_eq!(attempts, 4);
        let times = polite.inner.times("a.se");
        let waits: Vec<u128> = times
            .windows(2)
            .map(|pair| pair[1] - pair[0] - 20)
            .collect();
        for (wait, least) in waits.iter().zip([500, 1000, 2000]) {
            assert!((least..=least * 3 / 2).contains(wait), "{waits:?}");
        }
        let (_, attempts) = polite.ask(&ask("http://b.se/?429-3600")).await;
        assert_eq!(attempts, 1, "an hour is too long");
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_longer_than_there_is_patience() {
        let mut polite = polite(32, 1, 0);
        polite.pace.patience = Duration::from_secs(6);
        let (_, attempts) = polite.ask(&ask("http://a.se/?429-60")).await;
        assert_eq!(attempts, 1, "a minute is too long");
        let (_, attempts) = polite.ask(&ask("http://a.se/?429-5,200")).await;
        assert_eq!(attempts, 2);
        polite.pace.patience = Duration::from_millis(700);
        let start = Instant::now();
        let (_, attempts) = polite.ask(&ask("http://b.se/?503")).await;
        assert_eq!(attempts, 4);
        assert!(start.elapsed() < Duration::from_millis(3 * 700 + 100));
    }

    /// One that throttles all its addresses keeps the run for some minutes, not for a minute each.
    #[tokio::test(start_paused = true)]
    async fn a_host_that_always_asks_for_patience_is_given_up() {
        let polite = polite(32, 2, 0);
        let start = Instant::now();
        let asks: Vec<Ask> = (0..100)
            .map(|n| ask(&format!("http://a.se/{n}?429-60")))
            .collect();
        join_all(asks.iter().map(|ask| polite.ask(ask))).await;
        let minutes = start.elapsed().as_secs() / 60;
        assert!((4..=7).contains(&minutes), "{minutes} minutes");
    }
}
