//! Which part of the addresses an address belongs to, when several machines share them.

use super::Link;
use core::num::NonZeroU32;
use sha2::{Digest, Sha256};

/// The part, from 0, that all addresses of a host stand in: the same on every machine and in every version.
pub fn part_of(link: &Link, parts: NonZeroU32) -> u32 {
    let host = link.url.host_str().unwrap_or_default();
    let hash = Sha256::digest(host.as_bytes());
    let number = hash
        .iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte));
    u32::try_from(number % u64::from(parts.get())).unwrap_or_default()
}
