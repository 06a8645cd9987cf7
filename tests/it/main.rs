//! All tests in one program.

mod build;
mod canonical;
mod certificates;
mod cli;
mod convert;
mod diff;
mod docs;
mod downloads;
mod examples;
mod import;
mod import_runs;
mod include;
mod link_runs;
mod links;
mod made;
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
