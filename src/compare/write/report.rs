//! What is written of a comparison, and the words that several formats share.

use crate::compare::comparison::{
    BlankNodes, Changed, Comparison, Property, Resource, Reuse, Value, ValueKind,
};
use crate::diagnostic::{Lang, Severity};
use crate::rdf::vocab::xsd;
use crate::say;
use crate::source::SourceMap;
use crate::untrusted::Untrusted;

/// A comparison and what is needed to tell it.
#[derive(Clone, Copy)]
pub struct DiffReport<'t> {
    /// What differs.
    pub comparison: &'t Comparison,
    /// What was compared, in the words of the user: the old and the new.
    pub names: [&'t Untrusted; 2],
    /// The files that the old and the new were read from.
    pub sources: [&'t SourceMap; 2],
    /// How grave changes are.
    pub severities: Severities,
    /// Language of the text.
    pub lang: Lang,
    /// Whether it may have colours.
    pub colour: bool,
}

/// How grave changes are; none when it is not to be said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Severities {
    /// That a resource has a new IRI.
    pub renamed: Option<Severity>,
    /// That an IRI names something else.
    pub reused: Option<Severity>,
}

impl DiffReport<'_> {
    /// How many there are of each kind, in a line. What is read by people leaves out what follows from other changes, and
    /// so does the count.
    pub(super) fn summary(&self, changed: usize) -> String {
        let of = self.comparison;
        let one = |count: usize, one: [&str; 2], many: [&str; 2]| {
            let words = if count == 1 { one } else { many };
            let word = match self.lang {
                Lang::Sv => words[0],
                Lang::En => words[1],
            };
            (count > 0).then(|| format!("{count} {word}"))
        };
        let parts = [
            one(of.added.len(), ["tillagd", "added"], ["tillagda", "added"]),
            one(
                of.removed.len(),
                ["borttagen", "removed"],
                ["borttagna", "removed"],
            ),
            one(
                of.renamed.len(),
                ["omdöpt", "renamed"],
                ["omdöpta", "renamed"],
            ),
            one(changed, ["ändrad", "changed"], ["ändrade", "changed"]),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match self.note() {
            Some(note) if parts.is_empty() => note,
            Some(note) => format!("{}\n{note}", parts.join(", ")),
            None if parts.is_empty() => {
                say!(self.lang, sv: "ingen skillnad", en: "no difference")
            }
            None => parts.join(", "),
        }
    }

    /// What is to be said of what has no name beside what differs.
    pub(super) fn note(&self) -> Option<String> {
        match self.comparison.blank_nodes {
            BlankNodes::Compared => None,
            BlankNodes::Connected => Some(say!(
                self.lang,
                sv: "obs: resurserna utan namn (IRI) säger samma sak var för sig, men hänger ihop på ett annat sätt",
                en: "note: the resources without a name (IRI) say the same one by one, but are connected in another way"
            )),
            BlankNodes::Undecided => Some(say!(
                self.lang,
                sv: "obs: det finns så många lika resurser utan namn (IRI) som leder till varandra att de inte kunde jämföras helt; ge dem IRI:er",
                en: "note: there are so many resources without a name (IRI) that look alike and lead to one another that they could not be compared in full; give them IRIs"
            )),
        }
    }

    /// The word for how grave something is.
    pub(super) fn severity_word(&self, severity: Option<Severity>) -> Option<String> {
        Some(match severity? {
            Severity::Error => say!(self.lang, sv: "fel", en: "error"),
            Severity::Warning => say!(self.lang, sv: "varning", en: "warning"),
            Severity::Info => say!(self.lang, sv: "upplysning", en: "note"),
        })
    }

    /// Where a resource of one side stands: file and line.
    pub(super) fn place(&self, side: usize, resource: &Resource) -> Option<(&Untrusted, usize)> {
        let span = resource.span?;
        let file = self.sources[side].get(span.file);
        let position = file.lines().position(file.bytes(), span.start as usize);
        Some((&file.name, position.line))
    }
}

/// The keys that lead to what changed: `temporal.endDate`.
pub(super) fn keys(path: &[Property]) -> Untrusted {
    let keys: Vec<&str> = path.iter().map(|property| property.key.raw()).collect();
    keys.join(".").into()
}

/// Why a renamed resource is an error.
pub(super) fn renamed_message(old: &Resource, new: &Resource, lang: Lang) -> Untrusted {
    let iri = |of: &Resource| of.iri.clone().unwrap_or_default().into_raw();
    let (old, new) = (iri(old), iri(new));
    let message = say!(
        lang,
        sv: "IRI:n var {old} och är nu {new}; portalen tar den för en ny resurs",
        en: "the IRI was {old} and is now {new}; the portal takes it for a new resource"
    );
    message.into()
}

/// Why a resource whose IRI was used again is an error.
pub(super) fn reused_message(of: &Changed, reuse: &Reuse, lang: Lang) -> Untrusted {
    let iri = of.new.iri.clone().unwrap_or_default().into_raw();
    let title = |of: &Resource| of.title.clone().unwrap_or_default().into_raw();
    let (old, new) = (title(&of.old), title(&of.new));
    let message = match &reuse.before {
        Some(before) => say!(
            lang,
            sv: "{iri} är nu namnet på det som förut hette {before} (”{new}”); förut var det ”{old}”",
            en: "{iri} now names what {before} named before (\"{new}\"); it named \"{old}\"",
            before = before.raw()
        ),
        None => say!(
            lang,
            sv: "{iri} är nu namnet på något annat (”{new}”); förut var det ”{old}”",
            en: "{iri} now names something else (\"{new}\"); it named \"{old}\""
        ),
    };
    message.into()
}

/// What is shown after a text: its language, or its datatype where that is all that tells it from `other`.
pub(super) fn mark(value: &Value, other: Option<&Value>) -> Option<Untrusted> {
    let ValueKind::Literal { language, datatype } = &value.kind else {
        return None;
    };
    let is_alike = other.is_some_and(|other| other.text == value.text);
    let datatype = || {
        let iri = datatype.as_ref().map_or(xsd::STRING, Untrusted::raw);
        is_alike.then(|| Untrusted::from(iri.rsplit(['#', '/']).next().unwrap_or(iri)))
    };
    language.clone().or_else(datatype)
}

/// The language of a text.
pub(super) fn tag_of(value: &Value) -> Option<&Untrusted> {
    match &value.kind {
        ValueKind::Literal { language, .. } => language.as_ref(),
        ValueKind::Iri | ValueKind::Blank => None,
    }
}
