//! Along every redirect to an end, each address judged before it is asked; and whether two ways lead to the same.

use super::trail::Trail;
use super::{Ask, Astray, End, Fault, Fetch, Outcome, Polite, Stamp, Visit, refuses};
use url::Url;

/// One way from an address to an answer.
pub(super) struct Way {
    /// The redirects, and where they led.
    pub trail: Trail,
    /// What was there.
    pub end: End,
    /// Whether there is at the end what was there before.
    pub unchanged: bool,
    /// How many requests there were.
    pub attempts: u32,
}

impl Way {
    /// The status at the end.
    pub(super) fn status(&self) -> Option<u16> {
        match &self.end {
            End::Answer(answer) => Some(answer.status),
            End::Fault(_) | End::Astray(_) => None,
        }
    }
}

/// Goes along all redirects. Every address is judged before it is asked.
pub(super) async fn follow<F: Fetch>(
    fetch: &Polite<F>,
    first: &Ask,
    known: Option<&Outcome>,
    how: Visit,
) -> Way {
    let mut way = Way {
        trail: Trail::from(&first.url),
        end: End::Astray(Astray::TooLong),
        unchanged: false,
        attempts: 0,
    };
    loop {
        if let Some(refusal) = refuses(&way.trail.url).filter(|_| !how.allow_private) {
            way.end = End::Fault(Fault::Refused(refusal, None));
            return way;
        }
        let ask = Ask {
            url: way.trail.url.clone(),
            unless: unless(known, &way.trail.url),
            ..first.clone()
        };
        let (result, attempts) = fetch.ask(&ask).await;
        way.attempts += attempts;
        let answer = match result {
            Ok(answer) => answer,
            Err(fault) => {
                way.end = End::Fault(fault);
                return way;
            }
        };
        if !answer.is_redirect() {
            way.unchanged = answer.status == 304 && ask.unless.is_some();
            way.end = End::Answer(Box::new(answer));
            return way;
        }
        if let Err(astray) = way.trail.follow(&answer) {
            way.end = End::Astray(astray);
            return way;
        }
    }
}

/// The state that is known of an address, when it is one to compare with.
fn unless(known: Option<&Outcome>, url: &Url) -> Option<Stamp> {
    let known = known.filter(|known| known.url == *url)?;
    known.stamp().cloned()
}

/// The same address over https, where http was asked and answered, and did not lead there by itself.
pub(super) fn secure_twin(way: &Way, url: &Url) -> Option<Url> {
    let good = matches!(&way.end, End::Answer(answer) if answer.is_good());
    let is_plain =
        url.scheme() == "http" && way.trail.url.scheme() == "http" && url.port().is_none();
    if !good || !is_plain {
        return None;
    }
    let mut twin = url.clone();
    twin.set_scheme("https").ok()?;
    Some(twin)
}

/// Whether both ways led to the same kind of thing.
pub(super) fn alike(plain: &Way, secure: &Way) -> bool {
    let (End::Answer(a), End::Answer(b)) = (&plain.end, &secure.end) else {
        return false;
    };
    let same_length = match (a.length, b.length) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    b.is_good()
        && secure.trail.url.scheme() == "https"
        && a.content_type == b.content_type
        && (same_length || a.content_type.as_deref() == Some("text/html"))
}
