//! The commands that tell about katalog itself.

use super::ListFormat;
use std::path::PathBuf;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// How they are listed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
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
