//! What can be typed about included files.

use crate::cli::fetched::Fetching;
use clap::Subcommand;
use std::path::PathBuf;

/// Arguments of `include`.
#[derive(Debug, clap::Args)]
pub struct Include {
    /// What to do with them.
    #[command(subcommand)]
    pub command: IncludeCommand,
}

/// What `include` can do.
#[derive(Debug, Subcommand)]
pub enum IncludeCommand {
    /// Fetch the copies anew and show what is different in them
    ///
    /// A copy is what an entry `{url: …, file: …}` below `include:` in catalog.yaml names. It is written only when its
    /// contents are different, and never when what came cannot be read, is cut off, or is no catalogue; look at the
    /// difference, and commit.
    Update(IncludeUpdate),
}

/// Arguments of `include update`.
#[derive(Debug, clap::Args)]
pub struct IncludeUpdate {
    /// Which copies: their files or addresses as in catalog.yaml [default: all]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
    /// A folder in the repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Write also a copy that has lost the catalogue, or more than half of what the last one described
    #[arg(long)]
    pub accept_loss: bool,
    /// How addresses are fetched.
    #[command(flatten)]
    pub fetching: Fetching,
}
