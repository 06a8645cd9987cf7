//! What can be typed about differences.

use crate::cli::args::{Input, Output, ProfileVersion};
use crate::cli::fetched::Fetching;
use crate::compare::DiffFormat;

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The old catalogue: a folder in a repository, an RDF file (- for standard input), an http(s) address, or a git
    /// revision of the repository here, such as main or HEAD~1; main.. is main and HEAD, main... is HEAD and where it
    /// left main. A file or folder with the name of a revision is written ./NAME
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new catalogue, in the same ways [default: the repository here]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// How it is written, and where to: human, json or markdown, with =FILE for a file instead of standard output; may be
    /// repeated [default: human]
    #[arg(long, value_parser = Output::<DiffFormat>::parse, value_name = "FORMAT[=FILE]")]
    pub format: Vec<Output<DiffFormat>>,
    /// Version of DCAT-AP-SE that repositories are built by [default: `profile` in katalog.toml, otherwise 3.0.1]
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// How it is read.
    #[command(flatten)]
    pub input: Input,
    /// How addresses are fetched.
    #[command(flatten)]
    pub fetching: Fetching,
}
