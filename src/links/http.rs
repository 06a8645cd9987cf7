//! Asks the real network: the only file that opens a connection.

use super::fault::{self, NameFault, last_words, not_found};
use super::{Answer, Ask, Fault, Fetch, Method, Refusal, refuses_ip, wall};
use core::net::SocketAddr;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Client, Response, redirect};
use std::io::Read;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use url::Url;

/// How the network is asked.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// The longest time for one request.
    pub timeout: Duration,
    /// Whether machines that only we can reach may be asked.
    pub allow_private: bool,
    /// Names of proxies from the environment, which may stand in a network of one's own.
    pub proxies: Vec<String>,
}

/// Asks over HTTP.
#[derive(Debug)]
pub struct Http {
    client: Client,
    timeout: Duration,
}

/// Where API descriptions are shown.
const PORTAL: &str = "https://www.dataportal.se";
/// What names us.
const AGENT: &str = concat!(
    "katalog/",
    env!("CARGO_PKG_VERSION"),
    " (check-links; checks the links of open-data catalogues)"
);

fn builder(options: &HttpOptions) -> reqwest::ClientBuilder {
    // A provider that is there already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let resolver = Guarded {
        allow_private: options.allow_private,
        proxies: options.proxies.clone(),
    };
    Client::builder()
        .user_agent(AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .dns_resolver(resolver)
        .connect_timeout(options.timeout)
        .pool_idle_timeout(Duration::from_secs(10))
        .http2_max_header_list_size(64 << 10)
}

impl Http {
    /// A client that neither follows nor remembers anything.
    ///
    /// # Errors
    /// When the system has no certificates to trust, or a proxy has no address.
    pub fn new(options: &HttpOptions) -> Result<Self, String> {
        Self::of(builder(options), options)
    }

    /// A client to whom a name is known beforehand, so that a test can have a machine with a public name.
    #[cfg(test)]
    pub(super) fn knowing(options: &HttpOptions, name: &str, at: SocketAddr) -> Self {
        Self::of(builder(options).no_proxy().resolve(name, at), options).expect("client")
    }

    fn of(builder: reqwest::ClientBuilder, options: &HttpOptions) -> Result<Self, String> {
        Ok(Self {
            client: builder.build().map_err(|error| last_words(&error))?,
            timeout: options.timeout,
        })
    }
    async fn ask(&self, ask: &Ask) -> Result<Answer, Fault> {
        let method = match ask.method {
            Method::Head => reqwest::Method::HEAD,
            Method::Get(_) => reqwest::Method::GET,
        };
        let mut request = self
            .client
            .request(method, ask.url.clone())
            .header(header::ACCEPT, ask.accept)
            .header(header::ACCEPT_ENCODING, "identity");
        if let (Method::Get(limit), true) = (ask.method, ask.part) {
            request = request.header(
                header::RANGE,
                format!("bytes=0-{}", limit.saturating_sub(1)),
            );
        }
        if ask.as_portal {
            request = request.header(header::ORIGIN, PORTAL);
        }
        let response = request.send().await.map_err(|error| fault(&error))?;
        read(response, ask.method).await
    }

    /// Asks by GET for a whole body, which then comes piece by piece. Nothing is followed.
    pub(super) async fn open(
        &self,
        url: &Url,
        accept: &str,
        packing: &'static str,
    ) -> Result<Coming, Fault> {
        let request = self
            .client
            .get(url.clone())
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_ENCODING, packing);
        let response = in_time(self.timeout, request.send()).await?;
        Ok(Coming {
            head: head(&response),
            packing: packing_of(response.headers()),
            response,
            timeout: self.timeout,
        })
    }
}

/// An answer whose body is still to come.
pub(super) struct Coming {
    /// What its headers say.
    pub head: Answer,
    /// How the body is packed, in lower case.
    pub packing: Option<String>,
    response: Response,
    timeout: Duration,
}

impl Coming {
    /// The next piece of the body; none at its end.
    pub(super) async fn next(&mut self) -> Result<Option<impl AsRef<[u8]>>, Fault> {
        in_time(self.timeout, self.response.chunk()).await
    }
}

async fn in_time<T>(
    timeout: Duration,
    doing: impl Future<Output = Result<T, reqwest::Error>>,
) -> Result<T, Fault> {
    match tokio::time::timeout(timeout, doing).await {
        Ok(result) => result.map_err(|error| fault(&error)),
        Err(_) => Err(Fault::Timeout),
    }
}

impl Fetch for Http {
    async fn fetch(&self, ask: &Ask) -> Result<Answer, Fault> {
        match tokio::time::timeout(self.timeout, self.ask(ask)).await {
            Ok(result) => result,
            Err(_) => Err(Fault::Timeout),
        }
    }
}

/// What the headers of an answer say.
fn head(response: &Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers());
    Answer {
        status,
        location: headers
            .get(header::LOCATION)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
        content_type: text(headers, header::CONTENT_TYPE)
            .map(super::address::media_type)
            .filter(|media| !media.is_empty()),
        length: length(status, headers).filter(|_| packing_of(headers).is_none()),
        modified: text(headers, header::LAST_MODIFIED).and_then(day),
        allow_origin: text(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN).map(str::to_owned),
        retry_after: text(headers, header::RETRY_AFTER).and_then(wait),
        ..Answer::default()
    }
}

/// How a body is packed, in lower case.
fn packing_of(headers: &HeaderMap) -> Option<String> {
    text(headers, header::CONTENT_ENCODING).map(|text| text.trim().to_ascii_lowercase())
}

/// Reads as much of an answer as is wanted.
async fn read(mut response: Response, method: Method) -> Result<Answer, Fault> {
    let mut answer = head(&response);
    let status = answer.status;
    let headers = response.headers().clone();
    let packing = packing_of(&headers);
    if let Method::Get(limit) = method {
        let (bytes, ended) = body(&mut response, limit).await?;
        let total = answer.length;
        answer.whole = ended && (status != 206 || total.is_some_and(|of| of <= bytes.len() as u64));
        answer.body = unpacked(bytes, packing.as_deref(), limit);
    }
    // An empty file has no part that could be given.
    if status == 416 && answer.length == Some(0) {
        answer.status = 200;
        answer.whole = true;
        answer.body = Some(Vec::new());
    }
    let seen = answer.body.as_deref().unwrap_or_default();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    answer.wall = wall::built_by(status, header, seen).map(str::to_owned);
    Ok(answer)
}

/// The first `limit` bytes, and whether that is all.
async fn body(response: &mut Response, limit: usize) -> Result<(Vec<u8>, bool), Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| fault(&error))? {
        let room = limit - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if bytes.len() >= limit {
            return Ok((bytes, false));
        }
    }
    Ok((bytes, true))
}

/// What was packed although that was not asked for; never more than `limit` bytes of it. None when it cannot be read.
fn unpacked(bytes: Vec<u8>, packing: Option<&str>, limit: usize) -> Option<Vec<u8>> {
    match packing {
        None | Some("identity") => Some(bytes),
        Some("gzip" | "x-gzip") => {
            let mut plain = Vec::new();
            let mut reader = flate2::read::MultiGzDecoder::new(&bytes[..]).take(limit as u64);
            let mut piece = [0; 4096];
            // What is cut off ends in an error; what came before is good.
            while let Ok(read @ 1..) = reader.read(&mut piece) {
                plain.extend_from_slice(&piece[..read]);
            }
            Some(plain)
        }
        Some(_) => None,
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers
        .get(name)
        .map(HeaderValue::to_str)
        .and_then(Result::ok)
}

/// The size of the whole.
fn length(status: u16, headers: &HeaderMap) -> Option<u64> {
    match text(headers, header::CONTENT_RANGE) {
        Some(range) if matches!(status, 206 | 416) => range.rsplit_once('/')?.1.trim().parse().ok(),
        _ if status == 206 => None,
        _ => text(headers, header::CONTENT_LENGTH)?.trim().parse().ok(),
    }
}

/// The day of an HTTP date.
fn day(text: &str) -> Option<String> {
    let time = httpdate::parse_http_date(text).ok()?;
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    let since = oxsdatatypes::DayTimeDuration::new(i64::try_from(seconds).ok()?);
    let epoch: oxsdatatypes::DateTime = "1970-01-01T00:00:00Z".parse().ok()?;
    let text = epoch.checked_add_day_time_duration(since)?.to_string();
    text.get(..10).map(str::to_owned)
}

/// How long to wait: seconds, or until a time.
fn wait(text: &str) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(text.trim()).ok()?;
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

/// Looks names up, and gives only machines that may be asked.
#[derive(Clone, Debug)]
struct Guarded {
    allow_private: bool,
    proxies: Vec<String>,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let addresses = this.look_up(name.as_str()).await.map_err(Box::new)?;
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

impl Guarded {
    async fn look_up(&self, name: &str) -> Result<Vec<SocketAddr>, NameFault> {
        let found = tokio::net::lookup_host((name, 0)).await;
        let found: Vec<SocketAddr> = found.map_err(|error| not_found(&error))?.collect();
        if self.allow_private
            || self
                .proxies
                .iter()
                .any(|proxy| proxy.eq_ignore_ascii_case(name))
        {
            return Ok(found);
        }
        let first = found.first().copied();
        let open: Vec<SocketAddr> = found
            .into_iter()
            .filter(|address| refuses_ip(address.ip()).is_none())
            .collect();
        match (open.is_empty(), first) {
            (false, _) => Ok(open),
            (true, Some(first)) => {
                let refusal = refuses_ip(first.ip()).unwrap_or(Refusal::Reserved);
                Err(NameFault::Refused(refusal, first.ip()))
            }
            (true, None) => Err(NameFault::Unknown),
        }
    }
}

/// What an error of the library comes to.
fn fault(error: &reqwest::Error) -> Fault {
    if error.is_timeout() {
        Fault::Timeout
    } else {
        fault::of(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[tokio::test]
    async fn names_of_closed_machines_give_no_address() {
        let guarded = |allow_private, proxies: &[&str]| Guarded {
            allow_private,
            proxies: proxies.iter().map(|name| (*name).to_owned()).collect(),
        };
        let refused = guarded(false, &[]).look_up("localhost").await;
        assert!(
            matches!(refused, Err(NameFault::Refused(Refusal::Loopback, _))),
            "{refused:?}"
        );
        assert!(guarded(true, &[]).look_up("localhost").await.is_ok());
        assert!(
            guarded(false, &["LOCALHOST"])
                .look_up("localhost")
                .await
                .is_ok()
        );
    }

    #[test]
    fn a_little_that_unfolds_to_much_is_cut() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![b' '; 1 << 24]).expect("written");
        let packed = packed.finish().expect("packed");
        assert!(packed.len() < 1 << 15);
        let plain = unpacked(packed.clone(), Some("gzip"), 8192).expect("plain");
        assert_eq!(plain.len(), 8192);
        // The beginning alone is good too.
        let start = unpacked(packed[..100].to_vec(), Some("gzip"), 8192).expect("plain");
        assert!(!start.is_empty());
        assert_eq!(unpacked(packed, Some("br"), 8192), None);
    }

    #[test]
    fn dates_and_waits_are_read() {
        let date = "Sat, 01 Feb 2025 10:00:00 GMT";
        assert_eq!(day(date).as_deref(), Some("2025-02-01"));
        assert_eq!(day("soon"), None);
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait(date), Some(Duration::ZERO));
        assert_eq!(wait("-1"), None);
    }
}
