//! Known classes and properties by name, and what a name that is almost one of them was meant as (did-you-mean).

mod lookup;
mod meaning;
mod own;
#[cfg(test)]
mod tests;

/// How an IRI stands to the known names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// A term of its vocabulary, or of a vocabulary whose terms are not listed.
    Known,
    /// Almost a term.
    Near(Near),
    /// Its vocabulary has no such term.
    Unlisted,
    /// Of no known vocabulary.
    Foreign,
}

/// A name that is almost a known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The IRIs that may be meant, the first most likely; at least one.
    pub meant: Vec<String>,
    /// In what they differ.
    pub by: NearBy,
    /// Whether nothing else can be meant: one term, with the same name but for letter case and hyphens, or one that
    /// the table of neighbours has for it.
    pub is_certain: bool,
}

impl Near {
    /// The namespace in which the name is written, and that in which it was meant, where nothing else differs.
    pub fn namespaces<'i>(&'i self, written: &'i str) -> Option<(&'i str, &'i str)> {
        let (namespace, name) = self.meant.first()?.rsplit_once(['#', '/'])?;
        let own = written.strip_suffix(name)?;
        matches!(self.by, NearBy::Namespace | NearBy::Neighbour)
            .then(|| (own, &self.meant[0][..=namespace.len()]))
    }
}

/// In what a name differs from the one that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearBy {
    /// Letter case, plural, a slip.
    Spelling,
    /// The namespace is written otherwise.
    Namespace,
    /// A compact IRI whose prefix is not declared.
    Prefix,
    /// An attribute of the XML syntax, misspelt.
    Attribute,
    /// A term of its own that says the same in another vocabulary.
    Neighbour,
}
