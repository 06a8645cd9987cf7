//! Updates of included copies of other catalogues.

mod copies;
mod loss;
mod profile;
mod renew;

pub use copies::{Pinned, Pins};
pub use renew::{Renewed, Renewing, Written};
