//! All tests in one program.

mod build;
mod certificates;
mod cli;
mod convert;
mod examples;
mod links;
mod official;
mod readme;
mod rules;
mod schemas;
mod server;
mod support;
mod tables;
mod texts;
mod tidy;
