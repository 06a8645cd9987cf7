//! All tests in one program.

mod build;
mod cli;
mod rules;
mod schemas;
mod support;
mod tables;
