//! The result of checking one URL: redirects, final response or error, attempts.

use super::{CacheValidators, FetchError, Hop, Method, RedirectError, Refusal, Response, refuses};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// The result of checking one URL.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The redirects that were followed.
    pub hops: Vec<Hop>,
    /// The final URL.
    pub url: Url,
    /// The final response, or why there is none.
    pub end: End,
    /// The method of the last request.
    pub method: Method,
    /// Status code of HEAD, where GET followed.
    pub head_status: Option<u16>,
    /// Number of requests, retries included.
    pub attempts: u32,
    /// Whether `https` gives the same content as the `http` URL.
    pub https_alike: bool,
    /// Time taken, waits included.
    pub elapsed: Duration,
}

impl Outcome {
    /// The outcome of a URL that the guard refuses: nothing is requested.
    pub fn refused(url: &Url, refusal: Refusal) -> Self {
        Self {
            hops: Vec::new(),
            url: url.clone(),
            end: End::Error(FetchError::Refused(refusal, None)),
            method: Method::Head,
            head_status: None,
            attempts: 0,
            https_alike: false,
            elapsed: Duration::ZERO,
        }
    }

    /// Every URL of the redirect chain, the final one included.
    pub fn stations(&self) -> impl Iterator<Item = &Url> {
        self.hops.iter().map(|hop| &hop.from).chain([&self.url])
    }

    /// Whether no URL of the redirect chain is private by its literal host.
    pub fn is_open(&self) -> bool {
        self.stations().all(|url| refuses(url).is_none())
    }

    /// Redacts secrets in all URLs, so that they are neither shown nor cached.
    pub(super) fn hide(&mut self, hidden: impl Fn(&str) -> Option<String>) {
        let hops = self.hops.iter_mut().map(|hop| &mut hop.from);
        for url in hops.chain([&mut self.url]) {
            if let Some(hidden) = hidden(url.as_str()).and_then(|text| Url::parse(&text).ok()) {
                *url = hidden;
            }
        }
        let fragments = self.hops.iter_mut().filter_map(|hop| hop.fragment.as_mut());
        let target = match &mut self.end {
            End::Redirect(RedirectError::InvalidLocation(target)) => Some(target),
            End::Response(answer) => answer.location.as_mut(),
            End::Error(_) | End::Redirect(_) => None,
        };
        for text in fragments.chain(target) {
            if let Some(hidden) = hidden(text) {
                *text = hidden;
            }
        }
    }

    /// The final response, if there was one.
    pub fn answer(&self) -> Option<&Response> {
        match &self.end {
            End::Response(answer) => Some(answer),
            End::Error(_) | End::Redirect(_) => None,
        }
    }

    /// The cache validators of a successful response.
    pub fn stamp(&self) -> Option<&CacheValidators> {
        let good = |answer: &&Response| answer.is_good() && answer.wall.is_none();
        let answer = self.answer().filter(good)?;
        (answer.stamp != CacheValidators::default()).then_some(&answer.stamp)
    }
}

/// How a redirect chain ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum End {
    /// A response.
    #[serde(rename = "Answer")]
    Response(Box<Response>),
    /// No response.
    #[serde(rename = "Fault")]
    Error(FetchError),
    /// The redirects did not end.
    #[serde(rename = "Astray")]
    Redirect(RedirectError),
}
