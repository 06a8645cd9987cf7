//! All tests in one program.

mod build;
mod cli;
mod examples;
mod official;
mod rules;
mod schemas;
mod support;
mod tables;
