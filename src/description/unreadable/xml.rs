//! Words for XML that is not well-formed.

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::XmlFault;

/// What is wrong, and what to do; `found` is what was there.
pub(super) fn ill_formed(fault: XmlFault, found: &str) -> Message {
    match fault {
        XmlFault::BeforeDeclaration => message!(
            sv: "något står före XML-deklarationen (<?xml …?>): ett blanktecken, en tom rad, en kommentar eller ett extra BOM; den måste vara det allra första i filen, så ta bort det som står före",
            en: "something is before the XML declaration (<?xml …?>): a blank, an empty line, a comment or a second BOM; it must be the very first in the file, so remove what is before it"
        ),
        XmlFault::SecondDeclaration => message!(
            sv: "en andra XML-deklaration (<?xml …?>); är två filer hoplagda? Behåll bara den första",
            en: "a second XML declaration (<?xml …?>); were two files put together? Keep only the first"
        ),
        XmlFault::ReservedTarget => message!(
            sv: "<?{found} är reserverat i XML; skriv deklarationen med små bokstäver: <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            en: "<?{found} is reserved in XML; write the declaration in small letters: <?xml version=\"1.0\" encoding=\"UTF-8\"?>", found
        ),
        XmlFault::Declaration => message!(
            sv: "XML-deklarationen är felskriven; den ska vara <?xml version=\"1.0\" encoding=\"UTF-8\"?>, med version först",
            en: "the XML declaration is malformed; it should be <?xml version=\"1.0\" encoding=\"UTF-8\"?>, with version first"
        ),
        XmlFault::Version => message!(
            sv: "det finns ingen XML-version {found}; skriv version=\"1.0\"",
            en: "there is no version {found} of XML; write version=\"1.0\"", found
        ),
        XmlFault::UnknownEncoding => message!(
            sv: "teckenkodningen {found} finns inte; spara filen som UTF-8, och skriv encoding=\"UTF-8\"",
            en: "there is no encoding {found}; save the file as UTF-8, and write encoding=\"UTF-8\"", found
        ),
        XmlFault::WideEncoding => message!(
            sv: "XML-deklarationen säger {found}, men filen är inte skriven så; ändra den till encoding=\"UTF-8\"",
            en: "the XML declaration says {found}, but the file is not written so; change it to encoding=\"UTF-8\"", found
        ),
        XmlFault::NotInEncoding => message!(
            sv: "XML-deklarationen säger {found}, men filen har tecken som inte ryms där; är den skriven i UTF-8, så ändra till encoding=\"UTF-8\"",
            en: "the XML declaration says {found}, but the file has characters that are not in it; if it is written in UTF-8, change it to encoding=\"UTF-8\"", found
        ),
        XmlFault::Character => message!(
            sv: "tecknet {found} får inte stå i XML (ett osynligt styrtecken); ta bort det",
            en: "the character {found} is not allowed in XML (an invisible control character); remove it", found
        ),
        XmlFault::CharacterReference => message!(
            sv: "{found} är inget tecken som får stå i XML; ta bort det, eller skriv &amp; där ett & menas",
            en: "{found} is no character that XML allows; remove it, or write &amp; where an & is meant", found
        ),
        XmlFault::Comment => message!(
            sv: "-- får inte stå inne i en kommentar (<!-- … -->); ta bort det ena bindestrecket",
            en: "-- is not allowed within a comment (<!-- … -->); remove one of the hyphens"
        ),
        XmlFault::OpenComment => message!(
            sv: "kommentaren som börjar här (<!--) slutar aldrig; avsluta den med -->",
            en: "the comment that begins here (<!--) never ends; end it with -->"
        ),
        XmlFault::OpenCdata => message!(
            sv: "CDATA-avsnittet som börjar här slutar aldrig; avsluta det med ]]>",
            en: "the CDATA section that begins here never ends; end it with ]]>"
        ),
        XmlFault::OpenInstruction => message!(
            sv: "<?{found} slutar aldrig; avsluta med ?>",
            en: "<?{found} never ends; end it with ?>", found
        ),
        XmlFault::InstructionName => message!(
            sv: "efter <? ska ett namn stå, utan kolon; menas < som tecken, så skriv &lt;",
            en: "after <? there should be a name, without a colon; where the character < is meant, write &lt;"
        ),
        XmlFault::CdataEnd => message!(
            sv: "]]> får inte stå i text; skriv ]]&gt;",
            en: "]]> is not allowed in text; write ]]&gt;"
        ),
        XmlFault::TextOutside => message!(
            sv: "text utanför rotelementet; ta bort den",
            en: "text outside the root element; remove it"
        ),
        XmlFault::SecondRoot => message!(
            sv: "ett andra rotelement, {found}; är två filer hoplagda? Lägg allt i ett enda <rdf:RDF>",
            en: "a second root element, {found}; were two files put together? Put all into one <rdf:RDF>", found
        ),
        XmlFault::NoElement => message!(
            sv: "filen har inget element; är den avhuggen?",
            en: "the file has no element; was it cut off?"
        ),
        XmlFault::UnknownDeclaration => message!(
            sv: "{found} betyder inget här; menas < som tecken, så skriv &lt;",
            en: "{found} means nothing here; where the character < is meant, write &lt;", found
        ),
        XmlFault::LateDoctype => message!(
            sv: "<!DOCTYPE får stå en enda gång, före rotelementet; flytta eller ta bort den här",
            en: "<!DOCTYPE may be there once only, before the root element; move or remove this one"
        ),
        XmlFault::Doctype => message!(
            sv: "dokumenttypsdeklarationen (<!DOCTYPE …>) är felskriven vid {found}; en katalog behöver ingen, så ta bort den om inga entiteter används",
            en: "the document type declaration (<!DOCTYPE …>) is malformed at {found}; a catalogue needs none, so remove it where no entities are used", found
        ),
        XmlFault::EntityCircle => message!(
            sv: "entiteten &{found}; leder tillbaka till sig själv; skriv ut värdet i stället",
            en: "the entity &{found}; leads back to itself; write the value out instead", found
        ),
        XmlFault::LessThan => message!(
            sv: "ett < som inte börjar en tagg; skriv &lt; i text",
            en: "a < that begins no tag; write &lt; in text"
        ),
        XmlFault::LessThanInValue => message!(
            sv: "< får inte stå i värdet av {found}; skriv &lt;",
            en: "< is not allowed in the value of {found}; write &lt;", found
        ),
        XmlFault::OpenTag => message!(
            sv: "taggen <{found} slutar inte; saknas ett >, eller är filen avhuggen?",
            en: "the tag <{found} does not end; is a > missing, or was the file cut off?", found
        ),
        XmlFault::EndTag => message!(
            sv: "</{found}> stänger inget element som är öppet här; stäng elementen i den ordning de öppnades, med samma namn",
            en: "</{found}> closes no element that is open here; close elements in the order in which they were opened, by the same name", found
        ),
        XmlFault::EndTagContent => message!(
            sv: "sluttaggen </{found}> har mer än sitt namn; ta bort resten",
            en: "the end tag </{found}> has more than its name; remove the rest", found
        ),
        XmlFault::NoBlank => message!(
            sv: "ett blanksteg saknas före {found}; skriv ett mellan attributen",
            en: "a blank is missing before {found}; write one between attributes", found
        ),
        XmlFault::NoValue => message!(
            sv: "attributet {found} har inget värde; skriv {found}=\"…\"",
            en: "the attribute {found} has no value; write {found}=\"…\"", found
        ),
        XmlFault::NoQuotes => message!(
            sv: "värdet av {found} har inga citattecken; skriv {found}=\"…\"",
            en: "the value of {found} has no quotation marks; write {found}=\"…\"", found
        ),
        XmlFault::OpenQuotes => message!(
            sv: "citattecknet i värdet av {found} stängs inte",
            en: "the quotation mark of the value of {found} is not closed", found
        ),
        XmlFault::AttributeTwice => message!(
            sv: "attributet {found} står två gånger på samma element; behåll det ena",
            en: "the attribute {found} is there twice on one element; keep one of them", found
        ),
        XmlFault::AttributeTwiceByNamespace => message!(
            sv: "attributet {found} står två gånger på samma element, under två prefix för samma namnrymd; behåll det ena",
            en: "the attribute {found} is there twice on one element, under two prefixes of one namespace; keep one of them", found
        ),
        XmlFault::Name => message!(
            sv: "{found} är inget namn i XML: det får inte börja med en siffra eller ett bindestreck, och bara ett kolon skiljer prefix och namn åt",
            en: "{found} is no name in XML: it may not begin with a digit or a hyphen, and a single colon separates prefix and name", found
        ),
        XmlFault::UndeclaredPrefix => message!(
            sv: "prefixet i {found} är inte deklarerat; lägg till xmlns:…=\"…\" för det på <rdf:RDF>",
            en: "the prefix of {found} is not declared; add xmlns:…=\"…\" for it on <rdf:RDF>", found
        ),
        XmlFault::EmptyNamespace => message!(
            sv: "prefixet {found} har fått en tom namnrymd (xmlns:{found}=\"\"); skriv namnrymdens IRI, eller ta bort deklarationen",
            en: "the prefix {found} is given an empty namespace (xmlns:{found}=\"\"); write the IRI of the namespace, or remove the declaration", found
        ),
        XmlFault::ReservedPrefix => message!(
            sv: "prefixen xml och xmlns, och deras namnrymder, är reserverade i XML; deklarera inte om dem (här {found})",
            en: "the prefixes xml and xmlns, and their namespaces, are reserved in XML; do not declare them anew (here {found})", found
        ),
    }
}
