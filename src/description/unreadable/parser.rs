//! Words for the errors of the parsers of RDF/XML, Turtle, N-Triples and JSON: a table from what they say to what is
//! wrong, the likely cause and the remedy. Their own message is given too.

use crate::diagnostic::Message;
use crate::message;

/// What a parser says, where `{}` is any text, and our words for it, where `{found}` is the first of these texts.
struct Sentence {
    pattern: &'static str,
    words: fn(&str) -> Message,
}

macro_rules! sentences {
    ($($pattern:literal $(, $name:ident)? => $sv:literal, $en:literal;)*) => {
        &[$(Sentence {
            pattern: $pattern,
            words: |found| {
                let _ = found;
                sentences!(@words found $(, $name)? => $sv, $en)
            },
        }),*]
    };
    (@words $found:ident, found => $sv:literal, $en:literal) => {
        message!(sv: $sv, en: $en, found = $found.to_owned())
    };
    (@words $found:ident => $sv:literal, $en:literal) => { message!(sv: $sv, en: $en) };
}

/// The first that fits counts.
const SENTENCES: &[Sentence] = sentences! {
    "XML namespaces are required in RDF/XML" => "ett element eller attribut utan prefix, som RDF/XML inte känner: skriv rdf: före about, resource, datatype och ID; HTML i en text skrivs &lt;p&gt; eller i <![CDATA[…]]>",
        "an element or attribute without a prefix, which RDF/XML does not know: write rdf: before about, resource, datatype and ID; HTML in a text is written &lt;p&gt; or in <![CDATA[…]]>";
    "Unexpected text event: '{}'", found => "texten {found} står där ingen får stå: ett element med rdf:resource, eller med ett attribut som inte hör till RDF (xsi:type), har inget innehåll, och en resurs har bara egenskaper; ta bort texten eller attributet",
        "the text {found} is where none may be: an element with rdf:resource, or with an attribute that is not of RDF (xsi:type), has no content, and a resource has properties only; remove the text or the attribute";
    "Unexpected node, a text value is already present" => "en resurs står bredvid text i samma egenskap; ta bort texten, eller skriv HTML som &lt;p&gt; eller i <![CDATA[…]]>",
        "a resource is beside text in one property; remove the text, or write HTML as &lt;p&gt; or in <![CDATA[…]]>";
    "Invalid node element tag name: {}", found => "{found} kan inte vara en resurs; här väntas en klass eller rdf:Description",
        "{found} cannot be a resource; a class or rdf:Description is expected here";
    "Invalid property element tag name: {}", found => "{found} kan inte vara en egenskap; saknas egenskapen runt resursen, till exempel <dcat:dataset>?",
        "{found} cannot be a property; is the property around the resource missing, such as <dcat:dataset>?";
    "{} is not a valid attribute", found => "{found} får inte stå som attribut här; ta bort det",
        "{found} may not be an attribute here; remove it";
    "{} is not a valid rdf:ID value", found => "{found} duger inte som rdf:ID, som är ett namn utan blanksteg, kolon och snedstreck; skriv rdf:about med en hel IRI",
        "{found} cannot be an rdf:ID, which is a name without blanks, colons and slashes; write rdf:about with a whole IRI";
    "{} is not a valid rdf:bagID value", found => "rdf:bagID=\"{found}\" finns inte längre i RDF; ta bort attributet",
        "rdf:bagID=\"{found}\" is no longer in RDF; remove the attribute";
    "{} is not a valid rdf:nodeID value", found => "{found} duger inte som rdf:nodeID: ett namn som börjar med en bokstav, utan blanksteg och kolon",
        "{found} cannot be an rdf:nodeID: a name that begins with a letter, without blanks and colons";
    "{} is not a valid rdf:annotationNodeID value", found => "{found} duger inte som rdf:annotationNodeID: ett namn utan blanksteg och kolon",
        "{found} cannot be an rdf:annotationNodeID: a name without blanks and colons";
    "Not both {} could be set at the same time", found => "två attribut säger vad som menas ({found}); behåll bara det ena av rdf:about, rdf:ID och rdf:nodeID, och av rdf:resource och rdf:nodeID",
        "two attributes say what is meant ({found}); keep only one of rdf:about, rdf:ID and rdf:nodeID, and of rdf:resource and rdf:nodeID";
    "Unknown prefix {}:", found => "prefixet {found} är inte deklarerat; lägg till xmlns:{found}=\"…\"",
        "the prefix {found} is not declared; add xmlns:{found}=\"…\"";
    "No value found for rdf:XMLLiteral value of property {}", found => "{found} har inget innehåll; skriv något, eller ta bort egenskapen",
        "{found} has no content; write something, or remove the property";
    "Only UTF-8 is supported by the RDF/XML parser" => "teckenkodningen i XML-deklarationen läses inte; spara filen som UTF-8",
        "the encoding in the XML declaration is not read; save the file as UTF-8";
    "Invalid base direction: {}", found => "{found} är ingen skrivriktning; skriv ltr eller rtl",
        "{found} is no direction of writing; write ltr or rtl";
    "The rdf:version value {} is not supported, allowed values are '1.1' and '1.2'", found => "rdf:version {found} finns inte; ta bort attributet",
        "there is no rdf:version {found}; remove the attribute";
    "rdf:parseType=\"Triple\" can only include a single triple" => "rdf:parseType=\"Triple\" (RDF 1.2) läses inte; ta bort det",
        "rdf:parseType=\"Triple\" (RDF 1.2) is not read; remove it";
    "error while parsing IRI {}", found => "{found} är ingen IRI; tecken som blanksteg skrivs %20",
        "{found} is no IRI; characters such as blanks are written %20";
    "error while parsing language tag {}", found => "{found} är ingen språkkod; skriv till exempel sv eller en",
        "{found} is no language tag; write for example sv or en";
    "The prefix {}: has not been declared", found => "prefixet {found}: är inte deklarerat; lägg till en rad @prefix {found}: <…> . överst",
        "the prefix {found}: is not declared; add a line @prefix {found}: <…> . at the top";
    "A dot is expected at the end of statements" => "påståendet slutar inte med en punkt: saknas ett ; eller , före det som står här, ett citattecken, eller punkten på raden före?",
        "the statement does not end with a dot: is a ; or , missing before what is here, a quotation mark, or the dot of the line before?";
    "Triples {} be followed by a dot" => "varje rad i N-Triples slutar med en punkt; är det Turtle, så ge filen ändelsen .ttl",
        "each line of N-Triples ends with a dot; if this is Turtle, name the file .ttl";
    "The subject of a triple must be {}" => "en rad i N-Triples börjar med en resurs: en hel IRI mellan < och >, eller _:etikett; är det Turtle, så ge filen ändelsen .ttl",
        "a line of N-Triples begins with a resource: a whole IRI between < and >, or _:label; if this is Turtle, name the file .ttl";
    "The predicate of a triple must be an IRI" => "efter resursen väntas en egenskap, en hel IRI mellan < och >; är det Turtle, så ge filen ändelsen .ttl",
        "after the resource a property is expected, a whole IRI between < and >; if this is Turtle, name the file .ttl";
    "The object of a triple must be {}" => "efter egenskapen väntas ett värde: en IRI mellan < och >, en text inom citattecken eller _:etikett; är det Turtle, så ge filen ändelsen .ttl",
        "after the property a value is expected: an IRI between < and >, a text in quotation marks or _:label; if this is Turtle, name the file .ttl";
    "A literal datatype must be an IRI" => "efter ^^ väntas datatypens hela IRI mellan < och >",
        "after ^^ the whole IRI of the datatype is expected, between < and >";
    "line jumps are not allowed {}" => "raden tar slut mitt i ett påstående; i N-Triples står varje påstående på en egen rad; är det Turtle, så ge filen ändelsen .ttl",
        "the line ends within a statement; in N-Triples each statement is on a line of its own; if this is Turtle, name the file .ttl";
    "Expecting the end of a quoted triple {}" => "påståenden om påståenden (RDF 1.2) läses inte; ta bort << och >>",
        "statements about statements (RDF 1.2) are not read; remove << and >>";
    "Literal base direction are only allowed in RDF 1.2" => "en skrivriktning (--ltr, --rtl) läses inte; skriv bara språkkoden, som @sv",
        "a direction of writing (--ltr, --rtl) is not read; write the language tag only, such as @sv";
    "Quads must be followed by a dot" => "varje rad slutar med en punkt; skriv den",
        "each line ends with a dot; write it";
    "Only a single triple or quad can be written in a line, found {}" => "N-Triples har ett påstående på varje rad; är det Turtle, så ge filen ändelsen .ttl",
        "N-Triples has one statement a line; if this is Turtle, name the file .ttl";
    "GRAPH is not a valid {}" => "filen har flera grafer (TriG); spara den som Turtle",
        "the file has several graphs (TriG); save it as Turtle";
    "{ is not a valid {}" => "filen har flera grafer (TriG); spara den som Turtle",
        "the file has several graphs (TriG); save it as Turtle";
    "{} is not a valid RDF object" => "ett värde väntas här: en text inom citattecken, en IRI mellan < och >, eller ett förkortat namn; står ett ; eller , för mycket?",
        "a value is expected here: a text in quotation marks, an IRI between < and >, or a prefixed name; is there a ; or , too many?";
    "{} is not a valid RDF subject" => "en resurs väntas här: en IRI mellan < och >, ett förkortat namn eller [ ]; står en punkt för tidigt, saknas ett , mellan två värden, eller är ett citattecken inne i en text inte skrivet \\\"?",
        "a resource is expected here: an IRI between < and >, a prefixed name or [ ]; is a dot too early, a , missing between two values, or a quotation mark within a text not written \\\"?";
    "{} is not a valid subject or graph name" => "en resurs väntas här: en IRI mellan < och >, ett förkortat namn eller [ ]; står en punkt för tidigt, saknas ett , mellan två värden, eller är ett citattecken inne i en text inte skrivet \\\"?",
        "a resource is expected here: an IRI between < and >, a prefixed name or [ ]; is a dot too early, a , missing between two values, or a quotation mark within a text not written \\\"?";
    "{} is not a valid predicate" => "en egenskap väntas här, till exempel dcterms:title; saknas ett , mellan två värden, eller ett citattecken?",
        "a property is expected here, such as dcterms:title; is a , missing between two values, or a quotation mark?";
    "{} is not a valid graph name" => "filen har flera grafer (TriG); en katalog är en enda, så spara den som Turtle",
        "the file has several graphs (TriG); a catalogue is one, so save it as Turtle";
    "{} is not a valid RDF quoted triple {}" => "påståenden om påståenden (RDF 1.2) läses inte; ta bort << och >>",
        "statements about statements (RDF 1.2) are not read; remove << and >>";
    "Expecting {} to close a {}, found {}" => "påståenden om påståenden (RDF 1.2) läses inte; ta bort << och >>",
        "statements about statements (RDF 1.2) are not read; remove << and >>";
    "Expecting a datatype IRI after ^^, found {}" => "efter ^^ väntas en datatyp, till exempel xsd:date",
        "after ^^ a datatype is expected, such as xsd:date";
    "blank node property lists should end with a ']'" => "ett [ stängs inte; skriv ] efter de egenskaper som hör dit",
        "a [ is not closed; write ] after the properties that belong to it";
    "A '}' or a '.' is expected at the end of a graph block" => "filen har flera grafer (TriG); spara den som Turtle",
        "the file has several graphs (TriG); save it as Turtle";
    "The GRAPH keyword {}" => "filen har flera grafer (TriG); spara den som Turtle",
        "the file has several graphs (TriG); save it as Turtle";
    "Anonymous blank node with a property list are not allowed {}" => "[ … ] med egenskaper får inte stå där; skriv resursen för sig",
        "[ … ] with properties may not be there; write the resource on its own";
    "Annotations should end with '|}'" => "påståenden om påståenden (RDF 1.2) läses inte; ta bort {{| … |}}",
        "statements about statements (RDF 1.2) are not read; remove {{| … |}}";
    "A blank node ID cannot be empty" => "efter _: väntas en etikett, till exempel _:b1",
        "after _: a label is expected, such as _:b1";
    "A double {} be empty" => "ett tal är inte färdigt; skriv till exempel 1.0e0",
        "a number is not finished; write for example 1.0e0";
    "An integer should not be empty" => "efter + eller - väntas ett tal; en språkkod (@sv) slutar inte med ett bindestreck",
        "after + or - a number is expected; a language tag (@sv) does not end with a hyphen";
    "A language code should always start with a letter" => "efter @ väntas en språkkod, till exempel @sv",
        "after @ a language tag is expected, such as @sv";
    "A variable name is not allowed to be empty" => "ett frågetecken utan namn; variabler finns inte i Turtle",
        "a question mark without a name; there are no variables in Turtle";
    "The BASE keyword should be followed by an IRI" => "efter @base väntas en IRI mellan < och >",
        "after @base an IRI between < and > is expected";
    "The PREFIX {} should be followed by a prefix {}" => "efter @prefix väntas ett prefix med kolon och en IRI mellan < och >, som @prefix dcat: <http://www.w3.org/ns/dcat#> .",
        "after @prefix a prefix with a colon and an IRI between < and > are expected, such as @prefix dcat: <http://www.w3.org/ns/dcat#> .";
    "The VERSION keyword should be followed by {}" => "efter VERSION väntas en text; ta bort raden",
        "after VERSION a text is expected; remove the line";
    "The allowed base directions are {}", found => "skrivriktningen {found} finns inte; skriv bara språkkoden",
        "there is no direction {found}; write the language tag only";
    "The character that are allowed to be escaped in IRIs are {}", found => "ett \\ i ett förkortat namn före ett tecken som inte ska ha något ({found}); skriv hela IRI:n mellan < och >",
        "a \\ in a prefixed name before a character that takes none ({found}); write the whole IRI between < and >";
    "escapes in IRIs should be % followed by two hexadecimal characters, found {}", found => "{found} i en IRI: efter % väntas två hexadecimala siffror; ett procenttecken skrivs %25",
        "{found} in an IRI: two hexadecimal digits are expected after %; a percent sign is written %25";
    "The codepoint {} is not a valid unicode character", found => "tecknet {found} finns inte i Unicode; ta bort det",
        "there is no character {found} in Unicode; remove it";
    "The datatype of a literal without {}" => "rdf:langString sätts aldrig som datatyp; skriv språkkoden efter texten, som \"…\"@sv",
        "rdf:langString is never written as a datatype; write the language tag after the text, as \"…\"@sv";
    "The escape sequence '{}' is encoding {}", found => "{found} är inget tecken i Unicode; skriv tecknet självt",
        "{found} is no character of Unicode; write the character itself";
    "The escape sequence '{}' {}", found => "{found}: efter \\u väntas fyra hexadecimala siffror, efter \\U åtta; ett vanligt \\ skrivs \\\\",
        "{found}: four hexadecimal digits are expected after \\u, eight after \\U; a plain \\ is written \\\\";
    "Escape sequences {} do not form a valid UTF-16 surrogate pair", found => "{found} är inget tecken; skriv tecknet självt",
        "{found} is no character; write the character itself";
    "UTF-16 surrogate escape sequence '{}' {}", found => "{found} är ett halvt tecken; skriv tecknet självt",
        "{found} is half a character; write the character itself";
    "Unexpected escape character {}", found => "{found} finns inte; ett vanligt \\ i en text skrivs \\\\",
        "there is no {found}; a plain \\ in a text is written \\\\";
    "The prefixed name {} builds IRI {}", found => "det förkortade namnet {found} ger ingen IRI; skriv hela IRI:n mellan < och >",
        "the prefixed name {found} makes no IRI; write the whole IRI between < and >";
    "{} is not allowed at the beginning of a prefix name", found => "ett prefix får inte börja med {found}",
        "a prefix may not begin with {found}";
    "{} is not a valid prefix: prefixes are not allowed to end with '.'", found => "prefixet {found} får inte sluta med punkt",
        "the prefix {found} may not end with a dot";
    "Line jumps are not allowed {}" => "raden tar slut inne i en text; skriv \\n där radbrytningen ska vara, eller \"\"\" runt hela texten",
        "the line ends within a text; write \\n where the line break is meant, or \"\"\" around the whole text";
    "Unexpected character in a unicode escape: {}" => "efter \\u väntas fyra hexadecimala siffror",
        "four hexadecimal digits are expected after \\u";
    "Unexpected character {}", found => "tecknet {found} får inte stå här; saknas ett citattecken, eller < och > runt en IRI? En språkkod har bindestreck, inte understreck (@en-US)",
        "the character {found} may not be here; is a quotation mark missing, or < and > around an IRI? A language tag has hyphens, no underscores (@en-US)";
    "Unexpected char: {}", found => "tecknet {found} får inte stå här i JSON: text och nycklar står inom \"…\", och true, false och null skrivs med små bokstäver",
        "the character {found} may not be here in JSON: texts and keys are in \"…\", and true, false and null in small letters";
    "Unexpected byte {}", found => "byten {found} hör inte till UTF-8; spara filen som UTF-8",
        "the byte {found} is not UTF-8; save the file as UTF-8";
    "Unexpected byte: {}", found => "byten {found} hör inte till UTF-8; spara filen som UTF-8",
        "the byte {found} is not UTF-8; save the file as UTF-8";
    "Unexpected end" => "filen tar slut mitt i ett påstående; är den avhuggen, eller stängs ett citattecken inte?",
        "the file ends within a statement; was it cut off, or is a quotation mark not closed?";
    "Invalid UTF-8{}" => "texten är inte UTF-8; spara filen som UTF-8",
        "the text is not UTF-8; save the file as UTF-8";
    "Object values must be followed by {}" => "här väntas ett komma före nästa nyckel, eller }}",
        "a comma is expected here before the next key, or }}";
    "Array values must be followed by {}" => "här väntas ett komma före nästa värde, eller ]",
        "a comma is expected here before the next value, or ]";
    "Object keys must be strings" => "en nyckel står inom \"…\"; står ett komma för mycket före }}?",
        "a key is in \"…\"; is a comma too many before }}?";
    "The JSON already contains one root element" => "efter JSON-dokumentets slut står mer; är två filer hoplagda?",
        "there is more after the end of the JSON document; were two files put together?";
    "Trailing commas are not allowed" => "ett komma står sist, före }} eller ]; ta bort det",
        "a comma is last, before }} or ]; remove it";
    "Max stack size of {} reached on {}" => "för många objekt och listor i varandra",
        "too many objects and lists inside each other";
    "Reached the buffer maximal size of {}" => "en enda text är för lång för att läsas; dela filen",
        "one text is too long to be read; split the file";
    "Unexpected end of file{}" => "filen tar slut mitt i ett värde; är den avhuggen, eller stängs ett citattecken eller en klammer inte?",
        "the file ends within a value; was it cut off, or is a quotation mark or a bracket not closed?";
    "Unexpected closing {} bracket, no array to close" => "en klammer stänger inget; finns en för mycket?",
        "a bracket closes nothing; is there one too many?";
    "Unexpected colon, no key to follow" => "ett kolon utan nyckel före; nycklar står inom \"…\"",
        "a colon without a key before; keys are in \"…\"";
    "Unexpected comma, no values to separate" => "ett komma skiljer inget åt; ta bort det",
        "a comma separates nothing; remove it";
    "{} expected", found => "här väntas {found}; står ett komma för mycket eller saknas ett?",
        "{found} is expected here; is a comma too many, or missing?";
    "\\u{}", found => "{found} är inget tecken; skriv tecknet självt",
        "{found} is no character; write the character itself";
    "{} is not a valid escape sequence", found => "{found} finns inte i JSON; ett vanligt \\ skrivs \\\\",
        "there is no {found} in JSON; a plain \\ is written \\\\";
    "{} is not allowed in JSON strings" => "ett styrtecken står i en text; en radbrytning skrivs \\n",
        "a control character is in a text; a line break is written \\n";
    "A number {}" => "ett tal är felskrivet: inga nollor först, punkt som decimaltecken; en text ska stå inom \"…\"",
        "a number is malformed: no leading zeros, a point before decimals; a text must be in \"…\"";
};

/// Our words for what a parser says, and its own in parentheses.
pub(super) fn words(original: &str) -> Message {
    // The location is reported separately.
    let placed = original.strip_prefix("Parser error ");
    let original = placed
        .and_then(|rest| rest.split_once(": "))
        .map_or(original, |(_, message)| message);
    let mut sentences = SENTENCES.iter();
    let found =
        sentences.find_map(|sentence| Some((sentence, captured(sentence.pattern, original)?)));
    match found {
        Some((sentence, found)) => {
            let (why, original) = ((sentence.words)(found), one_line(original));
            message!(sv: "{why} ({original})", en: "{why} ({original})", why, original)
        }
        None => Message::quoted(original),
    }
}

/// Parsers quote the text of the file with its line ends.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text that the first `{}` of the pattern stands for, without quotation marks; `None` where it does not fit.
fn captured<'t>(pattern: &str, text: &'t str) -> Option<&'t str> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut found = None;
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = match (piece, pieces.peek()) {
            ("", None) => rest.len(),
            (piece, None) => rest
                .len()
                .checked_sub(piece.len())
                .filter(|_| rest.ends_with(piece))?,
            (piece, Some(_)) => rest.find(piece)?,
        };
        found.get_or_insert(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    let is_whole = rest.is_empty();
    is_whole.then(|| found.unwrap_or_default().trim_matches('\'').trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lang;

    #[test]
    fn patterns_capture() {
        assert_eq!(
            captured(
                "Unexpected text event: '{}'",
                "Unexpected text event: 'a'b'"
            ),
            Some("a'b")
        );
        assert_eq!(
            captured(
                "The prefix {}: has not been declared",
                "The prefix foaf: has not been declared"
            ),
            Some("foaf")
        );
        assert_eq!(captured("Unexpected end", "Unexpected end"), Some(""));
        assert_eq!(captured("Unexpected end", "Unexpected end of file"), None);
        assert_eq!(captured("A {} b {}", "A x b y"), Some("x"));
    }

    #[test]
    fn words_of_ours_stand_before_those_of_the_parser() {
        let message = words("Unexpected text event: 'Transport\n'");
        let swedish = message.one(Lang::Sv).into_raw();
        assert!(swedish.starts_with("texten Transport står"), "{swedish}");
        assert!(
            swedish.ends_with("(Unexpected text event: 'Transport ')"),
            "{swedish}"
        );
    }
}
