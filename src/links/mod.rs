//! Link checking: does every URL respond, and with the content that the description declares?
//!
//! ```text
//! Graph ─extract→ Links ─visit (RateLimited (Fetch))→ Outcomes ─verdict→ Findings
//! ```
//!
//! Requests are limited by host (`rate_limit`: concurrency, interval, `Retry-After`, exponential back-off), redirects are
//! followed hop by hop, `cache` makes conditional requests with `ETag` and `Last-Modified`, and a guard (`http::resolver`)
//! refuses private addresses (SSRF). `download` fetches one file under the same rules. Only `http` opens connections.

mod address;
mod body_text;
mod bot_protection;
mod cache;
mod content;
mod decompress;
mod description;
mod digest;
mod download;
mod extract;
mod fetch;
mod harvest;
mod http;
mod link;
mod network_errors;
mod observed;
mod outcome;
mod queues;
mod rate_limit;
mod redirect_chain;
mod redirects;
mod rules;
mod run;
mod service;
mod shard;
mod verdict;
mod visit;
mod visit_options;
mod words;

pub use crate::net::{Refusal, refuses, refuses_ip};
pub use cache::{Cache, Entry};
pub use digest::{Algorithm, ComputedChecksum};
pub use download::{
    Download, DownloadError, DownloadFailure, Downloaded, HARVESTED_REDIRECTS, download,
};
pub use extract::{Extracted, Selection, extract};
pub use fetch::{CacheValidators, Fetch, FetchError, Method, Request, Response, TlsError};
pub use harvest::{HARVEST, HARVEST_DIFFERS};
pub use http::{Clock, HeaderError, HostHeader, Http, HttpOptions, names_of_private_hosts};
pub use link::{BodyNeeded, Checksum, Declared, Link, Role, Service, Use};
pub use observed::ObservedContent;
pub use outcome::{End, Outcome};
pub use rate_limit::{HostLimit, MAX_BACK_OFF, RateLimited, RateLimits};
pub use redirect_chain::{Hop, RedirectError};
pub use rules::RULES;
pub use run::{Checked, Event, PendingLink, Run, run};
pub use shard::part_of;
pub use verdict::{JudgeOptions, Verdict, judge, misspelt, not_asked};
pub use visit::visit;
pub use visit_options::VisitOptions;
