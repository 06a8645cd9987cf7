//! What is checked, how it is reported, and when that is a failure: the same for every command that checks.

use super::{FailOn, Output, ProfileVersion, Showing, Syntax};
use crate::report::ReportFormat;
use crate::workspace::RuleFilter;
use crate::workspace::error::RuleNameError;
use std::path::PathBuf;

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
    /// Which findings are shown, and how fully.
    #[command(flatten)]
    pub showing: Showing,
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

/// How RDF is read, where nothing else tells it.
#[derive(Debug, Default, clap::Args)]
pub struct Input {
    /// Syntax of the RDF on standard input, or in files whose names do not tell it [default: guessed]
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub input_format: Option<Syntax>,
    /// IRI that relative IRIs in RDF are resolved against [default: the address of what is fetched]
    #[arg(long, value_parser = base, value_name = "IRI")]
    pub base: Option<String>,
}

/// A base IRI: absolute, with a path.
fn base(text: &str) -> Result<String, String> {
    match oxiri::Iri::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// When a run fails.
#[derive(Debug, clap::Args)]
pub struct Failing {
    /// Which findings make the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    pub fail_on: FailOn,
}

impl Checking {
    /// The selected rules.
    pub(in crate::cli) fn rules(&self) -> Result<RuleFilter, RuleNameError> {
        RuleFilter::new(self.select.clone(), self.ignore.clone())
    }
}

impl Input {
    /// The syntax, as the library names it.
    pub(in crate::cli) fn syntax(&self) -> Option<crate::rdf::RdfFormat> {
        self.input_format.map(Into::into)
    }
}
