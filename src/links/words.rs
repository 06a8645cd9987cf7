//! What went wrong with an address, in words for those who are no engineers.

use super::address::shown;
use super::{FetchError, RedirectError, Refusal, TlsError, rules};
use crate::diagnostic::{Message, RuleMeta};
use crate::message;
use std::time::Duration;
use url::Url;

/// The rule and the message for an address that gave no answer. `url` is where the way ended.
pub(super) fn of_fetch_error(
    fault: &FetchError,
    url: &Url,
    timeout: Duration,
) -> (&'static RuleMeta, Message) {
    let host = url.host_str().unwrap_or_default();
    let unreachable = |message| (&rules::UNREACHABLE, message);
    match fault {
        FetchError::Refused(refusal, ip) => (&rules::PRIVATE, refused(*refusal, *ip, host)),
        FetchError::UnknownHost => unreachable(
            message!(sv: "det finns ingen server som heter {host}", en: "there is no server called {host}", host),
        ),
        FetchError::Lookup(words) => (
            &rules::CANNOT_TELL,
            message!(sv: "servernamnet {host} gick inte att slå upp just nu ({words})", en: "the server name {host} could not be looked up just now ({words})", host, words),
        ),
        FetchError::Proxy(words) => (
            &rules::CANNOT_TELL,
            message!(sv: "proxyn på vägen släppte inte fram frågan ({words})", en: "the proxy on the way did not let the request through ({words})", words),
        ),
        FetchError::Closed => unreachable(
            message!(sv: "servern {host} tar inte emot anslutningar", en: "the server {host} takes no connections", host),
        ),
        FetchError::Unreachable => unreachable(
            message!(sv: "det finns ingen väg till servern {host}", en: "there is no way to the server {host}", host),
        ),
        FetchError::Timeout => {
            let seconds = seconds(timeout);
            let message = message!(sv: "{host} svarade inte inom {seconds}", en: "{host} did not answer within {seconds}", host, seconds);
            (&rules::TIMEOUT, message)
        }
        FetchError::Tls(fault) => (&rules::TLS, tls(fault, host)),
        FetchError::Broken => unreachable(
            message!(sv: "servern {host} bröt förbindelsen innan hela svaret hade kommit", en: "the server {host} broke the connection before the whole answer had come", host),
        ),
        FetchError::Other(words) => unreachable(
            message!(sv: "servern {host} gav inget begripligt svar ({words})", en: "the server {host} gave no answer that makes sense ({words})", host, words),
        ),
    }
}

/// A time in words.
fn seconds(time: Duration) -> Message {
    let number = time.as_secs_f64();
    if (number - 1.0).abs() < f64::EPSILON {
        return message!(sv: "en sekund", en: "one second");
    }
    let comma = number.to_string().replace('.', ",");
    message!(sv: "{comma} sekunder", en: "{number} seconds", comma, number = number.to_string())
}

/// The message for an answer that gives nothing.
pub(super) fn of_status(status: u16) -> Message {
    match status {
        401 => {
            message!(sv: "servern svarar 401, den kräver inloggning", en: "the server answers 401, it asks for a login")
        }
        403 => {
            message!(sv: "servern svarar 403, den släpper inte in vem som helst", en: "the server answers 403, it does not let just anyone in")
        }
        404 => {
            message!(sv: "servern svarar 404, det finns inget där", en: "the server answers 404, there is nothing there")
        }
        410 => {
            message!(sv: "servern svarar 410, det som fanns där är borttaget", en: "the server answers 410, what was there is gone")
        }
        407 => {
            message!(sv: "proxyn på vägen svarar 407, den kräver inloggning", en: "the proxy on the way answers 407, it asks for a login")
        }
        451 => {
            message!(sv: "servern svarar 451, innehållet får inte visas av rättsliga skäl", en: "the server answers 451, the content may not be shown for legal reasons")
        }
        429 => {
            message!(sv: "servern svarar 429, den tillåter inte så täta anrop", en: "the server answers 429, it does not allow such frequent requests")
        }
        500.. => {
            message!(sv: "servern svarar {status}, något är fel på dess sida", en: "the server answers {status}, something is wrong on its side", status)
        }
        _ => {
            message!(sv: "servern svarar {status} i stället för att ge något", en: "the server answers {status} instead of giving anything", status)
        }
    }
}

/// The message for a way without an end: where it was after so many redirects.
pub(super) fn of_redirect_error(astray: &RedirectError, url: &Url, hops: usize) -> Message {
    let url = shown(url.as_str());
    match astray {
        RedirectError::Loop => {
            message!(sv: "omdirigeringen leder tillbaka till {url}", en: "the redirect leads back to {url}", url)
        }
        RedirectError::Cookies => {
            message!(sv: "servern omdirigerar om och om igen till {url} för den som inte sparar kakor (cookies), och det gör inte kontrollen", en: "the server redirects to {url} again and again where no cookies are kept, and the check keeps none", url)
        }
        RedirectError::InvalidLocation(target) if target.is_empty() => {
            message!(sv: "servern omdirigerar utan att säga vart", en: "the server redirects without saying where to")
        }
        RedirectError::InvalidLocation(target) => {
            message!(sv: "servern omdirigerar till `{target}`, som inte är en webbadress", en: "the server redirects to `{target}`, which is no web address", target)
        }
        RedirectError::TooLong => {
            message!(sv: "omdirigeringen har inte tagit slut efter {hops} steg", en: "the redirect has not ended after {hops} steps", hops)
        }
    }
}

/// The message for what is no address although it begins as one.
pub(super) fn of_spelling(text: &str) -> Message {
    use url::ParseError as Wrong;
    match Url::parse(text.trim()) {
        Err(Wrong::InvalidPort) => {
            message!(sv: "adressen kan inte kontrolleras: porten är inget tal mellan 0 och 65535", en: "the address cannot be checked: its port is no number from 0 to 65535")
        }
        Err(Wrong::InvalidIpv4Address | Wrong::InvalidIpv6Address) => {
            message!(sv: "adressen kan inte kontrolleras: servern är skriven som ett IP-nummer men är inget", en: "the address cannot be checked: its host is written as an IP number but is none")
        }
        Err(Wrong::EmptyHost) => {
            message!(sv: "adressen kan inte kontrolleras: servernamnet saknas", en: "the address cannot be checked: it names no host")
        }
        _ => {
            message!(sv: "adressen kan inte kontrolleras: servernamnet har tecken som inte får stå där", en: "the address cannot be checked: the name of its host has characters that cannot stand there")
        }
    }
}

fn refused(refusal: Refusal, ip: Option<core::net::IpAddr>, host: &str) -> Message {
    let what = match refusal {
        Refusal::Loopback => message!(sv: "den egna datorn", en: "one's own machine"),
        Refusal::Private => message!(sv: "ett slutet nät", en: "a closed network"),
        Refusal::LinkLocal => message!(sv: "det närmaste nätet", en: "the nearest network"),
        Refusal::Metadata => {
            message!(sv: "en molntjänsts inre", en: "the inside of a cloud service")
        }
        Refusal::Multicast => message!(sv: "många på en gång", en: "many at once"),
        Refusal::Reserved => {
            message!(sv: "en adress som ingen server har", en: "an address that no server has")
        }
    };
    match ip {
        Some(ip) => {
            message!(sv: "{host} leder till {what} ({ip}) och kontrolleras inte", en: "{host} leads to {what} ({ip}) and is not checked", host, what, ip = ip.to_string())
        }
        None => {
            message!(sv: "{host} leder till {what} och kontrolleras inte", en: "{host} leads to {what} and is not checked", host, what)
        }
    }
}

fn tls(fault: &TlsError, host: &str) -> Message {
    match fault {
        TlsError::Expired(Some(0)) => {
            message!(sv: "certifikatet för {host} gick ut i dag", en: "the certificate of {host} expired today", host)
        }
        TlsError::Expired(Some(1)) => {
            message!(sv: "certifikatet för {host} gick ut för en dag sedan", en: "the certificate of {host} expired a day ago", host)
        }
        TlsError::Expired(Some(days)) => {
            message!(sv: "certifikatet för {host} gick ut för {days} dagar sedan", en: "the certificate of {host} expired {days} days ago", host, days)
        }
        TlsError::Expired(None) => {
            message!(sv: "certifikatet för {host} har gått ut", en: "the certificate of {host} has expired", host)
        }
        TlsError::NotYetValid => {
            message!(sv: "certifikatet för {host} gäller inte än", en: "the certificate of {host} is not valid yet", host)
        }
        TlsError::WrongName(names) if names.is_empty() => {
            message!(sv: "certifikatet gäller inte för {host}", en: "the certificate is not for {host}", host)
        }
        TlsError::WrongName(names) => {
            let names = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
            message!(sv: "certifikatet gäller {names}, inte {host}", en: "the certificate is for {names}, not for {host}", names, host)
        }
        TlsError::UnknownIssuer => {
            message!(sv: "certifikatet för {host} är utfärdat av någon som inte är känd", en: "the certificate of {host} is issued by someone unknown", host)
        }
        TlsError::Revoked => {
            message!(sv: "certifikatet för {host} är återkallat", en: "the certificate of {host} was revoked", host)
        }
        TlsError::SelfSigned => {
            message!(sv: "certifikatet för {host} är utfärdat av servern själv och inte av någon som webbläsare litar på", en: "the certificate of {host} is issued by the server itself and not by someone browsers trust", host)
        }
        TlsError::OldForm => {
            message!(sv: "certifikatet för {host} har en gammal form som webbläsare inte godtar", en: "the certificate of {host} has an old form that browsers do not accept", host)
        }
        TlsError::OldVersion => {
            message!(sv: "servern {host} erbjuder bara gamla sätt att kryptera (äldre än TLS 1.2, eller svaga chiffer)", en: "the server {host} offers old encryption only (before TLS 1.2, or weak ciphers)", host)
        }
        TlsError::NoTls => {
            message!(sv: "servern {host} svarar inte med https på den porten", en: "the server {host} does not speak https on that port", host)
        }
        TlsError::Other(words) => {
            message!(sv: "ingen säker förbindelse med {host} ({words})", en: "no safe connection with {host} ({words})", host, words)
        }
    }
}
