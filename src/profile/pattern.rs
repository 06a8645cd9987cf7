//! A regular expression of the table, compiled when it is first asked for.

use regex::Regex;
use std::sync::OnceLock;

/// An expression that a whole value must match.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    regex: OnceLock<Regex>,
}

impl Pattern {
    /// From the expression as the table has it.
    ///
    /// # Errors
    /// When it is no expression. Checked in tests only: compiling takes longer than all the rest of a row.
    pub fn new(source: String) -> Result<Self, String> {
        let pattern = Self {
            source,
            regex: OnceLock::new(),
        };
        if cfg!(debug_assertions) {
            pattern.compile().map_err(|error| error.to_string())?;
        }
        Ok(pattern)
    }

    /// The expression as the table has it.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Whether the whole of `value` matches.
    ///
    /// # Panics
    /// When the expression is none, which the tests rule out.
    pub fn is_match(&self, value: &str) -> bool {
        let regex = self
            .regex
            .get_or_init(|| self.compile().expect("the tests compile every pattern"));
        regex.is_match(value)
    }

    /// The expression without what only JavaScript has, for the whole value, without anchors.
    ///
    /// `(?=.)` is a look-ahead that other engines lack. Where a row needs more than the rest of its expression, the
    /// datatype's own grammar sees to it.
    pub fn portable(&self) -> String {
        let source = self.source.trim_start_matches('^').trim_end_matches('$');
        source.replace("(?=.)", "").replace("\\/", "/")
    }

    fn compile(&self) -> Result<Regex, regex::Error> {
        Regex::new(&format!("^(?:{})$", self.portable()))
    }
}
