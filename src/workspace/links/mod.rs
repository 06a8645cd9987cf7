//! Link checks: selection of links, cache of earlier runs, requests, results.

mod judging;
mod network;
mod rows;
mod run;
mod selection;
mod shard;
mod store;

pub use network::{Network, Watch};
pub use run::LinkResults;
pub use selection::LinkChoice;
pub use shard::{Shard, Share};
pub use store::{KeepOptions, Store};
