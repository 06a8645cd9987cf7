//! Whether a host name or IP address is reachable from the internet.

use crate::net::{Refusal, refuses_ip};
use core::net::IpAddr;
use url::Host;

/// Why a host is not reachable from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// The local machine.
    Itself,
    /// A private network.
    Network,
}

/// Why the host is not reachable from everywhere; `None` if it is.
pub(super) fn inside(host: &str) -> Option<Inside> {
    let host = host.trim_end_matches('.');
    match ip(host) {
        Some(ip) if ip.is_unspecified() => Some(Inside::Itself),
        Some(ip) => refuses_ip(ip).and_then(inside_by),
        None => inside_name(host),
    }
}

fn inside_name(host: &str) -> Option<Inside> {
    const TOPS: [&str; 9] = [
        "local",
        "internal",
        "lan",
        "intranet",
        "intra",
        "corp",
        "home",
        "localdomain",
        "arpa",
    ];
    if host.is_empty() {
        return None;
    }
    let top = host.rsplit('.').next()?;
    if top.eq_ignore_ascii_case("localhost") {
        return Some(Inside::Itself);
    }
    // A name without a dot is valid in a local network only; `arpa` has home.arpa.
    let inner = TOPS.iter().any(|inner| top.eq_ignore_ascii_case(inner));
    (inner || !host.contains('.')).then_some(Inside::Network)
}

fn inside_by(refusal: Refusal) -> Option<Inside> {
    match refusal {
        Refusal::Loopback => Some(Inside::Itself),
        Refusal::Private | Refusal::LinkLocal | Refusal::Metadata => Some(Inside::Network),
        // These are no hosts at all.
        Refusal::Multicast | Refusal::Reserved => None,
    }
}

/// The IP address of a numeric host; browsers treat 127.1, 0x7f.0.0.1 and 2130706433 as the same.
fn ip(host: &str) -> Option<IpAddr> {
    // A fast check: most hosts are names.
    if !host.starts_with(|c: char| c.is_ascii_digit() || c == '[') {
        return None;
    }
    match Host::parse(host).ok()? {
        Host::Ipv4(ip) => Some(IpAddr::V4(ip)),
        Host::Ipv6(ip) => Some(IpAddr::V6(ip)),
        Host::Domain(_) => None,
    }
}

/// Whether the name is reserved for examples, except below `.example`, which katalog's own examples use.
pub(super) fn is_example(host: &str) -> bool {
    const NAMES: [&str; 5] = ["example", "exempel", "yourdomain", "mydomain", "dindoman"];
    let is =
        |label: &str, names: &[&str]| names.iter().any(|name| label.eq_ignore_ascii_case(name));
    let mut labels = host.trim_end_matches('.').rsplit('.');
    let Some((top, second)) = labels.next().zip(labels.next()) else {
        return false;
    };
    if is(top, &["example"]) {
        false
    } else if is(second, &["co", "com"]) {
        labels.next().is_some_and(|name| is(name, &NAMES))
    } else {
        is(second, &NAMES) || is(top, &["invalid", "test"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_inside() {
        for host in [
            "localhost",
            "a.localhost",
            "127.0.0.1",
            "127.1",
            "0x7f.0.0.1",
            "2130706433",
            "0177.0.0.1",
            "[::1]",
            "0.0.0.0",
        ] {
            assert_eq!(inside(host), Some(Inside::Itself), "{host}");
        }
        for host in [
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.1.1",
            "[fd12::1]",
            "[fe80::1]",
            "[::ffff:10.0.0.1]",
            "gis.local",
            "server01",
            "karta.internal",
            "nas.lan.",
        ] {
            assert_eq!(inside(host), Some(Inside::Network), "{host}");
        }
        for host in [
            "aby.se",
            "172.32.0.1",
            "8.8.8.8",
            "local.se",
            "[2001:db8::1]",
            "1177.se",
            "10.aby.se",
            "",
        ] {
            assert_eq!(inside(host), None, "{host}");
        }
    }

    #[test]
    fn hosts_for_examples() {
        for host in [
            "example.com",
            "www.example.org",
            "example.se",
            "data.exempel.se",
            "example.co.uk",
        ] {
            assert!(is_example(host), "{host}");
        }
        for host in [
            "www.aby.example",
            "example",
            "test.se",
            "example.aby.se",
            "examples.com",
        ] {
            assert!(!is_example(host), "{host}");
        }
    }
}
