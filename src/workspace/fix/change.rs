//! A file with fixes applied.

/// A changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name in the repository.
    pub name: String,
    /// Content as read.
    pub before: Vec<u8>,
    /// Content with fixes.
    pub after: Vec<u8>,
}
