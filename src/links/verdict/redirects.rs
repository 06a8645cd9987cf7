//! Findings about redirects: permanent moves, downgrades to http, login pages.

use super::Case;
use crate::diagnostic::{Finding, Fix};
use crate::links::address::shown;
use crate::links::observed::ContentKind;
use crate::links::{Response, Role, rules};
use crate::message;
use crate::net::secret;
use url::Url;

impl Case<'_> {
    /// The most serious finding about the redirects, if any.
    pub(super) fn way(&self) -> Option<Finding> {
        if self.link.uses.iter().all(|of| of.role == Role::Identifier) {
            return None;
        }
        self.downgrade()
            .or_else(|| self.moved())
            .or_else(|| self.insecure())
    }

    /// All URLs of the redirect chain, the final one included.
    fn stations(&self) -> Vec<&Url> {
        self.outcome.stations().collect()
    }

    /// Whether redirects ended at a login page that was not the URL itself.
    pub(in crate::links) fn redirects_to_login(&self, answer: &Response) -> bool {
        let is_page = answer.seen.kind == ContentKind::Html;
        let hops = &self.outcome.hops;
        is_page
            && !hops.is_empty()
            && is_login(&self.outcome.url)
            && !hops.iter().take(1).any(|hop| is_login(&hop.from))
    }

    fn downgrade(&self) -> Option<Finding> {
        let stations = self.stations();
        let mut pairs = stations.windows(2);
        let pair = pairs.find(|pair| pair[0].scheme() == "https" && pair[1].scheme() == "http")?;
        let message = message!(sv: "adressen omdirigeras till {shown}, utan kryptering", en: "the address is redirected to {shown}, without encryption", shown = shown(pair[1].as_str()));
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
        let mut target = (*self.stations().get(for_good)?).clone();
        target.set_fragment(hops[for_good - 1].fragment.as_deref());
        let shown = shown(target.as_str());
        let is_start =
            target.path() == "/" && target.query().is_none() && self.link.url.path() != "/";
        if is_start {
            let message = message!(sv: "adressen omdirigeras till startsidan {shown}, så det som fanns där är troligen borttaget", en: "the address is redirected to the start page {shown}, so what was there is probably gone", shown);
            return Some(self.finding(&rules::MOVED, message));
        }
        let message = message!(sv: "adressen har flyttat för gott till {shown}", en: "the address has moved for good to {shown}", shown);
        let fix = self.becomes(target);
        Some(self.finding(&rules::MOVED, message).fix(fix))
    }

    /// The redirect target as a fix, where the URL was requested exactly as written.
    fn becomes(&self, mut target: Url) -> Option<Fix> {
        // What is secret in it is for one time, or for one reader.
        if secret::redact(target.as_str()).is_some() || target.as_str().contains("***") {
            return None;
        }
        let value = &self.link.uses[0].value;
        let mut written = Url::parse(value).ok()?;
        let fragment = written.fragment().map(str::to_owned);
        written.set_fragment(None);
        if written != self.link.url {
            return None;
        }
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
        // A password is not repeated.
        let plain = value.get(4..).filter(|_| secret::redact(value).is_none());
        let secure = plain.map(|rest| format!("https{rest}"));
        let message =
            message!(sv: "samma sak finns med https", en: "the same thing is there with https");
        Some(
            self.finding(&rules::INSECURE, message)
                .fix(secure.map(Fix::look)),
        )
    }
}

/// Whether an address looks like that of a login: by a whole step of its path, or the beginning of its host.
fn is_login(url: &Url) -> bool {
    const STEPS: [&str; 19] = [
        "adfs",
        "idp",
        "inloggning",
        "log-in",
        "logga-in",
        "loggain",
        "login",
        "logon",
        "oauth",
        "oauth2",
        "openid-connect",
        "saml",
        "saml2",
        "sign-in",
        "sign_in",
        "signin",
        "sso",
        "wp-login",
        "wsfed",
    ];
    const HOSTS: [&str; 7] = ["accounts", "adfs", "idp", "login", "signin", "sso", "sts"];
    let step = |step: &str| {
        let stem = step.split('.').next().unwrap_or_default();
        STEPS.contains(&stem.to_ascii_lowercase().as_str())
    };
    let host = url.host_str().and_then(|host| host.split('.').next());
    url.path().split('/').any(step) || host.is_some_and(|first| HOSTS.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_known_by_whole_words() {
        for (url, login) in [
            ("https://a.se/login?returnUrl=%2Fx", true),
            ("https://a.se/konto/Login.aspx", true),
            ("https://login.microsoftonline.com/x", true),
            ("https://a.se/adfs/ls/", true),
            ("https://a.se/logga-in", true),
            ("https://a.se/statistik/login-antal", false),
            ("https://a.se/?next=login", false),
            ("https://a.se/", false),
        ] {
            assert_eq!(is_login(&Url::parse(url).expect(url)), login, "{url}");
        }
    }
}
