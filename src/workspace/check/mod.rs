//! What was read to findings, in order: the rules run, comments and baselines obeyed, fixes turned into edits.

mod baseline;
mod checked;
mod edits;
mod ignore;
mod run;
mod trust;

pub use baseline::write as baseline;
pub use checked::{Checked, Checks, Hidden};
pub use trust::Trust;
