//! Rules about descriptions, before they become RDF.

use crate::diagnostic::RuleMeta;
use crate::rule_meta;

rule_meta! {
    pub(crate) UNKNOWN_KEY: "description/unknown-key", Error, portal Silent, "DCAT-AP-SE, egenskapstabellerna" / "DCAT-AP-SE, the property tables";
    title "Nyckeln är ingen egenskap här."
        / "The key is no property here.";
    many "{count} {things} har en nyckel som inte är någon egenskap där[: `{cause}`]"
        / "{count} {things} have a key that is no property there[: `{cause}`]";
    why "Det som står under en okänd nyckel kommer inte med i katalogen."
        / "What stands under an unknown key does not reach the catalogue.";
    fix "Rätta stavningen. En egenskap utanför profilen skrivs med prefix (`schema:version`) eller hela sin IRI."
        / "Mend the spelling. A property outside the profile is written with a prefix (`schema:version`) or its whole IRI.";
}
rule_meta! {
    pub(crate) EMPTY: "description/empty", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Nyckeln har inget värde."
        / "The key has no value.";
    many "{count} {things} har en nyckel utan värde[: `{key}`]"
        / "{count} {things} have a key without a value[: `{key}`]";
    why "En tom nyckel är oftast en glömd uppgift; portalen räknar tomma värden som att de saknas."
        / "An empty key is most often something forgotten; the portal counts empty values as missing.";
    fix "Skriv ett värde, eller ta bort raden. Skriv `null` om ett standardvärde inte ska gälla."
        / "Write a value, or remove the line. Write `null` when a default is not to apply.";
}
rule_meta! {
    pub(crate) SHAPE: "description/shape", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Värdet har fel form."
        / "The value has the wrong shape.";
    many "{count} {things} har ett värde med fel form[ i `{key}`]"
        / "{count} {things} have a value of the wrong form[ in `{key}`]";
    why "Värdet kan inte bli RDF som det är skrivet och kommer inte med i katalogen."
        / "The value cannot become RDF as it is written and does not reach the catalogue.";
    fix "Skriv text där text väntas, och nycklar med värden där något beskrivs."
        / "Write text where text is expected, and keys with values where something is described.";
}
rule_meta! {
    pub(crate) FILE_ID: "description/file-id", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Filnamnet kan inte vara ett id."
        / "The file name cannot be an id.";
    many "{count} filer har ett namn som inte kan vara ett id"
        / "{count} files have a name that cannot be an id";
    why "Filnamnet blir en del av den webbadress som pekar ut resursen, och ska vara detsamma på alla datorer."
        / "The file name becomes part of the address that names the resource, and must be the same on every computer.";
    fix "Använd små bokstäver a–z, siffror, bindestreck, punkt och understreck."
        / "Use lower-case letters a–z, digits, hyphen, full stop and underscore.";
}
rule_meta! {
    pub(crate) DEVICE_NAME: "description/device-name", Info, portal Silent, "katalog, källformat; Windows, reserverade filnamn" / "katalog, source format; Windows, reserved file names";
    title "Filnamnet går inte att använda i Windows."
        / "The file name cannot be used on Windows.";
    many "{count} filer har ett namn som inte går att använda i Windows"
        / "{count} files have a name that cannot be used in Windows";
    why "Windows håller con, prn, aux, nul, com1–9 och lpt1–9 för enheter, med vilken ändelse som helst. Den som arbetar där kan inte hämta förrådet."
        / "Windows takes con, prn, aux, nul, com1–9 and lpt1–9 for devices, with any ending. Whoever works there cannot check the repository out.";
    fix "Byt namn på filen, och skriv den gamla IRI:n som `uri:` om den redan är publicerad."
        / "Rename the file, and write the old IRI as `uri:` if it is published already.";
}
rule_meta! {
    pub(crate) DUPLICATE_ID: "description/duplicate-id", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Två filer har samma id."
        / "Two files have the same id.";
    many "{count} filer har samma id som en annan fil"
        / "{count} files have the same id as another file";
    why "En hänvisning till id:t skulle kunna mena vilken som helst av dem, och deras webbadresser blir desamma."
        / "A reference to the id could mean either of them, and their addresses become the same.";
    fix "Byt namn på den ena filen."
        / "Rename one of the files.";
}
rule_meta! {
    pub(crate) SAME_IRI: "description/same-iri", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Två resurser har samma IRI."
        / "Two resources have the same IRI.";
    many "{count} {things} har en IRI som redan är tagen"
        / "{count} {things} have an IRI that is taken already";
    why "En IRI pekar ut en enda sak. Portalen slår annars ihop resurserna till en."
        / "One IRI names one thing. Otherwise the portal merges the resources into one.";
    fix "Ge den ena ett eget `id:` eller en egen `uri:`."
        / "Give one of them an `id:` or a `uri:` of its own.";
}
rule_meta! {
    pub(crate) NO_IRI: "description/no-iri", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Resursen kan inte få någon IRI."
        / "The resource cannot be given an IRI.";
    many "{count} {things} kan inte få någon IRI"
        / "{count} {things} cannot be given an IRI";
    why "Katalog, datamängder, distributioner, aktörer och kontaktuppgifter ska ha IRI:er, aldrig vara blanka noder."
        / "Catalogue, datasets, distributions, agents and contact points have IRIs and are never blank nodes.";
    fix "Skriv `baseURI:` i catalog.yaml, till exempel `baseURI: https://data.kommunen.se`, eller `uri:` på resursen."
        / "Write `baseURI:` in catalog.yaml, for example `baseURI: https://data.kommunen.se`, or `uri:` on the resource.";
}
rule_meta! {
    pub(crate) UNKNOWN_REFERENCE: "description/unknown-reference", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Hänvisningen leder ingenstans."
        / "The reference leads nowhere.";
    many "{count} {things} hänvisar till något som inte finns[: `{cause}`]"
        / "{count} {things} refer to something that does not exist[: `{cause}`]";
    why "Den som följer länken i portalen hittar inget: utgivaren, kontakten eller tjänsten visas inte."
        / "Whoever follows the link in the portal finds nothing: the publisher, contact or service is not shown.";
    fix "Skriv id:t på en fil i katalogens mapp, eller en hel IRI för något som finns utanför den."
        / "Write the id of a file in the repository, or a whole IRI for something outside it.";
}
rule_meta! {
    pub(crate) AMBIGUOUS_REFERENCE: "description/ambiguous-reference", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Hänvisningen kan avse flera filer."
        / "The reference may mean several files.";
    many "{count} {things} har en hänvisning som kan avse flera filer[: `{cause}`]"
        / "{count} {things} have a reference that may mean several files[: `{cause}`]";
    why "Två klasser har var sin fil med detta id, och egenskapen tar emot båda."
        / "Two classes each have a file with this id, and the property takes both.";
    fix "Skriv mappen framför: `series/luft` eller `datasets/luft`."
        / "Write the folder before it: `series/luft` or `datasets/luft`.";
}
rule_meta! {
    pub(crate) IRI: "description/iri", Error, portal Silent, "RFC 3987; DCAT-AP-SE, skördning" / "RFC 3987; DCAT-AP-SE, harvesting";
    title "Webbadressen är inte giltig."
        / "The address is not valid.";
    many "{count} {things} har en webbadress som inte är giltig"
        / "{count} {things} have an address that is not valid";
    why "Portalen och webbläsare kan inte öppna en adress med mellanslag eller andra otillåtna tecken."
        / "Neither portal nor browser can open an address with spaces or other illegal characters.";
    fix "Skriv hela adressen med https:// och ersätt mellanslag med %20."
        / "Write the whole address with https:// and replace spaces with %20.";
}
rule_meta! {
    pub(crate) LANGUAGE_TAG: "description/language-tag", Error, portal Silent, "BCP 47" / "BCP 47";
    title "Nyckeln är ingen språkangivelse."
        / "The key is no language tag.";
    many "{count} {things} har en nyckel som inte är någon språkangivelse"
        / "{count} {things} have a key that is no language tag";
    why "Texten kan inte knytas till ett språk och kommer inte med i katalogen."
        / "The text cannot be tied to a language and does not reach the catalogue.";
    fix "Skriv språkets kod som nyckel: `sv` för svenska, `en` för engelska."
        / "Write the code of the language as key: `sv` for Swedish, `en` for English.";
}
rule_meta! {
    pub(crate) EMAIL: "description/email", Error, portal Silent, "RFC 6068" / "RFC 6068";
    title "E-postadressen är inte giltig."
        / "The e-mail address is not valid.";
    many "{count} {things} har en e-postadress som inte är giltig"
        / "{count} {things} have an e-mail address that is not valid";
    why "Den som hittar ett fel i data kan inte nå er."
        / "Whoever finds a fault in the data cannot reach you.";
    fix "Skriv adressen som vanligt, till exempel `oppnadata@kommunen.se`."
        / "Write the address as usual, for example `oppnadata@kommunen.se`.";
}
rule_meta! {
    pub(crate) TELEPHONE: "description/telephone", Error, portal Silent, "RFC 3966; DCAT-AP-SE, vcard:hasValue" / "RFC 3966; DCAT-AP-SE, vcard:hasValue";
    title "Telefonnumret är inte giltigt."
        / "The telephone number is not valid.";
    many "{count} {things} har ett telefonnummer som inte är giltigt"
        / "{count} {things} have a telephone number that is not valid";
    why "Numret blir en länk att ringa med och får bara innehålla siffror."
        / "The number becomes a link to call and may hold digits only.";
    fix "Skriv numret med riktnummer, `0490-123 45`, eller med landsnummer, `+46 490 123 45`."
        / "Write the number with its area code, `0490-123 45`, or with its country code, `+46 490 123 45`.";
}
rule_meta! {
    /// An invalid organisation number, or one in an unusual notation.
    pub ORGANISATION_NUMBER: "description/organisation-number", Error, portal Silent, "DCAT-AP-SE, skördning" / "DCAT-AP-SE, harvesting";
    title "Organisationsnumret är inte giltigt."
        / "The organisation number is not valid.";
    many "{count} {things} har ett organisationsnummer som inte är giltigt"
        / "{count} {things} have an organisation number that is not valid";
    why "Numret blir utgivarens IRI hos dataportalen. Ett fel nummer pekar ut någon annan, eller ingen."
        / "The number becomes the publisher's IRI at the portal. A wrong number names somebody else, or nobody.";
    fix "Skriv de tio siffrorna, till exempel `212000-0001`. En enskild firma har ett personnummer som inte får publiceras: utelämna numret."
        / "Write the ten digits, for example `212000-0001`. A sole trader has a personal number, which must not be published: leave it out.";
}
rule_meta! {
    pub(crate) COORDINATES: "description/coordinates", Error, portal Silent, "DCAT-AP-SE, geodata" / "DCAT-AP-SE, geodata";
    title "Koordinaterna går inte att läsa."
        / "The coordinates cannot be read.";
    many "{count} {things} har koordinater som inte går att läsa"
        / "{count} {things} have coordinates that cannot be read";
    why "Kartan i portalen visar inget område, eller fel område."
        / "The map in the portal shows no area, or the wrong one.";
    fix "Skriv grader i WGS 84 med decimalpunkt: longitud mellan -180 och 180, latitud mellan -90 och 90; väster före öster och söder före norr."
        / "Write degrees in WGS 84 with a decimal point: longitude between -180 and 180, latitude between -90 and 90; west before east and south before north.";
}
rule_meta! {
    pub(crate) ACCESS_URL: "description/access-url", Info, portal Silent, "DCAT-AP-SE, Distribution, dcat:accessURL" / "DCAT-AP-SE, Distribution, dcat:accessURL";
    title "Webbadressen för nedladdning används också för åtkomst."
        / "The download address serves as access address too.";
    many "{count} distributioner använder adressen för nedladdning också för åtkomst"
        / "{count} distributions use the download address for access too";
    why "Profilen kräver en webbadress för åtkomst på varje distribution."
        / "The profile demands an access address on every distribution.";
    fix "Skriv `accessURL:` själv om det finns en sida som beskriver filen."
        / "Write `accessURL:` yourself if there is a page that describes the file.";
}
rule_meta! {
    pub(crate) MISPLACED: "description/misplaced", Warning, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Filen ligger där den inte läses."
        / "The file lies where it is not read.";
    many "{count} filer ligger där de inte läses"
        / "{count} files lie where they are not read";
    why "Det som står i filen kommer inte med i katalogen."
        / "What stands in the file does not reach the catalogue.";
    fix "Flytta filen till datasets, services, series, agents, contacts, catalogs eller resources."
        / "Move the file to datasets, services, series, agents, contacts, catalogs or resources.";
}
rule_meta! {
    pub(crate) SYMLINK: "description/symlink", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "En symbolisk länk leder ut ur katalogens mapp."
        / "A symbolic link leads out of the repository.";
    many "{count} symboliska länkar leder ut ur katalogens mapp"
        / "{count} symbolic links lead out of the repository";
    why "Vad den pekar på kan skilja mellan datorer, och kan vara något som inte ska publiceras."
        / "What it points to may differ between computers, and may be something not meant to be published.";
    fix "Lägg filen i mappen i stället för att länka till den."
        / "Put the file in the folder instead of linking to it.";
}
rule_meta! {
    pub(crate) UNKNOWN_CATALOG: "description/unknown-catalog", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Underkatalogen finns inte."
        / "There is no such sub-catalogue.";
    many "{count} {things} hör till en underkatalog som inte finns[: `{cause}`]"
        / "{count} {things} belong to a sub-catalogue that does not exist[: `{cause}`]";
    why "Datamängden hamnar inte i någon katalog och syns inte i portalen."
        / "The dataset ends up in no catalogue and is not seen in the portal.";
    fix "Skriv id:t på en fil i catalogs/, `none` för ingen katalog, eller ta bort raden så hör den till huvudkatalogen."
        / "Write the id of a file in catalogs/, `none` for no catalogue, or remove the line so that it belongs to the main one.";
}
rule_meta! {
    pub(crate) INCLUDE_EMPTY: "include/empty", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Filen som tas med säger ingenting."
        / "The included file says nothing.";
    many "{count} filer som tas med säger ingenting"
        / "{count} included files say nothing";
    why "Det som fanns i filen saknas i katalogen, och portalen skulle ta bort det."
        / "What was in the file is missing from the catalogue, and the portal would take it away.";
    fix "Ta tillbaka den förra kopian ur Git, hämta den på nytt med `katalog include update`, eller ta bort raden under `include:`."
        / "Take the last copy back from Git, fetch it anew with `katalog include update`, or remove the line below `include:`.";
}
rule_meta! {
    pub(crate) INCLUDE_MISSING: "include/missing", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Filen som ska tas med finns inte."
        / "The file to be included is not there.";
    many "{count} filer som ska tas med finns inte"
        / "{count} files that should be included do not exist";
    why "Det som skulle ha kommit därifrån saknas i katalogen, och portalen skulle ta bort det."
        / "What would have come from it is missing from the catalogue, and the portal would take it away.";
    fix "Hämta kopian med `katalog include update`, eller ta bort raden under `include:`."
        / "Fetch the copy with `katalog include update`, or remove the line below `include:`.";
}
rule_meta! {
    pub(crate) INCLUDE_TWICE: "include/described-twice", Warning, portal Silent, "DCAT-AP-SE, skördning, dubbletter" / "DCAT-AP-SE, harvesting, duplicates";
    title "Två källor beskriver samma resurs på olika sätt."
        / "Two sources describe one resource in different ways.";
    many "{count} {things} beskrivs på olika sätt av två källor"
        / "{count} {things} are described differently by two sources";
    why "En IRI pekar ut en enda sak. Två beskrivningar skulle blandas ihop till en med två titlar, så den första gäller: den i YAML, sedan de filer som står först under `include:`."
        / "One IRI names one thing. Two descriptions would be mixed into one with two titles, so the first one stands: the one in YAML, then those of the files that come first below `include:`.";
    fix "Beskriv resursen i en av källorna, eller låt båda säga samma sak."
        / "Describe the resource in one of the sources, or let both say the same.";
}
rule_meta! {
    pub(crate) INCLUDE_UNREADABLE: "include/unreadable", Error, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Filen som tas med går inte att läsa som RDF."
        / "The included file cannot be read as RDF.";
    many "{count} filer som tas med går inte att läsa som RDF"
        / "{count} included files cannot be read as RDF";
    why "Inget av det som står i filen kommer med i katalogen."
        / "Nothing that stands in the file reaches the catalogue.";
    fix "Hämta filen på nytt. Ändelsen ska stämma med innehållet: .rdf för RDF/XML, .ttl för Turtle, .jsonld för JSON-LD, .nt för N-Triples."
        / "Fetch the file anew. Its ending must fit the contents: .rdf for RDF/XML, .ttl for Turtle, .jsonld for JSON-LD, .nt for N-Triples.";
}

rule_meta! {
    pub(crate) WRAPPED: "description/wrapped", Info, portal Silent, "katalog, källformat" / "katalog, source format";
    title "Klamrarna runt värdet säger inget mer än värdet."
        / "The braces around the value say no more than the value.";
    many "{count} {things} har i `{key}` klamrar runt ett värde som inte säger något mer än värdet"
        / "{count} {things} have braces around a value in `{key}` that say no more than the value";
    why "`{\"@value\": …}` och `{\"@id\": …}` behövs bara för det som inte går att skriva enkelt. Den som läser filen undrar annars varför de står där."
        / "`{\"@value\": …}` and `{\"@id\": …}` are only needed for what cannot be written plainly. Whoever reads the file wonders otherwise why they are there.";
    fix "Skriv värdet utan klamrar."
        / "Write the value without braces.";
}
rule_meta! {
    pub(crate) CUT: "description/cut-off", Warning, portal Silent, "YAML 1.2.2" / "YAML 1.2.2";
    title "Texten slutar där ett nummertecken står efter ett blanksteg."
        / "The text ends where a number sign follows a space.";
    many "{count} {things} har i `{key}` en text som slutar vid ett nummertecken"
        / "{count} {things} have a text in `{key}` that ends at a number sign";
    why "I YAML inleder ett blanksteg och # en kommentar, så det som står efter publiceras inte."
        / "In YAML a space and # begin a comment, so what stands after it is not published.";
    fix "Sätt texten inom citattecken. Är det en kommentar, skriv den på en egen rad, eller med två blanksteg före #."
        / "Put the text in quotation marks. If it is a comment, write it on a line of its own, or with two spaces before #.";
}

/// Every rule of this module.
pub static RULES: &[&RuleMeta] = &[
    &ACCESS_URL,
    &AMBIGUOUS_REFERENCE,
    &COORDINATES,
    &CUT,
    &DEVICE_NAME,
    &DUPLICATE_ID,
    &EMAIL,
    &EMPTY,
    &FILE_ID,
    &INCLUDE_EMPTY,
    &INCLUDE_MISSING,
    &INCLUDE_TWICE,
    &INCLUDE_UNREADABLE,
    &IRI,
    &LANGUAGE_TAG,
    &MISPLACED,
    &NO_IRI,
    &ORGANISATION_NUMBER,
    &SAME_IRI,
    &SHAPE,
    &SYMLINK,
    &TELEPHONE,
    &UNKNOWN_CATALOG,
    &UNKNOWN_KEY,
    &UNKNOWN_REFERENCE,
    &WRAPPED,
];
