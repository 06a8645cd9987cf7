//! All tests in one program.

mod build;
mod cli;
mod examples;
mod official;
mod readme;
mod rules;
mod schemas;
mod support;
mod tables;
mod texts;
mod tidy;
