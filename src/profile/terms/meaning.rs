//! What a name that is no known term was meant as.

use super::lookup::{Namespace, Terms};
use super::{Near, NearBy, Spelling};
use crate::profile::Word;
use crate::profile::neighbours::{Neighbours, neighbours};
use crate::profile::term_name::{TermKind, canonical, folded, plain};
use crate::rdf::Prefixes;

/// A name whose meaning is asked.
struct Name<'n> {
    kind: TermKind,
    written: &'n str,
    /// As the lists of names have it.
    iri: &'n str,
    /// Whether its vocabulary has it.
    is_listed: bool,
    neighbours: &'static Neighbours,
}

impl Terms {
    /// How an IRI stands to the known names of this kind. `is_open` says of an IRI whether its vocabulary is known
    /// without its names.
    pub(in crate::profile) fn spelling(
        &self,
        kind: TermKind,
        written: &str,
        prefixes: &Prefixes,
        is_open: impl Fn(&str) -> bool,
    ) -> Spelling {
        let iri = &*canonical(written);
        let own = self.split(iri);
        let name = Name {
            kind,
            written,
            iri,
            is_listed: own.is_some_and(|(namespace, name)| namespace.has(kind, name)),
            neighbours: neighbours(prefixes),
        };
        if let Some(near) = self.neighbour(&name) {
            return Spelling::Near(near);
        }
        if let Some((namespace, local)) = own {
            return name.in_its_vocabulary(namespace, local);
        }
        let near = name
            .attribute()
            .or_else(|| self.undeclared(&name, prefixes))
            .or_else(|| Some(name.near(self.other_form(kind, iri)?, NearBy::Namespace)));
        if let Some(near) = near {
            return Spelling::Near(near);
        }
        if is_open(iri) {
            return Spelling::Known;
        }
        match self.misspelt_namespace(kind, iri) {
            Some(meant) => Spelling::Near(Near {
                is_certain: false,
                ..name.near(meant, NearBy::Namespace)
            }),
            None => Spelling::Foreign,
        }
    }

    /// What the table of neighbours says that the name is written for.
    fn neighbour(&self, name: &Name<'_>) -> Option<Near> {
        if let Some(meant) = name.neighbours.of(name.kind, name.iri) {
            return Some(Near {
                meant: meant.to_vec(),
                by: name.or_neighbour(NearBy::Spelling),
                is_certain: !name.is_listed && meant.len() == 1,
            });
        }
        let meant = self.elsewhere(name.kind, name.iri, name.neighbours)?;
        Some(name.near(meant, name.or_neighbour(NearBy::Namespace)))
    }

    /// The same name in the namespace that this one stands for.
    fn elsewhere(&self, kind: TermKind, iri: &str, neighbours: &Neighbours) -> Option<String> {
        let (of, name) = neighbours.namespace(iri)?;
        let target = self.namespace(of)?;
        if target.has(kind, name) {
            return Some(format!("{of}{name}"));
        }
        // A term of its own (`m8g:email`) is not a misspelling of another vocabulary's.
        if self.split(iri).is_some() {
            return None;
        }
        let meant = target.resolve(kind, name)?;
        // A name that the newer vocabulary has for compatibility only leads on: EMAIL, email, hasEmail.
        let led_on = neighbours.of(kind, &meant).and_then(<[String]>::first);
        Some(led_on.cloned().unwrap_or(meant))
    }

    /// A compact IRI, taken for a whole one because nobody declared its prefix.
    fn undeclared(&self, name: &Name<'_>, prefixes: &Prefixes) -> Option<Near> {
        let (_, local) = name.iri.split_once(':')?;
        let is_letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if local.is_empty() || !local.chars().all(is_letter) {
            return None;
        }
        let whole = name.neighbours.expand(name.iri, prefixes)?;
        let whole = canonical(&whole).into_owned();
        let (namespace, local) = self.split(&whole)?;
        let meant = namespace.resolve(name.kind, local).unwrap_or(whole);
        Some(name.near(meant, NearBy::Prefix))
    }

    /// A known name in a namespace with another scheme, separator or letter case.
    fn other_form(&self, kind: TermKind, iri: &str) -> Option<String> {
        let own = plain(iri);
        let variants = self.by_plain.iter().filter_map(|(namespace, at)| {
            let local = own
                .strip_prefix(namespace)?
                .trim_start_matches(['#', '/', ':']);
            // Only ASCII letters have changed: the length is the same.
            let name = iri.get(iri.len().checked_sub(local.len())?..)?;
            let is_name = !name.is_empty() && !name.contains(['#', '/', '?']);
            let meant = self.namespaces[*at]
                .resolve(kind, name)
                .filter(|_| is_name)?;
            Some((namespace.len(), meant))
        });
        let (_, meant) = variants.max_by_key(|(length, _)| *length)?;
        Some(meant)
    }

    /// A known name in a namespace with one slip.
    fn misspelt_namespace(&self, kind: TermKind, iri: &str) -> Option<String> {
        let (namespace, name) = iri.split_at(iri.rfind(['#', '/'])? + 1);
        let wanted = Word::new(plain(namespace));
        let near = |(known, at): &(String, usize)| {
            wanted.distance(&Word::new(known.as_str()), 1)?;
            let namespace = &self.namespaces[*at];
            let is_term = namespace.has(kind, name);
            is_term.then(|| format!("{}{name}", namespace.iri))
        };
        self.by_plain.iter().find_map(near)
    }
}

impl Name<'_> {
    fn near(&self, meant: String, by: NearBy) -> Near {
        Near {
            is_certain: is_same_name(self.written, &meant, by),
            meant: vec![meant],
            by,
        }
    }

    /// What its vocabulary has is a term of its own.
    fn or_neighbour(&self, by: NearBy) -> NearBy {
        if self.is_listed {
            NearBy::Neighbour
        } else {
            by
        }
    }

    fn in_its_vocabulary(&self, namespace: &Namespace, local: &str) -> Spelling {
        if self.is_listed || is_container_member(self.iri) {
            return Spelling::Known;
        }
        if let Some(near) = self.attribute() {
            return Spelling::Near(near);
        }
        match namespace.nearest(self.kind, local) {
            // In the scheme in which it is written.
            Some(name) => {
                let end = self.written.len() - self.iri.len() + namespace.iri.len();
                let meant = format!("{}{name}", &self.written[..end]);
                Spelling::Near(self.near(meant, NearBy::Spelling))
            }
            None if namespace.is_closed => Spelling::Unlisted,
            None => Spelling::Known,
        }
    }

    fn attribute(&self) -> Option<Near> {
        let meant = match self.kind {
            TermKind::Property => self.neighbours.attribute(self.iri)?,
            TermKind::Class => return None,
        };
        Some(Near {
            meant: vec![meant],
            by: NearBy::Attribute,
            is_certain: false,
        })
    }
}

/// Whether the name in an IRI is that of the other one, but for letter case and hyphens. Where the namespace differs,
/// it may have lost its separator.
fn is_same_name(written: &str, meant: &str, by: NearBy) -> bool {
    let Some((_, name)) = meant.rsplit_once(['#', '/']) else {
        return false;
    };
    let own = match by {
        NearBy::Namespace => written.get(written.len().saturating_sub(name.len())..),
        NearBy::Spelling | NearBy::Prefix => written.rsplit(['#', '/', ':']).next(),
        NearBy::Attribute | NearBy::Neighbour => None,
    };
    own.is_some_and(|own| folded(own) == folded(name))
}

/// `rdf:_1` and the like.
fn is_container_member(iri: &str) -> bool {
    let number = iri.strip_prefix("http://www.w3.org/1999/02/22-rdf-syntax-ns#_");
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}
