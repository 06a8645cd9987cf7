//! What can be typed.

mod checking;
mod making;
mod telling;
mod values;

pub use checking::{Baseline, Build, Checking, Failing, Input, Reporting, Validate};
pub use making::{Init, New};
pub use telling::{Completions, Explain, Man, Rules, Schema};
pub use values::{FailOn, Language, ListFormat, Output, ProfileVersion, Syntax};

use super::diff::args::Diff;
use super::import::args::Import;
use super::include::args::Include;
use super::links::args::CheckLinks;
use clap::{Parser, Subcommand};

/// Publish open-data catalogues as DCAT-AP-SE from YAML in Git
///
/// A repository holds one YAML file for each dataset. `katalog validate` checks it, `katalog build` writes the catalog.rdf
/// that Sveriges dataportal harvests. Begin with `katalog init`.
///
/// Exit status: 0 no errors, 1 errors were found, 2 the work could not be done.
#[derive(Debug, Parser)]
#[command(
    name = "katalog",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Args {
    /// Language of messages [default: Swedish in a Swedish locale, otherwise English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a repository, some of its files, or RDF files
    ///
    /// Findings go to standard output, each with its line and column. Nothing is written to the repository without --fix, and
    /// nothing is fetched.
    Validate(Validate),
    /// Check a repository and write the catalogue that the portal harvests
    ///
    /// Writes nothing when there are errors, unless --force is given. Each file is written beside its place and moved there
    /// when it is whole, so an earlier catalogue survives any failure.
    Build(Build),
    /// Make a new repository, with an example dataset to replace
    ///
    /// On a terminal it asks for what the flags leave out; in a script it takes example values. A file that is there already
    /// is never touched. The hidden folder .katalog holds the schemas that editors complete from.
    Init(Init),
    /// Write a commented file for a new dataset, service, series, agent or contact
    ///
    /// Every mandatory key is there to fill in, the recommended ones stand in comments. A key with a default in catalog.yaml
    /// may be taken out.
    New(New),
    /// Write down the findings of now, so that --baseline shows new ones only
    ///
    /// The file names each finding by rule, subject, property and value, not by line, so that it lasts when files change.
    /// Keep it in Git, and write it anew when findings are mended.
    Baseline(Baseline),
    /// Ask every address in a catalogue whether it answers, and with what is promised
    ///
    /// Addresses of data, services, documentation and licences are asked once each, politely: a few at a time, two at once
    /// of each server. Addresses into closed networks are refused. Findings go to standard output, at the lines where the
    /// addresses are written; how many work is told on standard error.
    CheckLinks(Box<CheckLinks>),
    /// Move a catalogue from elsewhere into a repository of YAML files
    ///
    /// Reads RDF (RDF/XML, Turtle, JSON-LD, N-Triples) from files or addresses, and with --from ISO 19139 records or API
    /// descriptions. Every statement of RDF is kept, and `build` gives back the same graph; what had no IRI but must have one is
    /// given one. Writes the whole repository or nothing.
    ///
    /// Exit status: 0 imported, 1 imported but for what could not be converted, 2 nothing was written.
    Import(Import),
    /// Tell what two catalogues differ in
    ///
    /// Resources that were added, removed or renamed, and for the others the values that went and came. The order in which
    /// things are written and the labels of nameless nodes count for nothing.
    ///
    /// Exit status: 0 no difference, 1 they differ, 2 the work could not be done.
    Diff(Diff),
    /// Renew the copies of other catalogues that are included in this one
    Include(Include),
    /// List all rules with their severity
    Rules(Rules),
    /// Tell what a rule finds, why it matters and how to mend it
    Explain(Explain),
    /// List, show or write the JSON schemas, SHACL shapes and JSON-LD context
    Schema(Schema),
    /// Write a completion script for a shell to standard output
    Completions(Completions),
    /// Write the manual pages to a folder
    Man(Man),
}
