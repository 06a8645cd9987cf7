//! URLs without network access: their components, redaction of secrets in them, and the guard against private addresses
//! (SSRF). A URL in a private network is of no use to readers of a catalogue, and a catalogue from others must not make
//! katalog send requests there.
//!
//! The `url` crate has normalized the host, so that `2130706433`, `0x7f.1`, `0177.0.0.1` and `127.1` are the same IPv4
//! address here.

mod parts;
pub mod secret;
mod uuid;

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use serde::{Deserialize, Serialize};
use url::{Host, Url};

pub use parts::{Parts, host_of, origin_of};
pub use uuid::uuid;

/// Why a URL is not public, and is not requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// A loopback address.
    Loopback,
    /// A private network.
    Private,
    /// The link-local range.
    LinkLocal,
    /// The metadata service of a cloud provider.
    Metadata,
    /// A multicast address.
    Multicast,
    /// No host: unspecified, reserved, or for documentation.
    Reserved,
}

/// Host names of the local machine and of cloud metadata services, whatever they resolve to.
const NAMES: [(&str, Refusal); 7] = [
    ("localhost", Refusal::Loopback),
    ("localhost.localdomain", Refusal::Loopback),
    ("localhost6", Refusal::Loopback),
    ("ip6-localhost", Refusal::Loopback),
    ("ip6-loopback", Refusal::Loopback),
    ("metadata.google.internal", Refusal::Metadata),
    ("instance-data", Refusal::Metadata),
];

/// Why the URL must not be requested, as far as its host alone decides; a name is still to be resolved.
pub fn refuses(url: &Url) -> Option<Refusal> {
    match url.host()? {
        Host::Ipv4(ip) => refuses_v4(ip),
        Host::Ipv6(ip) => refuses_v6(ip),
        Host::Domain(name) => refuses_name(name),
    }
}

/// Why a connection to `ip` is refused.
pub fn refuses_ip(ip: IpAddr) -> Option<Refusal> {
    match ip {
        IpAddr::V4(ip) => refuses_v4(ip),
        IpAddr::V6(ip) => refuses_v6(ip),
    }
}

fn refuses_name(name: &str) -> Option<Refusal> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    if name.ends_with(".localhost") {
        return Some(Refusal::Loopback);
    }
    // Numeric hosts that the resolver of the system accepts but `url` does not parse.
    if let Ok(ip) = name.parse::<IpAddr>() {
        return refuses_ip(ip);
    }
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, refusal)| *refusal)
}

fn refuses_v4(ip: Ipv4Addr) -> Option<Refusal> {
    let refusal = match ip.octets() {
        [127, ..] => Refusal::Loopback,
        // Amazon, Google, Microsoft and others; Alibaba; Oracle; Azure's wire server.
        [169, 254, 169, 254] | [100, 100, 100, 200] | [192, 0, 0, 192] | [168, 63, 129, 16] => {
            Refusal::Metadata
        }
        [169, 254, ..] => Refusal::LinkLocal,
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => Refusal::Private,
        [224..=239, ..] => Refusal::Multicast,
        [0 | 240..=255, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => Refusal::Reserved,
        _ => return None,
    };
    Some(refusal)
}

fn refuses_v6(ip: Ipv6Addr) -> Option<Refusal> {
    let segments = ip.segments();
    let refusal = match segments {
        [0, 0, 0, 0, 0, 0, 0, 1] => Refusal::Loopback,
        [0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x254] => Refusal::Metadata,
        [0xfe80..=0xfebf, ..] => Refusal::LinkLocal,
        [0xfc00..=0xfdff | 0xfec0..=0xfeff, ..] => Refusal::Private,
        [0xff00..=0xffff, ..] => Refusal::Multicast,
        // Unspecified; local-use NAT64; Teredo; documentation; discard-only.
        [0, 0, 0, 0, 0, 0, 0, 0]
        | [0x64, 0xff9b, 1, ..]
        | [0x2001, 0 | 0xdb8, ..]
        | [0x3fff, 0..=0xfff, ..]
        | [0x5f00, ..]
        | [0x100, 0, 0, 0, ..] => Refusal::Reserved,
        _ => return embedded(ip).and_then(refuses_v4),
    };
    Some(refusal)
}

/// The IPv4 address that is embedded in an IPv6 address.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(Ipv4Addr::new(a, b, c, d))
    };
    match ip.segments() {
        // IPv4-mapped, IPv4-compatible, IPv4-translated.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        // NAT64, ISATAP.
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [_, _, _, _, 0 | 0x200, 0x5efe, high, low]
        // 6to4.
        | [0x2002, high, low, ..] => v4(high, low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(host: &str) -> Option<Refusal> {
        let url = Url::parse(&format!("http://{host}/x")).expect(host);
        refuses(&url)
    }

    #[test]
    fn loopback_is_refused_in_any_notation() {
        for host in [
            "127.0.0.1",
            "127.0.0.1.",
            "127.1",
            "127.255.255.254",
            "2130706433",
            "0x7f000001",
            "0x7f.1",
            "0177.0.0.1",
            "0177.0x0.1",
            "017700000001",
            "127.0.0.1:8080",
            "user:secret@127.0.0.1",
            "%31%32%37.0.0.1",
            "①②⑦.0.0.1",
            "127。0。0。1",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[::ffff:0:127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b::7f00:1]",
            "[2002:7f00:1::]",
            "[2a00:1:2:3:0:5efe:127.0.0.1]",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "a.b.localhost",
            "localhost.localdomain",
            "ip6-localhost",
        ] {
            assert_eq!(judged(host), Some(Refusal::Loopback), "{host}");
        }
    }

    #[test]
    fn networks_of_ones_own_are_refused() {
        for (host, refusal) in [
            ("10.0.0.1", Refusal::Private),
            ("0xa000001", Refusal::Private),
            ("012.1", Refusal::Private),
            ("172.16.0.1", Refusal::Private),
            ("172.31.255.255", Refusal::Private),
            ("192.168.1.1", Refusal::Private),
            ("3232235777", Refusal::Private),
            ("100.64.0.1", Refusal::Private),
            ("100.127.255.255", Refusal::Private),
            ("[fd12::1]", Refusal::Private),
            ("[fec0::1]", Refusal::Private),
            ("[::ffff:10.0.0.1]", Refusal::Private),
            ("[64:ff9b::a00:1]", Refusal::Private),
            ("169.254.0.1", Refusal::LinkLocal),
            ("[fe80::1]", Refusal::LinkLocal),
            ("169.254.169.254", Refusal::Metadata),
            ("2852039166", Refusal::Metadata),
            ("[::ffff:169.254.169.254]", Refusal::Metadata),
            ("[fd00:ec2::254]", Refusal::Metadata),
            ("100.100.100.200", Refusal::Metadata),
            ("168.63.129.16", Refusal::Metadata),
            ("metadata.google.internal", Refusal::Metadata),
            ("metadata.google.internal.", Refusal::Metadata),
            ("224.0.0.1", Refusal::Multicast),
            ("[ff02::1]", Refusal::Multicast),
            ("0.0.0.0", Refusal::Reserved),
            ("0", Refusal::Reserved),
            ("0.1.2.3", Refusal::Reserved),
            ("255.255.255.255", Refusal::Reserved),
            ("240.0.0.1", Refusal::Reserved),
            ("192.0.2.1", Refusal::Reserved),
            ("198.18.0.1", Refusal::Reserved),
            ("[::]", Refusal::Reserved),
            ("[2001:db8::1]", Refusal::Reserved),
            ("[2001:0:1::1]", Refusal::Reserved),
            ("[64:ff9b:1::1]", Refusal::Reserved),
        ] {
            assert_eq!(judged(host), Some(refusal), "{host}");
        }
    }

    #[test]
    fn the_rest_of_the_world_is_asked() {
        for host in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.0.1",
            "192.169.0.1",
            "223.255.255.255",
            "[2a00:801::1]",
            "[2001:4860:4860::8888]",
            "[64:ff9b::101:101]",
            "[::ffff:1.1.1.1]",
            "data.kommunen.se",
            "localhost.kommunen.se",
            "notlocalhost",
            "10.kommunen.se",
        ] {
            assert_eq!(judged(host), None, "{host}");
        }
    }
}
