//! Checks one link: HEAD, then GET where HEAD is inconclusive, following redirects.

use super::content;
use super::redirects::{Redirects, alike, follow, https_variant};
use super::service;
use super::{
    BodyNeeded, End, Fetch, FetchError, Link, Method, Outcome, RateLimited, RedirectError, Request,
    Role, Service, Use, VisitOptions,
};
use tokio::time::Instant;

/// Bytes read for content sniffing.
const START: usize = 8 << 10;
/// Bytes read of an API description.
const WHOLE: usize = 4 << 20;

/// Checks one link. With a cached outcome in `known` the request is conditional (`If-None-Match`, `If-Modified-Since`).
pub async fn visit<F: Fetch>(
    fetch: &RateLimited<F>,
    link: &Link,
    known: Option<&Outcome>,
    how: VisitOptions,
) -> Outcome {
    let start = Instant::now();
    let ask = first_ask(link);
    let head = follow(fetch, &ask, known, how).await;
    if let Some(known) = known.filter(|_| head.unchanged) {
        return Outcome {
            hops: head.chain.hops,
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
            let get = Request {
                method: Method::Get(limit),
                part: true,
                ..ask.clone()
            };
            let mut way = follow(fetch, &get, None, how).await;
            attempts += way.attempts;
            // 416 Range Not Satisfiable: again without `Range`.
            if way.status() == Some(416) {
                way = follow(fetch, &Request { part: false, ..get }, None, how).await;
                attempts += way.attempts;
            }
            (way, Method::Get(limit), head_status)
        }
    };
    // Some servers ignore `Accept` and give HTML, unless a query parameter asks for JSON.
    if let Some(url) = service::as_json(link, &way) {
        let again = follow(fetch, &Request { url, ..ask.clone() }, None, how).await;
        attempts += again.attempts;
        if service::is_landing_page(&again) {
            way = again;
        }
    }
    let https_alike = match https_variant(&way, &link.url) {
        Some(twin) => {
            let other = Request {
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
        End::Response(mut answer) => {
            content::look(&mut answer, link);
            End::Response(answer)
        }
        other => other,
    };
    let mut outcome = Outcome {
        hops: way.chain.hops,
        url: way.chain.url,
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

/// HEAD in place of a second download.
fn light(method: Method) -> Method {
    match method {
        Method::Whole(_) => Method::Head,
        Method::Head | Method::Get(_) => method,
    }
}

/// How many bytes to GET after an inconclusive HEAD; none when HEAD was enough.
fn get_instead(head: &Redirects, link: &Link) -> Option<usize> {
    // The first request was a GET already.
    if link.want >= BodyNeeded::Capabilities || !link.digests.is_empty() {
        return None;
    }
    match &head.end {
        // GET may have a body where HEAD said 204, and be ready where HEAD said 202.
        End::Response(answer) if content::is_without_body(answer.status) => Some(START),
        End::Response(answer) if answer.status == 202 => Some(START),
        End::Response(answer) if answer.is_good() => match link.want {
            BodyNeeded::Start => content::is_doubtful(answer, link).then_some(START),
            // A page may say that there is none, in words only.
            BodyNeeded::Reach => is_page(answer, link).then_some(START),
            BodyNeeded::Capabilities | BodyNeeded::Whole => None,
        },
        // Many servers handle HEAD differently from GET; after 429 no further request is made.
        End::Response(answer) if answer.status == 429 => None,
        // Some servers close the connection or hang on an unknown method.
        End::Response(_)
        | End::Redirect(RedirectError::InvalidLocation(_))
        | End::Error(FetchError::Broken | FetchError::Timeout | FetchError::Other(_)) => {
            Some(START)
        }
        End::Error(_) | End::Redirect(_) => None,
    }
}

/// Whether an answer is a page that people read.
fn is_page(answer: &super::Response, link: &Link) -> bool {
    let is_html = answer.content_type.as_deref() == Some("text/html");
    is_html && link.uses.iter().any(|of| of.role == Role::Page)
}

/// The first request for a link.
fn first_ask(link: &Link) -> Request {
    let is_ogc_api = |of: &Use| of.role == Role::Service(Service::OgcApi);
    let json = link.uses.iter().any(is_ogc_api);
    Request {
        url: link.url.clone(),
        method: match link.want {
            BodyNeeded::Whole if !link.digests.is_empty() => Method::Whole(WHOLE),
            _ if !link.digests.is_empty() => Method::Whole(START),
            BodyNeeded::Whole => Method::Get(WHOLE),
            BodyNeeded::Capabilities => Method::Get(START),
            BodyNeeded::Start | BodyNeeded::Reach => Method::Head,
        },
        part: false,
        accept: if json {
            "application/json, */*;q=0.1"
        } else {
            "*/*"
        },
        as_portal: link.uses.iter().any(|of| of.role == Role::Description),
        digests: link.digests.clone(),
        if_changed: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Declared, JudgeOptions, RateLimits, Refusal, Response, judge};
    use super::*;
    use std::sync::Mutex;
    use std::time::Duration;
    use url::Url;

    /// Responses by URL: status and `Location`.
    struct Script(
        &'static [(&'static str, u16, &'static str)],
        Mutex<Vec<String>>,
    );

    impl Fetch for Script {
        async fn fetch(&self, ask: &Request) -> Result<Response, FetchError> {
            let asked = format!("{} {}", ask.method.as_str(), ask.url);
            let found = self.0.iter().find(|(url, ..)| *url == ask.url.as_str());
            self.1.lock().expect("asked").push(asked);
            let (_, status, location) = found.ok_or(FetchError::UnknownHost)?;
            Ok(Response {
                status: *status,
                location: (!location.is_empty()).then(|| (*location).to_owned()),
                // A page would be read with GET too.
                content_type: Some("text/plain".to_owned()),
                ..Response::default()
            })
        }
    }

    /// Outcome, rule ids of the findings, and requests made.
    async fn visited(
        url: &str,
        script: &'static [(&'static str, u16, &'static str)],
    ) -> (Outcome, Vec<&'static str>, Vec<String>) {
        let link = Link {
            url: Url::parse(url).expect("URL"),
            want: BodyNeeded::Reach,
            digests: Vec::new(),
            uses: vec![Use {
                subject: "https://a.example/d".to_owned(),
                class: Some("Dataset"),
                property: "http://xmlns.com/foaf/0.1/page".to_owned(),
                value: url.to_owned(),
                span: None,
                shared: false,
                role: Role::Page,
                promise: Declared::default(),
            }],
        };
        let pace = RateLimits::default();
        let fetch = RateLimited::new(Script(script, Mutex::default()), pace);
        let outcome = visit(&fetch, &link, None, VisitOptions::default()).await;
        let options = JudgeOptions {
            timeout: Duration::from_secs(1),
            accepted: &[],
        };
        let (_, found) = judge(&link, &outcome, options);
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
                    End::Error(FetchError::Refused(Refusal::Loopback, None))
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
        // https redirects back to http: no finding.
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
