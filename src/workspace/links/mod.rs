//! Link checks: selection of links, cache of earlier runs, requests, results.

mod ask;
mod judging;
mod network;
mod rows;
mod selection;
mod shard;
mod store;

pub use ask::LinkResults;
pub use network::{Network, Watch};
pub use selection::LinkChoice;
pub use shard::{Shard, Share};
pub use store::{KeepOptions, Store};
