//! One file from the network, whole, behind the same guard as every link: for what is imported, included or harvested.

use super::decompress::{BoundedWriter, Decompressor};
use super::http::{BodyStream, MAX_WAITS};
use super::redirect_chain::RedirectChain;
use super::{Clock, FetchError, Hop, Http, HttpOptions, RedirectError, address, refuses, words};
use crate::diagnostic::{Lang, Message};
use crate::message;
use std::io::{self, ErrorKind};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use url::Url;

/// How a file is fetched.
#[derive(Clone, Debug)]
pub struct Download {
    /// Whether private addresses may be requested.
    pub allow_private: bool,
    /// Hosts of proxies from the environment, which may stand in a network of one's own.
    pub proxies: Vec<String>,
    /// The media types that are welcome, as in the header `Accept`.
    pub accept: String,
    /// The most bytes that are taken, counted after unpacking.
    pub limit: u64,
    /// The longest wait for an answer, and for each further piece of it.
    pub timeout: Duration,
    /// The redirects that are followed.
    pub redirects: &'static [u16],
    /// When nothing is waited for any longer.
    pub deadline: Option<Instant>,
    /// What the requests run on: a runtime with threads of its own, which drive it.
    pub runtime: Handle,
    /// The system clock.
    pub clock: Clock,
}

impl Download {
    /// The settings that most have, with requests on `runtime`.
    pub fn on(runtime: Handle, clock: Clock) -> Self {
        Self {
            allow_private: false,
            proxies: Vec::new(),
            accept: "*/*".to_owned(),
            limit: 64 << 20,
            timeout: Duration::from_secs(20),
            redirects: &[301, 302, 303, 307, 308],
            deadline: None,
            runtime,
            clock,
        }
    }
}

/// The redirects that the harvester of Sveriges dataportal follows.
pub const HARVESTED_REDIRECTS: &[u16] = &[301, 303, 307, 308];

/// A file as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloaded {
    /// The address at the end of all redirects.
    pub address: String,
    /// `Content-Type` without parameters, in lower case.
    pub content_type: Option<String>,
    /// All of it, unpacked.
    pub body: Vec<u8>,
    /// The redirects that were followed.
    pub chain: Vec<Hop>,
    /// The address of the next page, by `Link: rel="next"`.
    pub next: Option<String>,
}

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DownloadFailure {
    /// That is no address of the web.
    Address,
    /// There is no answer.
    FetchError(FetchError),
    /// The redirects do not come to an end.
    RedirectError(RedirectError),
    /// A redirect of a kind that is not followed.
    Unfollowed(u16),
    /// The answer is that it is not to be had.
    Status(u16),
    /// It is larger than this many bytes.
    TooLarge(u64),
    /// `Content-Encoding` is unknown, or the body is truncated.
    Packing(String),
    /// The HTTP client cannot be set up.
    Network(String),
}

/// A download that failed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadError {
    /// The URL at which it failed.
    pub address: String,
    /// Why.
    pub why: DownloadFailure,
    hops: usize,
    timeout: Duration,
}

impl DownloadError {
    /// The same in words, without the requested URL.
    pub fn words(&self, lang: Lang) -> String {
        self.message().one(lang).into_raw()
    }

    /// The same as a message.
    pub fn message(&self) -> Message {
        let message = self.why_in_words();
        if self.hops == 0 || matches!(self.why, DownloadFailure::RedirectError(_)) {
            return message;
        }
        let address = address::shown(&self.address);
        message!(sv: "{message} (omdirigerad till {address})", en: "{message} (redirected to {address})", message = message, address)
    }

    fn why_in_words(&self) -> Message {
        let Ok(url) = Url::parse(&self.address) else {
            return no_address();
        };
        match &self.why {
            DownloadFailure::Address => no_address(),
            DownloadFailure::FetchError(fault) => {
                words::of_fetch_error(fault, &url, self.timeout).1
            }
            DownloadFailure::RedirectError(astray) => {
                words::of_redirect_error(astray, &url, self.hops)
            }
            DownloadFailure::Unfollowed(status) => {
                message!(sv: "servern omdirigerar med status {status}, som inte följs här", en: "the server redirects with status {status}, which is not followed here", status)
            }
            DownloadFailure::Status(status) => words::of_status(*status),
            DownloadFailure::TooLarge(limit) => {
                message!(sv: "filen är större än {limit} byte, mer hämtas inte", en: "the file is larger than {limit} bytes, more is not fetched", limit)
            }
            DownloadFailure::Packing(how) => {
                message!(sv: "filen är packad på ett sätt som inte går att läsa ({how})", en: "the file is packed in a way that cannot be read ({how})", how)
            }
            DownloadFailure::Network(why) => {
                message!(sv: "det går inte att nå nätet: {why}", en: "the network cannot be reached: {why}", why)
            }
        }
    }
}

fn no_address() -> Message {
    message!(sv: "det är ingen webbadress; den ska börja med https:// eller http://", en: "that is no web address; it begins with https:// or http://")
}

impl std::fmt::Display for DownloadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for DownloadError {}

/// Downloads a file, blocking. No cookies and no credentials are sent.
///
/// # Errors
/// Whenever the whole file does not come.
///
/// # Panics
/// On a thread of an asynchronous runtime, which must not be blocked.
pub fn download(address: &str, how: &Download) -> Result<Downloaded, DownloadError> {
    download_by(Http::new, address, how)
}

fn download_by(
    http: impl FnOnce(&HttpOptions) -> Result<Http, String>,
    address: &str,
    how: &Download,
) -> Result<Downloaded, DownloadError> {
    let failed = |why| DownloadError {
        address: address.to_owned(),
        why,
        hops: 0,
        timeout: how.timeout,
    };
    let url = address::of_web(address).ok_or_else(|| failed(DownloadFailure::Address))?;
    let options = HttpOptions {
        timeout: how.timeout,
        allow_private: how.allow_private,
        proxies: how.proxies.clone(),
        headers: Vec::new(),
        clock: how.clock,
    };
    let http = http(&options).map_err(|why| failed(DownloadFailure::Network(why)))?;
    let mut chain = RedirectChain::from(&url);
    let whole = how.timeout.saturating_mul(MAX_WAITS);
    let fetched = how.runtime.block_on(async {
        let fetching = tokio::time::timeout(whole, fetch(&http, &mut chain, how));
        let in_time = match how.deadline {
            Some(until) => tokio::time::timeout_at(until.into(), fetching).await,
            None => Ok(fetching.await),
        };
        let late = Err(DownloadFailure::FetchError(FetchError::Timeout));
        in_time.flatten().unwrap_or(late)
    });
    match fetched {
        Ok(came) => Ok(Downloaded {
            next: came
                .next
                .and_then(|next| Some(chain.url.join(&next).ok()?.to_string())),
            address: chain.url.to_string(),
            content_type: came.content_type,
            body: came.body,
            chain: chain.hops,
        }),
        Err(why) => Err(DownloadError {
            address: chain.url.to_string(),
            hops: chain.hops.len(),
            ..failed(why)
        }),
    }
}

/// The response after all redirects.
struct FinalResponse {
    content_type: Option<String>,
    body: Vec<u8>,
    next: Option<String>,
}

/// Follows redirects to a file and downloads it.
async fn fetch(
    http: &Http,
    chain: &mut RedirectChain,
    how: &Download,
) -> Result<FinalResponse, DownloadFailure> {
    loop {
        if let Some(refusal) = refuses(&chain.url).filter(|_| !how.allow_private) {
            return Err(DownloadFailure::FetchError(FetchError::Refused(
                refusal, None,
            )));
        }
        let coming = http.open(&chain.url, &how.accept).await;
        let coming = coming.map_err(DownloadFailure::FetchError)?;
        let status = coming.head.status;
        // 204 and 205 have no body, and 206 was not requested.
        if matches!(status, 200 | 203) {
            let content_type = coming.head.content_type.clone();
            let next = coming.next.clone();
            return Ok(FinalResponse {
                content_type,
                body: take(coming, how.limit).await?,
                next,
            });
        }
        if !coming.head.is_redirect() {
            return Err(DownloadFailure::Status(status));
        }
        if !how.redirects.contains(&status) {
            return Err(DownloadFailure::Unfollowed(status));
        }
        chain
            .follow(&coming.head)
            .map_err(DownloadFailure::RedirectError)?;
    }
}

/// The whole body.
async fn take(mut coming: BodyStream, limit: u64) -> Result<Vec<u8>, DownloadFailure> {
    // `Content-Length` above the limit: not downloaded.
    if coming.head.length.is_some_and(|length| length > limit) {
        return Err(DownloadFailure::TooLarge(limit));
    }
    let torn = |error: io::Error| match error.kind() {
        ErrorKind::FileTooLarge => DownloadFailure::TooLarge(limit),
        _ => DownloadFailure::Packing(error.to_string()),
    };
    // The buffer is allocated by `Content-Length` at once; growing would copy it.
    let room = coming.head.length.filter(|_| coming.packing.is_none());
    let to = BoundedWriter {
        inner: Vec::with_capacity(usize::try_from(room.unwrap_or(0)).unwrap_or(0)),
        left: limit,
    };
    let packing = coming.packing.clone();
    let mut unpack = Decompressor::by(packing.as_deref(), to)
        .ok_or_else(|| DownloadFailure::Packing(packing.unwrap_or_default()))?;
    while let Some(piece) = coming.next().await.map_err(DownloadFailure::FetchError)? {
        unpack.push(piece.as_ref()).map_err(torn)?;
    }
    Ok(unpack.finish().map_err(torn)?.inner)
}

#[cfg(test)]
mod tests {
    use super::super::Refusal;
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{SocketAddr, TcpListener};
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A machine that redirects everything to what the path says behind its first letter, and counts who comes.
    fn redirecting(connections: &'static AtomicUsize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").expect("port");
        let at = listener.local_addr().expect("address");
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                connections.fetch_add(1, Ordering::SeqCst);
                let mut reader = BufReader::new(stream.expect("stream"));
                let mut line = String::new();
                reader.read_line(&mut line).expect("request");
                let to = line.split_whitespace().nth(1).expect("path");
                let answer = format!(
                    "HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    &to[1..].replace("PORT", &at.port().to_string())
                );
                reader.get_mut().write_all(answer.as_bytes()).expect("sent");
            }
        });
        at
    }

    #[test]
    fn a_redirect_into_a_closed_network_is_not_followed() {
        static CONNECTIONS: AtomicUsize = AtomicUsize::new(0);
        let at = redirecting(&CONNECTIONS);
        let runtime = tokio::runtime::Runtime::new().expect("runtime");
        let mut came = 0;
        for target in [
            "http://127.0.0.1:PORT/",
            "http://2130706433:PORT/",
            "http://0x7f.1:PORT/",
            "http://[::ffff:127.0.0.1]:PORT/",
            "http://localhost:PORT/",
        ] {
            let address = format!("http://oppen.se:{}/{target}", at.port());
            let knowing = |options: &HttpOptions| Ok(Http::knowing(options, "oppen.se", at));
            let how = Download::on(runtime.handle().clone(), std::time::SystemTime::now);
            let failed = download_by(knowing, &address, &how);
            let failed = failed.expect_err(target);
            let refused = DownloadFailure::FetchError(FetchError::Refused(Refusal::Loopback, None));
            assert_eq!(failed.why, refused, "{target}");
            assert!(failed.words(Lang::En).contains("redirected to"), "{failed}");
            came += 1;
            assert_eq!(CONNECTIONS.load(Ordering::SeqCst), came, "{target}");
        }
    }
}
