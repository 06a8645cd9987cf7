//! Does every address answer, and with what is promised of it?
//!
//! ```text
//! Graph ─extract→ Links ─visit (Polite (Fetch))→ Outcomes ─verdict→ Findings
//! ```
//!
//! `download` fetches one file in the same way. Only `http` opens connections; everything else is judged without a network.

mod address;
mod cache;
mod content;
mod description;
mod digest;
mod download;
mod extract;
mod fault;
mod fetch;
mod harvest;
mod http;
mod link;
mod outcome;
mod politeness;
mod queues;
mod rules;
mod run;
mod service;
mod shard;
mod trail;
mod unpack;
mod verdict;
mod visit;
mod wall;
mod way;
mod words;

pub use crate::net::{Refusal, refuses, refuses_ip};
pub use cache::{Cache, Entry};
pub use content::Seen;
pub use digest::{Algorithm, Sum};
pub use download::{Download, DownloadError, Downloaded, HARVESTED_REDIRECTS, NoFile, download};
pub use extract::{Extracted, Selection, extract};
pub use fetch::{Answer, Ask, Fault, Fetch, Method, Stamp, TlsFault};
pub use harvest::{HARVEST, HARVEST_DIFFERS};
pub use http::{HeaderFault, HostHeader, Http, HttpOptions, closed_names};
pub use link::{Checksum, Link, Promise, Role, Service, Use, Want};
pub use outcome::{End, Outcome};
pub use politeness::{HostPace, LONGEST_WAIT, Pace, Polite};
pub use rules::RULES;
pub use run::{Checked, Event, Run, ToAsk, run};
pub use shard::part_of;
pub use trail::{Astray, Hop};
pub use verdict::{Bench, Verdict, judge, misspelt};
pub use visit::{Visit, visit};
