//! Two catalogues side by side: what is compared, and how each is opened.

mod operand;
mod side;

pub use side::{CompareOptions, Side, sides};
