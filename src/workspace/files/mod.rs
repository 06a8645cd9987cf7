//! File access: paths checked by the symlink guard, files written atomically.

mod atomic;
pub(in crate::workspace) mod bounded;
pub(crate) mod place;
pub(in crate::workspace) mod stage;
mod unchanged;

pub(in crate::workspace) use atomic::{AtomicFile, finish_all};
pub(crate) use atomic::{create_own, replace, replace_named, replace_own, report_named};
pub(in crate::workspace) use unchanged::{Replaced, replace_unchanged};
