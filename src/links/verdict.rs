//! From an outcome to what is wrong.

mod given;
mod redirects;

use super::address::shown;
use super::{End, FetchError, Link, Outcome, RedirectError, Response, Role, Use, rules, words};
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::message;
use crate::net::secret;
use std::time::Duration;

/// What came of an address, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The response is as declared.
    Ok,
    /// It answers, from another address.
    Moved,
    /// It answers those who may.
    Restricted,
    /// It answers with something else.
    WrongContent,
    /// It does not answer, or with an error.
    Broken,
    /// It could not be found out.
    CannotTell,
    /// Refused by the private-address guard.
    Refused,
    /// There was no time for it.
    Skipped,
    /// Its scheme is not supported, such as FTP.
    NotAsked,
}

impl Verdict {
    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Moved => "moved",
            Self::Restricted => "restricted",
            Self::WrongContent => "wrong-content",
            Self::Broken => "broken",
            Self::CannotTell => "cannot-tell",
            Self::Refused => "refused",
            Self::Skipped => "skipped",
            Self::NotAsked => "not-asked",
        }
    }
}

/// What is judged by.
#[derive(Clone, Copy, Debug)]
pub struct JudgeOptions<'a> {
    /// How long was waited.
    pub timeout: Duration,
    /// Statuses that are good for this host.
    pub accepted: &'a [u16],
}

/// What is wrong with an address.
pub fn judge(link: &Link, outcome: &Outcome, options: JudgeOptions<'_>) -> (Verdict, Vec<Finding>) {
    let case = Case { link, outcome };
    match &outcome.end {
        End::Error(fault) => {
            let (rule, message) = words::of_fetch_error(fault, &outcome.url, options.timeout);
            let verdict = match fault {
                FetchError::Refused(..) => Verdict::Refused,
                FetchError::Lookup(_) | FetchError::Proxy(_) => Verdict::CannotTell,
                _ => Verdict::Broken,
            };
            (verdict, vec![case.finding(rule, case.by_way(message))])
        }
        End::Redirect(astray) => {
            let message = words::of_redirect_error(astray, &outcome.url, outcome.hops.len());
            let (rule, verdict) = match astray {
                RedirectError::Cookies => (&rules::CANNOT_TELL, Verdict::CannotTell),
                _ => (&rules::REDIRECT_LOOP, Verdict::Broken),
            };
            (verdict, vec![case.finding(rule, message)])
        }
        End::Response(answer) if options.accepted.contains(&answer.status) => {
            (Verdict::Ok, Vec::new())
        }
        End::Response(answer) if answer.is_good() && answer.wall.is_none() => case.good(answer),
        End::Response(answer) => case.bad(answer),
    }
}

/// The finding for a URL that cannot be parsed.
pub fn misspelt(of: &Use) -> Finding {
    of_use(&rules::UNREACHABLE, of, words::of_spelling(&of.value))
}

/// The finding for a URL whose scheme is not supported.
pub fn not_asked(of: &Use) -> Finding {
    let scheme = of.value.trim().split(':').next().unwrap_or_default();
    let scheme = scheme.to_ascii_lowercase();
    let message = message!(sv: "adresser som börjar med {scheme}: kontrolleras inte, och webbläsare öppnar dem inte", en: "addresses that begin with {scheme}: are not checked, nor do browsers open them", scheme);
    of_use(&rules::NOT_ASKED, of, message)
}

/// A finding about one use alone.
fn of_use(rule: &'static RuleMeta, of: &Use, message: Message) -> Finding {
    let value = secret::redact(&of.value).unwrap_or_else(|| of.value.clone());
    let mut finding = Finding::new(rule, of_value(&value, message))
        .at(of.span)
        .subject(&of.subject)
        .value(&value)
        .by_value()
        .help(&rule.fix);
    finding.class = of.class;
    finding.property = (!of.property.is_empty()).then(|| of.property.as_str().into());
    finding
}

/// A message that opens with the address it is about.
fn of_value(value: &str, message: Message) -> Message {
    message!(sv: "{value}: {message}", en: "{value}: {message}", value, message = message)
}

/// Whether the access rights declare the resource as public.
fn is_open(of: &Use) -> bool {
    !of.promise.restricted
}

/// One address with what came of it.
struct Case<'c> {
    link: &'c Link,
    outcome: &'c Outcome,
}

impl Case<'_> {
    /// A response with a status other than 2xx.
    fn bad(&self, answer: &Response) -> (Verdict, Vec<Finding>) {
        let status = answer.status;
        if let Some(wall) = &answer.wall {
            let message = message!(sv: "servern svarar {status}, ett skydd mot robotar ({wall}) släpper inte fram kontrollen", en: "the server answers {status}, a wall against robots ({wall}) does not let the check through", status, wall);
            return self.cannot_tell(message);
        }
        match status {
            401 | 403 => {
                if self.is_only_endpoint() && self.link.uses.iter().any(is_open) {
                    return (Verdict::Ok, Vec::new());
                }
                self.shut(self.by_way(words::of_status(status)))
            }
            // A service without parameters, or without its key, has still answered.
            400 | 405 | 406 | 415 | 422 if self.takes_questions() => (Verdict::Ok, Vec::new()),
            404 if self.is_only_endpoint() => self.cannot_tell(
                message!(sv: "tjänsten svarar 404 när den anropas utan parametrar", en: "the service answers 404 when it is called without parameters"),
            ),
            410 if self.link.uses.iter().all(|of| of.role == Role::Identifier) => {
                (Verdict::Ok, Vec::new())
            }
            407 | 429 => self.cannot_tell(words::of_status(status)),
            500.. => self.broken(&rules::SERVER_ERROR, words::of_status(status)),
            _ => self.broken(&rules::NOT_FOUND, words::of_status(status)),
        }
    }

    /// 401 or 403, which is right where restricted access is declared.
    fn shut(&self, message: Message) -> (Verdict, Vec<Finding>) {
        if !self.link.uses.iter().any(is_open) {
            return (Verdict::Restricted, Vec::new());
        }
        let finding = self.finding_where(&rules::FORBIDDEN, message, |of| is_open(of));
        (Verdict::Broken, vec![finding])
    }

    /// A login to which an address was redirected.
    fn login(&self) -> (Verdict, Vec<Finding>) {
        let url = shown(self.outcome.url.as_str());
        self.shut(message!(sv: "adressen omdirigeras till en inloggning, {url}", en: "the address is redirected to a login, {url}", url))
    }

    fn broken(&self, rule: &'static RuleMeta, message: Message) -> (Verdict, Vec<Finding>) {
        (
            Verdict::Broken,
            vec![self.finding(rule, self.by_way(message))],
        )
    }

    fn cannot_tell(&self, message: Message) -> (Verdict, Vec<Finding>) {
        let finding = self.finding(&rules::CANNOT_TELL, self.by_way(message));
        (Verdict::CannotTell, vec![finding])
    }

    /// Whether the address is that of a service wherever it is used, or of a place for SPARQL questions.
    fn takes_questions(&self) -> bool {
        let mut uses = self.link.uses.iter();
        uses.all(|of| of.role == Role::Endpoint || of.promise.takes_sparql)
    }

    /// Whether the address is used as nothing but the address of a service.
    fn is_only_endpoint(&self) -> bool {
        self.link.uses.iter().all(|of| of.role == Role::Endpoint)
    }

    /// An answer that gives something: whether it is the right thing, from the right place.
    fn good(&self, answer: &Response) -> (Verdict, Vec<Finding>) {
        if self.redirects_to_login(answer) {
            return self.login();
        }
        if let Some(instead) = self.instead(answer) {
            return instead;
        }
        if let Some(finding) = self.wrong(answer) {
            return (Verdict::WrongContent, vec![finding]);
        }
        let mut found: Vec<Finding> = self.way().into_iter().collect();
        let verdict = if found
            .iter()
            .any(|finding| finding.rule.id == rules::MOVED.id)
        {
            Verdict::Moved
        } else {
            Verdict::Ok
        };
        let checksums = self.checksums(answer);
        let is_wrong = checksums
            .iter()
            .any(|finding| finding.rule.id == rules::CHECKSUM.id);
        found.extend(checksums);
        found.extend(self.size(answer));
        found.extend(self.modified(answer));
        found.extend(self.cors(answer));
        if is_wrong {
            return (Verdict::WrongContent, found);
        }
        (verdict, found)
    }

    /// The message with the final URL, where redirects led to another.
    fn by_way(&self, message: Message) -> Message {
        if self.outcome.hops.is_empty() {
            return message;
        }
        let url = shown(self.outcome.url.as_str());
        message!(sv: "{message} (omdirigerad till {url})", en: "{message} (redirected to {url})", message = message, url)
    }

    fn finding(&self, rule: &'static RuleMeta, message: Message) -> Finding {
        self.finding_where(rule, message, |_| true)
    }

    /// A finding at the first of the uses that `concerns` it; the others are named.
    fn finding_where(
        &self,
        rule: &'static RuleMeta,
        message: Message,
        concerns: impl Fn(&&Use) -> bool,
    ) -> Finding {
        let mut uses = self.link.uses.iter().filter(concerns);
        let first = uses.next().unwrap_or(&self.link.uses[0]);
        // The place may be a whole statement, or a line that a reader does not see.
        let value = secret::redact(&first.value).unwrap_or_else(|| first.value.clone());
        let message = of_value(&value, message);
        let mut finding = Finding::new(rule, message)
            .at(first.span)
            .subject(&first.subject)
            .value(&value)
            .help(&rule.fix);
        if let Some(host) = self.link.url.host_str() {
            finding = finding.discriminator(host);
        }
        finding.class = first.class;
        finding.property = (!first.property.is_empty()).then(|| first.property.as_str().into());
        let also = message!(sv: "även här", en: "here too");
        let mut seen = vec![first.span];
        for of in uses {
            if of.shared && of.span == first.span {
                finding.affects += 1;
            }
            if let Some(span) = of.span.filter(|_| !seen.contains(&of.span)) {
                seen.push(of.span);
                finding = finding.label(span, also.clone());
            }
        }
        finding
    }
}
