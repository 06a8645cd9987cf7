//! What can be typed after `katalog import`.

use crate::cli::args::{ProfileVersion, Syntax};
use std::path::PathBuf;

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// What to import: RDF files (.rdf .xml .ttl .jsonld .nt, or - for standard input); several become one repository
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<PathBuf>,
    /// Folder to write to; it must be new or empty
    #[arg(short, long, value_name = "DIR")]
    pub output: PathBuf,
    /// What new IRIs begin with [default: what most IRIs of the source begin with]
    #[arg(long, value_name = "ADDRESS")]
    pub base_uri: Option<String>,
    /// File that tells, as JSON, which file each resource became and which were given an IRI; - for standard output
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Overwrite files of the same names in a folder that is not empty; other files there stay
    #[arg(long)]
    pub force: bool,
    /// Version of DCAT-AP-SE whose keys and codes are used [default: 3.0.1]
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// Syntax of the RDF on standard input, or in files whose names do not tell it [default: guessed]
    #[arg(long, value_enum, value_name = "SYNTAX")]
    pub input_format: Option<Syntax>,
}
