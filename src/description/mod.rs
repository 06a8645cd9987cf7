//! What the author wrote, in DCAT terms: nodes to descriptions, descriptions to the graph.

mod effective;
mod emit;
pub mod forms;
mod ids;
mod implied;
mod include;
mod jsonld;
mod keys;
mod merge;
mod merge_filter;
mod mint;
mod naming;
mod parsed;
mod read;
mod repository;
mod resource;
mod rules;
mod scalar;
mod slug;
mod structural;
mod to_graph;
mod value;

pub use ids::{folders, lists};
pub use include::Include;
pub use keys::expand;
pub use merge::{Absence, Copies, Included, why_unreadable};
pub use mint::{Minter, Templates, base_of};
pub use naming::format_id;
pub use parsed::Parsed;
pub use read::Reader;
pub use repository::{FileReport, LONGEST_BASE, Part, RESOURCES, Repository};
pub use resource::{Predicate, Resource, Statement, Value, ValueKind};
pub use rules::{ORGANISATION_NUMBER, RULES};
pub use slug::{NAMELESS, is_device, is_id, no_device, slug};
pub use structural::{MappingRole, NONE};
pub use to_graph::{Built, to_graph};
