//! What can be typed about links.

use crate::cli::flags::CheckArgs;
use crate::workspace::links::{LinkChoice, Shard};
use crate::workspace::{RequestOptions, SpanOfTime};
use clap::builder::RangedU64ValueParser;
use std::path::PathBuf;

/// Arguments of `check-links`.
#[derive(Debug, clap::Args)]
pub struct CheckLinks {
    /// What to check, as for `validate` [default: the repository here]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Instead of the addresses in the catalogue: fetch the published catalogue from this one as the portal does, and
    /// compare it with what `build` would write
    #[arg(
        long,
        value_name = "URL",
        conflicts_with_all = ["include", "exclude", "identifiers", "checksums", "shard", "cache", "header"]
    )]
    pub harvest: Option<String>,
    /// Which addresses.
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// Request options.
    #[command(flatten)]
    pub requests: RequestArgs,
    /// What is kept from one run to the next.
    #[command(flatten)]
    pub cache_args: CacheArgs,
    /// Rules, reports, failure and input.
    #[command(flatten)]
    pub check: CheckArgs,
}

/// Which links are requested, and with which checks.
#[derive(Debug, clap::Args)]
pub struct SelectionArgs {
    /// Only addresses that match this pattern (regular expression); may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub include: Vec<String>,
    /// No address that matches this pattern (regular expression); may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub exclude: Vec<String>,
    /// Ask also the names (IRIs) of datasets, services and agents: they should lead somewhere, or say 410 when withdrawn
    #[arg(long)]
    pub identifiers: bool,
    /// Fetch files that have a `checksum`, and compare; up to 2 GB each
    #[arg(long)]
    pub checksums: bool,
    /// Only a part of the addresses, by host, such as 2/4 for the second of four: for several machines that share the work
    #[arg(long, value_name = "PART/PARTS")]
    pub shard: Option<Shard>,
}

/// Request options.
#[derive(Debug, clap::Args)]
pub struct RequestArgs {
    /// Statuses that are as good as 200, separated by commas, such as 403,429
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "STATUS,…",
        value_parser = clap::value_parser!(u16).range(100..=999)
    )]
    pub accept: Vec<u16>,
    /// Requests at once, all in all [default: 32]
    #[arg(long, value_name = "NUMBER", value_parser = at_once())]
    pub concurrency: Option<usize>,
    /// Requests at once to one server [default: 2]
    #[arg(long, value_name = "NUMBER", value_parser = at_once())]
    pub per_host: Option<usize>,
    /// Time from one request to a server to the next [default: 200ms]
    #[arg(long, value_name = "TIME", value_parser = SpanOfTime::up_to_an_hour)]
    pub interval: Option<SpanOfTime>,
    /// The longest wait for an answer
    #[arg(long, value_name = "TIME", default_value = "20s", value_parser = SpanOfTime::up_to_an_hour)]
    pub timeout: SpanOfTime,
    /// How often a server that asks for patience (429, 5xx) is asked again [default: 3]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(..=100))]
    pub retries: Option<u32>,
    /// The longest time for the whole run; what is left then is not asked
    #[arg(long, value_name = "TIME", value_parser = SpanOfTime::up_to_a_week)]
    pub deadline: Option<SpanOfTime>,
    /// What one host is told besides, such as a key, and no other: 'HOST: NAME: $VARIABLE', with the value from the
    /// environment; may be repeated
    #[arg(long, value_name = "HEADER")]
    pub header: Vec<String>,
    /// Ask also addresses in closed networks and on this machine
    #[arg(long)]
    pub allow_private: bool,
}

/// How many requests there may be at once.
fn at_once() -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(1..=1024)
}

impl SelectionArgs {
    /// The same as the library takes it.
    pub(super) fn choice(&self) -> LinkChoice {
        LinkChoice {
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            identifiers: self.identifiers,
            checksums: self.checksums,
        }
    }
}

impl RequestArgs {
    /// The same as the library takes it.
    pub(super) fn options(&self) -> RequestOptions {
        RequestOptions {
            accept: self.accept.clone(),
            concurrency: self.concurrency,
            per_host: self.per_host,
            interval: self.interval.map(|time| time.0),
            timeout: self.timeout.0,
            retries: self.retries,
            deadline: self.deadline.map(|time| time.0),
            allow_private: self.allow_private,
        }
    }
}

/// What is kept from one run to the next.
#[derive(Debug, clap::Args)]
pub struct CacheArgs {
    /// File that keeps what came of each address, so that good ones are asked once a day and others once in some hours
    #[arg(long, value_name = "FILE")]
    pub cache: Option<PathBuf>,
    /// Ask nobody: judge by the cache, however old it is
    #[arg(long, requires = "cache")]
    pub offline: bool,
    /// How long a new failure is a warning only; the cache knows since when an address fails
    #[arg(long, value_name = "TIME", requires = "cache", value_parser = SpanOfTime::up_to_a_year)]
    pub grace: Option<SpanOfTime>,
}
