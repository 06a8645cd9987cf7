//! Words for the limits of the readers.

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::Limit;

/// The message for an exceeded limit, with a remedy.
pub(super) fn over(limit: Limit) -> Message {
    match limit {
        Limit::Utf16 => {
            message!(sv: "UTF-16; spara filen som UTF-8", en: "{limit}", limit = limit.to_string())
        }
        Limit::Elements(most) => {
            message!(sv: "mer än {most} element i varandra", en: "{limit}", most, limit = limit.to_string())
        }
        Limit::Attributes => {
            message!(sv: "mer än 1 000 attribut på ett element", en: "{limit}", limit = limit.to_string())
        }
        Limit::Namespaces => {
            message!(sv: "mer än 1 000 namnrymder runt ett element", en: "{limit}", limit = limit.to_string())
        }
        Limit::Doctype => {
            message!(sv: "en dokumenttypsdeklaration (<!DOCTYPE>) på mer än 16 kB", en: "{limit}", limit = limit.to_string())
        }
        Limit::ExternalEntity => message!(
            sv: "en entitet som en annan fil deklarerar, och sådana filer hämtas aldrig; skriv ut värdet i stället",
            en: "{limit}; write the value out instead",
            limit = limit.to_string()
        ),
        Limit::ParameterEntity => message!(
            sv: "en parameterentitet (%namn;); skriv ut det som den står för",
            en: "{limit}; write out what it stands for",
            limit = limit.to_string()
        ),
        Limit::EntityMarkup => message!(
            sv: "en entitet med element i; skriv ut dem i stället",
            en: "{limit}; write them out instead",
            limit = limit.to_string()
        ),
        Limit::AttributeDefaults => message!(
            sv: "en dokumenttypsdeklaration som ger attribut värden (<!ATTLIST>); skriv dem på elementen i stället",
            en: "{limit}; write them on the elements instead",
            limit = limit.to_string()
        ),
        Limit::NestedEntity => message!(
            sv: "mer än 16 entiteter i varandra; skriv ut värdet i stället",
            en: "{limit}; write the value out instead",
            limit = limit.to_string()
        ),
        Limit::Levels(most) => {
            message!(sv: "mer än {most} nivåer i varandra", en: "{limit}", most, limit = limit.to_string())
        }
        Limit::Chain(most) => message!(
            sv: "mer än {most} termer i en kontext som leder till varandra; skriv ut deras IRI:er",
            en: "{limit}; write their IRIs out",
            most,
            limit = limit.to_string()
        ),
        Limit::Name => message!(
            sv: "ett namn (en IRI, ett prefix, en etikett eller ett språk) på mer än 64 kB",
            en: "{limit}",
            limit = limit.to_string()
        ),
        Limit::Expansion => message!(
            sv: "text som vecklas ut till många gånger sin storlek; förkorta det som upprepas (ett långt prefix, en bas, en entitet), eller dela filen",
            en: "{limit}; shorten what is repeated (a long prefix, a base, an entity), or split the file",
            limit = limit.to_string()
        ),
    }
}
