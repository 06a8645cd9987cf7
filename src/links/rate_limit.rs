//! Rate limit per host, retry and exponential back-off: concurrency, interval, `Retry-After`, 429 and 5xx.

use super::{Fetch, FetchError, Method, Request, Response};
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

/// Rate limits and retries of a run.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Concurrent requests to all hosts.
    pub concurrency: usize,
    /// Limit of hosts without one of their own.
    pub default: HostLimit,
    /// Limits of single hosts.
    pub hosts: BTreeMap<String, HostLimit>,
    /// Retries of a request after 429, 5xx or a broken connection.
    pub retries: u32,
    /// Longest wait before a retry; with a longer `Retry-After` there is no retry.
    pub max_wait: Duration,
}

/// Rate limit of one host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HostLimit {
    /// Concurrent requests.
    pub max_concurrent: usize,
    /// Time between the starts of two requests.
    pub interval: Duration,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            concurrency: 32,
            default: HostLimit {
                max_concurrent: 2,
                interval: Duration::from_millis(200),
            },
            hosts: BTreeMap::new(),
            retries: 3,
            max_wait: MAX_BACK_OFF,
        }
    }
}

/// Wait before the first retry; doubled for each further one (exponential back-off).
const INITIAL_BACK_OFF: Duration = Duration::from_millis(500);
/// Longest wait before a retry, whatever `Retry-After` says.
pub const MAX_BACK_OFF: Duration = Duration::from_secs(60);
/// A host may pause the run for this many of the longest waits in all: one that throttles each of thousands of requests
/// would take days.
const MAX_WAITS: u32 = 5;

/// Wraps a [`Fetch`] with rate limits and retries. Its clock is tokio's, so that tests can pause it.
#[derive(Debug)]
pub struct RateLimited<F> {
    inner: F,
    pace: RateLimits,
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
    /// Earliest start of the next request.
    at: Instant,
    /// Sum of the pauses that the host requested by `Retry-After`.
    rested: Duration,
}

impl Host {
    /// Waits for the next free slot.
    async fn turn(&self) {
        let at = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let at = next.at.max(Instant::now());
            next.at = at + self.interval;
            at
        };
        sleep_until(at).await;
    }

    /// Pauses all requests to the host, unless pauses have reached `most`.
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

impl<F: Fetch> RateLimited<F> {
    /// Wraps `inner` with these limits.
    pub fn new(inner: F, pace: RateLimits) -> Self {
        Self {
            inner,
            all: Semaphore::new(pace.concurrency.max(1)),
            pace,
            hosts: Mutex::new(HashMap::new()),
        }
    }

    /// Redacts configured secrets in a text.
    pub(super) fn hidden(&self, text: &str) -> Option<String> {
        self.inner.hidden(text)
    }

    /// The wrapped client.
    #[cfg(test)]
    pub(super) fn inner(&self) -> &F {
        &self.inner
    }

    /// Sends a request, with retries; also gives the number of attempts.
    pub async fn send_request(&self, ask: &Request) -> (Result<Response, FetchError>, u32) {
        let mut attempt = 0;
        loop {
            let result = self.once(ask).await;
            attempt += 1;
            let wait = match &result {
                Ok(answer) => self.max_wait(answer, attempt, ask),
                // A connection closed at HEAD is retried by GET, by the caller.
                Err(FetchError::Broken) if ask.method == Method::Head => None,
                Err(FetchError::Lookup(_) | FetchError::Broken) => Some(self.backoff(attempt, ask)),
                Err(_) => None,
            };
            let Some(wait) = wait.filter(|_| attempt <= self.pace.retries) else {
                return (result, attempt);
            };
            // 429 and 5xx pause the whole host; a broken connection does not.
            let most = self.pace.max_wait * MAX_WAITS;
            if result.is_ok() && !self.host(ask).rest(wait, most) {
                return (result, attempt);
            }
            tokio::time::sleep(wait).await;
        }
    }

    async fn once(&self, ask: &Request) -> Result<Response, FetchError> {
        let host = self.host(ask);
        // The semaphores are never closed.
        let _place = host.places.acquire().await;
        host.turn().await;
        let _one_of_all = self.all.acquire().await;
        // Boxed, so that the thousands that wait are small.
        Box::pin(self.inner.fetch(ask)).await
    }

    /// The limit of one host.
    pub(super) fn limit_of(&self, host: &str) -> &HostLimit {
        self.pace.hosts.get(host).unwrap_or(&self.pace.default)
    }

    /// How many links may be in flight, most of them waiting: enough that a hundred throttling hosts do not hold up the
    /// others.
    pub(super) fn max_in_flight(&self) -> usize {
        self.pace.concurrency.saturating_mul(4).max(512)
    }

    fn host(&self, ask: &Request) -> Arc<Host> {
        let name = ask.url.host_str().unwrap_or_default();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(host) = hosts.get(name) {
            return Arc::clone(host);
        }
        let pace = self.limit_of(name);
        let host = Arc::new(Host {
            places: Semaphore::new(pace.max_concurrent.max(1)),
            interval: pace.interval,
            next: Mutex::new(Next {
                at: Instant::now(),
                rested: Duration::ZERO,
            }),
        });
        hosts.insert(name.to_owned(), Arc::clone(&host));
        host
    }

    /// Wait before a retry of this response; none when it is not retried.
    fn max_wait(&self, answer: &Response, attempt: u32, ask: &Request) -> Option<Duration> {
        // 202 with a time: what is being made is fetched when it is ready.
        let is_soon = answer.status == 202 && answer.retry_after.is_some();
        // 520 to 530 come from content delivery networks when the origin fails.
        if !is_soon
            && !matches!(answer.status, 408 | 425 | 429 | 500 | 502..=504 | 507..=509 | 520..=530)
        {
            return None;
        }
        match answer.retry_after {
            // Longer than the limit: no retry.
            Some(wait) => (wait <= self.pace.max_wait).then_some(wait),
            None => Some(self.backoff(attempt, ask)),
        }
    }

    /// Exponential back-off with jitter up to half the wait, so that retries do not come all at once. The jitter is a hash
    /// of the URL: the same run takes the same time.
    fn backoff(&self, attempt: u32, ask: &Request) -> Duration {
        let wait = INITIAL_BACK_OFF.saturating_mul(2u32.saturating_pow(attempt - 1));
        let wait = wait.min(MAX_BACK_OFF);
        let hash =
            foldhash::fast::FixedState::with_seed(u64::from(attempt)).hash_one(ask.url.as_str());
        let share = u32::try_from(hash % 512).unwrap_or(0);
        (wait + wait * share / 1024).min(self.pace.max_wait)
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
        max_concurrent: AtomicUsize,
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
        async fn fetch(&self, ask: &Request) -> Result<Response, FetchError> {
            let count = {
                let mut asked = self.asked.lock().expect("asked");
                let since = self.start.expect("start").elapsed();
                asked.push((ask.url.to_string(), since));
                asked
                    .iter()
                    .filter(|(url, _)| *url == ask.url.as_str())
                    .count()
            };
            let now = self.max_concurrent.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(now, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            self.max_concurrent.fetch_sub(1, Ordering::SeqCst);
            let script: Vec<&str> = ask.url.query().unwrap_or("200").split(',').collect();
            let now = script[count.min(script.len()) - 1];
            let (status, wait) = now.split_once('-').unwrap_or((now, ""));
            Ok(Response {
                status: status.parse().expect("status"),
                retry_after: wait.parse().ok().map(Duration::from_secs),
                ..Response::default()
            })
        }
    }

    fn request(url: &str) -> Request {
        Request {
            url: Url::parse(url).expect("URL"),
            method: Method::Head,
            part: false,
            accept: "*/*",
            as_portal: false,
            digests: Vec::new(),
            if_changed: None,
        }
    }

    fn rate_limited(
        concurrency: usize,
        max_concurrent: usize,
        interval: u64,
    ) -> RateLimited<Server> {
        let pace = RateLimits {
            concurrency,
            default: HostLimit {
                max_concurrent,
                interval: Duration::from_millis(interval),
            },
            ..RateLimits::default()
        };
        RateLimited::new(Server::new(), pace)
    }

    #[tokio::test(start_paused = true)]
    async fn one_host_is_asked_at_its_interval_and_others_meanwhile() {
        let rate_limited = rate_limited(32, 2, 200);
        let urls = [
            "http://a.se/1",
            "http://a.se/2",
            "http://a.se/3",
            "http://b.se/1",
        ];
        let asks = urls.map(request);
        join_all(asks.iter().map(|ask| rate_limited.send_request(ask))).await;
        assert_eq!(rate_limited.inner.times("a.se"), [0, 200, 400]);
        assert_eq!(rate_limited.inner.times("b.se"), [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn never_more_at_once_than_is_allowed() {
        for (concurrency, max_concurrent, most) in [(3, 10, 3), (10, 2, 2)] {
            let rate_limited = rate_limited(concurrency, max_concurrent, 0);
            let asks: Vec<Request> = (0..9)
                .map(|n| request(&format!("http://a.se/{n}")))
                .collect();
            join_all(asks.iter().map(|ask| rate_limited.send_request(ask))).await;
            assert_eq!(rate_limited.inner.most.load(Ordering::SeqCst), most);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_asks_for_patience_delays_only_itself() {
        let rate_limited = rate_limited(32, 1, 0);
        let asks = ["http://a.se/?429-7,200", "http://a.se/2", "http://b.se/1"].map(request);
        let results = join_all(asks.iter().map(|ask| rate_limited.send_request(ask))).await;
        let statuses: Vec<_> = results
            .iter()
            .map(|(result, attempts)| (result.as_ref().map(|answer| answer.status), *attempts))
            .collect();
        assert_eq!(statuses, [(Ok(200), 2), (Ok(200), 1), (Ok(200), 1)]);
        assert!(rate_limited.inner.times("a.se/2")[0] >= 7_000);
        assert_eq!(rate_limited.inner.times("b.se"), [0]);
    }

    #[tokio::test(start_paused = true)]
    async fn tries_end_and_come_further_and_further_apart() {
        let rate_limited = rate_limited(32, 1, 0);
        let (result, attempts) = rate_limited
            .send_request(&request("http://a.se/?503"))
            .await;
        assert_eq!(result.map(|answer| answer.status), Ok(503));
        assert_eq!(attempts, 4);
        let times = rate_limited.inner.times("a.se");
        let waits: Vec<u128> = times
            .windows(2)
            .map(|pair| pair[1] - pair[0] - 20)
            .collect();
        for (wait, least) in waits.iter().zip([500, 1000, 2000]) {
            assert!((least..=least * 3 / 2).contains(wait), "{waits:?}");
        }
        let (_, attempts) = rate_limited
            .send_request(&request("http://b.se/?429-3600"))
            .await;
        assert_eq!(attempts, 1, "an hour is too long");
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_longer_than_there_is_patience() {
        let mut rate_limited = rate_limited(32, 1, 0);
        rate_limited.pace.max_wait = Duration::from_secs(6);
        let (_, attempts) = rate_limited
            .send_request(&request("http://a.se/?429-60"))
            .await;
        assert_eq!(attempts, 1, "a minute is too long");
        let (_, attempts) = rate_limited
            .send_request(&request("http://a.se/?429-5,200"))
            .await;
        assert_eq!(attempts, 2);
        rate_limited.pace.max_wait = Duration::from_millis(700);
        let start = Instant::now();
        let (_, attempts) = rate_limited
            .send_request(&request("http://b.se/?503"))
            .await;
        assert_eq!(attempts, 4);
        assert!(start.elapsed() < Duration::from_millis(3 * 700 + 100));
    }

    /// One that throttles all its addresses keeps the run for some minutes, not for a minute each.
    #[tokio::test(start_paused = true)]
    async fn a_host_that_always_asks_for_patience_is_given_up() {
        let rate_limited = rate_limited(32, 2, 0);
        let start = Instant::now();
        let asks: Vec<Request> = (0..100)
            .map(|n| request(&format!("http://a.se/{n}?429-60")))
            .collect();
        join_all(asks.iter().map(|ask| rate_limited.send_request(ask))).await;
        let minutes = start.elapsed().as_secs() / 60;
        assert!((4..=7).contains(&minutes), "{minutes} minutes");
    }
}
