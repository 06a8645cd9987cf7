//! Resource limits: how many bytes a run reads, and how much memory they may expand to (decompression bombs, entity
//! expansion, long prefixes, YAML aliases).
//!
//! A few kilobytes of input can stand for gigabytes, so input and expansion are charged to a budget before memory is
//! allocated.

use std::io::{self, ErrorKind, Read};
use std::sync::atomic::{AtomicU64, Ordering};

/// The largest file or HTTP response that is read: 512 MiB. A catalogue of 100,000 datasets is about 370 MB.
pub const MOST_OF_ONE: u64 = 512 << 20;
/// The most that all files of a catalogue may have together: 1 GiB.
pub const MOST_OF_ALL: u64 = 1 << 30;
/// The longest IRI, prefix, namespace, language tag or blank node label, in bytes. Servers and browsers accept far
/// less. Literals may be longer: the boundary of a county takes a megabyte.
pub const LONGEST_NAME: usize = 64 << 10;

/// The most that is read through symbolic links within a catalogue, 32 MiB: a link of a few bytes makes a whole file be
/// read once more.
pub const MOST_THROUGH_LINKS: u64 = 32 << 20;

/// Bytes that even a small file may expand to.
const FLOOR: u64 = 32 << 20;
/// Bytes that may be allocated for each byte of input: ordinary catalogues take two to five.
const FACTOR: u64 = 16;
/// How many times more bytes may be processed than allocated: using the same name again costs time but no memory.
const USES: u64 = 8;

/// The remaining bytes that all files of a catalogue may have together.
#[derive(Debug)]
pub struct InputBudget {
    all: AtomicU64,
    through_links: AtomicU64,
}

impl Default for InputBudget {
    fn default() -> Self {
        Self {
            all: AtomicU64::new(MOST_OF_ALL),
            through_links: AtomicU64::new(MOST_THROUGH_LINKS),
        }
    }
}

impl InputBudget {
    /// Charges bytes of input; false when the budget is exceeded.
    pub fn charge(&self, bytes: u64) -> bool {
        charge(&self.all, bytes)
    }

    /// Charges bytes that are read through a symbolic link; false when the budget is exceeded.
    pub fn charge_through_link(&self, bytes: u64) -> bool {
        charge(&self.through_links, bytes)
    }
}

fn charge(left: &AtomicU64, bytes: u64) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(bytes)
    })
    .is_ok()
}

/// Reads all of `from`.
///
/// # Errors
/// [`ErrorKind::FileTooLarge`] when that is more than [`MOST_OF_ONE`], or an I/O error.
pub fn read_bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_OF_ONE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_OF_ONE {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The remaining budget for expansion of the input: bytes of memory, and bytes that are processed.
#[derive(Clone, Debug)]
pub struct ExpansionBudget {
    kept: u64,
    used: u64,
}

impl Default for ExpansionBudget {
    fn default() -> Self {
        Self {
            kept: FLOOR,
            used: FLOOR * USES,
        }
    }
}

impl ExpansionBudget {
    /// The budget for `bytes` of input.
    pub fn of(bytes: usize) -> Self {
        let mut expansion = Self::default();
        expansion.allow(bytes);
        expansion
    }

    /// Adds the budget for `bytes` of input.
    pub fn allow(&mut self, bytes: usize) {
        let more = (bytes as u64).saturating_mul(FACTOR);
        self.kept = self.kept.saturating_add(more);
        self.used = self.used.saturating_add(more.saturating_mul(USES));
    }

    /// Charges bytes of memory; false when the budget is exceeded.
    #[inline]
    #[must_use]
    pub fn charge_memory(&mut self, bytes: usize) -> bool {
        spend(&mut self.kept, bytes)
    }

    /// Whether the budget allows so many more bytes of memory.
    pub fn allows_memory(&self, bytes: usize) -> bool {
        self.kept >= bytes as u64
    }

    /// Charges bytes that are processed but not kept; false when the budget is exceeded.
    #[inline]
    #[must_use]
    pub fn charge_work(&mut self, bytes: usize) -> bool {
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
        // A smaller charge fails too from now on.
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
        let budget = InputBudget::default();
        assert!(budget.charge(MOST_OF_ALL - 1));
        assert!(!budget.charge(2));
        assert!(budget.charge(1));
        assert!(!budget.charge(1));
        let mut expansion = ExpansionBudget::of(1 << 20);
        assert!(expansion.charge_memory(48 << 20));
        assert!(!expansion.charge_memory(1));
        assert!(expansion.charge_work(8 * (48 << 20)));
        assert!(!expansion.charge_work(1));
    }

    #[test]
    fn what_never_ends_is_not_taken() {
        let endless = read_bounded(io::repeat(b'x'));
        let kind = endless.expect_err("endless").kind();
        assert_eq!(kind, ErrorKind::FileTooLarge);
        assert_eq!(read_bounded(&b"abc"[..]).expect("read"), b"abc");
    }
}
