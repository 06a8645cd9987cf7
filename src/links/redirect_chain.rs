//! The chain of redirects from a URL, one hop at a time.

use super::{Response, address};
use serde::{Deserialize, Serialize};
use url::Url;

/// Redirects that are followed at most.
pub(super) const MAX_REDIRECTS: usize = 10;
/// Longer URLs are refused; browsers and servers refuse them too.
pub(super) const LONGEST: usize = 16 << 10;

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop {
    /// The redirecting URL.
    pub from: Url,
    /// Status code of the redirect.
    pub status: u16,
    /// Fragment of the target, which is not requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fragment: Option<String>,
    /// Whether CORS keeps a page of the portal from following it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// Why a redirect chain has no final response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RedirectError {
    /// Redirect loop.
    Loop,
    /// A redirect loop, or too many redirects, for those who keep no cookies.
    Cookies,
    /// Too many redirects.
    TooLong,
    /// `Location` is missing, or not a URL of http or https.
    #[serde(rename = "NoTarget")]
    InvalidLocation(String),
}

/// The redirects so far and the current URL.
#[derive(Clone, Debug)]
pub(super) struct RedirectChain {
    /// The redirects so far.
    pub hops: Vec<Hop>,
    /// The current URL.
    pub url: Url,
    /// Whether a redirect came with a cookie, which is not sent back.
    has_cookies: bool,
}

impl RedirectChain {
    pub(super) fn from(url: &Url) -> Self {
        Self {
            hops: Vec::new(),
            url: url.clone(),
            has_cookies: false,
        }
    }

    /// Takes one redirect.
    pub(super) fn follow(&mut self, redirect: &Response) -> Result<(), RedirectError> {
        let location = redirect.location.as_deref().unwrap_or_default();
        let mut next = target_of(&self.url, location)
            .ok_or_else(|| RedirectError::InvalidLocation(address::shown(location)))?;
        let fragment = next.fragment().map(str::to_owned);
        address::bare(&mut next);
        self.has_cookies |= redirect.sets_cookie;
        if self.hops.len() == MAX_REDIRECTS {
            return Err(self.endless(RedirectError::TooLong));
        }
        let from = std::mem::replace(&mut self.url, next);
        self.hops.push(Hop {
            from,
            status: redirect.status,
            fragment,
            closed: !redirect.is_open_to_portal(),
        });
        if self.hops.iter().any(|hop| hop.from == self.url) {
            Err(self.endless(RedirectError::Loop))
        } else {
            Ok(())
        }
    }

    /// Why redirects do not end: a browser, which sends cookies back, may well come to the end of these.
    fn endless(&self, otherwise: RedirectError) -> RedirectError {
        if self.has_cookies {
            RedirectError::Cookies
        } else {
            otherwise
        }
    }
}

/// The target of `Location`, resolved against the current URL.
fn target_of(from: &Url, location: &str) -> Option<Url> {
    let location = location.trim();
    if location.is_empty() || location.len() > LONGEST {
        return None;
    }
    let url = from.join(location).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(location: &str) -> (Result<(), RedirectError>, RedirectChain) {
        let mut chain = RedirectChain::from(&Url::parse("https://a.se/x/y?z").expect("URL"));
        let answer = Response {
            status: 302,
            location: Some(location.to_owned()),
            ..Response::default()
        };
        (chain.follow(&answer), chain)
    }

    #[test]
    fn redirects_lead_where_they_point() {
        for (location, url, fragment) in [
            ("../b", "https://a.se/b", None),
            ("//b.se/c", "https://b.se/c", None),
            ("/b#del", "https://a.se/b", Some("del")),
            ("https://anna:hemligt@b.se/", "https://b.se/", None),
        ] {
            let (result, chain) = led(location);
            assert_eq!(result, Ok(()), "{location}");
            assert_eq!(chain.url.as_str(), url);
            assert_eq!(chain.hops[0].fragment.as_deref(), fragment);
        }
    }

    #[test]
    fn what_is_no_target_is_shown_without_secrets_and_never_at_length() {
        for (location, shown) in [
            ("  ", ""),
            ("ftp://anna:hemligt@b.se/", "ftp://anna:•••@b.se/"),
            ("file:///x\u{9b}31m", "file:///x31m"),
        ] {
            assert_eq!(
                led(location).0,
                Err(RedirectError::InvalidLocation(shown.to_owned()))
            );
        }
        let Err(RedirectError::InvalidLocation(shown)) = led(&"a".repeat(100_000)).0 else {
            panic!("too long");
        };
        assert!(shown.len() < 500, "{shown}");
    }

    #[test]
    fn a_loop_of_one_who_keeps_no_cookies_is_another_thing() {
        for (sets_cookie, why) in [(true, RedirectError::Cookies), (false, RedirectError::Loop)] {
            let mut chain = RedirectChain::from(&Url::parse("https://a.se/x").expect("URL"));
            let led = chain.follow(&Response {
                status: 302,
                location: Some("/x".to_owned()),
                sets_cookie,
                ..Response::default()
            });
            assert_eq!(led, Err(why));
        }
    }

    #[test]
    fn ten_redirects_are_followed_and_no_more() {
        let mut chain = RedirectChain::from(&Url::parse("https://a.se/0").expect("URL"));
        let results: Vec<_> = (1..=11)
            .map(|n| {
                chain.follow(&Response {
                    status: 302,
                    location: Some(format!("/{n}")),
                    ..Response::default()
                })
            })
            .collect();
        assert!(results[..10].iter().all(Result::is_ok));
        assert_eq!(results[10], Err(RedirectError::TooLong));
        assert_eq!(chain.hops.len(), 10);
    }
}
