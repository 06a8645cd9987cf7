//! Links too, for commands that check everything else.

use std::path::PathBuf;

/// The addresses too, for commands that check everything else.
#[derive(Debug, clap::Args)]
pub struct WithLinks {
    /// Ask every address too, as `check-links` does: what is wrong with one counts as any other finding
    #[arg(long)]
    pub check_links: bool,
    /// File that keeps what came of each address, the same as for `check-links --cache`
    #[arg(long, value_name = "FILE", requires = "check_links")]
    pub link_cache: Option<PathBuf>,
    /// Ask also addresses in closed networks and on this machine
    #[arg(long, requires = "check_links")]
    pub allow_private: bool,
}
