//! Copies of other catalogues that are included in a repository.

mod copies;
mod loss;
mod profile;
mod renew;

pub use copies::{Pinned, Pins};
pub use renew::{Renewed, Renewing, Written};
