//! All tests in one program.

#[cfg(unix)]
mod budget;
mod build;
mod canonical;
mod certificates;
mod circles;
mod cli;
mod convert;
mod diff;
mod docs;
mod downloads;
mod examples;
mod fixes;
mod import;
mod import_runs;
mod include;
mod large;
mod link_runs;
mod links;
mod lookalikes;
mod made;
mod official;
mod poison;
mod readme;
mod revisions;
mod rules;
mod schemas;
mod server;
mod support;
mod tables;
mod terms;
mod texts;
mod tidy;
mod w3c;
mod workflows;
mod workspace;
