//! The HTTP client; the only place that opens a connection.

mod checksums;
mod echo;
mod head;
mod host_header;
mod resolver;

use super::fetch::PORTAL;
use super::network_errors::{self, last_words};
use super::{Fetch, FetchError, Method, Request, Response, bot_protection};
use head::{content_encoding_of, head, next_page};
pub use host_header::{HeaderError, HostHeader};
use reqwest::header;
use reqwest::{Client, RequestBuilder, Response as HttpResponse, redirect};
use resolver::GuardedResolver;
pub use resolver::names_of_private_hosts;
use std::io::Read;
use std::time::{Duration, SystemTime};
use url::Url;

/// Options of the HTTP client.
#[derive(Clone, Debug)]
pub struct HttpOptions {
    /// Timeout of one request.
    pub timeout: Duration,
    /// Whether private addresses may be requested (`--allow-private`).
    pub allow_private: bool,
    /// Host names of proxies from the environment, which may be private.
    pub proxies: Vec<String>,
    /// Headers for single hosts.
    pub headers: Vec<HostHeader>,
    /// For `Retry-After` with a date.
    pub clock: Clock,
}

/// The system clock.
pub type Clock = fn() -> SystemTime;

/// The HTTP client: no redirects, no retries, no cookies; those are decided above it.
#[derive(Debug)]
pub struct Http {
    client: Client,
    timeout: Duration,
    headers: Vec<HostHeader>,
    clock: Clock,
    names: GuardedResolver,
}

/// A whole body may take this many timeouts: a server that trickles is cut off.
pub(super) const MAX_WAITS: u32 = 30;
/// The `User-Agent`, with the project's address when that is known.
const AGENT: &str = concat!("katalog/", env!("CARGO_PKG_VERSION"));
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

fn agent() -> String {
    if HOME.is_empty() {
        format!("{AGENT} (checks open-data catalogues)")
    } else {
        format!("{AGENT} (+{HOME})")
    }
}

fn guarded(options: &HttpOptions) -> GuardedResolver {
    GuardedResolver {
        allow_private: options.allow_private,
        proxies: options.proxies.clone(),
    }
}

fn builder(options: &HttpOptions) -> reqwest::ClientBuilder {
    // A provider that is there already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent(agent())
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .dns_resolver(guarded(options))
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

    /// A client with a fixed DNS entry, so that a test server can have a public name.
    #[cfg(test)]
    pub(super) fn knowing(options: &HttpOptions, name: &str, at: core::net::SocketAddr) -> Self {
        Self::of(builder(options).no_proxy().resolve(name, at), options).expect("client")
    }

    fn of(builder: reqwest::ClientBuilder, options: &HttpOptions) -> Result<Self, String> {
        Ok(Self {
            client: builder.build().map_err(|error| last_words(&error))?,
            timeout: options.timeout,
            headers: options.headers.clone(),
            clock: options.clock,
            names: guarded(options),
        })
    }

    fn head(&self, response: &HttpResponse) -> Response {
        head(response, (self.clock)())
    }

    async fn send_request(&self, ask: &Request) -> Result<Response, FetchError> {
        let response = self.request(ask).send().await;
        let response = response.map_err(|error| fault(&error))?;
        let head = self.head(&response);
        read(response, head, ask.method).await
    }

    /// Redacts configured secrets that the response echoes. `Location` keeps one only when it points to a host that is sent
    /// the secret anyway: without it another URL would be requested.
    fn hide(&self, answer: &mut Response, url: &Url) {
        if let Some(body) = answer
            .body
            .as_deref()
            .and_then(|of| self.redacted_bytes(of))
        {
            answer.body = Some(body);
        }
        let target = answer.location.as_deref().map(|of| url.join(of.trim()));
        let stays = |target: Url| self.headers.iter().any(|own| own.is_for(&target));
        let keeps = target.and_then(Result::ok).is_some_and(stays);
        let texts = [
            (!keeps).then_some(&mut answer.location),
            Some(&mut answer.content_type),
            Some(&mut answer.allow_origin),
            Some(&mut answer.stamp.etag),
            Some(&mut answer.stamp.changed),
        ];
        for text in texts.into_iter().flatten() {
            if let Some(hidden) = text.as_deref().and_then(|of| self.hidden(of)) {
                *text = Some(hidden);
            }
        }
    }

    fn redacted_bytes(&self, text: &[u8]) -> Option<Vec<u8>> {
        let mut hidden = None;
        for own in &self.headers {
            let now = own.hidden(hidden.as_deref().unwrap_or(text));
            hidden = now.or(hidden);
        }
        hidden
    }

    /// The headers configured for the host of `url`.
    fn headers_for(&self, url: &Url) -> impl Iterator<Item = &HostHeader> {
        self.headers.iter().filter(|header| header.is_for(url))
    }

    fn request(&self, ask: &Request) -> RequestBuilder {
        let method = match ask.method {
            Method::Head => reqwest::Method::HEAD,
            Method::Get(_) | Method::Whole(_) => reqwest::Method::GET,
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
        if let Some(if_changed) = &ask.if_changed {
            let pairs = [
                (header::IF_NONE_MATCH, &if_changed.etag),
                (header::IF_MODIFIED_SINCE, &if_changed.changed),
            ];
            for (name, value) in pairs {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
        }
        for own in self.headers_for(&ask.url) {
            request = request.header(own.name.clone(), own.value.clone());
        }
        request
    }

    /// Streams a whole body for its checksums.
    async fn sum(&self, ask: &Request, keep: usize) -> Result<Response, FetchError> {
        let coming = self.coming(self.request(ask)).await?;
        if coming.head.is_good() {
            return coming.sum(&ask.digests, keep).await;
        }
        let BodyStream { response, head, .. } = coming;
        in_time(self.timeout, read(response, head, Method::Get(keep))).await
    }

    /// GET for a whole body, streamed in chunks. No redirect is followed.
    pub(super) async fn open(&self, url: &Url, accept: &str) -> Result<BodyStream, FetchError> {
        in_time(self.timeout, self.names.check_host(url)).await?;
        let request = self
            .client
            .get(url.clone())
            .header(header::ACCEPT, accept)
            .header(header::ACCEPT_ENCODING, "gzip");
        self.coming(request).await
    }

    async fn coming(&self, request: RequestBuilder) -> Result<BodyStream, FetchError> {
        let sent = async { request.send().await.map_err(|error| fault(&error)) };
        let response = in_time(self.timeout, sent).await?;
        Ok(BodyStream {
            head: self.head(&response),
            packing: content_encoding_of(response.headers()),
            next: next_page(response.headers()),
            response,
            timeout: self.timeout,
        })
    }
}

/// A response whose body is streamed.
pub(super) struct BodyStream {
    /// Status and headers.
    pub head: Response,
    /// `Content-Encoding`, in lower case.
    pub packing: Option<String>,
    /// The target of `Link: rel="next"`, as it is written.
    pub next: Option<String>,
    response: HttpResponse,
    timeout: Duration,
}

impl BodyStream {
    /// The next chunk; none at the end of the body.
    pub(super) async fn next(&mut self) -> Result<Option<impl AsRef<[u8]>>, FetchError> {
        let next = async {
            let piece = self.response.chunk().await;
            piece.map_err(|error| fault(&error))
        };
        in_time(self.timeout, next).await
    }
}

async fn in_time<T>(
    timeout: Duration,
    doing: impl Future<Output = Result<T, FetchError>>,
) -> Result<T, FetchError> {
    let done = tokio::time::timeout(timeout, doing).await;
    done.unwrap_or(Err(FetchError::Timeout))
}

impl Fetch for Http {
    async fn fetch(&self, ask: &Request) -> Result<Response, FetchError> {
        in_time(self.timeout, self.names.check_host(&ask.url)).await?;
        let mut answer = match ask.method {
            Method::Head | Method::Get(_) => in_time(self.timeout, self.send_request(ask)).await,
            Method::Whole(keep) => {
                let whole = self.timeout.saturating_mul(MAX_WAITS);
                in_time(whole, self.sum(ask, keep)).await
            }
        }?;
        if !self.headers.is_empty() {
            self.hide(&mut answer, &ask.url);
        }
        Ok(answer)
    }

    fn hidden(&self, text: &str) -> Option<String> {
        let mut hidden = None;
        for own in &self.headers {
            let now = own.redacted_text(hidden.as_deref().unwrap_or(text));
            hidden = now.or(hidden);
        }
        hidden
    }
}

/// Reads as much of an answer with this head as is wanted.
async fn read(
    mut response: HttpResponse,
    mut answer: Response,
    method: Method,
) -> Result<Response, FetchError> {
    let status = answer.status;
    let headers = response.headers().clone();
    let packing = content_encoding_of(&headers);
    // `Content-Range: bytes */0`: an empty file has no part that could be given.
    let is_empty_file = status == 416 && answer.length == Some(0);
    if let Method::Get(limit) = method {
        let (bytes, ended) = body(&mut response, limit).await?;
        let total = answer.length;
        answer.whole = ended && (status != 206 || total.is_some_and(|of| of <= bytes.len() as u64));
        answer.body = unpacked(bytes, packing.as_deref(), limit).filter(|_| is_start(&headers));
        let read = answer.body.as_ref().map_or(0, Vec::len);
        // What is packed may unfold to more than is read.
        answer.whole &= read < limit;
        if answer.whole && packing.is_none() && answer.body.is_some() {
            answer.length.get_or_insert(read as u64);
        }
    }
    if is_empty_file {
        answer.status = 200;
        answer.whole = true;
        answer.body = Some(Vec::new());
    }
    let seen = answer.body.as_deref().unwrap_or_default();
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    answer.wall = bot_protection::vendor_of(status, header, seen).map(str::to_owned);
    Ok(answer)
}

/// Whether a partial response (206) begins at the first byte.
fn is_start(headers: &header::HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let range = text(header::CONTENT_RANGE).map(|range| range.trim_start_matches("bytes").trim());
    let elsewhere = range.is_some_and(|range| range.starts_with(|c: char| matches!(c, '1'..='9')));
    let in_parts = text(header::CONTENT_TYPE).is_some_and(|of| of.contains("multipart/byteranges"));
    !elsewhere && !in_parts
}

/// The first `limit` bytes, and whether that is all.
async fn body(response: &mut HttpResponse, limit: usize) -> Result<(Vec<u8>, bool), FetchError> {
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

/// Decompresses a body that was compressed in spite of `Accept-Encoding: identity`; at most `limit` bytes. None when the
/// encoding is unknown or broken.
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
            // Some servers say that it is packed when it is not.
            let is_packed = bytes.starts_with(b"\x1f\x8b") || bytes.is_empty();
            Some(if is_packed { plain } else { bytes })
        }
        Some(_) => None,
    }
}

/// What an error of the library comes to.
fn fault(error: &reqwest::Error) -> FetchError {
    if error.is_timeout() {
        FetchError::Timeout
    } else {
        network_errors::of(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

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
}
