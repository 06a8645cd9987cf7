//! Resource limits: how many bytes a run reads, and how much they may expand to (entities, prefixes, aliases).
//!
//! A few kilobytes can stand for gigabytes: a long prefix that is used a thousand times, an entity made of entities. So
//! all that is read and all that it comes to is counted, before memory is taken.

use std::io::{self, ErrorKind, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// The largest file, or answer of a server, that is read (512 MiB). A catalogue of 100,000 datasets is about 370 MB.
pub const MOST_OF_ONE: u64 = 512 << 20;
/// The most that all files of a catalogue come to (1 GiB).
pub const MOST_OF_ALL: u64 = 1 << 30;
/// The longest name in bytes: an IRI, a prefix, a namespace, a language tag, the label of a blank node. What web servers
/// and browsers take is far shorter. Literals may be longer: the outline of a county has a megabyte.
pub const LONGEST_NAME: usize = 64 << 10;

/// The most that is read through symbolic links within a catalogue (32 MiB): each is a few bytes, and reads a whole file
/// once more.
pub const MOST_THROUGH_LINKS: u64 = 32 << 20;

/// How much small files may expand to.
const FLOOR: u64 = 32 << 20;
/// How much of what is kept may come from each byte: ordinary catalogues come to two to five times their size.
const FACTOR: u64 = 16;
/// How many times more may be gone through than is kept: the same name again and again costs time and no memory.
const USES: u64 = 8;

/// What is left of the bytes that all files of a catalogue may have together.
#[derive(Debug)]
pub struct Intake {
    all: AtomicU64,
    through_links: AtomicU64,
}

impl Default for Intake {
    fn default() -> Self {
        Self {
            all: AtomicU64::new(MOST_OF_ALL),
            through_links: AtomicU64::new(MOST_THROUGH_LINKS),
        }
    }
}

impl Intake {
    /// Counts so many bytes; false when they are too many.
    pub fn take(&self, bytes: u64) -> bool {
        take(&self.all, bytes)
    }

    /// Counts so many bytes that are read through a symbolic link; false when they are too many.
    pub fn take_through_link(&self, bytes: u64) -> bool {
        take(&self.through_links, bytes)
    }
}

fn take(left: &AtomicU64, bytes: u64) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(bytes)
    })
    .is_ok()
}

/// All that `from` gives.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] when that is more than [`MOST_OF_ONE`]; what the system says otherwise.
pub fn read_bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_OF_ONE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_OF_ONE {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// What descriptions may still expand to: bytes that are kept, and bytes that are gone through.
#[derive(Clone, Debug)]
pub struct Expansion {
    kept: u64,
    used: u64,
}

impl Default for Expansion {
    fn default() -> Self {
        Self {
            kept: FLOOR,
            used: FLOOR * USES,
        }
    }
}

impl Expansion {
    /// What `bytes` of description may expand to.
    pub fn of(bytes: usize) -> Self {
        let mut expansion = Self::default();
        expansion.allow(bytes);
        expansion
    }

    /// Allows for `bytes` of description more.
    pub fn allow(&mut self, bytes: usize) {
        let more = (bytes as u64).saturating_mul(FACTOR);
        self.kept = self.kept.saturating_add(more);
        self.used = self.used.saturating_add(more.saturating_mul(USES));
    }

    /// Counts bytes that are kept; false when they are too many.
    #[inline]
    #[must_use]
    pub fn keep(&mut self, bytes: usize) -> bool {
        spend(&mut self.kept, bytes)
    }

    /// Whether so many bytes may still be kept.
    pub fn has_room(&self, bytes: usize) -> bool {
        self.kept >= bytes as u64
    }

    /// Counts bytes that are gone through and not kept; false when they are too many.
    #[inline]
    #[must_use]
    pub fn go_through(&mut self, bytes: usize) -> bool {
        spend(&mut self.used, bytes)
    }
}

#[inline]
fn spend(left: &mut u64, bytes: usize) -> bool {
    match left.checked_sub(bytes as u64) {
        Some(rest) => {
            *left = rest;
            true
        }
        // Nothing smaller gets through afterwards.
        None => {
            *left = 0;
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_becomes_less_and_never_more() {
        let intake = Intake::default();
        assert!(intake.take(MOST_OF_ALL - 1));
        assert!(!intake.take(2));
        assert!(intake.take(1));
        assert!(!intake.take(1));
        let mut expansion = Expansion::of(1 << 20);
        assert!(expansion.keep(48 << 20));
        assert!(!expansion.keep(1));
        assert!(expansion.go_through(8 * (48 << 20)));
        assert!(!expansion.go_through(1));
    }

    #[test]
    fn what_never_ends_is_not_taken() {
        let endless = read_bounded(io::repeat(b'x'));
        let kind = endless.expect_err("endless").kind();
        assert_eq!(kind, ErrorKind::FileTooLarge);
        assert_eq!(read_bounded(&b"abc"[..]).expect("read"), b"abc");
    }
}
