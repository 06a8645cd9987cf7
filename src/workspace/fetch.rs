//! Fetches whole catalogues by URL.

use crate::links::{Clock, Download, Downloaded, download};
use crate::rdf::{RdfFormat, read};
use crate::source::budget::MOST_OF_ONE;
use crate::workspace::error::{FetchError, Note};
use std::time::Duration;
use tokio::runtime::Handle;
use url::Url;

/// The `Accept` header.
const WELCOME: &str = "application/rdf+xml, text/turtle;q=0.9, application/ld+json;q=0.8, application/n-triples;q=0.7, */*;q=0.1";

/// Options for fetching catalogues.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// Whether private and loopback addresses are allowed.
    pub allow_private: bool,
    /// Timeout for the response, and for each further read.
    pub timeout: Duration,
    /// Hosts of configured proxies.
    pub proxies: Vec<String>,
    /// What the requests run on; see [`Download::runtime`].
    pub runtime: Handle,
    /// The system clock.
    pub clock: Clock,
}

impl FetchOptions {
    /// The settings of a download; adds a note where private addresses cannot be blocked.
    pub(in crate::workspace) fn download(&self, note: &mut dyn FnMut(Note)) -> Download {
        if !self.proxies.is_empty() && !self.allow_private {
            note(Note::Proxy);
        }
        Download {
            allow_private: self.allow_private,
            proxies: self.proxies.clone(),
            accept: WELCOME.to_owned(),
            limit: MOST_OF_ONE,
            timeout: self.timeout,
            ..Download::on(self.runtime.clone(), self.clock)
        }
    }
}

/// Whether the text is a URL rather than a path.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// The catalogue at a URL, with its syntax.
pub(in crate::workspace) fn catalog(
    address: &str,
    options: &Download,
) -> Result<(Downloaded, RdfFormat), FetchError> {
    let fetched = file(address, options)?;
    let syntax = syntax(&fetched);
    Ok((fetched, syntax))
}

/// The file at a URL, unless it is an HTML page.
pub(in crate::workspace) fn file(
    address: &str,
    options: &Download,
) -> Result<Downloaded, FetchError> {
    let fetched = download(address, options).map_err(|error| FetchError::Download {
        address: address.to_owned(),
        error: Box::new(error),
    })?;
    if matches!(
        fetched.content_type.as_deref(),
        Some("text/html" | "application/xhtml+xml")
    ) {
        return Err(FetchError::Page(address.to_owned()));
    }
    if fetched.body.iter().all(u8::is_ascii_whitespace) {
        return Err(FetchError::Empty(address.to_owned()));
    }
    Ok(fetched)
}

/// The syntax: by `Content-Type`, else by file name extension, else by content.
fn syntax(fetched: &Downloaded) -> RdfFormat {
    let said = fetched.content_type.as_deref().and_then(|said| {
        let mut formats = RdfFormat::ALL.into_iter();
        formats.find(|format| format.media_type() == said)
    });
    let by_name = || {
        let url = Url::parse(&fetched.address).ok()?;
        let (_, extension) = url.path().rsplit_once('.')?;
        RdfFormat::from_extension(extension)
    };
    said.or_else(by_name)
        .unwrap_or_else(|| read::guess(&fetched.body))
}
