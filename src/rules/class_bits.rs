//! The classes of a node as a set of bits.

use crate::profile::ClassId;

/// The bit of a class; the profile has some twenty.
pub(super) fn bit(class: ClassId) -> u64 {
    1 << class.0
}

/// The classes of a bit set, in the order of the profile.
pub(super) fn bits(mut left: u64) -> impl Iterator<Item = ClassId> {
    std::iter::from_fn(move || {
        let first = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(ClassId(first))
    })
}
