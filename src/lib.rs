//! katalog: open-data catalogues as DCAT-AP-SE, from YAML in Git.

pub mod cli;
pub mod description;
pub mod diagnostic;
pub mod profile;
pub mod rdf;
pub mod registry;
pub mod report;
pub mod rules;
pub mod source;
pub mod yaml;
