//! The commands that make something new.

use clap::ValueEnum;
use std::path::PathBuf;

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
