//! What can be wrong with an address.

use super::harvest::{HARVEST, HARVEST_DIFFERS};
use crate::diagnostic::RuleMeta;
use crate::rule_meta;

/// All of them, in order of id.
pub static RULES: &[&RuleMeta] = &[
    &API_DESCRIPTION,
    &CANNOT_TELL,
    &CHECKSUM,
    &CHECKSUM_UNCHECKED,
    &CORS,
    &DOWNGRADE,
    &EMPTY,
    &FORBIDDEN,
    &HARVEST,
    &HARVEST_DIFFERS,
    &INSECURE,
    &MODIFIED,
    &MOVED,
    &NOT_ASKED,
    &NOT_FOUND,
    &PRIVATE,
    &REDIRECT_LOOP,
    &SERVER_ERROR,
    &SERVICE,
    &SIZE,
    &TIMEOUT,
    &TLS,
    &UNREACHABLE,
    &WRONG_CONTENT,
];

rule_meta! {
    pub(super) API_DESCRIPTION: "links/api-description", Warning, portal Silent, "DIGG, dokumentation om skördning: utforska API" / "DIGG, documentation on harvesting: explore API";
    title "API-beskrivningen går inte att läsa för program."
        / "Programs cannot read the API description.";
    many "{count} API-beskrivningar[ hos `{cause}`] går inte att läsa för program"
        / "{count} API descriptions[ at `{cause}`] cannot be read by programs";
    why "Portalens \"Utforska API\" läser beskrivningen själv. En sida som visar den, eller en fil som inte går att tolka, ger läsaren ett tomt fönster."
        / "The portal's \"Explore API\" reads the description itself. A page that shows it, or a file that cannot be parsed, leaves the reader with an empty window.";
    fix "Ange adressen till själva filen (OpenAPI eller Swagger, i JSON eller YAML), till exempel …/openapi.json. En sida för människor hör hemma i `page`."
        / "Give the address of the file itself (OpenAPI or Swagger, in JSON or YAML), such as …/openapi.json. A page for people belongs in `page`.";
    fixer Server;
}
rule_meta! {
    pub(super) CANNOT_TELL: "links/cannot-tell", Warning, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Det går inte att avgöra om adressen fungerar."
        / "It cannot be told whether the address works.";
    many "för {count} adresser[ hos `{cause}`] går det inte att avgöra om de fungerar"
        / "for {count} addresses[ at `{cause}`] it cannot be told whether they work";
    why "Servern eller en proxy på vägen släpper inte fram program, har för mycket att göra, kräver kakor (cookies) eller är inte klar med svaret. Den som öppnar adressen i en webbläsare kan ändå komma fram, men program som hämtar data gör det kanske inte."
        / "The server, or a proxy on the way, keeps programs out, has too much to do, demands cookies, or is not ready with its answer. Someone with a browser may get there all the same, but programs that fetch the data perhaps not.";
    fix "Öppna adressen i en webbläsare. Fungerar den där: be dem som sköter servern att släppa fram program till öppna data, eller godta svaret med --accept eller `[links.hosts]` i katalog.toml."
        / "Open the address in a browser. If it works there, ask those who run the server to let programs through to open data, or accept the answer with --accept or `[links.hosts]` in katalog.toml.";
    fixer Server;
}
rule_meta! {
    pub(super) CHECKSUM: "links/checksum", Error, portal Silent, "DCAT-AP-SE, Distribution, spdx:checksum" / "DCAT-AP-SE, Distribution, spdx:checksum";
    title "Filens checksumma är en annan än den som anges."
        / "The checksum of the file is not the one that is said.";
    many "{count} filer[ hos `{cause}`] har en annan checksumma än den som anges"
        / "{count} files[ at `{cause}`] have another checksum than the one given";
    why "Den som hämtar filen jämför för att se att inget har gått fel på vägen eller ändrats. Stämmer summan inte kastas filen, eller också litar ingen på summan."
        / "Whoever fetches the file compares, to see that nothing went wrong on the way or was changed. If the sum is not right the file is thrown away, or nobody trusts the sum.";
    fix "Har filen ändrats med avsikt: räkna ut summan på nytt och skriv den i `checksumValue`. Annars: se efter varför servern ger en annan fil."
        / "If the file was changed on purpose, compute the sum anew and write it in `checksumValue`. Otherwise see why the server gives another file.";
    fixer Server;
}
rule_meta! {
    pub(super) CHECKSUM_UNCHECKED: "links/checksum-unchecked", Info, portal Silent, "DCAT-AP-SE, Checksum, spdx:algorithm" / "DCAT-AP-SE, Checksum, spdx:algorithm";
    title "Checksumman kunde inte jämföras."
        / "The checksum could not be compared.";
    many "för {count} filer[ hos `{cause}`] kunde checksumman inte jämföras"
        / "for {count} files[ at `{cause}`] the checksum could not be compared";
    why "Ingen vet då om filen är den som beskrivs: inte kontrollen, och kanske inte heller den som hämtar filen."
        / "Then nobody knows whether the file is the one that is described: not the check, and perhaps not those who fetch the file.";
    fix "Ange en av de vanliga metoderna i `algorithm`, helst `SHA1` som DCAT-AP anger eller `SHA256`, och summan som den ger. Filer över 2 GB jämförs inte här."
        / "Name one of the common methods in `algorithm`, best `SHA1`, as DCAT-AP has it, or `SHA256`, and the sum that it gives. Files above 2 GB are not compared here.";
    fixer Server;
}
rule_meta! {
    pub(super) CORS: "links/cors", Warning, portal Silent, "DIGG, dokumentation om skördning: utforska API" / "DIGG, documentation on harvesting: explore API";
    title "Portalen får inte läsa API-beskrivningen (CORS)."
        / "The portal may not read the API description (CORS).";
    many "{count} API-beskrivningar[ hos `{cause}`] får portalen inte läsa (CORS)"
        / "{count} API descriptions[ at `{cause}`] may not be read by the portal (CORS)";
    why "\"Utforska API\" körs i läsarens webbläsare, som bara får läsa filen om servern tillåter det. Utan det visas inget."
        / "\"Explore API\" runs in the reader's browser, which may read the file only if the server allows it. Without that nothing is shown.";
    fix "Låt servern skicka `Access-Control-Allow-Origin: *` (eller `https://www.dataportal.se`) med filen."
        / "Let the server send `Access-Control-Allow-Origin: *` (or `https://www.dataportal.se`) with the file.";
    fixer Server;
}
rule_meta! {
    pub(super) DOWNGRADE: "links/downgrade", Warning, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Omdirigeringen går från https till http."
        / "The redirect goes from https to http.";
    many "{count} adresser[ hos `{cause}`] omdirigeras från https till http"
        / "{count} addresses[ at `{cause}`] are redirected from https to http";
    why "Sista biten går okrypterad: någon på vägen kan läsa och ändra det som hämtas, och många webbläsare och program vägrar."
        / "The last part of the way is not encrypted: someone on it can read and change what is fetched, and many browsers and programs refuse.";
    fix "Be dem som sköter servern att omdirigera till en https-adress, eller ange den adress där https fungerar."
        / "Ask those who run the server to redirect to an https address, or give the address where https works.";
    fixer Server;
}
rule_meta! {
    pub(super) EMPTY: "links/empty", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Filen är tom."
        / "The file is empty.";
    many "{count} filer[ hos `{cause}`] är tomma"
        / "{count} files[ at `{cause}`] are empty";
    why "Servern svarar som om allt vore bra, men den som hämtar får inget."
        / "The server answers as if all were well, but whoever fetches gets nothing.";
    fix "Se efter varför filen inte innehåller något, till exempel om en export har avbrutits."
        / "See why there is nothing in the file, for example whether an export was cut short.";
    fixer Server;
}
rule_meta! {
    pub(super) FORBIDDEN: "links/forbidden", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Servern kräver inloggning eller säger nej."
        / "The server asks for a login or says no.";
    many "för {count} adresser[ hos `{cause}`] kräver servern inloggning eller säger nej"
        / "for {count} addresses[ at `{cause}`] the server asks for a login or says no";
    why "Data som beskrivs som publika ska alla kunna nå. Den som följer länken i portalen får ett nej."
        / "Data that is described as public is for everyone to reach. Whoever follows the link in the portal is turned away.";
    fix "Öppna adressen för alla, ange en adress som är öppen, eller skriv `accessRights: RESTRICTED` (begränsad) eller `NON_PUBLIC` (ej offentlig) på datamängden om det är så."
        / "Open the address to all, give one that is open, or write `accessRights: RESTRICTED` or `NON_PUBLIC` on the dataset if that is how it is.";
    fixer Server;
}
rule_meta! {
    pub(super) INSECURE: "links/insecure", Warning, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Adressen är skriven med http fast https fungerar."
        / "The address is written with http though https works.";
    many "{count} adresser[ hos `{cause}`] är skrivna med http fast https fungerar"
        / "{count} addresses[ at `{cause}`] are written with http though https works";
    why "Med http kan någon på vägen läsa och ändra det som hämtas, och webbläsare varnar eller vägrar."
        / "With http someone on the way can read and change what is fetched, and browsers warn or refuse.";
    fix "Skriv adressen med https."
        / "Write the address with https.";
    fixer Server;
}
rule_meta! {
    pub(super) MODIFIED: "links/modified", Info, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Filen är ändrad senare än ändringsdatumet."
        / "The file was changed later than the date of change.";
    many "{count} filer[ hos `{cause}`] är ändrade senare än ändringsdatumet"
        / "{count} files[ at `{cause}`] were changed later than the modification date";
    why "Den som följer datamängden ser på ändringsdatumet om det finns något nytt att hämta."
        / "Whoever follows the dataset sees by the date of change whether there is something new to fetch.";
    fix "Skriv dagen då filen senast ändrades i `modified`."
        / "Write the day the file was last changed in `modified`.";
    fixer Server;
}
rule_meta! {
    pub(super) MOVED: "links/moved", Warning, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Adressen har flyttat."
        / "The address has moved.";
    many "{count} adresser[ hos `{cause}`] har flyttat"
        / "{count} addresses[ at `{cause}`] have moved";
    why "Omdirigeringen brukar tas bort efter en tid, och då slutar länken att fungera. Program följer den inte alltid."
        / "The redirect is usually taken away after a while, and then the link no longer works. Programs do not always follow it.";
    fix "Skriv den nya adressen, när du har sett att den leder rätt."
        / "Write the new address, once you have seen that it leads to the right thing.";
    fixer Server;
}
rule_meta! {
    pub(super) NOT_ASKED: "links/not-asked", Info, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Adressen är av ett slag som inte kontrolleras."
        / "The address is of a kind that is not checked.";
    many "{count} adresser[ hos `{cause}`] är av ett slag som inte kontrolleras"
        / "{count} addresses[ at `{cause}`] are of a kind that is not checked";
    why "Bara adresser med http och https kontrolleras, så ingen vet om den fungerar. Webbläsare öppnar inte FTP längre, och den som klickar på länken i portalen kommer ingenstans."
        / "Only addresses with http and https are checked, so nobody knows whether it works. Browsers no longer open FTP, and whoever clicks the link in the portal gets nowhere.";
    fix "Lägg ut filen på en adress med https och ange den. Går det inte: beskriv i `accessURL` på en vanlig webbsida hur filen hämtas."
        / "Publish the file at an address with https and give that. Where that cannot be done, describe on an ordinary web page in `accessURL` how the file is fetched.";
    fixer Server;
}
rule_meta! {
    pub(super) NOT_FOUND: "links/not-found", Error, portal Silent, "DIGG, vägledning: kontrollera att länkar till data och dokumentation leder rätt" / "DIGG, guidance: check that links to data and documentation lead where they should";
    title "Det finns inget på adressen."
        / "There is nothing at the address.";
    many "på {count} adresser[ hos `{cause}`] finns det inget"
        / "there is nothing at {count} addresses[ of `{cause}`]";
    why "Den som följer länken i portalen får en felsida i stället för data eller dokumentation."
        / "Whoever follows the link in the portal gets an error page instead of data or documentation.";
    fix "Rätta adressen, lägg tillbaka det som låg där, eller ta bort uppgiften."
        / "Correct the address, put back what was there, or take the property away.";
    fixer Server;
}
rule_meta! {
    pub(super) PRIVATE: "links/private", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Adressen leder till ett slutet nät."
        / "The address leads into a closed network.";
    many "{count} adresser[ hos `{cause}`] leder till ett slutet nät"
        / "{count} addresses[ at `{cause}`] lead to a closed network";
    why "Ingen utanför organisationen kan nå den. Den kontrolleras inte heller här, för en katalog från någon annan ska inte kunna nå det som finns innanför en brandvägg."
        / "Nobody outside the organisation can reach it. Nor is it checked here, for a catalogue by someone else must not get at what lies behind a firewall.";
    fix "Ange en adress som nås från internet. Ska adresser i ett eget nät kontrolleras: --allow-private."
        / "Give an address that can be reached from the internet. To check addresses in a network of your own: --allow-private.";
    fixer Server;
}
rule_meta! {
    pub(super) REDIRECT_LOOP: "links/redirect-loop", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Omdirigeringen leder ingenstans."
        / "The redirect leads nowhere.";
    many "{count} adresser[ hos `{cause}`] har en omdirigering som inte leder någonstans"
        / "{count} addresses[ at `{cause}`] have a redirect that leads nowhere";
    why "Webbläsare och program ger upp efter några steg, och läsaren får ett fel."
        / "Browsers and programs give up after some steps, and the reader gets an error.";
    fix "Be dem som sköter servern att rätta omdirigeringen, eller ange adressen där innehållet finns."
        / "Ask those who run the server to mend the redirect, or give the address where the content is.";
    fixer Server;
}
rule_meta! {
    pub(super) SERVER_ERROR: "links/server-error", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Servern svarar med ett fel."
        / "The server answers with an error.";
    many "på {count} adresser[ hos `{cause}`] svarar servern med ett fel"
        / "for {count} addresses[ at `{cause}`] the server answers with an error";
    why "Något är fel på serverns sida, och den som följer länken får inget."
        / "Something is wrong on the side of the server, and whoever follows the link gets nothing.";
    fix "Prova igen senare. Håller det i sig: tala med dem som sköter servern, eller se om adressen saknar något, som en parameter."
        / "Try again later. If it lasts, talk to those who run the server, or see whether the address lacks something, such as a parameter.";
    fixer Server;
}
rule_meta! {
    pub(super) SERVICE: "links/service", Error, portal Silent, "OGC, GetCapabilities i WMS, WFS, WMTS och WCS; OGC API Common" / "OGC, GetCapabilities of WMS, WFS, WMTS and WCS; OGC API Common";
    title "Tjänsten svarar inte som den tjänst den sägs vara."
        / "The service does not answer as the service it is said to be.";
    many "{count} tjänster[ hos `{cause}`] svarar inte som den tjänst de sägs vara"
        / "{count} services[ at `{cause}`] do not answer as the service they are said to be";
    why "Kartprogram frågar tjänsten vad den kan (GetCapabilities) innan de visar något. Ett felmeddelande eller en webbsida till svar gör den oanvändbar."
        / "Map programs ask the service what it can (GetCapabilities) before they show anything. An error message or a web page for an answer makes it useless.";
    fix "Öppna den adress som meddelandet visar. Ange tjänstens egen adress, inte en sida om den, och rätt format."
        / "Open the address that the message shows. Give the address of the service itself, not of a page about it, and the right format.";
    fixer Server;
}
rule_meta! {
    pub(super) SIZE: "links/size", Warning, portal Silent, "DCAT-AP-SE, Distribution, dcat:byteSize" / "DCAT-AP-SE, Distribution, dcat:byteSize";
    title "Filen har en annan storlek än den som anges."
        / "The file has another size than is said.";
    many "{count} filer[ hos `{cause}`] har en annan storlek än den som anges"
        / "{count} files[ at `{cause}`] have another size than the one given";
    why "Storleken säger läsaren vad som väntar, och program ser på den om de fått hela filen."
        / "The size tells readers what to expect, and programs whether they got the whole file.";
    fix "Skriv filens storlek i byte, eller ta bort `byteSize` om filen ofta ändras."
        / "Write the size of the file in bytes, or take `byteSize` away if the file changes often.";
    fixer Server;
}
rule_meta! {
    pub(super) TIMEOUT: "links/timeout", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Servern svarar inte i tid."
        / "The server does not answer in time.";
    many "på {count} adresser[ hos `{cause}`] svarar servern inte i tid"
        / "for {count} addresses[ at `{cause}`] the server does not answer in time";
    why "Webbläsare och program väntar inte hur länge som helst. Det kan också vara en brandvägg som tyst stänger ute den dator som frågar."
        / "Browsers and programs do not wait for ever. It may also be a firewall that silently shuts out the machine that asks.";
    fix "Prova adressen i en webbläsare. Fungerar den där: se om brandväggen stänger ute andra, eller vänta längre med --timeout."
        / "Try the address in a browser. If it works there, see whether a firewall shuts others out, or wait longer with --timeout.";
    fixer Server;
}
rule_meta! {
    pub(super) TLS: "links/tls", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Adressens certifikat godtas inte."
        / "The certificate of the address is not accepted.";
    many "{count} adresser[ hos `{cause}`] har ett certifikat som inte godtas"
        / "{count} addresses[ at `{cause}`] have a certificate that is not accepted";
    why "Webbläsare varnar för sidan, och program som hämtar data vägrar."
        / "Browsers warn of the page, and programs that fetch data refuse.";
    fix "Be dem som sköter servern att förnya eller rätta certifikatet. Saknas ett mellanliggande certifikat fungerar det i en del webbläsare men inte i program."
        / "Ask those who run the server to renew or correct the certificate. If an intermediate certificate is missing it works in some browsers but not in programs.";
    fixer Server;
}
rule_meta! {
    pub(super) UNREACHABLE: "links/unreachable", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Ingen server svarar på adressen."
        / "No server answers at the address.";
    many "på {count} adresser[ hos `{cause}`] svarar ingen server"
        / "no server answers at {count} addresses[ of `{cause}`]";
    why "Den som följer länken får ingenting, inte ens en felsida."
        / "Whoever follows the link gets nothing, not even an error page.";
    fix "Se efter att servernamnet är rätt skrivet och fortfarande används, och att servern är igång."
        / "See that the name of the server is spelt right and still in use, and that the server is running.";
    fixer Server;
}
rule_meta! {
    pub(super) WRONG_CONTENT: "links/wrong-content", Error, portal Silent, "DCAT-AP-SE, Distribution, dcat:downloadURL och dcterms:format" / "DCAT-AP-SE, Distribution, dcat:downloadURL and dcterms:format";
    title "Adressen ger något annat än det format som anges."
        / "The address gives something else than the format that is said.";
    many "{count} adresser[ hos `{cause}`] ger något annat än det format som anges"
        / "{count} addresses[ at `{cause}`] give something else than the format that is given";
    why "Ofta är det en felsida som servern skickar som om allt vore bra. Program som förväntar sig en datafil kan inte läsa svaret."
        / "Often it is an error page that the server sends as if all were well. Programs that expect the file fail on it.";
    fix "Ange adressen till själva filen i `downloadURL`, en sida om den i `accessURL`, och det format som filen har."
        / "Give the address of the file itself in `downloadURL`, a page about it in `accessURL`, and the format that the file has.";
    fixer Server;
}
