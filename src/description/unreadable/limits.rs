//! Words for the limits of the readers.

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::Limit;

/// A row for each limit: what was exceeded and what to do, in Swedish; in English, what the limit says of itself and
/// what to do.
macro_rules! limits {
    ($($limit:ident $(($most:ident))? => $sv:literal, $en:literal;)*) => {
        /// The message for an exceeded limit, with a remedy.
        pub(super) fn over(limit: Limit) -> Message {
            match limit {
                $(Limit::$limit $(($most))? => message!(
                    sv: $sv,
                    en: $en,
                    limit = limit.to_string()
                    $(, $most)?
                ),)*
            }
        }
    };
}

limits! {
    Utf16 => "UTF-16; spara filen som UTF-8", "{limit}";
    Elements (most) => "mer än {most} element i varandra", "{limit}";
    Attributes => "mer än 1 000 attribut på ett element", "{limit}";
    Namespaces => "mer än 1 000 namnrymder runt ett element", "{limit}";
    Doctype => "en dokumenttypsdeklaration (<!DOCTYPE>) på mer än 16 kB", "{limit}";
    ExternalEntity => "en entitet som en annan fil deklarerar, och sådana filer hämtas aldrig; skriv ut värdet i stället", "{limit}; write the value out instead";
    ParameterEntity => "en parameterentitet (%namn;); skriv ut det som den står för", "{limit}; write out what it stands for";
    EntityMarkup => "en entitet med element i; skriv ut dem i stället", "{limit}; write them out instead";
    AttributeDefaults => "en dokumenttypsdeklaration som ger attribut värden (<!ATTLIST>); skriv dem på elementen i stället", "{limit}; write them on the elements instead";
    NestedEntity => "mer än 16 entiteter i varandra; skriv ut värdet i stället", "{limit}; write the value out instead";
    Levels (most) => "mer än {most} nivåer i varandra", "{limit}";
    Chain (most) => "mer än {most} termer i en kontext som leder till varandra; skriv ut deras IRI:er", "{limit}; write their IRIs out";
    Name => "ett namn (en IRI, ett prefix, en etikett eller ett språk) på mer än 64 kB", "{limit}";
    Expansion => "text som vecklas ut till många gånger sin storlek; förkorta det som upprepas (ett långt prefix, en bas, en entitet), eller dela filen", "{limit}; shorten what is repeated (a long prefix, a base, an entity), or split the file";
}
