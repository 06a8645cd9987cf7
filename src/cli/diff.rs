//! `katalog diff`: what two catalogues differ in.

use super::flags::{Output, ProfileVersion, SourceArgs};
use super::outcome::{Failure, Status};
use super::progress::Working;
use super::terminal::Terminal;
use super::{differences, proxies, runtime};
use crate::compare::{self, DiffFormat, DiffReport};
use crate::profile;
use crate::say;
use crate::workspace::{CompareOptions, sides};

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
pub struct Diff {
    /// The old catalogue: a folder in a repository, an RDF file (- for standard input), an http(s) address, or a git
    /// revision of the repository here, such as main or HEAD~1; main.. is main and HEAD, main... is HEAD and where it
    /// left main. A file or folder with the name of a revision is written ./NAME
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The new catalogue, in the same ways [default: the repository here]
    #[arg(value_name = "NEW")]
    pub new: Option<String>,
    /// How it is written, and where to: human, json or markdown, with =FILE for a file instead of standard output; may be
    /// repeated [default: human]
    #[arg(long, value_parser = Output::<DiffFormat>::parse, value_name = "FORMAT[=FILE]")]
    pub format: Vec<Output<DiffFormat>>,
    /// Version of DCAT-AP-SE that repositories are built by [default: `profile` in katalog.toml, otherwise 3.0.1]
    #[arg(long, value_enum, value_name = "VERSION")]
    pub profile: Option<ProfileVersion>,
    /// Input and downloads.
    #[command(flatten)]
    pub source: SourceArgs,
}

pub(super) fn run(args: &Diff, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let what = say!(lang, sv: "jämför", en: "comparing");
    let working = Working::begin(what, terminal);
    let (old, new) = runtime::with(runtime::ONE, |runtime| {
        let options = CompareOptions {
            profile: args.profile.map(Into::into),
            syntax: args.source.input.syntax(),
            base: args.source.input.base.clone(),
            fetching: args.source.fetching.options(proxies::hosts(), runtime),
        };
        let note = &mut |note| working.suspend(|| terminal.note(&note));
        sides(&args.old, args.new.as_deref(), &options, note)
    })??;
    for side in [&old, &new].into_iter().filter(|side| side.faults > 0) {
        let (name, faults) = (side.name.line(), side.faults);
        let message = say!(
            lang,
            sv: "obs: det finns fel i filerna i {name} ({faults}); det som inte kunde läsas jämförs inte",
            en: "note: there are errors in the files of {name} ({faults}); what could not be read is not compared"
        );
        working.suspend(|| writeln!(terminal.err, "{message}"))?;
    }
    let profile = profile::embedded(new.version);
    let comparison = compare::compare(&old.graph, &new.graph, profile);
    drop(working);
    let report = DiffReport {
        severities: differences::severities(&new.levels),
        comparison: &comparison,
        names: [&old.name, &new.name],
        sources: [&old.sources, &new.sources],
        lang,
        colour: terminal.colour,
    };
    differences::write(&report, &args.format, terminal)?;
    Ok(if comparison.is_empty() {
        Status::Clean
    } else {
        Status::Findings
    })
}
