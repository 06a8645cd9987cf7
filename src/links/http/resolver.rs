//! DNS resolver with a guard: private, loopback and link-local addresses are refused, also after DNS rebinding.

use crate::links::network_errors::{self, ResolveError, not_found};
use crate::links::{FetchError, Refusal, refuses_ip};
use core::net::SocketAddr;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use url::Url;

/// Concurrent DNS look-ups.
const AT_ONCE: usize = 32;

/// Which of these host names resolve to private addresses only. A name that does not resolve within `time` is not among
/// them.
pub async fn names_of_private_hosts(names: BTreeSet<String>, time: Duration) -> BTreeSet<String> {
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut looking = JoinSet::new();
    for name in names {
        let places = Arc::clone(&places);
        looking.spawn(async move {
            // It is never closed.
            let _place = places.acquire().await;
            let guarded = GuardedResolver {
                allow_private: false,
                proxies: Vec::new(),
            };
            let found = guarded.look_up(&name).await;
            matches!(found, Err(ResolveError::Refused(..))).then_some(name)
        });
    }
    let mut closed = BTreeSet::new();
    let all = async {
        while let Some(found) = looking.join_next().await {
            closed.extend(found.ok().flatten());
        }
    };
    let _ = tokio::time::timeout(time, all).await;
    closed
}

/// Resolves host names to public addresses only, unless private ones are allowed.
#[derive(Clone, Debug)]
pub(super) struct GuardedResolver {
    pub allow_private: bool,
    pub proxies: Vec<String>,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            // Boxed once: the error is found by downcasting, which a second box would defeat.
            let known = |fault| -> Box<dyn Error + Send + Sync> { Box::new(fault) };
            let addresses = this.look_up(name.as_str()).await.map_err(known)?;
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

impl GuardedResolver {
    /// Refuses a URL whose host is allowed as a proxy only: proxies may stand in a private network.
    pub(super) async fn check_host(&self, url: &Url) -> Result<(), FetchError> {
        let host = url.host_str().unwrap_or_default().trim_end_matches('.');
        let is_proxy = |proxy: &String| proxy.eq_ignore_ascii_case(host);
        if self.allow_private || !self.proxies.iter().any(is_proxy) {
            return Ok(());
        }
        let as_any = Self {
            allow_private: false,
            proxies: Vec::new(),
        };
        let found = as_any.look_up(host.trim_matches(['[', ']'])).await;
        found
            .map(|_| ())
            .map_err(|fault| network_errors::of(&fault))
    }

    async fn look_up(&self, name: &str) -> Result<Vec<SocketAddr>, ResolveError> {
        let found = tokio::net::lookup_host((name, 0)).await;
        let found: Vec<SocketAddr> = found.map_err(|error| not_found(&error))?.collect();
        if self.allow_private
            || self
                .proxies
                .iter()
                .any(|proxy| proxy.eq_ignore_ascii_case(name))
        {
            return Ok(found);
        }
        let first = found.first().copied();
        let open: Vec<SocketAddr> = found
            .into_iter()
            .filter(|address| refuses_ip(address.ip()).is_none())
            .collect();
        match (open.is_empty(), first) {
            (false, _) => Ok(open),
            (true, Some(first)) => {
                let refusal = refuses_ip(first.ip()).unwrap_or(Refusal::Reserved);
                Err(ResolveError::Refused(refusal, first.ip()))
            }
            (true, None) => Err(ResolveError::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The error survives the boxes of the HTTP library.
    #[tokio::test]
    async fn faults_of_names_are_known_again() {
        let guarded = GuardedResolver {
            allow_private: false,
            proxies: Vec::new(),
        };
        for (name, known) in [("localhost", true), ("finns-inte.invalid", false)] {
            let name: Name = name.parse().expect("name");
            let Err(error) = guarded.resolve(name).await else {
                panic!("no address");
            };
            let fault = network_errors::of(&*error);
            assert_eq!(matches!(fault, FetchError::Refused(..)), known, "{fault:?}");
            assert!(!matches!(fault, FetchError::Other(_)), "{fault:?}");
        }
    }

    #[tokio::test]
    async fn names_that_lead_to_closed_machines_alone_are_told() {
        let names = ["localhost", "finns-inte.invalid"].map(str::to_owned);
        let closed = names_of_private_hosts(names.into(), Duration::from_secs(20)).await;
        assert_eq!(closed.into_iter().collect::<Vec<_>>(), ["localhost"]);
    }

    #[tokio::test]
    async fn names_of_closed_machines_give_no_address() {
        let guarded = |allow_private, proxies: &[&str]| GuardedResolver {
            allow_private,
            proxies: proxies.iter().map(|name| (*name).to_owned()).collect(),
        };
        let refused = guarded(false, &[]).look_up("localhost").await;
        assert!(
            matches!(refused, Err(ResolveError::Refused(Refusal::Loopback, _))),
            "{refused:?}"
        );
        // A page of the proxy's is as closed as any other.
        let page = Url::parse("http://localhost:8080/").expect("URL");
        let refused = guarded(false, &["localhost"]).check_host(&page).await;
        assert!(
            matches!(refused, Err(FetchError::Refused(Refusal::Loopback, _))),
            "{refused:?}"
        );
        let other = Url::parse("http://other.example/").expect("URL");
        assert_eq!(
            guarded(false, &["localhost"]).check_host(&other).await,
            Ok(())
        );
        assert_eq!(
            guarded(true, &["localhost"]).check_host(&page).await,
            Ok(())
        );
        assert!(guarded(true, &[]).look_up("localhost").await.is_ok());
        assert!(
            guarded(false, &["LOCALHOST"])
                .look_up("localhost")
                .await
                .is_ok()
        );
    }
}
