//! What must be known before the arguments are parsed, as help and errors are shown by it.

use super::flags::{Colour, Language};
use super::terminal;
use crate::diagnostic::Lang;
use clap::ValueEnum;
use std::ffi::OsString;

/// Language and colours, looked for in the arguments.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unparsed {
    /// Language of help and messages.
    pub lang: Lang,
    /// When there are colours.
    pub colour: Colour,
}

impl Unparsed {
    /// Takes the last `--lang` and `--color` with a valid value, as far as `--`. The locale decides where there is none.
    pub(super) fn of(args: impl Iterator<Item = OsString>) -> Self {
        let args: Vec<String> = args
            .skip(1)
            .map(|arg| arg.to_string_lossy().into_owned())
            .take_while(|arg| arg != "--")
            .collect();
        Self::chosen(last::<Language>(&args, "--lang"), last(&args, "--color"))
    }

    /// Those that were given, and the defaults for the others.
    pub(super) fn chosen(lang: Option<Language>, colour: Option<Colour>) -> Self {
        Self {
            lang: lang.map_or_else(terminal::locale, Into::into),
            colour: colour.unwrap_or_default(),
        }
    }
}

/// The last valid value of an option, written `--option value` or `--option=value`.
fn last<T: ValueEnum>(args: &[String], option: &str) -> Option<T> {
    (0..args.len()).rev().find_map(|at| {
        let rest = args[at].strip_prefix(option)?;
        let value = match rest.strip_prefix('=') {
            Some(value) => value,
            None if rest.is_empty() => args.get(at + 1)?,
            None => return None,
        };
        T::from_str(value, false).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_before_the_arguments_are_parsed() {
        let lang = |line: &str| {
            let args = line.split(' ').map(OsString::from);
            Unparsed::of(args).lang
        };
        assert_eq!(lang("katalog --lang sv validate"), Lang::Sv);
        assert_eq!(lang("katalog validate --lang=en --help"), Lang::En);
        assert_eq!(lang("katalog validate --lang=sv --no-such"), Lang::Sv);
        assert_eq!(lang("katalog --lang=en --lang sv x"), Lang::Sv);
        assert_eq!(lang("katalog --lang sv --lang=en x"), Lang::En);
        assert_eq!(lang("katalog validate --lang"), terminal::locale());
        assert_eq!(lang("katalog validate -- --lang=sv"), terminal::locale());
    }
}
