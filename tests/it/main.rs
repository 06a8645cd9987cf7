//! All tests in one program.

mod schemas;
mod support;
mod tables;
