//! From an address to its outcome: HEAD, then GET, along every redirect.

use super::content;
use super::service;
use super::way::{Way, alike, follow, secure_twin};
use super::{
    Ask, Astray, End, Fault, Fetch, Link, Method, Outcome, Polite, Role, Service, Use, Want,
};
use std::time::Instant;

/// How much of a body tells what it is.
const START: usize = 8 << 10;
/// How much of a description is read.
const WHOLE: usize = 4 << 20;

/// How addresses are visited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visit {
    /// Whether machines that only we can reach may be asked.
    pub allow_private: bool,
}

/// Visits one address. Where `known` is what came of it earlier, only what has changed since need come.
pub async fn visit<F: Fetch>(
    fetch: &Polite<F>,
    link: &Link,
    known: Option<&Outcome>,
    how: Visit,
) -> Outcome {
    let start = Instant::now();
    let ask = first_ask(link);
    let head = follow(fetch, &ask, known, how).await;
    if let Some(known) = known.filter(|_| head.unchanged) {
        return Outcome {
            hops: head.trail.hops,
            attempts: head.attempts,
            elapsed: start.elapsed(),
            ..known.clone()
        };
    }
    let head_status = head.status();
    let mut attempts = head.attempts;
    let (mut way, method, head_status) = match get_instead(&head, link) {
        None => (head, ask.method, None),
        Some(limit) => {
            let get = Ask {
                method: Method::Get(limit),
                part: true,
                ..ask.clone()
            };
            let mut way = follow(fetch, &get, None, how).await;
            attempts += way.attempts;
            // A server that cannot give a part may give the whole.
            if way.status() == Some(416) {
                way = follow(fetch, &Ask { part: false, ..get }, None, how).await;
                attempts += way.attempts;
            }
            (way, Method::Get(limit), head_status)
        }
    };
    // Some give a page whatever is asked for, unless a parameter says otherwise.
    if let Some(url) = service::as_json(link, &way) {
        let again = follow(fetch, &Ask { url, ..ask.clone() }, None, how).await;
        attempts += again.attempts;
        if service::is_landing_page(&again) {
            way = again;
        }
    }
    let https_alike = match secure_twin(&way, &link.url) {
        Some(twin) => {
            let other = Ask {
                url: twin,
                method: light(ask.method),
                ..ask
            };
            let other = follow(fetch, &other, None, how).await;
            attempts += other.attempts;
            alike(&way, &other)
        }
        None => false,
    };
    let end = match way.end {
        End::Answer(mut answer) => {
            content::look(&mut answer, link);
            End::Answer(answer)
        }
        other => other,
    };
    let mut outcome = Outcome {
        hops: way.trail.hops,
        url: way.trail.url,
        end,
        method,
        head_status,
        attempts,
        https_alike,
        elapsed: start.elapsed(),
    };
    outcome.hide(|text| fetch.hidden(text));
    outcome
}

/// The same without fetching a file twice.
fn light(method: Method) -> Method {
    match method {
        Method::Whole(_) => Method::Head,
        Method::Head | Method::Get(_) => method,
    }
}

/// How much to ask for by GET afterwards, where what HEAD gave is no certain answer.
fn get_instead(head: &Way, link: &Link) -> Option<usize> {
    // What is in it was asked for at once.
    if link.want >= Want::Capabilities || !link.digests.is_empty() {
        return None;
    }
    match &head.end {
        // What has no body by its status may have one all the same.
        End::Answer(answer) if content::is_without_body(answer.status) => Some(START),
        End::Answer(answer) if answer.is_good() => match link.want {
            Want::Start => content::is_doubtful(answer, link).then_some(START),
            Want::Reach | Want::Capabilities | Want::Whole => None,
        },
        // Many servers answer HEAD with something else than GET; only what asks for patience was asked enough.
        End::Answer(answer) if answer.status == 429 => None,
        // Some hang up, or never answer, when they do not know the method.
        End::Answer(_)
        | End::Astray(Astray::NoTarget(_))
        | End::Fault(Fault::Broken | Fault::Timeout | Fault::Other(_)) => Some(START),
        End::Fault(_) | End::Astray(_) => None,
    }
}

/// The first request for an address.
fn first_ask(link: &Link) -> Ask {
    let is_ogc_api = |of: &Use| of.role == Role::Service(Service::OgcApi);
    let json = link.uses.iter().any(is_ogc_api);
    Ask {
        url: link.url.clone(),
        method: match link.want {
            Want::Whole if !link.digests.is_empty() => Method::Whole(WHOLE),
            _ if !link.digests.is_empty() => Method::Whole(START),
            Want::Whole => Method::Get(WHOLE),
            Want::Capabilities => Method::Get(START),
            Want::Start | Want::Reach => Method::Head,
        },
        part: false,
        accept: if json {
            "application/json, */*;q=0.1"
        } else {
            "*/*"
        },
        as_portal: link.uses.iter().any(|of| of.role == Role::Description),
        digests: link.digests.clone(),
        unless: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, Bench, Pace, Promise, Refusal, judge};
    use super::*;
    use std::sync::Mutex;
    use std::time::Duration;
    use url::Url;

    /// Answers by address: a status, or a status and where to.
    struct Script(
        &'static [(&'static str, u16, &'static str)],
        Mutex<Vec<String>>,
    );

    impl Fetch for Script {
        async fn fetch(&self, ask: &Ask) -> Result<Answer, Fault> {
            let asked = format!("{} {}", ask.method.as_str(), ask.url);
            let found = self.0.iter().find(|(url, ..)| *url == ask.url.as_str());
            self.1.lock().expect("asked").push(asked);
            let (_, status, location) = found.ok_or(Fault::UnknownHost)?;
            Ok(Answer {
                status: *status,
                location: (!location.is_empty()).then(|| (*location).to_owned()),
                content_type: Some("text/html".to_owned()),
                ..Answer::default()
            })
        }
    }

    /// What comes of an address, the rules that are broken, and what was asked.
    async fn visited(
        url: &str,
        script: &'static [(&'static str, u16, &'static str)],
    ) -> (Outcome, Vec<&'static str>, Vec<String>) {
        let link = Link {
            url: Url::parse(url).expect("URL"),
            want: Want::Reach,
            digests: Vec::new(),
            uses: vec![Use {
                subject: "https://a.example/d".to_owned(),
                class: Some("Dataset"),
                property: "http://xmlns.com/foaf/0.1/page".to_owned(),
                value: url.to_owned(),
                span: None,
                shared: false,
                role: Role::Page,
                promise: Promise::default(),
            }],
        };
        let pace = Pace::default();
        let fetch = Polite::new(Script(script, Mutex::default()), pace);
        let outcome = visit(&fetch, &link, None, Visit::default()).await;
        let bench = Bench {
            timeout: Duration::from_secs(1),
            accepted: &[],
        };
        let (_, found) = judge(&link, &outcome, bench);
        let rules = found.iter().map(|finding| finding.rule.id).collect();
        let asked = fetch.inner().1.lock().expect("asked").clone();
        (outcome, rules, asked)
    }

    #[tokio::test(start_paused = true)]
    async fn a_redirect_into_a_closed_network_is_not_followed() {
        for target in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "//0x7f.1/",
            "http://[::ffff:127.0.0.1]/",
            "http://localhost:8080/",
        ] {
            let script = Box::leak(Box::new([("https://a.se/", 302, target)]));
            let (outcome, rules, asked) = visited("https://a.se/", script).await;
            assert!(
                matches!(
                    outcome.end,
                    End::Fault(Fault::Refused(Refusal::Loopback, None))
                ),
                "{target}: {outcome:?}"
            );
            assert_eq!(rules, ["links/private"]);
            assert_eq!(asked, ["HEAD https://a.se/"]);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_https_gives_alike_is_better_written_so() {
        let both = &[("http://a.se/x", 200, ""), ("https://a.se/x", 200, "")];
        let (_, rules, _) = visited("http://a.se/x", both).await;
        assert_eq!(rules, ["links/insecure"]);
        let plain = &[("http://a.se/x", 200, "")];
        let (_, rules, asked) = visited("http://a.se/x", plain).await;
        assert_eq!(rules, Vec::<&str>::new());
        assert_eq!(asked, ["HEAD http://a.se/x", "HEAD https://a.se/x"]);
        // It leads back, so nothing is gained.
        let back = &[
            ("http://a.se/x", 200, ""),
            ("https://a.se/x", 302, "http://a.se/x"),
        ];
        assert_eq!(visited("http://a.se/x", back).await.1, Vec::<&str>::new());
    }

    #[tokio::test(start_paused = true)]
    async fn names_and_passwords_go_nowhere() {
        let script = &[
            ("https://a.se/", 302, "https://user:secret@b.se/#part"),
            ("https://b.se/", 200, ""),
        ];
        let (outcome, _, asked) = visited("https://a.se/", script).await;
        assert_eq!(asked, ["HEAD https://a.se/", "HEAD https://b.se/"]);
        assert_eq!(outcome.hops.len(), 1);
    }
}
