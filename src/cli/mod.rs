//! The only place that knows the terminal, the environment and the exit code.

mod baseline;
mod build;
mod check_links;
mod clock;
mod codes;
mod completions;
mod crash;
mod diff;
mod differences;
mod explain;
mod fixed;
mod flags;
mod import;
mod include;
mod init;
mod links;
mod man;
mod new;
mod opened;
mod outcome;
mod output;
mod progress;
mod proxies;
mod rules;
mod runtime;
mod scaffold;
mod schema;
mod screen;
mod swedish;
mod template;
mod terminal;
mod unparsed;
mod upgrade;
mod validate;

pub use outcome::Status;

use crate::diagnostic::Lang;
use crate::untrusted::Untrusted;
use baseline::Baseline;
use build::Build;
use check_links::CheckLinks;
use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};
use codes::Codes;
use completions::Completions;
use diff::Diff;
use explain::Explain;
use flags::{Colour, Language};
use import::Import;
use include::Include;
use init::Init;
use man::Man;
use new::New;
use rules::Rules;
use schema::Schema;
use std::io::Write as _;
use std::process::ExitCode;
use terminal::Terminal;
use unparsed::Unparsed;
use upgrade::Upgrade;
use validate::Validate;

/// Publish open-data catalogues as DCAT-AP-SE from YAML in Git
///
/// A repository holds one YAML file for each dataset. `katalog validate` checks it, `katalog build` writes the catalog.rdf
/// that Sveriges dataportal harvests. Begin with `katalog init`.
///
/// Exit status: 0 no errors, 1 errors were found, 2 the work could not be done.
#[derive(Debug, Parser)]
#[command(
    name = "katalog",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Args {
    /// Language of messages [default: Swedish in a Swedish locale, otherwise English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// When output has colours [default: auto]
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    pub color: Option<Colour>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a repository, some of its files, or RDF files
    ///
    /// Findings go to standard output, each with its line and column. Nothing is written to the repository without --fix, and
    /// nothing is fetched.
    Validate(Validate),
    /// Check a repository and write the catalogue that the portal harvests
    ///
    /// Writes nothing when there are errors, unless --force is given. Each file is written beside its place and moved there
    /// when it is whole, so an earlier catalogue survives any failure.
    Build(Build),
    /// Make a new repository, with an example dataset in comments
    ///
    /// On a terminal it asks for what the flags leave out; elsewhere the flags must give it. A file that is there already
    /// is never touched. The hidden folder .katalog holds the schemas that editors complete from.
    Init(Init),
    /// Write a commented file for a new dataset, service, series, agent or contact
    ///
    /// Every mandatory key is there to fill in, the recommended ones stand in comments. A key with a default in catalog.yaml
    /// may be taken out.
    New(New),
    /// Write down the findings of now, so that --baseline shows new ones only
    ///
    /// The file names each finding by rule, subject, property and value, not by line, so that it lasts when files change.
    /// Keep it in Git, and write it anew when findings are mended.
    Baseline(Baseline),
    /// Ask every address in a catalogue whether it answers, and with what is promised
    ///
    /// Addresses of data, services, documentation and licences are asked once each, politely: a few at a time, two at once
    /// of each server. Addresses into closed networks are refused. Findings go to standard output, at the lines where the
    /// addresses are written; how many work is told on standard error.
    CheckLinks(Box<CheckLinks>),
    /// Move a catalogue from elsewhere into a repository of YAML files
    ///
    /// Reads RDF (RDF/XML, Turtle, JSON-LD, N-Triples) from files or addresses, and with --from ISO 19139 records or API
    /// descriptions. Every statement of RDF is kept, and `build` gives back the same graph; what had no IRI but must have one is
    /// given one. Writes the whole repository or nothing.
    ///
    /// Exit status: 0 imported, 1 imported but for what could not be converted, 2 nothing was written.
    Import(Import),
    /// Move a repository up to the current version of DCAT-AP-SE
    ///
    /// Older properties and codes become those of 3.0.1, and `profile` in katalog.toml with them. Only what is certain is
    /// changed: each file is read again, and states the same but for the terms that were moved. A second run changes nothing.
    Upgrade(Upgrade),
    /// Tell what two catalogues differ in
    ///
    /// Resources that were added, removed or renamed, and for the others the values that went and came. The order in which
    /// things are written and the labels of nameless nodes count for nothing.
    ///
    /// Exit status: 0 no difference, 1 they differ, 2 the work could not be done.
    Diff(Diff),
    /// Renew the copies of other catalogues that are included in this one
    Include(Include),
    /// List all rules with their severity
    Rules(Rules),
    /// Tell what a rule finds, why it matters and how to mend it
    Explain(Explain),
    /// Show the lists that values are chosen from, and search in them
    ///
    /// Codes, labels in both languages and aliases are searched, whatever their accents. Without arguments the lists are
    /// shown, each with the keys that take its values.
    Codes(Codes),
    /// List, show or write the JSON schemas, SHACL shapes and JSON-LD context
    Schema(Schema),
    /// Write a completion script for a shell to standard output
    Completions(Completions),
    /// Write the manual pages to a folder
    Man(Man),
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    crash::guarded(|| {
        let unparsed = Unparsed::of(std::env::args_os());
        let parsed = program(unparsed).try_get_matches();
        match parsed.and_then(|found| Args::from_arg_matches(&found)) {
            Ok(args) => perform(&args),
            Err(error) => usage_error(&error, unparsed),
        }
    })
    .into()
}

/// The command line in the language of the user.
fn program(unparsed: Unparsed) -> clap::Command {
    let program = Args::command().color(match unparsed.colour {
        Colour::Auto => ColorChoice::Auto,
        Colour::Always => ColorChoice::Always,
        Colour::Never => ColorChoice::Never,
    });
    match unparsed.lang {
        Lang::Sv => swedish::translated(program),
        Lang::En => program,
    }
}

/// Help, the version, or what is wrong with the arguments: those are shown as text of others, without colours.
fn usage_error(error: &clap::Error, unparsed: Unparsed) -> Status {
    let mut terminal = Terminal::new(unparsed.lang, unparsed.colour);
    if error.use_stderr() {
        let text = Untrusted::from(match unparsed.lang {
            Lang::Sv => swedish::render(error),
            Lang::En => error.render().to_string(),
        });
        // Nothing is left to be done when even standard error is closed.
        let _ = write!(terminal.err, "{}", text.terminal());
        return Status::Failed;
    }
    let printed = error.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Err(error) if !terminal::has_left(&error) => {
            let failure = terminal::no_output(&error, terminal.lang);
            terminal.error(&failure.to_string());
            Status::Failed
        }
        Ok(()) | Err(_) => Status::Clean,
    }
}

fn perform(args: &Args) -> Status {
    let unparsed = Unparsed::chosen(args.lang, args.color);
    let mut terminal = Terminal::new(unparsed.lang, unparsed.colour);
    let program = || program(unparsed);
    let result = match &args.command {
        Command::Validate(args) => validate::run(args, &mut terminal),
        Command::Build(args) => build::run(args, &mut terminal),
        Command::CheckLinks(args) => check_links::run(args, &mut terminal),
        Command::Import(args) => import::run(args, &mut terminal),
        Command::Upgrade(args) => upgrade::run(args, &mut terminal),
        Command::Init(args) => init::run(args, &mut terminal),
        Command::New(args) => new::run(args, &mut terminal),
        Command::Baseline(args) => baseline::run(args, &mut terminal),
        Command::Include(args) => include::run(args, &mut terminal),
        Command::Diff(args) => diff::run(args, &mut terminal),
        Command::Rules(args) => rules::run(args, &mut terminal),
        Command::Explain(args) => explain::run(args, &mut terminal),
        Command::Codes(args) => codes::run(args, &mut terminal),
        Command::Schema(args) => schema::run(args, &mut terminal),
        Command::Man(args) => man::run(args, program(), &mut terminal),
        Command::Completions(args) => completions::run(args, program(), &mut terminal),
    };
    match result {
        Ok(status) => status,
        Err(failure) => {
            let message = failure.message(terminal.lang);
            terminal.error(&message);
            Status::Failed
        }
    }
}
