//! From an outcome to what is wrong.

use super::content::{self, Kind};
use super::service::{self, Said};
use super::{Answer, End, Fault, Link, Outcome, Role, Use, rules, words};
use crate::diagnostic::{Finding, Fix, Lang, RuleMeta};
use crate::say;
use std::time::Duration;
use url::Url;

/// What came of an address, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It answers with what is promised.
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
    /// It was not to be asked.
    Refused,
    /// There was no time for it.
    Skipped,
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
        }
    }
}

/// What is judged by.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// Language of the messages.
    pub lang: Lang,
    /// How long was waited.
    pub timeout: Duration,
    /// Statuses that are good for this host.
    pub accepted: &'a [u16],
}

/// What is wrong with an address.
pub fn judge(link: &Link, outcome: &Outcome, bench: Bench<'_>) -> (Verdict, Vec<Finding>) {
    let case = Case {
        link,
        outcome,
        lang: bench.lang,
    };
    match &outcome.end {
        End::Fault(fault) => {
            let (rule, message) = words::of_fault(fault, &outcome.url, bench.timeout, bench.lang);
            let verdict = match fault {
                Fault::Refused(..) => Verdict::Refused,
                Fault::Lookup(_) => Verdict::CannotTell,
                _ => Verdict::Broken,
            };
            (verdict, vec![case.finding(rule, case.by_way(message))])
        }
        End::Loop | End::TooLong | End::NoTarget(_) => {
            (Verdict::Broken, vec![case.redirect_loop()])
        }
        End::Answer(answer) if bench.accepted.contains(&answer.status) => (Verdict::Ok, Vec::new()),
        End::Answer(answer) if answer.is_good() => case.good(answer),
        End::Answer(answer) => case.bad(answer),
    }
}

/// One address with what came of it.
struct Case<'c> {
    link: &'c Link,
    outcome: &'c Outcome,
    lang: Lang,
}

impl Case<'_> {
    /// An answer that does not give what was asked for.
    fn bad(&self, answer: &Answer) -> (Verdict, Vec<Finding>) {
        let (lang, status) = (self.lang, answer.status);
        let is_open = |of: &&Use| !of.promise.restricted;
        if let Some(wall) = answer.wall {
            let message = say!(lang, sv: "servern svarar {status}, ett skydd mot robotar ({wall}) släpper inte fram kontrollen", en: "the server answers {status}, a wall against robots ({wall}) does not let the check through");
            return self.cannot_tell(message);
        }
        match status {
            401 | 403 => {
                if !self.link.uses.iter().any(|of| is_open(&of)) {
                    return (Verdict::Restricted, Vec::new());
                }
                if self.is_only_endpoint() {
                    return (Verdict::Ok, Vec::new());
                }
                let message = match status {
                    401 => say!(lang, sv: "servern svarar 401, den kräver inloggning", en: "the server answers 401, it asks for a login"),
                    _ => say!(lang, sv: "servern svarar 403, den släpper inte in vem som helst", en: "the server answers 403, it does not let just anyone in"),
                };
                let message = self.by_way(message);
                (Verdict::Broken, vec![self.finding_where(&rules::FORBIDDEN, message, is_open)])
            }
            // A service without parameters, or without its key, has still answered.
            400 | 405 | 406 | 415 | 422 if self.is_only_endpoint() => (Verdict::Ok, Vec::new()),
            404 if self.is_only_endpoint() => self.cannot_tell(
                say!(lang, sv: "tjänsten svarar 404 när den tillfrågas utan parametrar", en: "the service answers 404 when it is asked without parameters"),
            ),
            410 if self.link.uses.iter().all(|of| of.role == Role::Identifier) => {
                (Verdict::Ok, Vec::new())
            }
            410 => self.broken(
                &rules::NOT_FOUND,
                say!(lang, sv: "servern svarar 410, det som fanns där är borttaget", en: "the server answers 410, what was there is gone"),
            ),
            404 => self.broken(
                &rules::NOT_FOUND,
                say!(lang, sv: "servern svarar 404, det finns inget där", en: "the server answers 404, there is nothing there"),
            ),
            429 => self.cannot_tell(
                say!(lang, sv: "servern svarar 429, den vill inte bli tillfrågad så ofta", en: "the server answers 429, it does not want to be asked so often"),
            ),
            500.. => self.broken(
                &rules::SERVER_ERROR,
                say!(lang, sv: "servern svarar {status}, något är fel på dess sida", en: "the server answers {status}, something is wrong on its side"),
            ),
            _ => self.broken(
                &rules::NOT_FOUND,
                say!(lang, sv: "servern svarar {status} i stället för att ge något", en: "the server answers {status} instead of giving anything"),
            ),
        }
    }

    fn broken(&self, rule: &'static RuleMeta, message: String) -> (Verdict, Vec<Finding>) {
        (
            Verdict::Broken,
            vec![self.finding(rule, self.by_way(message))],
        )
    }

    fn cannot_tell(&self, message: String) -> (Verdict, Vec<Finding>) {
        let finding = self.finding(&rules::CANNOT_TELL, self.by_way(message));
        (Verdict::CannotTell, vec![finding])
    }

    /// Whether the address is used as nothing but the address of a service.
    fn is_only_endpoint(&self) -> bool {
        self.link.uses.iter().all(|of| of.role == Role::Endpoint)
    }

    fn redirect_loop(&self) -> Finding {
        let (lang, hops) = (self.lang, self.outcome.hops.len());
        let message = match &self.outcome.end {
            End::Loop => {
                say!(lang, sv: "omdirigeringen leder tillbaka till {}", en: "the redirect leads back to {}", self.outcome.url)
            }
            End::NoTarget(target) if target.is_empty() => {
                say!(lang, sv: "servern omdirigerar utan att säga vart", en: "the server redirects without saying where to")
            }
            End::NoTarget(target) => {
                say!(lang, sv: "servern omdirigerar till `{target}`, som inte är en webbadress", en: "the server redirects to `{target}`, which is no web address")
            }
            End::TooLong | End::Answer(_) | End::Fault(_) => {
                say!(lang, sv: "omdirigeringen har inte tagit slut efter {hops} steg", en: "the redirect has not ended after {hops} steps")
            }
        };
        self.finding(&rules::REDIRECT_LOOP, message)
    }

    /// An answer that gives something: whether it is the right thing, from the right place.
    fn good(&self, answer: &Answer) -> (Verdict, Vec<Finding>) {
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
        found.extend(self.size(answer));
        found.extend(self.modified(answer));
        found.extend(self.cors(answer));
        (verdict, found)
    }

    /// What is wrong with the content: one thing at most.
    fn wrong(&self, answer: &Answer) -> Option<Finding> {
        self.empty(answer)
            .or_else(|| self.wrong_content(answer))
            .or_else(|| self.wrong_service(answer))
            .or_else(|| self.wrong_description(answer))
    }

    fn empty(&self, answer: &Answer) -> Option<Finding> {
        let is_empty = answer.whole && answer.body.as_ref().is_some_and(Vec::is_empty);
        let matters = |of: &&Use| !matches!(of.role, Role::Endpoint | Role::Identifier);
        let used = self.link.uses.iter().any(|of| matters(&of));
        (is_empty && used && answer.status != 204).then(|| {
            let message = say!(self.lang, sv: "servern svarar {} men skickar inget innehåll", en: "the server answers {} but sends nothing", answer.status);
            self.finding_where(&rules::EMPTY, self.by_way(message), matters)
        })
    }

    fn wrong_content(&self, answer: &Answer) -> Option<Finding> {
        let kind = content::kind_of(answer);
        let broken = |of: &&Use| of.role == Role::File && content::breaks(&of.promise, kind);
        let first = self.link.uses.iter().find(broken)?;
        let format = first.promise.format.as_deref().unwrap_or_default();
        let lang = self.lang;
        let message = match kind {
            Kind::Html => {
                say!(lang, sv: "adressen ger en webbsida (HTML), inte {format}", en: "the address gives a web page (HTML), not {format}")
            }
            Kind::Text => {
                say!(lang, sv: "adressen ger vanlig text, inte {format}", en: "the address gives plain text, not {format}")
            }
            _ => {
                say!(lang, sv: "adressen ger {}, inte {format}", en: "the address gives {}, not {format}", kind.name())
            }
        };
        Some(self.finding_where(&rules::WRONG_CONTENT, self.by_way(message), broken))
    }

    fn wrong_service(&self, answer: &Answer) -> Option<Finding> {
        let service = self.link.uses.iter().find_map(|of| match of.role {
            Role::Service(service) => Some(service),
            Role::Page | Role::Endpoint | Role::File | Role::Description | Role::Identifier => None,
        })?;
        let (lang, name, url) = (self.lang, service.name(), &self.link.url);
        let message = match service::said(service, answer.body.as_deref()?) {
            Said::Capabilities => return None,
            Said::Exception(words) => {
                say!(lang, sv: "tjänsten svarar med ett fel på {url}, `{words}`", en: "the service answers {url} with an error, `{words}`")
            }
            Said::Other => {
                say!(lang, sv: "{url} ger inget svar som {name} ska ge", en: "{url} does not give an answer as {name} should")
            }
        };
        let is_service = |of: &&Use| of.role == Role::Service(service);
        Some(self.finding_where(&rules::SERVICE, message, is_service))
    }

    fn wrong_description(&self, answer: &Answer) -> Option<Finding> {
        let is_description = |of: &&Use| of.role == Role::Description;
        self.link.uses.iter().find(is_description)?;
        let lang = self.lang;
        let message = match description(answer)? {
            Description::Good | Description::Unknown => return None,
            Description::Page => {
                say!(lang, sv: "adressen ger en webbsida (HTML), inte själva beskrivningen", en: "the address gives a web page (HTML), not the description itself")
            }
            Description::Unreadable(why) => {
                say!(lang, sv: "API-beskrivningen är inte giltig JSON ({why})", en: "the API description is not valid JSON ({why})")
            }
        };
        Some(self.finding_where(
            &rules::API_DESCRIPTION,
            self.by_way(message),
            is_description,
        ))
    }

    fn cors(&self, answer: &Answer) -> Option<Finding> {
        let is_description = |of: &&Use| of.role == Role::Description;
        let asked = self.link.uses.iter().any(|of| is_description(&of));
        if !asked || description(answer) != Some(Description::Good) {
            return None;
        }
        let lang = self.lang;
        let message = match answer.allow_origin.as_deref() {
            Some("*" | "https://www.dataportal.se") => return None,
            Some(other) => {
                say!(lang, sv: "API-beskrivningen får bara läsas från {other} (Access-Control-Allow-Origin)", en: "the API description may be read from {other} only (Access-Control-Allow-Origin)")
            }
            None => {
                say!(lang, sv: "servern låter inte portalen läsa API-beskrivningen (ingen Access-Control-Allow-Origin)", en: "the server does not let the portal read the API description (no Access-Control-Allow-Origin)")
            }
        };
        Some(self.finding_where(&rules::CORS, message, is_description))
    }

    fn size(&self, answer: &Answer) -> Option<Finding> {
        let length = answer.length?;
        let differs = |of: &&Use| of.promise.size.is_some_and(|size| size != length);
        let said = self.link.uses.iter().find(differs)?.promise.size?;
        let lang = self.lang;
        let message = say!(lang, sv: "filen är {length} byte, men `byteSize` säger {said}", en: "the file is {length} bytes, but `byteSize` says {said}");
        Some(self.finding_where(&rules::SIZE, message, differs))
    }

    fn modified(&self, answer: &Answer) -> Option<Finding> {
        let day = answer.modified.as_deref()?;
        let older = |of: &&Use| {
            of.promise
                .modified
                .as_deref()
                .is_some_and(|said| said < day)
        };
        let said = self
            .link
            .uses
            .iter()
            .find(older)?
            .promise
            .modified
            .as_deref()?;
        let lang = self.lang;
        let message = say!(lang, sv: "filen ändrades {day}, men `modified` säger {said}", en: "the file was changed on {day}, but `modified` says {said}");
        Some(self.finding_where(&rules::MODIFIED, message, older))
    }

    /// What is wrong with the way: one thing at most.
    fn way(&self) -> Option<Finding> {
        if self.link.uses.iter().all(|of| of.role == Role::Identifier) {
            return None;
        }
        self.downgrade()
            .or_else(|| self.moved())
            .or_else(|| self.insecure())
    }

    /// The addresses along the way, with the last.
    fn stations(&self) -> Vec<&Url> {
        let hops = self.outcome.hops.iter().map(|hop| &hop.from);
        hops.chain([&self.outcome.url]).collect()
    }

    fn downgrade(&self) -> Option<Finding> {
        let stations = self.stations();
        let mut pairs = stations.windows(2);
        let pair = pairs.find(|pair| pair[0].scheme() == "https" && pair[1].scheme() == "http")?;
        let message = say!(self.lang, sv: "adressen omdirigeras till {}, utan kryptering", en: "the address is redirected to {}, without encryption", pair[1]);
        Some(self.finding(&rules::DOWNGRADE, message))
    }

    fn moved(&self) -> Option<Finding> {
        let hops = &self.outcome.hops;
        let for_good = hops
            .iter()
            .take_while(|hop| matches!(hop.status, 301 | 308))
            .count();
        if for_good == 0 {
            return None;
        }
        let target = *self.stations().get(for_good)?;
        let is_start =
            target.path() == "/" && target.query().is_none() && self.link.url.path() != "/";
        let lang = self.lang;
        if is_start {
            let message = say!(lang, sv: "adressen omdirigeras till startsidan {target}, så det som fanns där är troligen borttaget", en: "the address is redirected to the start page {target}, so what was there is probably gone");
            return Some(self.finding(&rules::MOVED, message));
        }
        let message = say!(lang, sv: "adressen har flyttat för gott till {target}", en: "the address has moved for good to {target}");
        let fix = self.becomes(target);
        Some(self.finding(&rules::MOVED, message).fix(fix))
    }

    /// The new address as a fix, where the old one was asked just as it is written.
    fn becomes(&self, target: &Url) -> Option<Fix> {
        let value = &self.link.uses[0].value;
        let mut written = Url::parse(value).ok()?;
        let fragment = written.fragment().map(str::to_owned);
        written.set_fragment(None);
        if written != self.link.url {
            return None;
        }
        let mut target = target.clone();
        if target.fragment().is_none() {
            target.set_fragment(fragment.as_deref());
        }
        let mut secure = written.clone();
        let _ = secure.set_scheme("https");
        let same_but_safe =
            secure.as_str().trim_end_matches('/') == target.as_str().trim_end_matches('/');
        Some(if same_but_safe {
            Fix::certain(target)
        } else {
            Fix::look(target)
        })
    }

    fn insecure(&self) -> Option<Finding> {
        if !self.outcome.https_alike {
            return None;
        }
        let value = &self.link.uses[0].value;
        let secure = value.get(4..).map(|rest| format!("https{rest}"));
        let message = say!(self.lang, sv: "samma sak finns med https", en: "the same thing is there with https");
        Some(
            self.finding(&rules::INSECURE, message)
                .fix(secure.map(Fix::look)),
        )
    }

    /// The message with the address at which it came out, where redirects led to another.
    fn by_way(&self, message: String) -> String {
        if self.outcome.hops.is_empty() {
            return message;
        }
        let url = &self.outcome.url;
        say!(self.lang, sv: "{message} (omdirigerad till {url})", en: "{message} (redirected to {url})")
    }

    fn finding(&self, rule: &'static RuleMeta, message: String) -> Finding {
        self.finding_where(rule, message, |_| true)
    }

    /// A finding at the first of the uses that `concerns` it; the others are named.
    fn finding_where(
        &self,
        rule: &'static RuleMeta,
        message: String,
        concerns: impl Fn(&&Use) -> bool,
    ) -> Finding {
        let mut uses = self.link.uses.iter().filter(concerns);
        let first = uses.next().unwrap_or(&self.link.uses[0]);
        // The place may be a whole statement, or a line that a reader does not see.
        let message = format!("{}: {message}", first.value);
        let mut finding = Finding::new(rule, message)
            .at(first.span)
            .subject(&first.subject)
            .value(&first.value)
            .help(rule.fix.get(self.lang));
        finding.class = first.class;
        finding.property = (!first.property.is_empty()).then(|| first.property.clone());
        let also = say!(self.lang, sv: "även här", en: "here too");
        let mut seen = vec![first.span];
        for of in uses {
            if of.shared && of.span == first.span {
                finding.affects += 1;
            }
            if let Some(span) = of.span.filter(|_| !seen.contains(&of.span)) {
                seen.push(of.span);
                finding = finding.label(span, &also);
            }
        }
        finding
    }
}

/// What a description of an API turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Description {
    Good,
    Page,
    Unreadable(String),
    /// Something else, which may be right in its own way.
    Unknown,
}

/// Reads an answer as a description; none when there is no body to read.
fn description(answer: &Answer) -> Option<Description> {
    let body = answer.body.as_deref()?;
    let kind = content::kind_of(answer);
    Some(match kind {
        Kind::Html => Description::Page,
        Kind::Json => match serde_json::from_slice::<serde_json::Value>(body) {
            Ok(value) if value["openapi"].is_string() || value["swagger"].is_string() => {
                Description::Good
            }
            Ok(_) => Description::Unknown,
            Err(_) if !answer.whole => Description::Unknown,
            Err(error) => Description::Unreadable(error.to_string()),
        },
        _ if begins_as_yaml(&String::from_utf8_lossy(body)) => Description::Good,
        _ => Description::Unknown,
    })
}

/// Whether text is a description in YAML, by its key at the first level.
fn begins_as_yaml(text: &str) -> bool {
    let mut keys = text
        .lines()
        .map(|line| line.trim_start_matches(['"', '\'']));
    keys.any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
}
