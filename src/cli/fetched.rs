//! A whole catalogue from an address.

use super::links::proxies;
use super::span_of_time::SpanOfTime;
use super::{Failure, terminal::Terminal};
use crate::links::{Download, Downloaded, download};
use crate::rdf::{RdfFormat, read};
use crate::say;
use crate::source::budget::MOST_OF_ONE;
use url::Url;

/// What a catalogue may be written in.
const WELCOME: &str = "application/rdf+xml, text/turtle;q=0.9, application/ld+json;q=0.8, application/n-triples;q=0.7, */*;q=0.1";

/// How whole catalogues are fetched: the same for every command that does.
#[derive(Debug, clap::Args)]
pub struct Fetching {
    /// Fetch also from addresses in closed networks and on this machine
    #[arg(long)]
    pub allow_private: bool,
    /// The longest wait for an answer
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = SpanOfTime::up_to_an_hour)]
    pub timeout: SpanOfTime,
}

/// Whether this is an address, and no path.
pub(super) fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    })
}

/// How catalogues are fetched.
pub(super) fn way(fetching: &Fetching, terminal: &mut Terminal) -> Result<Download, Failure> {
    Ok(Download {
        allow_private: fetching.allow_private,
        proxies: proxies::hosts(fetching.allow_private, terminal)?,
        accept: WELCOME.to_owned(),
        limit: MOST_OF_ONE,
        timeout: fetching.timeout.0,
        ..Download::default()
    })
}

/// The catalogue at an address, and its syntax.
pub(super) fn catalog(
    address: &str,
    way: &Download,
    terminal: &Terminal,
) -> Result<(Downloaded, RdfFormat), Failure> {
    let fetched = file(address, way, terminal)?;
    let syntax = syntax(&fetched);
    Ok((fetched, syntax))
}

/// The file at an address, unless it is a page for people.
pub(super) fn file(
    address: &str,
    way: &Download,
    terminal: &Terminal,
) -> Result<Downloaded, Failure> {
    let lang = terminal.lang;
    let fetched = download(address, way).map_err(|error| {
        let why = error.words(lang);
        let hint = if matches!(&error.why, crate::links::NoFile::Fault(crate::links::Fault::Refused(..))) {
            say!(lang, sv: "; --allow-private tillåter det", en: "; --allow-private allows it")
        } else {
            String::new()
        };
        Failure::new(say!(lang, sv: "kan inte hämta {address}: {why}{hint}", en: "cannot fetch {address}: {why}{hint}"))
    })?;
    if matches!(
        fetched.content_type.as_deref(),
        Some("text/html" | "application/xhtml+xml")
    ) {
        return Err(Failure::new(say!(
            lang,
            sv: "{address} är en webbsida, ingen katalog i RDF",
            en: "{address} is a web page, no catalogue in RDF"
        )));
    }
    if fetched.body.iter().all(u8::is_ascii_whitespace) {
        return Err(Failure::new(say!(
            lang,
            sv: "{address} ger en tom fil",
            en: "{address} gives an empty file"
        )));
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
