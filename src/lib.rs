//! katalog: open-data catalogues as DCAT-AP-SE, from YAML in Git.

pub mod diagnostic;
pub mod profile;
pub mod rdf;
pub mod source;
pub mod yaml;
pub mod description;
pub mod rules;
