//! The only place that knows the terminal, the environment and the exit code.

mod args;
mod baseline;
mod bounded;
mod build;
mod check;
mod check_links;
mod completions;
mod crash;
mod diff;
mod explain;
mod fetched;
mod fix;
mod git;
mod harvest;
mod ignore;
mod import;
mod include;
mod init;
mod links;
mod load;
mod man;
mod new;
mod output;
mod place;
mod rules;
mod schema;
mod screen;
mod settings;
mod shelf;
mod span_of_time;
mod stage;
mod template;
mod terminal;
mod trust;
mod unchanged;
mod validate;
mod whole;

pub use args::Args;

use crate::untrusted::Untrusted;
use clap::Parser;
use std::io::Write as _;
use std::process::ExitCode;
use terminal::Terminal;

/// What a run came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing at or above `--fail-on`.
    Clean,
    /// Findings.
    Findings,
    /// The work could not be done.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::from(0),
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}

/// Why the work could not be done, in the words shown to the user.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.terminal())]
pub struct Failure(Untrusted);

impl Failure {
    fn new(message: impl Into<Untrusted>) -> Self {
        Self(message.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string().into())
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    crash::guarded(|| match Args::try_parse() {
        Ok(args) => perform(&args),
        Err(told) => tell(&told),
    })
    .into()
}

/// Help, the version, or what is wrong with the arguments: those are shown as text of others, without colours.
fn tell(told: &clap::Error) -> Status {
    let mut terminal = Terminal::new(None);
    if told.use_stderr() {
        let text = Untrusted::from(told.render().to_string());
        // Nothing is left to be done when even standard error is closed.
        let _ = write!(terminal.err, "{}", text.terminal());
        return Status::Failed;
    }
    let printed = told.print().and_then(|()| std::io::stdout().flush());
    match printed {
        Err(error) if !terminal::has_left(&error) => {
            let failure = terminal::no_output(&error, terminal.lang);
            fail(&failure.into(), &mut terminal)
        }
        Ok(()) | Err(_) => Status::Clean,
    }
}

fn perform(args: &Args) -> Status {
    let mut terminal = Terminal::new(args.lang);
    let result = match &args.command {
        args::Command::Validate(args) => validate::run(args, &mut terminal),
        args::Command::Build(args) => build::run(args, &mut terminal),
        args::Command::CheckLinks(args) => check_links::run(args, &mut terminal),
        args::Command::Import(args) => import::run(args, &mut terminal),
        args::Command::Init(args) => init::run(args, &mut terminal),
        args::Command::New(args) => new::run(args, &mut terminal),
        args::Command::Baseline(args) => baseline::run(args, &mut terminal),
        args::Command::Include(args) => include::run(args, &mut terminal),
        args::Command::Diff(args) => diff::run(args, &mut terminal),
        args::Command::Rules(args) => rules::run(args, &mut terminal),
        args::Command::Explain(args) => explain::run(args, &mut terminal),
        args::Command::Schema(args) => schema::run(args, &mut terminal),
        args::Command::Man(args) => man::run(args, &mut terminal),
        args::Command::Completions(args) => completions::run(args, &mut terminal),
    };
    match result {
        Ok(status) => status,
        Err(failure) => fail(&failure, &mut terminal),
    }
}

fn fail(failure: &Failure, terminal: &mut Terminal) -> Status {
    let word = crate::say!(terminal.lang, sv: "fel", en: "error");
    // Nothing is left to be done when even standard error is closed.
    let _ = writeln!(terminal.err, "{word}: {failure}");
    Status::Failed
}
