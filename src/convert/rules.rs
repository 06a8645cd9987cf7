//! Rules about conversion: invalid sources, and values that DCAT-AP-SE cannot express.

use crate::diagnostic::RuleMeta;
use crate::rule_meta;

/// All rules, in order of id.
pub static RULES: &[&RuleMeta] = &[
    &CONFLICTING_LIMITATIONS,
    &DUPLICATE_RECORD,
    &EMPTY_RECORD,
    &LANGUAGE_UNCLEAR,
    &LEFT_OUT,
    &NO_IDENTIFIER,
    &NO_RECORD,
    &NO_SCHEME,
    &PARTIAL_RESPONSE,
    &SECOND_PUBLISHER,
    &SERIES_WITHOUT_MEMBERS,
    &UNKNOWN_CODE,
    &UNKNOWN_FORMAT,
    &UNKNOWN_KEY,
    &UNKNOWN_LICENCE,
    &UNKNOWN_LIMITATION,
    &UNKNOWN_PROTOCOL,
    &UNKNOWN_ROLE,
    &UNREADABLE,
    &UNREADABLE_VALUE,
    &UNRESOLVED_REFERENCE,
];

rule_meta! {
    pub(super) CONFLICTING_LIMITATIONS: "import/conflicting-limitations", Warning, portal Silent, "DIGG, geodata: åtkomsträttigheter" / "DIGG, geodata: access rights";
    title "Posten anger begränsningar som säger emot varandra."
        / "The record states limitations that contradict each other.";
    many "{count} poster anger begränsningar som säger emot varandra"
        / "{count} records give limitations that contradict each other";
    why "En datamängd har en åtkomsträttighet. Den strängaste togs med, för att inget ska se öppnare ut än det är."
        / "A dataset has one access right. The strictest was taken, so that nothing looks more open than it is.";
    fix "Kontrollera `accessRights`, och ta bort den begränsning i källan som inte gäller."
        / "Check `accessRights`, and remove the limitation that does not hold from the source.";
}
rule_meta! {
    pub(super) DUPLICATE_RECORD: "import/duplicate-record", Error, portal Silent, "ISO 19115, identifierare" / "ISO 19115, identifiers";
    title "Två poster har samma identifierare."
        / "Two records have the same identifier.";
    many "{count} poster har samma identifierare som en annan"
        / "{count} records have the same identifier as another one";
    why "En identifierare pekar ut en enda sak. Vore båda med skulle deras uppgifter blandas; bara den första är med."
        / "An identifier names one thing. If both were taken in, what they say would be mixed; only the first one was.";
    fix "Ta bort den ena posten, eller ge den en egen identifierare i systemet som den kommer från."
        / "Remove one of the records, or give it an identifier of its own in the system that it comes from.";
}
rule_meta! {
    pub(super) EMPTY_RECORD: "import/empty-record", Error, portal Silent, "ISO 19139, gmd:identificationInfo" / "ISO 19139, gmd:identificationInfo";
    title "Posten beskriver ingenting."
        / "The record describes nothing.";
    many "{count} poster beskriver ingenting"
        / "{count} records describe nothing";
    why "Utan titel och sammanfattning finns inget att göra en datamängd eller datatjänst av; posten är inte med."
        / "Without title and abstract there is nothing to make a dataset or data service of; the record was not taken in.";
    fix "Hämta posten i fullständig form (elementSetName full), eller fyll i den där den förvaltas."
        / "Fetch the record in its full form (elementSetName full), or fill it in where it is kept.";
}
rule_meta! {
    pub(super) LANGUAGE_UNCLEAR: "import/language-unclear", Warning, portal Silent, "DIGG, geodata: språkprincipen" / "DIGG, geodata: the language principle";
    title "Posten säger inte vilket språk den är skriven på."
        / "The record does not say which language it is written in.";
    many "{count} poster säger inte vilket språk de är skrivna på"
        / "{count} records do not say which language they are written in";
    why "Portalen visar texter efter språk. Utan språk i posten får texterna ingen språkangivelse."
        / "The portal shows texts by language. Without a language in the record its texts get no language tag.";
    fix "Ange språket i postens gmd:language (swe, eng), eller lägg till det på texterna efteråt."
        / "Give the language in gmd:language of the record (swe, eng), or add it to the texts afterwards.";
}
rule_meta! {
    pub(super) LEFT_OUT: "import/left-out", Info, portal Silent, "DIGG, geodata; DCAT-AP-SE, egenskapstabellerna" / "DIGG, geodata; DCAT-AP-SE, the property tables";
    title "Uppgifter i källan har ingen plats i DCAT-AP-SE."
        / "The source says more than DCAT-AP-SE has a place for.";
    many "{count} poster har uppgifter som inte har någon plats i DCAT-AP-SE"
        / "{count} records have details that have no place in DCAT-AP-SE";
    why "Uppgifterna togs inte med. De står kvar i källan, och den som vill kan föra in dem för hand."
        / "What is listed was not taken along. It still stands in the source, and may be carried over by hand.";
    fix "Läs igenom listan. Det som läsaren behöver kan skrivas i beskrivningen, till exempel lägesosäkerhet eller skala."
        / "Read the list. What readers need may be written into the description, for example accuracy or scale.";
}
rule_meta! {
    pub(super) NO_IDENTIFIER: "import/no-identifier", Warning, portal Silent, "DIGG, dokumentation om skördning: dubbletter" / "DIGG, documentation on harvesting: duplicates";
    title "Posten har ingen identifierare."
        / "The record has no identifier.";
    many "{count} poster har ingen identifierare"
        / "{count} records have no identifier";
    why "Med identifieraren hittar portalen samma datamängd i olika kataloger, och andra poster hänvisar med den."
        / "By the identifier the portal finds the same dataset in several catalogues, and other records refer by it.";
    fix "Ge posten en gmd:fileIdentifier, helst ett UUID, där den förvaltas."
        / "Give the record a gmd:fileIdentifier, preferably a UUID, where it is kept.";
}
rule_meta! {
    pub(super) NO_RECORD: "import/no-record", Error, portal Silent, "ISO 19139; DIGG, DCAT-AP-SE-Processor" / "ISO 19139; DIGG, DCAT-AP-SE-Processor";
    title "Filen innehåller inget att omvandla."
        / "The file holds nothing to convert.";
    many "{count} filer innehåller inget att omvandla"
        / "{count} files hold nothing to convert";
    why "Det som söks är gmd:MD_Metadata (ISO 19139) eller block som `x-dcat` och `dcat-dataset` (API-beskrivningar)."
        / "What is looked for is gmd:MD_Metadata (ISO 19139), or blocks such as `x-dcat` and `dcat-dataset` (API descriptions).";
    fix "Kontrollera att det är rätt fil. Till en katalogtjänst ställs frågan med outputSchema=http://www.isotc211.org/2005/gmd."
        / "Check that it is the right file. A catalogue service is asked with outputSchema=http://www.isotc211.org/2005/gmd.";
}
rule_meta! {
    pub(super) NO_SCHEME: "import/no-scheme", Warning, portal Silent, "RFC 3986; DIGG, dokumentation om skördning" / "RFC 3986; DIGG, documentation on harvesting";
    title "En webbadress saknar http:// eller https://."
        / "A web address has no http:// or https://.";
    many "{count} webbadresser saknar http:// eller https://"
        / "{count} addresses lack http:// or https://";
    why "Utan http:// eller https:// är det ingen webbadress, och portalen kan inte länka till den."
        / "Without its beginning it is no web address, and the portal cannot link to it.";
    fix "Skriv hela adressen, till exempel https://www.kommunen.se/data."
        / "Write the whole address, for example https://www.kommunen.se/data.";
}
rule_meta! {
    pub(super) PARTIAL_RESPONSE: "import/partial-response", Warning, portal Silent, "OGC CSW 2.0.2, GetRecords; Hydra, hydra:next" / "OGC CSW 2.0.2, GetRecords; Hydra, hydra:next";
    title "Svaret är bara en del av katalogen."
        / "The answer is only a part of the catalogue.";
    many "{count} svar är bara en del av sina kataloger"
        / "{count} responses are only a part of their catalogues";
    why "En katalogtjänst svarar med några poster i taget, och stora kataloger är uppdelade i sidor. Det som inte är med saknas i katalogen."
        / "A catalogue service answers with some records at a time, and large catalogues are divided into pages. What is not here is missing from the catalogue.";
    fix "Hämta resten (CSW: med startPosition och maxRecords) och ta med alla filerna. Ange en katalogs adress i stället för en fil, så följs sidor på samma server."
        / "Fetch the rest (CSW: with startPosition and maxRecords) and give all the files. Give the address of a catalogue in place of a file, and pages on the same server are followed.";
}
rule_meta! {
    pub(super) SECOND_PUBLISHER: "import/second-publisher", Info, portal Silent, "DCAT-AP-SE, utgivare; DIGG, geodata" / "DCAT-AP-SE, publisher; DIGG, geodata";
    title "Rollen utgivare i posten har ingen plats bredvid ägaren."
        / "The role of publisher in the record has no place beside the owner.";
    many "{count} poster har rollen utgivare, som inte har någon plats bredvid ägaren"
        / "{count} records have the role publisher, which has no place beside the owner";
    why "Ägaren blir utgivare i DCAT-AP-SE, och utgivare är ingen av de roller som andra aktörer kan ha."
        / "The owner becomes the publisher in DCAT-AP-SE, and publisher is none of the roles that other agents can have.";
    fix "Ska den utpekade vara utgivare, ändra `publisher`. Har den en annan roll, ange den under `qualifiedAttribution`."
        / "If the one named is to be the publisher, change `publisher`. If it has another role, give that under `qualifiedAttribution`.";
}
rule_meta! {
    pub(super) SERIES_WITHOUT_MEMBERS: "import/series-without-members", Info, portal Silent, "DCAT-AP-SE, datamängdsserie" / "DCAT-AP-SE, dataset series";
    title "En serie som ingen post hör till blev en datamängd."
        / "A series that no record belongs to became a dataset.";
    many "{count} serier som ingen post hör till blev datamängder"
        / "{count} series that no record belongs to became datasets";
    why "En datamängdsserie samlar datamängder och har inga egna distributioner. Ingen av posterna anger serien som sin överordnade."
        / "A dataset series gathers datasets and has no distributions of its own. None of the records names the series as its parent.";
    fix "Ta med posterna som hör till serien. Är serien i själva verket en datamängd behöver inget göras."
        / "Give the records that belong to the series as well. If the series is really one dataset, there is nothing to do.";
}
rule_meta! {
    pub(super) UNKNOWN_CODE: "import/unknown-code", Warning, portal Silent, "ISO 19115, kodlistor; DCAT-AP-SE, vokabulärer" / "ISO 19115, code lists; DCAT-AP-SE, vocabularies";
    title "Koden finns inte i listan."
        / "The code is not in the list.";
    many "{count} koder finns inte i listan"
        / "{count} codes are not in the list";
    why "En okänd kod går inte att översätta till de listor som portalen söker i."
        / "An unknown code cannot be translated to the lists that the portal searches by.";
    fix "Rätta koden i källan, eller ange värdet efteråt."
        / "Mend the code in the source, or give the value afterwards.";
}
rule_meta! {
    pub(super) UNKNOWN_FORMAT: "import/unknown-format", Warning, portal Silent, "DIGG, geodata: mediatyper" / "DIGG, geodata: media types";
    title "Formatet är ingen känd mediatyp."
        / "The format is no known media type.";
    many "{count} format är inga kända mediatyper"
        / "{count} formats are no known media types";
    why "Läsaren väljer distribution efter format, och portalen förstår mediatyper som application/gml+xml."
        / "Readers choose a distribution by its format, and the portal understands media types such as application/gml+xml.";
    fix "Ange mediatypen under `format`, till exempel GML, SHAPE eller GPKG."
        / "Give the media type under `format`, for example GML, SHAPE or GPKG.";
}
rule_meta! {
    pub(super) UNKNOWN_KEY: "import/unknown-key", Warning, portal Silent, "DIGG, DCAT-AP-SE-Processor" / "DIGG, DCAT-AP-SE-Processor";
    title "Nyckeln i x-dcat-blocket är okänd."
        / "The key in the x-dcat block is unknown.";
    many "{count} nycklar i x-dcat-block är okända"
        / "{count} keys in x-dcat blocks are unknown";
    why "Det som står under en okänd nyckel har ingen plats i DCAT-AP-SE och togs inte med."
        / "What stands under an unknown key has no place in DCAT-AP-SE and was not taken in.";
    fix "Rätta stavningen, eller ta bort nyckeln."
        / "Mend the spelling, or remove the key.";
}
rule_meta! {
    pub(super) UNKNOWN_LICENCE: "import/unknown-licence", Warning, portal Silent, "DIGG, geodata: licens" / "DIGG, geodata: licence";
    title "Villkoret för användning är ingen känd licens."
        / "The condition of use is no known licence.";
    many "{count} villkor för användning är inga kända licenser"
        / "{count} terms of use are no known licences";
    why "Utan licens vet ingen vad som är tillåtet. Villkoret står kvar som egen licens eller rättighetsförklaring."
        / "Without a licence nobody knows what is allowed. The condition is kept as a licence of its own or as a rights statement.";
    fix "Ange licensen med dess adress under `license` på distributionerna, till exempel CC0-1.0 eller CC-BY-4.0."
        / "Give the licence by its address under `license` of the distributions, for example CC0-1.0 or CC-BY-4.0.";
}
rule_meta! {
    pub(super) UNKNOWN_LIMITATION: "import/unknown-limitation", Warning, portal Silent, "DIGG, geodata: åtkomsträttigheter" / "DIGG, geodata: access rights";
    title "Begränsningen av åtkomst är inte känd."
        / "The limitation of access is not known.";
    many "{count} begränsningar av åtkomst är inte kända"
        / "{count} limitations of access are not known";
    why "Åtkomsträttigheterna följer av INSPIRE:s eller den svenska kodlistan. Texten står kvar som rättighetsförklaring."
        / "Access rights follow from the INSPIRE or the Swedish code list. The text is kept as a rights statement.";
    fix "Ange PUBLIC, RESTRICTED eller NON_PUBLIC under `accessRights`."
        / "Give PUBLIC, RESTRICTED or NON_PUBLIC under `accessRights`.";
}
rule_meta! {
    pub(super) UNKNOWN_PROTOCOL: "import/unknown-protocol", Warning, portal Silent, "DIGG, geodata: protokoll" / "DIGG, geodata: protocol";
    title "Protokollet är okänt."
        / "The protocol is unknown.";
    many "{count} protokoll är okända"
        / "{count} protocols are unknown";
    why "Protokollet säger vilket format en distribution har, och om den är en tjänst. Formatet togs i stället från annat i posten."
        / "The protocol says which format a distribution has, and whether it is a service. The format was taken from elsewhere in the record.";
    fix "Kontrollera `format`, och att adressen leder till data och inte till en sida."
        / "Check `format`, and that the address leads to data and not to a page.";
}
rule_meta! {
    pub(super) UNKNOWN_ROLE: "import/unknown-role", Warning, portal Silent, "INSPIRE, ResponsiblePartyRole" / "INSPIRE, ResponsiblePartyRole";
    title "Rollen är okänd."
        / "The role is unknown.";
    many "{count} roller är okända"
        / "{count} roles are unknown";
    why "Övriga aktörer har en av åtta roller. En annan roll känner portalen inte igen."
        / "Other agents have one of eight roles. The portal does not recognise any other.";
    fix "Välj en roll i listan, till exempel custodian eller processor, eller ta bort aktören."
        / "Choose a role from the list, for example custodian or processor, or remove the agent.";
}
rule_meta! {
    pub(super) UNREADABLE: "import/unreadable", Error, portal Silent, "XML 1.0; YAML 1.2; JSON" / "XML 1.0; YAML 1.2; JSON";
    title "Filen går inte att läsa."
        / "The file cannot be read.";
    many "{count} filer går inte att läsa"
        / "{count} files cannot be read";
    why "Filen är skadad, avhuggen eller av annat slag. Inget av den togs med; övriga filer berörs inte."
        / "The file is damaged, cut off or of another kind. Nothing of it was taken in; other files are not affected.";
    fix "Hämta filen på nytt, eller rätta stället som pekas ut."
        / "Fetch the file again, or mend the place that is pointed out.";
}
rule_meta! {
    pub(super) UNREADABLE_VALUE: "import/unreadable-value", Warning, portal Silent, "ISO 19139; DCAT-AP-SE, egenskapstabellerna" / "ISO 19139; DCAT-AP-SE, the property tables";
    title "Värdet går inte att tolka."
        / "The value cannot be understood.";
    many "{count} värden går inte att tolka"
        / "{count} values cannot be understood";
    why "Ett datum, ett tal eller en koordinat som inte går att tolka går inte heller att söka på."
        / "A date, number or coordinate that cannot be understood cannot be searched by either.";
    fix "Rätta värdet i källan, eller ange det efteråt."
        / "Mend the value in the source, or give it afterwards.";
}
rule_meta! {
    pub(super) UNRESOLVED_REFERENCE: "import/unresolved-reference", Warning, portal Silent, "ISO 19119, srv:operatesOn; ISO 19115, parentIdentifier" / "ISO 19119, srv:operatesOn; ISO 19115, parentIdentifier";
    title "Posten hänvisar till en post som inte är med."
        / "The record refers to a record that is not among those given.";
    many "{count} poster hänvisar till poster som inte är med"
        / "{count} records refer to records that are not there";
    why "Sambandet mellan tjänst och data, eller mellan serie och datamängd, går förlorat när den ena saknas."
        / "The tie between service and data, or between series and dataset, is lost when one of them is missing.";
    fix "Ta med posten som hänvisningen gäller, eller ange sambandet efteråt."
        / "Give the record that is referred to as well, or state the tie afterwards.";
}
