//! Regular expressions of the tables, compiled on first use.

use regex::Regex;
use std::sync::OnceLock;

/// An expression that must match the whole value.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    regex: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern from the tables.
    ///
    /// # Errors
    /// When the expression is invalid; checked in tests only, as compiling takes longer than loading the rest of a row.
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

    /// The expression as written in the tables.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Whether the whole of `value` matches.
    ///
    /// # Panics
    /// When the expression is invalid, which tests exclude.
    pub fn is_match(&self, value: &str) -> bool {
        let regex = self
            .regex
            .get_or_init(|| self.compile().expect("the tests compile every pattern"));
        regex.is_match(value)
    }

    /// The expression without syntax that only JavaScript has, for the whole value, without anchors.
    ///
    /// `(?=.)` is a look-ahead that other engines lack. Where a row relies on it, the grammar of the datatype covers
    /// it.
    pub fn portable(&self) -> String {
        let source = self.source.trim_start_matches('^').trim_end_matches('$');
        source.replace("(?=.)", "").replace("\\/", "/")
    }

    fn compile(&self) -> Result<Regex, regex::Error> {
        Regex::new(&format!("^(?:{})$", self.portable()))
    }
}
