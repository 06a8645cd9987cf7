//! What can be typed after `katalog import`.

use crate::cli::flags::{Output, ProfileVersion, SourceArgs};
use crate::report::ReportFormat;
use crate::workspace::import;
use clap::ValueEnum;
use std::path::PathBuf;

/// What form a source has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// RDF: RDF/XML, Turtle, JSON-LD or N-Triples
    #[default]
    Rdf,
    /// ISO 19139 records in XML, or saved answers of a catalogue service (CSW)
    Iso19139,
    /// API descriptions with x-dcat blocks, in JSON or YAML
    XDcat,
}

impl From<Form> for import::Form {
    fn from(form: Form) -> Self {
        match form {
            Form::Rdf => Self::Rdf,
            Form::Iso19139 => Self::Iso19139,
            Form::XDcat => Self::XDcat,
        }
    }
}

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// What to import: files, folders, http(s) addresses, or - for standard input; several become one repository
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<String>,
    /// Folder to write to; it must be new or empty
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// What form the sources have
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    pub from: Form,
    /// Move older terms up to those of the profile: version, hasVersion, dates of periods, frequencies, availability, status,
    /// other spellings of licences; each change is listed by --report
    #[arg(long)]
    pub upgrade: bool,
    /// What new IRIs begin with [default: what most IRIs of the source begin with, else the
    /// domain that its contacts have their mail at]
    #[arg(long, value_name = "ADDRESS")]
    pub base_uri: Option<String>,
    /// File that tells, as JSON, which file each resource became, which were given an IRI, and what was moved up; - for
    /// standard output
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Overwrite descriptions of the same names in a folder that is not empty; other files there stay, .gitignore and
    /// katalog.toml too
    #[arg(long)]
    pub force: bool,
    /// How what could not be converted is written, and where to, as for `validate` [default: human]
    #[arg(long, value_parser = Output::<ReportFormat>::parse, value_name = "FORMAT[=FILE]")]
    pub format: Vec<Output<ReportFormat>>,
    /// Version of DCAT-AP-SE whose keys and codes are used [default: 3.0.1]
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// Input and downloads.
    #[command(flatten)]
    pub source: SourceArgs,
}
