//! Manual pages: the headings that `clap_mangen` writes in English.

/// Headings, and what they are called in Swedish manual pages.
const HEADINGS: &[(&str, &str)] = &[
    (".SH NAME", ".SH NAMN"),
    (".SH SYNOPSIS", ".SH SYNOPSIS"),
    (".SH DESCRIPTION", ".SH BESKRIVNING"),
    (".SH OPTIONS", ".SH ALTERNATIV"),
    (".SH Kommandon", ".SH KOMMANDON"),
    (".SH VERSION", ".SH VERSION"),
];

/// A manual page with Swedish headings, and each possible value on a line of its own.
pub(in crate::cli) fn manual(page: &str) -> String {
    let mut text = String::new();
    for line in page.lines() {
        // roff joins lines where nothing breaks them.
        if line.starts_with("\\- ") {
            text.push_str(".br\n");
        }
        let heading = HEADINGS.iter().find(|(english, _)| *english == line);
        text.push_str(heading.map_or(line, |(_, swedish)| swedish));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Args;
    use clap::{Command, CommandFactory};

    /// The pages of a command and those below it.
    fn pages(command: &Command, made: &mut Vec<String>) {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(command.clone()).render(&mut page);
        rendered.expect("rendered");
        made.push(manual(&String::from_utf8(page).expect("UTF-8")));
        for below in command.get_subcommands() {
            pages(below, made);
        }
    }

    #[test]
    fn every_heading_is_in_swedish() {
        let mut made = Vec::new();
        pages(&super::super::translated(Args::command()), &mut made);
        let headings = made.iter().flat_map(|page| page.lines());
        for line in headings.filter(|line| line.starts_with(".SH")) {
            let mut known = HEADINGS.iter();
            assert!(known.any(|(_, swedish)| *swedish == line), "{line}");
        }
        assert!(made.len() > 17 && made[0].contains(".br\n\\- sv: svenska"));
    }
}
