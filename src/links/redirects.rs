//! Follows redirects: each URL is checked against the private-address guard before it is requested.

use super::redirect_chain::RedirectChain;
use super::{
    CacheValidators, End, Fetch, FetchError, Outcome, RateLimited, RedirectError, Request,
    VisitOptions, refuses,
};
use url::Url;

/// A redirect chain and the response at its end.
pub(super) struct Redirects {
    /// The redirects so far and the current URL.
    pub chain: RedirectChain,
    /// The final response, or why there is none.
    pub end: End,
    /// Whether the server answered 304 Not Modified.
    pub unchanged: bool,
    /// Number of requests, retries included.
    pub attempts: u32,
}

impl Redirects {
    /// Status code of the final response.
    pub(super) fn status(&self) -> Option<u16> {
        match &self.end {
            End::Response(answer) => Some(answer.status),
            End::Error(_) | End::Redirect(_) => None,
        }
    }
}

/// Sends the request and follows every redirect. The guard checks each URL first.
pub(super) async fn follow<F: Fetch>(
    fetch: &RateLimited<F>,
    first: &Request,
    known: Option<&Outcome>,
    how: VisitOptions,
) -> Redirects {
    let mut way = Redirects {
        chain: RedirectChain::from(&first.url),
        end: End::Redirect(RedirectError::TooLong),
        unchanged: false,
        attempts: 0,
    };
    loop {
        if let Some(refusal) = refuses(&way.chain.url).filter(|_| !how.allow_private) {
            way.end = End::Error(FetchError::Refused(refusal, None));
            return way;
        }
        let ask = Request {
            url: way.chain.url.clone(),
            if_changed: if_changed(known, &way.chain.url),
            ..first.clone()
        };
        let (result, attempts) = fetch.send_request(&ask).await;
        way.attempts += attempts;
        let answer = match result {
            Ok(answer) => answer,
            Err(fault) => {
                way.end = End::Error(fault);
                return way;
            }
        };
        if !answer.is_redirect() {
            way.unchanged = answer.status == 304 && ask.if_changed.is_some();
            way.end = End::Response(Box::new(answer));
            return way;
        }
        if let Err(astray) = way.chain.follow(&answer) {
            way.end = End::Redirect(astray);
            return way;
        }
    }
}

/// The cache validators for a conditional request, when they belong to this URL.
fn if_changed(known: Option<&Outcome>, url: &Url) -> Option<CacheValidators> {
    let known = known.filter(|known| known.url == *url)?;
    known.stamp().cloned()
}

/// The same URL over https, where http succeeded and did not redirect there.
pub(super) fn https_variant(way: &Redirects, url: &Url) -> Option<Url> {
    let good = matches!(&way.end, End::Response(answer) if answer.is_good());
    let is_plain =
        url.scheme() == "http" && way.chain.url.scheme() == "http" && url.port().is_none();
    if !good || !is_plain {
        return None;
    }
    let mut twin = url.clone();
    twin.set_scheme("https").ok()?;
    Some(twin)
}

/// Whether both responses have the same media type and length.
pub(super) fn alike(plain: &Redirects, secure: &Redirects) -> bool {
    let (End::Response(a), End::Response(b)) = (&plain.end, &secure.end) else {
        return false;
    };
    let same_length = match (a.length, b.length) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    b.is_good()
        && secure.chain.url.scheme() == "https"
        && a.content_type == b.content_type
        && (same_length || a.content_type.as_deref() == Some("text/html"))
}
