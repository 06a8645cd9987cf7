//! The way that redirects lead, from one address to the next.

use super::{Answer, address};
use serde::{Deserialize, Serialize};
use url::Url;

/// More redirects than these are not followed.
pub(super) const MOST_HOPS: usize = 10;
/// No browser and no server takes a longer address.
pub(super) const LONGEST: usize = 16 << 10;

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hop {
    /// From where.
    pub from: Url,
    /// The status that said so.
    pub status: u16,
    /// The part of the page it points to, which is not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fragment: Option<String>,
    /// Whether a page of the portal may not follow it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// Why a way has no end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Astray {
    /// It led back to where it came from.
    Loop,
    /// It did not end.
    TooLong,
    /// A redirect did not say where to, or to something that is no address.
    NoTarget(String),
}

/// How far a way has come.
#[derive(Clone, Debug)]
pub(super) struct Trail {
    /// The redirects so far.
    pub hops: Vec<Hop>,
    /// Where it is now.
    pub url: Url,
}

impl Trail {
    pub(super) fn from(url: &Url) -> Self {
        Self {
            hops: Vec::new(),
            url: url.clone(),
        }
    }

    /// Goes where a redirect points.
    pub(super) fn follow(&mut self, redirect: &Answer) -> Result<(), Astray> {
        let location = redirect.location.as_deref().unwrap_or_default();
        let mut next = target_of(&self.url, location)
            .ok_or_else(|| Astray::NoTarget(address::shown(location)))?;
        let fragment = next.fragment().map(str::to_owned);
        address::bare(&mut next);
        if self.hops.len() == MOST_HOPS {
            return Err(Astray::TooLong);
        }
        let from = std::mem::replace(&mut self.url, next);
        self.hops.push(Hop {
            from,
            status: redirect.status,
            fragment,
            closed: !redirect.is_open_to_portal(),
        });
        if self.hops.iter().any(|hop| hop.from == self.url) {
            Err(Astray::Loop)
        } else {
            Ok(())
        }
    }
}

/// The address a redirect points to, with its fragment.
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

    fn led(location: &str) -> (Result<(), Astray>, Trail) {
        let mut trail = Trail::from(&Url::parse("https://a.se/x/y?z").expect("URL"));
        let answer = Answer {
            status: 302,
            location: Some(location.to_owned()),
            ..Answer::default()
        };
        (trail.follow(&answer), trail)
    }

    #[test]
    fn redirects_lead_where_they_point() {
        for (location, url, fragment) in [
            ("../b", "https://a.se/b", None),
            ("//b.se/c", "https://b.se/c", None),
            ("/b#del", "https://a.se/b", Some("del")),
            ("https://anna:hemligt@b.se/", "https://b.se/", None),
        ] {
            let (result, trail) = led(location);
            assert_eq!(result, Ok(()), "{location}");
            assert_eq!(trail.url.as_str(), url);
            assert_eq!(trail.hops[0].fragment.as_deref(), fragment);
        }
    }

    #[test]
    fn what_is_no_target_is_shown_without_secrets_and_never_at_length() {
        for (location, shown) in [
            ("  ", ""),
            ("ftp://anna:hemligt@b.se/", "ftp://anna:•••@b.se/"),
            ("file:///x\u{9b}31m", "file:///x31m"),
        ] {
            assert_eq!(led(location).0, Err(Astray::NoTarget(shown.to_owned())));
        }
        let Err(Astray::NoTarget(shown)) = led(&"a".repeat(100_000)).0 else {
            panic!("too long");
        };
        assert!(shown.len() < 500, "{shown}");
    }

    #[test]
    fn ten_redirects_are_followed_and_no_more() {
        let mut trail = Trail::from(&Url::parse("https://a.se/0").expect("URL"));
        let results: Vec<_> = (1..=11)
            .map(|n| {
                trail.follow(&Answer {
                    status: 302,
                    location: Some(format!("/{n}")),
                    ..Answer::default()
                })
            })
            .collect();
        assert!(results[..10].iter().all(Result::is_ok));
        assert_eq!(results[10], Err(Astray::TooLong));
        assert_eq!(trail.hops.len(), 10);
    }
}
