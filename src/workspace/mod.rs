//! The application, without a terminal: a catalogue is opened, checked, fixed and built.
//!
//! Arguments become plain options here; files, git revisions and URLs are read, and findings, graphs and files are
//! returned. Nothing is printed, nothing exits the process, and texts are rendered on request: [`Error::message`]. The
//! caller provides clock and network. `cli` is one caller; a language server will be another.
//!
//! ```
//! use katalog::diagnostic::Summary;
//! use katalog::rdf::RdfFormat;
//! use katalog::workspace::{Checked, Checks, Options, Source, Workspace};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let source = Source::Paths(vec!["examples/minimal".into()]);
//! let mut workspace = Workspace::open(source, Options::default())?;
//!
//! // Findings in order, the graph, the resources and the profile.
//! let checks = Checks::on("2026-01-31".parse()?);
//! let checked = workspace.check(&checks)?;
//! let errors = |checked: &Checked| Summary::of(&checked.findings).errors;
//! assert_eq!(errors(&checked), 0);
//!
//! // Name and bytes of each file that is published.
//! let files = workspace.build(&[RdfFormat::RdfXml])?;
//! assert_eq!(files[0].name, "catalog.rdf");
//!
//! // A text that an editor has not saved yet.
//! workspace.update("datasets/new.yaml", Some(b"title: {sv: Badplatser}".to_vec()))?;
//! let checked = workspace.check(&checks)?;
//! assert_eq!(errors(&checked), 2, "it lacks a description and a publisher");
//! # Ok(())
//! # }
//! ```

mod build;
mod check;
mod compare;
pub mod error;
mod fetch;
pub(crate) mod files;
mod fix;
mod git;
mod harvest;
pub mod import;
pub mod include;
pub mod links;
mod open;
mod pages;
mod references;
pub mod schemas;
mod settings;
mod upgrade;

pub use build::{Built, Folder};
pub use check::{Checked, Checks, Hidden, Known, Narrow, Trust, baseline};
pub use compare::{CompareOptions, Side, sides};
pub use error::Error;
pub use fetch::{FetchOptions, is_address};
pub use fix::{Change, Fixes, RemainingFixes, Unwritten};
pub use harvest::Harvest;
pub use open::{Documents, Options, Overlay, Source, Workspace};
pub use references::{Described, Reference, References, Target};
pub use settings::{RequestOptions, RuleFilter, SpanOfTime};
pub use upgrade::Upgrade;
