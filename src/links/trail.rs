//! The way that redirects lead, from one address to the next.

use super::{Answer, address};
use serde::{Deserialize, Serialize};
use url::Url;

/// More redirects than these are not followed.
const MOST_HOPS: usize = 10;

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// From where.
    pub from: Url,
    /// The status that said so.
    pub status: u16,
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
        let next =
            target_of(&self.url, location).ok_or_else(|| Astray::NoTarget(location.to_owned()))?;
        let from = std::mem::replace(&mut self.url, next);
        let status = redirect.status;
        self.hops.push(Hop { from, status });
        if self.hops.iter().any(|hop| hop.from == self.url) {
            Err(Astray::Loop)
        } else if self.hops.len() >= MOST_HOPS {
            Err(Astray::TooLong)
        } else {
            Ok(())
        }
    }
}

/// The address a redirect points to.
fn target_of(from: &Url, location: &str) -> Option<Url> {
    let mut url = from.join(location.trim()).ok()?;
    let is_target =
        !location.trim().is_empty() && matches!(url.scheme(), "http" | "https") && url.has_host();
    address::bare(&mut url);
    is_target.then_some(url)
}
