//! Words for the errors of JSON-LD, by the code that the recommendation gives each.

use crate::diagnostic::Message;
use crate::message;

/// Our words for an error of the parser, and its own in parentheses.
pub(super) fn words(code: &str, original: &str) -> Message {
    let why = match code {
        "colliding keywords" => message!(
            sv: "samma nyckelord (@id, @type, @value …) står två gånger i ett objekt, eller en gång till under annat namn; behåll det ena",
            en: "one keyword (@id, @type, @value …) is there twice in one object, or once more by another name; keep one"
        ),
        "conflicting indexes" => message!(
            sv: "en nod har två olika @index; behåll det ena",
            en: "a node has two different @index; keep one"
        ),
        "context overflow" => message!(
            sv: "kontexter som leder vidare för långt; skriv in dem i filen",
            en: "contexts that lead on too far; put them into the file"
        ),
        "cyclic IRI mapping" => message!(
            sv: "en term i kontexten leder tillbaka till sig själv; skriv dess hela IRI",
            en: "a term of the context leads back to itself; write its whole IRI"
        ),
        "invalid @id value" => message!(
            sv: "@id ska vara en enda text: resursens IRI",
            en: "@id must be one text: the IRI of the resource"
        ),
        "invalid @import value" => message!(
            sv: "@import i en kontext ska vara en adress; kontexter hämtas aldrig, så skriv in den i filen",
            en: "@import in a context must be an address; contexts are never fetched, so put it into the file"
        ),
        "invalid @included value" => message!(
            sv: "@included ska hålla resurser, inga texter",
            en: "@included must hold resources, no texts"
        ),
        "invalid @index value" => message!(
            sv: "@index ska vara en text",
            en: "@index must be a text"
        ),
        "invalid @nest value" => message!(
            sv: "@nest ska vara ett objekt med egenskaper",
            en: "@nest must be an object with properties"
        ),
        "invalid @prefix value" => message!(
            sv: "@prefix i en kontext ska vara true eller false",
            en: "@prefix in a context must be true or false"
        ),
        "invalid @propagate value" => message!(
            sv: "@propagate i en kontext ska vara true eller false",
            en: "@propagate in a context must be true or false"
        ),
        "invalid @protected value" => message!(
            sv: "@protected i en kontext ska vara true eller false",
            en: "@protected in a context must be true or false"
        ),
        "invalid @reverse value" => message!(
            sv: "@reverse ska vara ett objekt med egenskaper",
            en: "@reverse must be an object with properties"
        ),
        "invalid @version value" => message!(
            sv: "@version i en kontext ska vara talet 1.1",
            en: "@version in a context must be the number 1.1"
        ),
        "invalid base direction" => message!(
            sv: "@direction ska vara ltr eller rtl",
            en: "@direction must be ltr or rtl"
        ),
        "invalid base IRI" => message!(
            sv: "@base i kontexten är ingen IRI",
            en: "@base in the context is no IRI"
        ),
        "invalid container mapping" => message!(
            sv: "@container i kontexten är inget som finns; skriv @set, @list, @language, @index, @id eller @type",
            en: "@container in the context is none that there is; write @set, @list, @language, @index, @id or @type"
        ),
        "invalid context entry" => message!(
            sv: "kontexten har ett nyckelord som inte hör dit",
            en: "the context has a keyword that does not belong there"
        ),
        "invalid context nullification" => message!(
            sv: "en skyddad kontext kan inte nollställas; ta bort @context: null",
            en: "a protected context cannot be reset; remove @context: null"
        ),
        "invalid default language" => message!(
            sv: "@language i kontexten ska vara en språkkod eller null",
            en: "@language in the context must be a language tag or null"
        ),
        "invalid IRI mapping" => message!(
            sv: "en term i kontexten leder inte till någon IRI; skriv hela IRI:n",
            en: "a term of the context leads to no IRI; write the whole IRI"
        ),
        "invalid JSON literal" => message!(
            sv: "ett JSON-värde (@type: @json) är felskrivet",
            en: "a JSON value (@type: @json) is malformed"
        ),
        "invalid keyword alias" => message!(
            sv: "ett annat namn för @context finns inte; skriv @context",
            en: "there is no other name for @context; write @context"
        ),
        "invalid language map value" => message!(
            sv: "under en språkkod ska en text stå, eller en lista av texter",
            en: "below a language tag there must be a text, or a list of texts"
        ),
        "invalid language mapping" => message!(
            sv: "@language för en term i kontexten ska vara en språkkod eller null",
            en: "@language for a term of the context must be a language tag or null"
        ),
        "invalid language-tagged string" => message!(
            sv: "@language ska vara en språkkod, som text",
            en: "@language must be a language tag, as text"
        ),
        "invalid language-tagged value" => message!(
            sv: "bara en text kan ha @language; ta bort det från tal, true och false",
            en: "only a text may have @language; remove it from numbers, true and false"
        ),
        "invalid local context" => message!(
            sv: "@context ska vara ett objekt, en adress eller null",
            en: "@context must be an object, an address or null"
        ),
        "invalid remote context" => message!(
            sv: "kontexten på adressen är ingen JSON-LD-kontext",
            en: "the context at the address is no JSON-LD context"
        ),
        "invalid reverse property" => message!(
            sv: "@reverse för en term i kontexten går inte ihop med det som står bredvid",
            en: "@reverse for a term of the context does not go with what is beside it"
        ),
        "invalid reverse property map" => message!(
            sv: "@reverse får inte hålla nyckelord som @id",
            en: "@reverse may not hold keywords such as @id"
        ),
        "invalid reverse property value" => message!(
            sv: "det som @reverse pekar på ska vara resurser, inga texter och listor",
            en: "what @reverse leads to must be resources, no texts and lists"
        ),
        "invalid scoped context" => message!(
            sv: "en kontext inne i kontexten är felskriven",
            en: "a context within the context is malformed"
        ),
        "invalid set or list object" => message!(
            sv: "@list och @set får inte ha andra nycklar bredvid sig",
            en: "@list and @set may not have other keys beside them"
        ),
        "invalid streaming key order" => message!(
            sv: "@context och @type ska stå först i objektet",
            en: "@context and @type must come first in the object"
        ),
        "invalid term definition" => message!(
            sv: "en term i kontexten är felskriven: en IRI, ett objekt eller null väntas",
            en: "a term of the context is malformed: an IRI, an object or null is expected"
        ),
        "invalid type mapping" => message!(
            sv: "@type för en term i kontexten är ingen IRI; saknas prefixet, till exempel xsd?",
            en: "@type for a term of the context is no IRI; is the prefix missing, such as xsd?"
        ),
        "invalid type value" => message!(
            sv: "@type ska vara en text, eller en lista av texter: klassernas IRI:er",
            en: "@type must be a text, or a list of texts: the IRIs of the classes"
        ),
        "invalid typed value" => message!(
            sv: "@type bredvid @value ska vara en enda datatyp, en IRI",
            en: "@type beside @value must be one datatype, an IRI"
        ),
        "invalid value object" => message!(
            sv: "ett objekt med @value får bara ha @type, @language, @direction och @index bredvid sig, och inte både @type och @language",
            en: "an object with @value may have only @type, @language, @direction and @index beside it, and not both @type and @language"
        ),
        "invalid value object value" => message!(
            sv: "@value ska vara en text, ett tal, true, false eller null",
            en: "@value must be a text, a number, true, false or null"
        ),
        "invalid vocab mapping" => message!(
            sv: "@vocab i kontexten är ingen IRI",
            en: "@vocab in the context is no IRI"
        ),
        "IRI confused with prefix" => message!(
            sv: "en IRI kan förväxlas med ett prefix i kontexten; byt namn på prefixet",
            en: "an IRI can be taken for a prefix of the context; rename the prefix"
        ),
        "keyword redefinition" => message!(
            sv: "ett nyckelord (@type, @id …) kan inte få en ny betydelse i kontexten",
            en: "a keyword (@type, @id …) cannot be given another meaning in the context"
        ),
        "loading document failed" => message!(
            sv: "dokumentet kan inte hämtas",
            en: "the document cannot be fetched"
        ),
        "loading remote context failed" => message!(
            sv: "kontexter hämtas aldrig; skriv in kontexten i filen",
            en: "contexts are never fetched; put the context into the file"
        ),
        "processing mode conflict" => message!(
            sv: "kontexten är för JSON-LD 1.0 och 1.1 på en gång; skriv @version: 1.1 överst",
            en: "the context is for JSON-LD 1.0 and 1.1 at once; write @version: 1.1 at the top"
        ),
        "protected term redefinition" => message!(
            sv: "en skyddad term får en ny betydelse i en inre kontext; ta bort den där",
            en: "a protected term is given another meaning in an inner context; remove it there"
        ),
        _ => return Message::quoted(original),
    };
    message!(sv: "{why} ({original})", en: "{why} ({original})", why, original = original.to_owned())
}
