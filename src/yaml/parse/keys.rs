//! Detection of duplicate keys in a mapping.

use crate::source::Span;
use crate::yaml::Entry;
use foldhash::HashMap;
use std::borrow::Cow;

/// Spans of the keys by name; filled once linear search gets slow.
#[derive(Default)]
pub(super) struct Keys<'s>(HashMap<Cow<'s, str>, Span>);

/// Up to so many keys, linear search is faster than a hash table.
const FEW_KEYS: usize = 32;

impl<'s> Keys<'s> {
    /// The span of the first key with the same name in `entries`, to which one entry is added between calls.
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
