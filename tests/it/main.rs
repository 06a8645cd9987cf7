//! All tests in one program.

mod rules;
mod schemas;
mod support;
mod tables;
