//! Values that several commands take.

use crate::compare::DiffFormat;
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::report::ReportFormat;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use std::path::PathBuf;

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Svenska
    Sv,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Sv => Self::Sv,
            Language::En => Self::En,
        }
    }
}

/// When output has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On terminals; `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` change that
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Version of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProfileVersion {
    /// DCAT-AP-SE 2.2.0
    #[value(name = "2.2.0")]
    V2_2_0,
    /// DCAT-AP-SE 3.0.1
    #[value(name = "3.0.1")]
    V3_0_1,
}

impl From<ProfileVersion> for crate::profile::Version {
    fn from(version: ProfileVersion) -> Self {
        match version {
            ProfileVersion::V2_2_0 => Self::V2_2_0,
            ProfileVersion::V3_0_1 => Self::V3_0_1,
        }
    }
}

/// The findings that make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Errors and warnings
    Warning,
    /// Nothing
    Never,
}

/// A syntax for RDF, as flags name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Syntax {
    /// RDF/XML
    Rdf,
    /// Turtle
    Ttl,
    /// JSON-LD
    Jsonld,
    /// N-Triples
    Nt,
}

impl From<Syntax> for RdfFormat {
    fn from(syntax: Syntax) -> Self {
        match syntax {
            Syntax::Rdf => Self::RdfXml,
            Syntax::Ttl => Self::Turtle,
            Syntax::Jsonld => Self::JsonLd,
            Syntax::Nt => Self::NTriples,
        }
    }
}

/// A format of findings, or of something else, and where it goes.
#[derive(Clone, Debug)]
pub struct Output<F = ReportFormat> {
    /// The format.
    pub format: F,
    /// The file; none is standard output.
    pub file: Option<PathBuf>,
}

/// Why an output cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// There is no such format; the names of those there are.
    #[error("the formats are {0}")]
    Unknown(String),
    /// No file is named after the format.
    #[error("name a file after {0}=")]
    NoFile(String),
}

impl<F: ValueEnum> Output<F> {
    /// From `FORMAT` or `FORMAT=FILE`.
    ///
    /// # Errors
    /// When there is no such format, or no name of a file.
    pub fn parse(text: &str) -> Result<Self, OutputError> {
        let (name, file) = match text.split_once('=') {
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (text, None),
        };
        let names = || {
            let names: Vec<_> = F::value_variants()
                .iter()
                .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
                .collect();
            names.join(", ")
        };
        let format = F::from_str(name, false).map_err(|_| OutputError::Unknown(names()))?;
        if file
            .as_ref()
            .is_some_and(|file| file.as_os_str().is_empty())
        {
            return Err(OutputError::NoFile(name.to_owned()));
        }
        Ok(Self { format, file })
    }
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

impl ValueEnum for DiffFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}
