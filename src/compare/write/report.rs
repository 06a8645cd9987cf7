//! The data of a comparison report, and texts shared by several formats.

use crate::compare::comparison::{
    BlankNodes, Changed, Comparison, Property, Resource, Reuse, Value, ValueKind,
};
use crate::diagnostic::{Lang, Severity};
use crate::rdf::vocab::xsd;
use crate::say;
use crate::source::SourceMap;
use crate::untrusted::Untrusted;
use std::ops::Deref;

/// A comparison with the settings of its report.
#[derive(Clone, Copy)]
pub struct DiffReport<'t> {
    /// The comparison.
    pub comparison: &'t Comparison,
    /// What was compared, as the user named it: old and new.
    pub names: [&'t Untrusted; 2],
    /// The sources of old and new.
    pub sources: [&'t SourceMap; 2],
    /// How grave changes are.
    pub severities: Severities,
    /// Language of the text.
    pub lang: Lang,
    /// Whether to use colours.
    pub colour: bool,
}

/// Severity of changes; none when it is not shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Severities {
    /// That a resource has a new IRI.
    pub renamed: Option<Severity>,
    /// That an IRI names something else.
    pub reused: Option<Severity>,
}

/// A report with its texts in one language.
pub(super) struct InLang<'t> {
    pub(super) comparison: &'t Comparison<Untrusted>,
    pub(super) of: &'t DiffReport<'t>,
}

impl<'t> Deref for InLang<'t> {
    type Target = DiffReport<'t>;

    fn deref(&self) -> &DiffReport<'t> {
        self.of
    }
}

impl InLang<'_> {
    /// Counts by kind, in a line. Changes that follow from others are not shown to people, and not counted.
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

    /// A note on blank nodes that differ beyond the changes listed.
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

    /// File and line of a resource of one side.
    pub(super) fn place(
        &self,
        side: usize,
        resource: &Resource<Untrusted>,
    ) -> Option<(&Untrusted, usize)> {
        let span = resource.span?;
        let file = self.sources[side].get(span.file);
        let position = file.lines().position(file.bytes(), span.start as usize);
        Some((&file.name, position.line))
    }
}

/// The key path of a change: `temporal.endDate`.
pub(super) fn keys(path: &[Property<Untrusted>]) -> Untrusted {
    let keys: Vec<&str> = path.iter().map(|property| property.key.raw()).collect();
    keys.join(".").into()
}

/// The message about a renamed resource.
pub(super) fn renamed_message(
    old: &Resource<Untrusted>,
    new: &Resource<Untrusted>,
    lang: Lang,
) -> Untrusted {
    let iri = |of: &Resource<Untrusted>| of.iri.clone().unwrap_or_default().into_raw();
    let (old, new) = (iri(old), iri(new));
    let message = say!(
        lang,
        sv: "IRI:n var {old} och är nu {new}; portalen tar den för en ny resurs",
        en: "the IRI was {old} and is now {new}; the portal takes it for a new resource"
    );
    message.into()
}

/// Why a resource whose IRI was used again is an error.
pub(super) fn reused_message(of: &Changed<Untrusted>, reuse: &Reuse, lang: Lang) -> Untrusted {
    let iri = of.new.iri.clone().unwrap_or_default().into_raw();
    let title = |of: &Resource<Untrusted>| of.title.clone().unwrap_or_default().into_raw();
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

/// The suffix of a text: its language, or its datatype where only that distinguishes it from `other`.
pub(super) fn mark(
    value: &Value<Untrusted>,
    other: Option<&Value<Untrusted>>,
) -> Option<Untrusted> {
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
