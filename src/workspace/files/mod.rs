//! File access: paths checked by the symlink guard, files written atomically.

pub(in crate::workspace) mod bounded;
pub(crate) mod place;
pub(in crate::workspace) mod stage;
mod unchanged;
mod whole;

pub(in crate::workspace) use unchanged::{Replaced, replace_unchanged};
pub(in crate::workspace) use whole::{Whole, finish_all};
pub(crate) use whole::{create_own, replace, replace_named, replace_own, report_named};
