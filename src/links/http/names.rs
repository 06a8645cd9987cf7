//! Names of machines: looked up, and only those that may be asked.

use crate::links::fault::{NameFault, not_found};
use crate::links::{Refusal, refuses_ip};
use core::net::SocketAddr;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Looks names up, and gives only machines that may be asked.
#[derive(Clone, Debug)]
pub(super) struct Guarded {
    pub allow_private: bool,
    pub proxies: Vec<String>,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let this = self.clone();
        Box::pin(async move {
            let addresses = this.look_up(name.as_str()).await.map_err(Box::new)?;
            let addresses: Addrs = Box::new(addresses.into_iter());
            Ok(addresses)
        })
    }
}

impl Guarded {
    async fn look_up(&self, name: &str) -> Result<Vec<SocketAddr>, NameFault> {
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
                Err(NameFault::Refused(refusal, first.ip()))
            }
            (true, None) => Err(NameFault::Unknown),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn names_of_closed_machines_give_no_address() {
        let guarded = |allow_private, proxies: &[&str]| Guarded {
            allow_private,
            proxies: proxies.iter().map(|name| (*name).to_owned()).collect(),
        };
        let refused = guarded(false, &[]).look_up("localhost").await;
        assert!(
            matches!(refused, Err(NameFault::Refused(Refusal::Loopback, _))),
            "{refused:?}"
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
