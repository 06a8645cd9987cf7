//! A whole catalogue from an address.

use crate::links::{Download, Downloaded, download};
use crate::rdf::{RdfFormat, read};
use crate::source::budget::MOST_OF_ONE;
use crate::workspace::error::{FetchError, Note};
use std::time::Duration;
use url::Url;

/// What a catalogue may be written in.
const WELCOME: &str = "application/rdf+xml, text/turtle;q=0.9, application/ld+json;q=0.8, application/n-triples;q=0.7, */*;q=0.1";

/// How whole catalogues are fetched.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// Whether addresses in private networks and on this machine are fetched from too.
    pub allow_private: bool,
    /// The longest wait for a response, and for each further piece of it.
    pub timeout: Duration,
    /// Hosts of the proxies that requests go through.
    pub proxies: Vec<String>,
}

impl FetchOptions {
    /// How each of them is fetched; a note says so where private networks cannot be guarded.
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
            ..Download::default()
        }
    }
}

/// Whether this is an address, and no path.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// The catalogue at an address, and its syntax.
pub(in crate::workspace) fn catalog(
    address: &str,
    options: &Download,
) -> Result<(Downloaded, RdfFormat), FetchError> {
    let fetched = file(address, options)?;
    let syntax = syntax(&fetched);
    Ok((fetched, syntax))
}

/// The file at an address, unless it is a page for people.
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

/// What the server says that it is, else what its name says, else what it looks like.
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
