//! `katalog completions`.

use super::codes;
use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use crate::compare::DiffFormat;
use crate::diagnostic::{Lang, group_of};
use crate::registry;
use crate::report::ReportFormat;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

pub(super) fn run(
    args: &Completions,
    program: Command,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let mut script = Vec::new();
    let mut program = offering(program, terminal.lang);
    clap_complete::generate(args.shell, &mut program, "katalog", &mut script);
    terminal.out.write_all(&script)?;
    terminal.out.flush()?;
    Ok(Status::Clean)
}

/// The command line with all values that can be offered. It is not for parsing: there, more than those are valid.
fn offering(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    command
        .mut_args(|arg| {
            let values = values(&name, &arg, lang);
            if values.is_empty() {
                return arg;
            }
            arg.value_parser(PossibleValuesParser::new(values))
        })
        .mut_subcommands(|below| offering(below, lang))
}

/// What is offered for an argument of a command: what the parser knows, else rules, lists and formats.
fn values(command: &str, arg: &Arg, lang: Lang) -> Vec<PossibleValue> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let known = arg.get_possible_values();
    if !known.is_empty() {
        return match lang {
            Lang::Sv => super::swedish::values(known),
            Lang::En => known,
        };
    }
    let names: Vec<&str> = match (command, arg.get_id().as_str()) {
        ("explain", "rule") => registry::all().iter().map(|meta| meta.id).collect(),
        (_, "select" | "ignore") => rules_and_groups(),
        ("codes", "list") => codes::names(),
        ("diff", "format") => DiffFormat::ALL
            .iter()
            .map(|format| format.as_str())
            .collect(),
        (_, "format") => ReportFormat::ALL
            .iter()
            .map(|format| format.as_str())
            .collect(),
        _ => Vec::new(),
    };
    names.into_iter().map(PossibleValue::new).collect()
}

/// The groups of rules, and all rules.
fn rules_and_groups() -> Vec<&'static str> {
    let ids = registry::all().into_iter().map(|meta| meta.id);
    let ids: Vec<&str> = ids.collect();
    let mut names: Vec<&str> = ids.iter().map(|id| group_of(id)).collect();
    names.sort_unstable();
    names.dedup();
    names.extend(ids);
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Args;
    use clap::CommandFactory;

    fn script(shell: clap_complete::Shell, lang: Lang) -> String {
        let program = match lang {
            Lang::Sv => crate::cli::swedish::translated(Args::command()),
            Lang::En => Args::command(),
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut offering(program, lang), "katalog", &mut script);
        String::from_utf8(script).expect("UTF-8")
    }

    #[test]
    fn rules_lists_and_formats_are_offered() {
        for lang in [Lang::En, Lang::Sv] {
            let bash = script(clap_complete::Shell::Bash, lang);
            for offered in [
                "profile/mandatory",
                "licence",
                "sarif",
                "dataset service series",
            ] {
                assert!(bash.contains(offered), "{offered} {lang:?}");
            }
        }
    }

    #[test]
    fn descriptions_are_in_the_language() {
        let swedish = script(clap_complete::Shell::Fish, Lang::Sv);
        assert!(swedish.contains("Fel och varningar"));
        // The script itself has comments in English.
        assert!(!swedish.contains("Errors and warnings") && !swedish.contains("Print help"));
        let english = script(clap_complete::Shell::Fish, Lang::En);
        assert!(english.contains("Errors and warnings"));
    }
}
