//! A file with fixes made.

/// A file that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name in the repository.
    pub name: String,
    /// As it was read.
    pub before: Vec<u8>,
    /// As it is with the fixes made.
    pub after: Vec<u8>,
}
