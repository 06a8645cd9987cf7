//! All tests in one program.

mod build;
mod rules;
mod schemas;
mod support;
mod tables;
