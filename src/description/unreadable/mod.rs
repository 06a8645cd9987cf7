//! Words for why a file cannot be read as RDF: what is wrong, the likely cause, and what to do.

mod json_ld;
mod limits;
mod other_kind;
mod parser;
mod xml;

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::{SyntaxErrorKind, TurtleFault};

/// The message for a file that cannot be read as RDF.
pub fn why_unreadable(kind: &SyntaxErrorKind) -> Message {
    match kind {
        SyntaxErrorKind::Syntax(message) => parser::words(message),
        SyntaxErrorKind::JsonLd(code, message) => json_ld::words(code, message),
        SyntaxErrorKind::OtherKind(kind) => other_kind::words(*kind),
        SyntaxErrorKind::RdfNamespace(iri) => message!(
            sv: "<rdf:RDF> har fel namnrymd, {iri}; skriv xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"",
            en: "<rdf:RDF> has the wrong namespace, {iri}; write xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"",
            iri
        ),
        SyntaxErrorKind::Xml(fault, found) => xml::ill_formed(*fault, found),
        SyntaxErrorKind::Turtle(TurtleFault::LineEnd) => message!(
            sv: "raden tar slut inne i en text; skriv \\n där radbrytningen ska vara, eller \"\"\" runt hela texten",
            en: "the line ends within a text; write \\n where the line break is meant, or \"\"\" around the whole text"
        ),
        SyntaxErrorKind::Turtle(TurtleFault::Escape) => message!(
            sv: "ett förkortat namn (prefix:namn) har ett \\ eller % som inte får stå så där; skriv hela IRI:n mellan < och >",
            en: "a prefixed name (prefix:name) has a \\ or % that may not be there; write the whole IRI between < and >"
        ),
        SyntaxErrorKind::DuplicateId(id) => message!(
            sv: "rdf:ID=\"{id}\" står två gånger, så att två resurser får samma IRI; ge den ena ett annat värde, eller skriv rdf:about=\"#{id}\" där samma resurs menas",
            en: "rdf:ID=\"{id}\" is there twice, so that two resources get the same IRI; give one another value, or write rdf:about=\"#{id}\" where the same resource is meant",
            id
        ),
        SyntaxErrorKind::CutOff(name) => {
            message!(sv: "filen tar slut innan <{name}> är stängd; är den avhuggen?", en: "the file ends before <{name}> is closed; was it cut off?", name)
        }
        SyntaxErrorKind::Limit(limit) => {
            let what = limits::over(*limit);
            message!(sv: "mer än vad som läses: {what}", en: "more than what is read: {what}", what)
        }
        SyntaxErrorKind::Empty => message!(sv: "filen är tom", en: "the file is empty"),
        SyntaxErrorKind::NotUtf8 => message!(
            sv: "texten är inte UTF-8; spara filen som UTF-8, eller ange i XML vilken teckenkodning den har, till exempel encoding=\"ISO-8859-1\"",
            en: "the text is not UTF-8; save the file as UTF-8, or in XML declare its encoding, for example encoding=\"ISO-8859-1\""
        ),
        SyntaxErrorKind::Entity(name) => message!(
            sv: "XML känner inte &{name}; (den hör till HTML); skriv tecknet självt, eller &amp;{name}; om texten är HTML",
            en: "XML does not know &{name}; (it belongs to HTML); write the character itself, or &amp;{name}; where the text is HTML",
            name
        ),
        SyntaxErrorKind::Ampersand => message!(
            sv: "ett ensamt & får inte stå i XML; skriv &amp;, även i webbadresser",
            en: "an & may not stand alone in XML; write &amp;, in addresses too"
        ),
        SyntaxErrorKind::TripleTerm => {
            message!(sv: "påståenden om påståenden (RDF 1.2) läses inte", en: "statements about statements (RDF 1.2) are not read")
        }
        SyntaxErrorKind::RemoteContext(url) => message!(
            sv: "JSON-LD-kontexten {url} följer inte med programmet, och kontexter hämtas aldrig; skriv in den i filen",
            en: "the JSON-LD context {url} does not come with the program, and contexts are never fetched; put it into the file",
            url
        ),
    }
}
