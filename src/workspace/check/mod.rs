//! Checks: runs the rules, applies suppression comments and baseline, and turns fixes into edits.

mod baseline;
mod causes;
mod checked;
mod edits;
mod ignore;
mod narrow;
mod owners;
mod remedy;
mod run;
mod since;
mod trust;

pub use baseline::write as baseline;
pub use checked::{Checked, Checks, Hidden, Known};
pub use narrow::Narrow;
pub use trust::Trust;
