//! How whole catalogues are fetched: the same for every command that does.

use crate::cli::clock;
use crate::workspace::{FetchOptions, SpanOfTime};
use tokio::runtime::Handle;

/// How whole catalogues are fetched: the same for every command that does.
#[derive(Debug, clap::Args)]
pub struct Fetching {
    /// Fetch also from addresses in closed networks and on this machine
    #[arg(long)]
    pub allow_private: bool,
    /// The longest wait for an answer
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = SpanOfTime::up_to_an_hour)]
    pub timeout: SpanOfTime,
}

impl Fetching {
    /// The same as the library takes it, with the proxies of the environment, and what requests run on.
    pub(in crate::cli) fn options(&self, proxies: Vec<String>, runtime: Handle) -> FetchOptions {
        FetchOptions {
            allow_private: self.allow_private,
            timeout: self.timeout.0,
            proxies,
            runtime,
            clock: clock::now,
        }
    }
}
