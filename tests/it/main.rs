//! All tests in one program.

mod build;
mod certificates;
mod cli;
mod diff;
mod downloads;
mod examples;
mod include;
mod link_runs;
mod links;
mod official;
mod readme;
mod revisions;
mod rules;
mod schemas;
mod server;
mod support;
mod tables;
mod texts;
mod tidy;
