//! Comparison of two catalogues: what the user named, and how it is opened.

mod operand;
mod side;

pub use side::{CompareOptions, Side, sides};
