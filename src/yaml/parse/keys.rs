//! The keys of a mapping, each of which stands once.

use crate::source::Span;
use crate::yaml::Entry;
use std::borrow::Cow;
use std::collections::HashMap;

/// Where the keys of a mapping stand, once they are so many that looking through all of them takes long.
#[derive(Default)]
pub(super) struct Keys<'s>(HashMap<Cow<'s, str>, Span>);

/// So many keys are looked through faster than a table is made of them.
const FEW_KEYS: usize = 32;

impl<'s> Keys<'s> {
    /// Where the same key stands already among `entries`, to which one more is added each time.
    pub(super) fn first(&mut self, text: &str, entries: &[Entry<'s>]) -> Option<Span> {
        if entries.len() < FEW_KEYS {
            let same = entries.iter().find(|entry| entry.key == text);
            return same.map(|entry| entry.key_span);
        }
        let known = self.0.len();
        let new = entries.iter().skip(known);
        self.0
            .extend(new.map(|entry| (entry.key.clone(), entry.key_span)));
        self.0.get(text).copied()
    }
}
