//! Objects and arrays that are open while a JSON-LD document is scanned, and what each passes on to the one around it.

use super::super::json_names::Name;

/// Bytes that a copy of the active context takes while its object is open, for each byte of its weight.
pub(super) const HELD: usize = 8;

/// An object or list that is open.
#[derive(Clone, Copy, Default)]
pub(super) struct Open {
    pub(super) is_object: bool,
    /// Bytes that copying all active terms takes here, and bytes of the copies made for this object.
    pub(super) weight: usize,
    pub(super) held: usize,
    /// The last key, and the key that this object is the value of.
    pub(super) key: Name,
    pub(super) owner: Name,
    /// Bytes that an enclosing key adds to every value, such as a language tag.
    pub(super) around: usize,
    /// Bytes of this node's identifier.
    pub(super) id: usize,
    pub(super) values: usize,
    /// Number of values in nested objects that may count as its own (below `@nest` or `@reverse`), and in objects
    /// nested deeper.
    pub(super) inner: usize,
    pub(super) deeper: usize,
    /// Number of keys that expand to `@type`, and whether the copies for their contexts are held.
    pub(super) kinds: usize,
    pub(super) holds_kinds: bool,
}

impl Open {
    /// An array in this object or array: its items belong to the same key.
    pub(super) fn array(self) -> Self {
        Self {
            is_object: false,
            id: 0,
            values: 0,
            inner: 0,
            deeper: 0,
            held: 0,
            ..self
        }
    }

    /// An object in this object or array.
    pub(super) fn object(self) -> Self {
        let mut open = Self {
            is_object: true,
            weight: self.weight,
            owner: self.key,
            around: self.around,
            ..Self::default()
        };
        if self.owner.has_container {
            open.around = open.around.max(self.key.length);
        }
        // Items of a list or map are values of the enclosing key.
        if self.owner.has_container || self.key.keywords.list {
            open.owner.length = self.key.length.max(self.owner.length);
            open.owner.scoped = self.key.scoped.max(self.owner.scoped);
            open.owner.index = self.key.index.max(self.owner.index);
            open.owner.indexed = self.key.indexed.max(self.owner.indexed);
        }
        if open.owner.scoped.contexts > 0 {
            open.held = open.weight * HELD;
        }
        open
    }

    /// Adds the counts of a closed object or array to those of this one, which is around it.
    pub(super) fn add_closed(&mut self, closed: Self) {
        if closed.is_object {
            self.inner += closed.values;
            self.deeper += closed.inner + closed.deeper;
            return;
        }
        // The items of an array are values of the enclosing object.
        self.values += closed.values;
        self.inner += closed.inner;
        self.deeper += closed.deeper;
        self.id = self.id.max(closed.id);
    }
}
