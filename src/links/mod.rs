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
mod download;
mod extract;
mod fault;
mod fetch;
mod guard;
mod http;
mod link;
mod politeness;
mod rules;
mod run;
mod service;
mod trail;
mod unpack;
mod verdict;
mod visit;
mod wall;
mod words;

pub use cache::{Cache, Entry};
pub use content::Seen;
pub use download::{Download, DownloadError, Downloaded, HARVESTED_REDIRECTS, NoFile, download};
pub use extract::{Selection, extract};
pub use fetch::{Answer, Ask, Fault, Fetch, Method, TlsFault};
pub use guard::{Refusal, refuses, refuses_ip};
pub use http::{Http, HttpOptions};
pub use link::{Link, Promise, Role, Service, Use, Want};
pub use politeness::{HostPace, Pace, Polite};
pub use rules::RULES;
pub use run::{Checked, Run, run};
pub use trail::{Astray, Hop};
pub use verdict::{Bench, Verdict, judge};
pub use visit::{End, Outcome, Visit, visit};
