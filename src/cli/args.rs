//! What can be typed.

use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::report::ReportFormat;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Publish open-data catalogues as DCAT-AP-SE from YAML in Git.
#[derive(Debug, Parser)]
#[command(
    name = "katalog",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Args {
    /// Language of messages; a Swedish locale speaks Swedish
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
    Validate(Validate),
    /// Check a repository and write the catalogue that the portal harvests
    Build(Build),
    /// Make a repository that validates
    Init(Init),
    /// Write a commented file for a new dataset, service, series, agent or contact
    New(New),
    /// Tell what a rule finds, why it matters and how to mend it
    Explain(Explain),
    /// Show or write the JSON schemas, SHACL shapes and JSON-LD context
    Schema(Schema),
    /// Write a completion script for a shell
    Completions(Completions),
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
    /// A repository (default: the one here), YAML files of one, or RDF files (.rdf .xml .ttl .jsonld .nt, - for standard input)
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Version of the profile
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ReportFormat,
    /// Lowest severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub fail_on: FailOn,
    /// Syntax of standard input, or of files whose name does not tell
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub input_format: Option<Syntax>,
}

/// Arguments of `build`.
#[derive(Debug, clap::Args)]
pub struct Build {
    /// The repository
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// Files to write: catalog.rdf, catalog.ttl, catalog.jsonld, catalog.nt
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Syntax::Rdf, Syntax::Ttl], value_name = "SYNTAX,…")]
    pub to: Vec<Syntax>,
    /// Write even when there are errors
    #[arg(long)]
    pub force: bool,
    /// Version of the profile
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ReportFormat,
}

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Folder to make it in
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Title of the catalogue
    #[arg(long)]
    pub title: Option<String>,
    /// Address that all IRIs begin with, for example <https://data.kommunen.se>
    #[arg(long, value_name = "ADDRESS")]
    pub base_uri: Option<String>,
    /// Name of the organisation that publishes
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// Its kind: a code such as `LocalAuthority`, or a label
    #[arg(long, value_name = "TYPE")]
    pub publisher_type: Option<String>,
    /// Its organisation number
    #[arg(long, value_name = "NUMBER")]
    pub organisation_number: Option<String>,
    /// E-mail address for questions about the data
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
    /// Its id, which is also the name of the file
    pub id: String,
    /// The repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Id of the rule, as in profile/mandatory; without one all rules are listed
    pub rule: Option<String>,
}

/// Arguments of `schema`.
#[derive(Debug, clap::Args)]
pub struct Schema {
    /// File to show, as in json/dataset.schema.json; without one all are listed
    pub name: Option<String>,
    /// Folder to write all of them to
    #[arg(long, value_name = "DIR", conflicts_with = "name")]
    pub write: Option<PathBuf>,
}

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
