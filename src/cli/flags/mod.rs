//! Arguments that several commands take.

mod checking;
mod fetching;
mod groups;
mod links;
mod showing;
mod values;

pub use checking::{Checking, Failing, Input, Reporting};
pub use fetching::Fetching;
pub use groups::{CheckArgs, SourceArgs};
pub use links::WithLinks;
pub use showing::Showing;
pub use values::{Colour, FailOn, Language, Output, OutputError, ProfileVersion, Syntax};
