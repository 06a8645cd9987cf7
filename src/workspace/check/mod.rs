//! Checks: runs the rules, applies suppression comments and baseline, and turns fixes into edits.

mod baseline;
mod checked;
mod edits;
mod ignore;
mod run;
mod trust;

pub use baseline::write as baseline;
pub use checked::{Checked, Checks, Hidden};
pub use trust::Trust;
