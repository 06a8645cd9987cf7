//! DCAT-AP-SE as tables, loaded from `schemas/`; no control flow of its own.

pub mod class_name;
mod contact;
pub mod export;
mod fit;
mod form;
mod load;
mod media_types;
mod near;
mod neighbours;
mod organisation_number;
mod pattern;
mod property;
mod resolve;
mod rows;
mod search;
mod successor;
mod template_texts;
mod term_name;
mod terms;
mod version;
mod vocabulary;
mod written;

pub use contact::{email, fixed_email, international, is_mail_iri, several_emails, telephone};
pub use form::Form;
pub use load::{LoadError, embedded, places};
pub use media_types::registered_media_types;
pub use near::{Suggestions, Word};
pub use organisation_number::{
    ORGANISATIONS, OrganisationNumberError, organisation_iri, organisation_number,
};
pub use pattern::Pattern;
pub use property::{Class, ClassId, DependsOn, NodeKind, Profile, Property, RangeAlternative};
pub use search::Match;
pub use successor::Succession;
pub use template_texts::{ExampleDistribution, TemplateTexts};
pub use term_name::TermKind;
pub use terms::{Near, NearBy, Spelling};
pub use version::Version;
pub use vocabulary::{Licence, Vocabulary, VocabularyId, VocabularyValue, fold};
pub use written::{MeantDate, MeantPeriod, is_absent, is_local_path, meant_date, meant_period};
