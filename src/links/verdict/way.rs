//! Whether the way to an answer is one to rely on.

use super::Case;
use crate::diagnostic::{Finding, Fix};
use crate::links::{Role, rules};
use crate::say;
use url::Url;

impl Case<'_> {
    /// What is wrong with the way: one thing at most.
    pub(super) fn way(&self) -> Option<Finding> {
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
        Some(self.finding(&rules::DOWNGRADE, &message))
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
            return Some(self.finding(&rules::MOVED, &message));
        }
        let message = say!(lang, sv: "adressen har flyttat för gott till {target}", en: "the address has moved for good to {target}");
        let fix = self.becomes(target);
        Some(self.finding(&rules::MOVED, &message).fix(fix))
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
            self.finding(&rules::INSECURE, &message)
                .fix(secure.map(Fix::look)),
        )
    }
}
