//! All tests in one program.

mod support;
mod tables;
