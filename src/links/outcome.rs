//! What comes of an address: the way, its end, and how that was reached.

use super::{Answer, Astray, Fault, Hop, Method, Refusal, Stamp, refuses};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use url::Url;

/// What came of an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The redirects that led to the end.
    pub hops: Vec<Hop>,
    /// The address at the end.
    pub url: Url,
    /// What was there.
    pub end: End,
    /// How the end was reached.
    pub method: Method,
    /// How the end answered to HEAD, where it was asked in another way too.
    pub head_status: Option<u16>,
    /// How many requests there were.
    pub attempts: u32,
    /// Whether `https` answers alike where `http` was asked.
    pub https_alike: bool,
    /// How long it took.
    pub elapsed: Duration,
}

impl Outcome {
    /// What comes of an address that is not to be asked: nothing is.
    pub fn refused(url: &Url, refusal: Refusal) -> Self {
        Self {
            hops: Vec::new(),
            url: url.clone(),
            end: End::Fault(Fault::Refused(refusal, None)),
            method: Method::Head,
            head_status: None,
            attempts: 0,
            https_alike: false,
            elapsed: Duration::ZERO,
        }
    }

    /// Every address that was asked, from the first to the last.
    pub fn stations(&self) -> impl Iterator<Item = &Url> {
        self.hops.iter().map(|hop| &hop.from).chain([&self.url])
    }

    /// Whether none of the addresses on the way is one that tells of itself that it is not to be asked.
    pub fn is_open(&self) -> bool {
        self.stations().all(|url| refuses(url).is_none())
    }

    /// Hides in all addresses what `hidden` finds there, so that it is neither shown nor kept.
    pub(super) fn hide(&mut self, hidden: impl Fn(&str) -> Option<String>) {
        let hops = self.hops.iter_mut().map(|hop| &mut hop.from);
        for url in hops.chain([&mut self.url]) {
            if let Some(hidden) = hidden(url.as_str()).and_then(|text| Url::parse(&text).ok()) {
                *url = hidden;
            }
        }
        let fragments = self.hops.iter_mut().filter_map(|hop| hop.fragment.as_mut());
        let target = match &mut self.end {
            End::Astray(Astray::NoTarget(target)) => Some(target),
            End::Answer(answer) => answer.location.as_mut(),
            End::Fault(_) | End::Astray(_) => None,
        };
        for text in fragments.chain(target) {
            if let Some(hidden) = hidden(text) {
                *text = hidden;
            }
        }
    }

    /// The answer at the end, if there was one.
    pub fn answer(&self) -> Option<&Answer> {
        match &self.end {
            End::Answer(answer) => Some(answer),
            End::Fault(_) | End::Astray(_) => None,
        }
    }

    /// The state of what was there, when it was good and the server tells one state from another.
    pub fn stamp(&self) -> Option<&Stamp> {
        let good = |answer: &&Answer| answer.is_good() && answer.wall.is_none();
        let answer = self.answer().filter(good)?;
        (answer.stamp != Stamp::default()).then_some(&answer.stamp)
    }
}

/// What was at the end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum End {
    /// An answer.
    Answer(Box<Answer>),
    /// No answer.
    Fault(Fault),
    /// None: the way did not come to one.
    Astray(Astray),
}
