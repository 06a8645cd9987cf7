//! The command line in Swedish: the same commands and arguments, with other texts.
//!
//! The texts stand in tables, and a help template of our own has Swedish headings. Words of clap that cannot be changed in
//! it (`[OPTIONS]`, `[default: …]`, `[possible values: …]`) are hidden, and written by us instead. What clap says in errors is
//! not used at all ([`errors`]), and headings of manual pages are replaced afterwards ([`manual`]). What remains in English: the
//! comments in the scripts that `clap_complete` writes, and `(string)` and the like of the shells themselves.

mod arguments;
mod commands;
mod errors;
mod manual;
mod values;

pub(super) use errors::render;
pub(super) use manual::manual;

use arguments::{ALL, ARGUMENTS};
use clap::builder::{PossibleValue, StyledStr};
use clap::{Arg, Command};
use commands::COMMANDS;
use std::fmt::Write as _;
use values::{MEANINGS, NAMES};

/// The command line with Swedish texts.
pub(super) fn translated(mut program: Command) -> Command {
    // Only then are the arguments and commands there that clap adds itself.
    program.build();
    command(program, "")
}

/// A command and those below it.
fn command(command: Command, path: &str) -> Command {
    let (short, long) = about(path);
    let command = command
        .subcommand_value_name("KOMMANDO")
        .subcommand_help_heading("Kommandon")
        .mut_args(|arg| argument(arg, path))
        .mut_subcommands(|below| {
            let path = format!("{path} {}", below.get_name());
            self::command(below, path.trim_start())
        });
    let command = match (short, long) {
        ("", _) => command,
        (short, "") => command.about(short).long_about(None),
        (short, long) => command
            .about(short)
            .long_about(format!("{short}\n\n{long}")),
    };
    let usage = usage(&mut command.clone());
    let template = template(&command);
    command.override_usage(usage).help_template(template)
}

/// What a command does. The tree of commands below `help` has the texts of the commands themselves.
fn about(path: &str) -> (&'static str, &'static str) {
    let last = path.rsplit(' ').next().unwrap_or_default();
    let path = if last == "help" {
        last
    } else {
        path.trim_start_matches("help ")
    };
    let found = COMMANDS.iter().find(|(of, ..)| *of == path);
    found.map_or(("", ""), |(_, short, long)| (*short, *long))
}

/// The text of an argument.
fn text(path: &str, id: &str) -> Option<&'static str> {
    let of = |path: &str| {
        let found = ARGUMENTS.iter().find(|row| row.0 == path && row.1 == id);
        found.map(|row| row.2)
    };
    of(path).or_else(|| of(ALL))
}

/// An argument with its Swedish text, the names of its values, and what stands for each.
fn argument(mut arg: Arg, path: &str) -> Arg {
    let names: Option<Vec<&'static str>> = arg.get_value_names().map(|names| {
        names
            .iter()
            .filter_map(|name| values::of(NAMES, name))
            .collect()
    });
    let takes_values = arg.get_action().takes_values();
    if let Some(names) = names.filter(|names| !names.is_empty() && takes_values) {
        arg = arg.value_names(names);
    } else if takes_values
        && let Some(name) = values::of(NAMES, &arg.get_id().as_str().to_uppercase())
    {
        arg = arg.value_name(name);
    }
    let Some(text) = text(path, arg.get_id().as_str()) else {
        return arg;
    };
    let (short, more) = text.split_once("\n\n").unwrap_or((text, ""));
    let (mut short, mut long) = (short.to_owned(), format!("{short}\n\n{more}"));
    long.truncate(long.trim_end().len());
    if takes_values {
        let _ = write!(long, "{}", long_values(&arg));
        let _ = write!(short, "{}", short_values(&arg));
    }
    if let Some(default) = default(&arg) {
        let _ = write!(long, "\n\n{default}");
        let _ = write!(short, " {default}");
    }
    arg.help(short)
        .long_help(long)
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The default, in brackets. Flags that are given or not have none to tell.
fn default(arg: &Arg) -> Option<String> {
    let values = arg.get_default_values();
    if values.is_empty() || !arg.get_action().takes_values() {
        return None;
    }
    let values: Vec<_> = values.iter().map(|value| value.to_string_lossy()).collect();
    Some(format!("[standard: {}]", values.join(" ")))
}

/// The possible values in a line.
fn short_values(arg: &Arg) -> String {
    let values = arg.get_possible_values();
    if values.is_empty() {
        return String::new();
    }
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    format!(" [möjliga värden: {}]", names.join(", "))
}

/// The possible values in a list, each with what it means.
fn long_values(arg: &Arg) -> String {
    let values = arg.get_possible_values();
    if values.iter().all(|value| value.get_help().is_none()) {
        return short_values(arg).replacen(' ', "\n\n", 1);
    }
    let names = values.iter().map(|value| value.get_name().len());
    let width = names.max().unwrap_or_default() + 1;
    let mut list = "\n\nMöjliga värden:".to_owned();
    for value in &values {
        let name = format!("{}:", value.get_name());
        let english = value
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let help = values::of(MEANINGS, &english).unwrap_or_default();
        let _ = write!(list, "\n- {name:width$} {help}");
    }
    list
}

/// The possible values with what they mean in Swedish, as completions show them.
pub(super) fn values(of: Vec<PossibleValue>) -> Vec<PossibleValue> {
    let translated = of.into_iter().map(|value| {
        let english = value.get_help().map(ToString::to_string);
        match english.and_then(|english| values::of(MEANINGS, &english)) {
            Some(swedish) => value.help(swedish),
            None => value,
        }
    });
    translated.collect()
}

/// The usage line, without its heading.
fn usage(command: &mut Command) -> StyledStr {
    let usage = command.render_usage().ansi().to_string();
    let line = usage.split_once(' ').map_or(&*usage, |(_, line)| line);
    StyledStr::from(line.replace("[OPTIONS]", "[ALTERNATIV]"))
}

/// The help template: only the sections that the command has.
fn template(command: &Command) -> StyledStr {
    let header = command.get_styles().get_header();
    let usage = command.get_styles().get_usage();
    let mut template = format!("{{about-with-newline}}\n{usage}Användning:{usage:#} {{usage}}");
    if command.get_subcommands().next().is_some() {
        let _ = write!(
            template,
            "\n\n{header}Kommandon:{header:#}\n{{subcommands}}"
        );
    }
    if command.get_positionals().next().is_some() {
        let _ = write!(template, "\n\n{header}Argument:{header:#}\n{{positionals}}");
    }
    if command.get_arguments().any(|arg| !arg.is_positional()) {
        let _ = write!(template, "\n\n{header}Alternativ:{header:#}\n{{options}}");
    }
    template.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Args;
    use clap::CommandFactory;

    /// What has no Swedish text, or another than the table says.
    fn untold(command: &Command, path: &str, faults: &mut Vec<String>) {
        let is_copy = path == "help"
            || path.starts_with("help ")
            || path.ends_with(" help")
            || path.contains(" help ");
        if about(path).0.is_empty() && !is_copy {
            faults.push(format!("{path}: no text"));
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            if text(path, id).is_none() {
                faults.push(format!("{path} {id}: no text"));
            }
            let english = arg.get_value_names().unwrap_or_default();
            if arg.get_action().takes_values() {
                let unnamed = english
                    .iter()
                    .filter(|name| values::of(NAMES, name).is_none());
                faults.extend(unnamed.map(|name| format!("{path} {id}: {name}")));
            }
            for value in arg.get_possible_values() {
                let help = value.get_help().map(ToString::to_string);
                if arg.get_action().takes_values()
                    && help.is_some_and(|help| values::of(MEANINGS, &help).is_none())
                {
                    faults.push(format!("{path} {id}: {}", value.get_name()));
                }
            }
        }
        for below in command.get_subcommands() {
            let path = format!("{path} {}", below.get_name());
            untold(below, path.trim_start(), faults);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_swedish_text() {
        let mut program = Args::command();
        program.build();
        let mut faults = Vec::new();
        untold(&program, "", &mut faults);
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn every_text_is_of_a_command_or_an_argument_that_is_there() {
        let mut program = Args::command();
        program.build();
        let there = |path: &str| {
            let mut names = path.split(' ').filter(|name| !name.is_empty());
            names.try_fold(&program, |at, name| at.find_subcommand(name))
        };
        for (path, ..) in COMMANDS {
            assert!(there(path).is_some(), "{path}");
        }
        for (path, id, _) in ARGUMENTS.iter().filter(|row| row.0 != ALL) {
            let command = there(path).unwrap_or_else(|| panic!("{path}"));
            let mut arguments = command.get_arguments();
            assert!(arguments.any(|arg| arg.get_id() == id), "{path} {id}");
        }
    }
}
