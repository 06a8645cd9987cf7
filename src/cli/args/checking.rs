//! The commands that check, and what they have in common.

use super::{FailOn, Output, ProfileVersion, Syntax};
use crate::cli::links::args::WithLinks;
use crate::report::ReportFormat;
use std::path::PathBuf;

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
    /// When it fails.
    #[command(flatten)]
    pub failing: Failing,
    /// How it is read.
    #[command(flatten)]
    pub input: Input,
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
    /// Folder to write to; it is made if need be [default: public]
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
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
    /// File to write [default: katalog-baseline.json]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The addresses too.
    #[command(flatten)]
    pub with_links: WithLinks,
    /// Believe a cache that Git tracks in what is checked; without it the change may have written what it is judged by
    #[arg(long, requires = "link_cache")]
    pub trust_cache: bool,
    /// What is checked.
    #[command(flatten)]
    pub checking: Checking,
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
    /// Believe a baseline or cache that Git tracks in what is checked; without it the change may have written what it is
    /// judged by
    #[arg(long)]
    pub trust_cache: bool,
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

/// The syntax of what is read, where nothing else tells it.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// Syntax of the RDF on standard input, or in files whose names do not tell it [default: guessed]
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub input_format: Option<Syntax>,
}

/// When a run fails.
#[derive(Debug, clap::Args)]
pub struct Failing {
    /// Which findings make the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub fail_on: FailOn,
}
