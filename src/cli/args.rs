//! What can be typed.

use super::diff::args::Diff;
use super::import::args::Import;
use super::include::args::Include;
use super::links::args::{CheckLinks, WithLinks};
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::report::ReportFormat;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Svenska
    Sv,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Sv => Self::Sv,
            Language::En => Self::En,
        }
    }
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

/// Version of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProfileVersion {
    /// DCAT-AP-SE 2.2.0
    #[value(name = "2.2.0")]
    V2_2_0,
    /// DCAT-AP-SE 3.0.1
    #[value(name = "3.0.1")]
    V3_0_1,
}

impl From<ProfileVersion> for crate::profile::Version {
    fn from(version: ProfileVersion) -> Self {
        match version {
            ProfileVersion::V2_2_0 => Self::V2_2_0,
            ProfileVersion::V3_0_1 => Self::V3_0_1,
        }
    }
}

/// The findings that make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing
    Never,
}

/// A syntax for RDF, as flags name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Syntax {
    /// RDF/XML
    Rdf,
    /// Turtle
    Ttl,
    /// JSON-LD
    Jsonld,
    /// N-Triples
    Nt,
}

impl From<Syntax> for RdfFormat {
    fn from(syntax: Syntax) -> Self {
        match syntax {
            Syntax::Rdf => Self::RdfXml,
            Syntax::Ttl => Self::Turtle,
            Syntax::Jsonld => Self::JsonLd,
            Syntax::Nt => Self::NTriples,
        }
    }
}

/// Arguments of `validate`.
#[derive(Debug, clap::Args)]
pub struct Validate {
    /// What to check: a folder in a repository, some of its YAML files, or RDF files (.rdf .xml .ttl .jsonld .nt, or - for
    /// standard input) [default: the repository here]
    ///
    /// When YAML files are named, the whole repository is read and the findings in those files are shown.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How it is reported.
    #[command(flatten)]
    pub reporting: Reporting,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
    /// Which findings make the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// Syntax of the RDF on standard input, or in files whose names do not tell it [default: guessed]
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub input_format: Option<Syntax>,
    /// Mend what is certain in the YAML files, and report what is left
    #[arg(long)]
    pub fix: bool,
    /// Mend also what a person should look at afterwards
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Show what would be mended instead of writing it
    #[arg(long)]
    pub diff: bool,
}

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// A folder in the repository
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Folder to write to; it is made if need be
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// Files to write, separated by commas: catalog.rdf, catalog.ttl, catalog.jsonld, catalog.nt
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "rdf,ttl",
        value_name = "SYNTAX,…"
    )]
    pub to: Vec<Syntax>,
    /// Write even when there are errors; the exit status is still 1
    #[arg(long)]
    pub force: bool,
    /// The addresses too.
    #[command(flatten)]
    pub with_links: WithLinks,
    /// How it is reported.
    #[command(flatten)]
    pub reporting: Reporting,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
}

/// Arguments of `baseline`.
#[derive(Debug, clap::Args)]
pub struct Baseline {
    /// What to check, as for `validate` [default: the repository here]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// File to write
    #[arg(
        short,
        long,
        value_name = "FILE",
        default_value = "katalog-baseline.json"
    )]
    pub output: PathBuf,
    /// The addresses too.
    #[command(flatten)]
    pub with_links: WithLinks,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
}

/// How `rules` lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
    /// A table for documentation
    Markdown,
}

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// How they are listed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
}

/// How findings are reported: the same for every command that checks.
#[derive(Debug, clap::Args)]
pub struct Reporting {
    /// How findings are written, and where to: human, concise, json, sarif, junit, github, gitlab or markdown, with
    /// =FILE for a file instead of standard output; may be repeated [default: human]
    #[arg(long, value_parser = Output::<ReportFormat>::parse, value_name = "FORMAT[=FILE]")]
    pub format: Vec<Output>,
    /// Findings to keep quiet about, as `katalog baseline` wrote them
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

/// What is checked, and by which rules: the same for every command that checks.
#[derive(Debug, clap::Args)]
pub struct Checking {
    /// Version of DCAT-AP-SE to check against [default: `profile` in katalog.toml, otherwise 3.0.1]
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// Only these rules or groups, separated by commas, such as profile,harvest/blank-node
    #[arg(long, value_delimiter = ',', value_name = "RULE,…")]
    pub select: Vec<String>,
    /// Not these rules or groups, separated by commas
    #[arg(long, value_delimiter = ',', value_name = "RULE,…")]
    pub ignore: Vec<String>,
    /// The day that dates are compared with [default: today]
    #[arg(long, value_name = "DATE")]
    pub today: Option<oxsdatatypes::Date>,
}

/// A format of findings, or of something else, and where it goes.
#[derive(Clone, Debug)]
pub struct Output<F = ReportFormat> {
    /// The format.
    pub format: F,
    /// The file; none is standard output.
    pub file: Option<PathBuf>,
}

impl<F: ValueEnum> Output<F> {
    /// From `FORMAT` or `FORMAT=FILE`.
    ///
    /// # Errors
    /// When there is no such format, or no name of a file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let names = || {
            let names: Vec<_> = F::value_variants()
                .iter()
                .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
                .collect();
            names.join(", ")
        };
        let format =
            F::from_str(name, false).map_err(|_| format!("the formats are {}", names()))?;
        if file
            .as_ref()
            .is_some_and(|file| file.as_os_str().is_empty())
        {
            return Err(format!("name a file after {name}="));
        }
        Ok(Self { format, file })
    }
}

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Folder to make it in; it is made if need be
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Title of the catalogue
    #[arg(long)]
    pub title: Option<String>,
    /// Web address that the name (IRI) of everything described begins with; choose one you keep, such as
    /// `https://data.kommunen.se`
    #[arg(long, value_name = "ADDRESS")]
    pub base_uri: Option<String>,
    /// Name of the organisation that publishes
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// What kind of organisation it is: a code such as `LocalAuthority` or `NationalAuthority`, or a label such as kommun
    #[arg(long, value_name = "TYPE")]
    pub publisher_type: Option<String>,
    /// The organisation number, ten digits, such as `212000-0001`
    #[arg(long, value_name = "NUMBER")]
    pub organisation_number: Option<String>,
    /// E-mail address for questions about the data, preferably a shared mailbox
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
}

/// What `new` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// datasets/ID.yaml
    Dataset,
    /// services/ID.yaml
    Service,
    /// series/ID.yaml
    Series,
    /// agents/ID.yaml
    Agent,
    /// contacts/ID.yaml
    Contact,
}

impl Kind {
    /// The concept of the class in the table.
    pub fn concept(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Service => "service",
            Self::Series => "series",
            Self::Agent => "agent",
            Self::Contact => "contact",
        }
    }
}

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// What to describe
    #[arg(value_enum)]
    pub kind: Kind,
    /// Its id, which becomes the name of the file and the end of its IRI: a–z, 0–9, hyphen, full stop, underscore
    pub id: String,
    /// A folder in the repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Id of the rule, such as profile/mandatory [default: all rules are listed]
    pub rule: Option<String>,
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// File to show, such as json/dataset.schema.json [default: all names are listed]
    pub name: Option<String>,
    /// Folder to write all of them to, in the subfolders json and shacl
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    pub write: Option<PathBuf>,
}

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
pub struct Man {
    /// Folder to write to; it is made if need be
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
