//! Words for XML that is not well-formed.

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::XmlFault;

/// What is wrong, and what to do: a row for each fault, where `{found}` is what was there.
macro_rules! faults {
    ($($fault:ident $(($name:ident))? => $sv:literal, $en:literal;)*) => {
        /// What is wrong, and what to do; `found` is what was there.
        pub(super) fn ill_formed(fault: XmlFault, found: &str) -> Message {
            match fault {
                $(XmlFault::$fault => faults!(@words found $($name)? => $sv, $en),)*
            }
        }
    };
    (@words $found:ident found => $sv:literal, $en:literal) => {
        message!(sv: $sv, en: $en, found = $found)
    };
    (@words $found:ident => $sv:literal, $en:literal) => { message!(sv: $sv, en: $en) };
}

faults! {
    BeforeDeclaration => "något står före XML-deklarationen (<?xml …?>): ett blanktecken, en tom rad, en kommentar eller ett extra BOM; den måste vara det allra första i filen, så ta bort det som står före",
        "something is before the XML declaration (<?xml …?>): a blank, an empty line, a comment or a second BOM; it must be the very first in the file, so remove what is before it";
    SecondDeclaration => "en andra XML-deklaration (<?xml …?>); är två filer hoplagda? Behåll bara den första",
        "a second XML declaration (<?xml …?>); were two files put together? Keep only the first";
    ReservedTarget (found) => "<?{found} är reserverat i XML; skriv deklarationen med små bokstäver: <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<?{found} is reserved in XML; write the declaration in small letters: <?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    Declaration => "XML-deklarationen är felskriven; den ska vara <?xml version=\"1.0\" encoding=\"UTF-8\"?>, med version först",
        "the XML declaration is malformed; it should be <?xml version=\"1.0\" encoding=\"UTF-8\"?>, with version first";
    Version (found) => "det finns ingen XML-version {found}; skriv version=\"1.0\"",
        "there is no version {found} of XML; write version=\"1.0\"";
    UnknownEncoding (found) => "teckenkodningen {found} finns inte; spara filen som UTF-8, och skriv encoding=\"UTF-8\"",
        "there is no encoding {found}; save the file as UTF-8, and write encoding=\"UTF-8\"";
    WideEncoding (found) => "XML-deklarationen säger {found}, men filen är inte skriven så; ändra den till encoding=\"UTF-8\"",
        "the XML declaration says {found}, but the file is not written so; change it to encoding=\"UTF-8\"";
    NotInEncoding (found) => "XML-deklarationen säger {found}, men filen har tecken som inte ryms där; är den skriven i UTF-8, så ändra till encoding=\"UTF-8\"",
        "the XML declaration says {found}, but the file has characters that are not in it; if it is written in UTF-8, change it to encoding=\"UTF-8\"";
    Character (found) => "tecknet {found} får inte stå i XML (ett osynligt styrtecken); ta bort det",
        "the character {found} is not allowed in XML (an invisible control character); remove it";
    CharacterReference (found) => "{found} är inget tecken som får stå i XML; ta bort det, eller skriv &amp; där ett & menas",
        "{found} is no character that XML allows; remove it, or write &amp; where an & is meant";
    Comment => "-- får inte stå inne i en kommentar (<!-- … -->); ta bort det ena bindestrecket",
        "-- is not allowed within a comment (<!-- … -->); remove one of the hyphens";
    OpenComment => "kommentaren som börjar här (<!--) slutar aldrig; avsluta den med -->",
        "the comment that begins here (<!--) never ends; end it with -->";
    OpenCdata => "CDATA-avsnittet som börjar här slutar aldrig; avsluta det med ]]>",
        "the CDATA section that begins here never ends; end it with ]]>";
    OpenInstruction (found) => "<?{found} slutar aldrig; avsluta med ?>",
        "<?{found} never ends; end it with ?>";
    InstructionName => "efter <? ska ett namn stå, utan kolon; menas < som tecken, så skriv &lt;",
        "after <? there should be a name, without a colon; where the character < is meant, write &lt;";
    CdataEnd => "]]> får inte stå i text; skriv ]]&gt;",
        "]]> is not allowed in text; write ]]&gt;";
    TextOutside => "text utanför rotelementet; ta bort den",
        "text outside the root element; remove it";
    SecondRoot (found) => "ett andra rotelement, {found}; är två filer hoplagda? Lägg allt i ett enda <rdf:RDF>",
        "a second root element, {found}; were two files put together? Put all into one <rdf:RDF>";
    NoElement => "filen har inget element; är den avhuggen?",
        "the file has no element; was it cut off?";
    UnknownDeclaration (found) => "{found} betyder inget här; menas < som tecken, så skriv &lt;",
        "{found} means nothing here; where the character < is meant, write &lt;";
    LateDoctype => "<!DOCTYPE får stå en enda gång, före rotelementet; flytta eller ta bort den här",
        "<!DOCTYPE may be there once only, before the root element; move or remove this one";
    Doctype (found) => "dokumenttypsdeklarationen (<!DOCTYPE …>) är felskriven vid {found}; en katalog behöver ingen, så ta bort den om inga entiteter används",
        "the document type declaration (<!DOCTYPE …>) is malformed at {found}; a catalogue needs none, so remove it where no entities are used";
    EntityCircle (found) => "entiteten &{found}; leder tillbaka till sig själv; skriv ut värdet i stället",
        "the entity &{found}; leads back to itself; write the value out instead";
    LessThan => "ett < som inte börjar en tagg; skriv &lt; i text",
        "a < that begins no tag; write &lt; in text";
    LessThanInValue (found) => "< får inte stå i värdet av {found}; skriv &lt;",
        "< is not allowed in the value of {found}; write &lt;";
    OpenTag (found) => "taggen <{found} slutar inte; saknas ett >, eller är filen avhuggen?",
        "the tag <{found} does not end; is a > missing, or was the file cut off?";
    EndTag (found) => "</{found}> stänger inget element som är öppet här; stäng elementen i den ordning de öppnades, med samma namn",
        "</{found}> closes no element that is open here; close elements in the order in which they were opened, by the same name";
    EndTagContent (found) => "sluttaggen </{found}> har mer än sitt namn; ta bort resten",
        "the end tag </{found}> has more than its name; remove the rest";
    NoBlank (found) => "ett blanksteg saknas före {found}; skriv ett mellan attributen",
        "a blank is missing before {found}; write one between attributes";
    NoValue (found) => "attributet {found} har inget värde; skriv {found}=\"…\"",
        "the attribute {found} has no value; write {found}=\"…\"";
    NoQuotes (found) => "värdet av {found} har inga citattecken; skriv {found}=\"…\"",
        "the value of {found} has no quotation marks; write {found}=\"…\"";
    OpenQuotes (found) => "citattecknet i värdet av {found} stängs inte",
        "the quotation mark of the value of {found} is not closed";
    AttributeTwice (found) => "attributet {found} står två gånger på samma element; behåll det ena",
        "the attribute {found} is there twice on one element; keep one of them";
    AttributeTwiceByNamespace (found) => "attributet {found} står två gånger på samma element, under två prefix för samma namnrymd; behåll det ena",
        "the attribute {found} is there twice on one element, under two prefixes of one namespace; keep one of them";
    Name (found) => "{found} är inget namn i XML: det får inte börja med en siffra eller ett bindestreck, och bara ett kolon skiljer prefix och namn åt",
        "{found} is no name in XML: it may not begin with a digit or a hyphen, and a single colon separates prefix and name";
    UndeclaredPrefix (found) => "prefixet i {found} är inte deklarerat; lägg till xmlns:…=\"…\" för det på <rdf:RDF>",
        "the prefix of {found} is not declared; add xmlns:…=\"…\" for it on <rdf:RDF>";
    EmptyNamespace (found) => "prefixet {found} har fått en tom namnrymd (xmlns:{found}=\"\"); skriv namnrymdens IRI, eller ta bort deklarationen",
        "the prefix {found} is given an empty namespace (xmlns:{found}=\"\"); write the IRI of the namespace, or remove the declaration";
    ReservedPrefix (found) => "prefixen xml och xmlns, och deras namnrymder, är reserverade i XML; deklarera inte om dem (här {found})",
        "the prefixes xml and xmlns, and their namespaces, are reserved in XML; do not declare them anew (here {found})";
}
