//! What can be wrong with the address that the portal harvests.

use crate::rule_meta;

rule_meta! {
    /// The portal cannot take the catalogue.
    pub HARVEST: "links/harvest", Error, portal Error, "DIGG, dokumentation om skördning" / "DIGG, documentation on harvesting";
    title "Portalen kan inte skörda katalogen."
        / "The portal cannot harvest the catalogue.";
    many "{count} kataloger kan inte skördas av portalen"
        / "{count} catalogues cannot be harvested by the portal";
    why "Portalen hämtar katalogen varje natt. Går det inte står det gamla kvar, och till slut försvinner datamängderna. Den följer omdirigering med status 301, 303, 307 och 308, läser bara RDF/XML, och hämtar underkataloger från deras egna IRI:er."
        / "The portal fetches the catalogue every night. When that fails the old one stays, and in the end the datasets disappear. It follows redirects with status 301, 303, 307 and 308, reads RDF/XML only, and fetches sub-catalogues from their own IRIs.";
    fix "Lägg ut catalog.rdf på adressen som är anmäld, med en omdirigering som följs, eller anmäl den nya adressen."
        / "Put catalog.rdf at the address that is registered, behind a redirect that is followed, or register the new address.";
    fixer Server;
}
rule_meta! {
    /// The portal takes another catalogue than the one that is built here.
    pub HARVEST_DIFFERS: "links/harvest-differs", Error, portal Silent, "katalog, länkkontroll" / "katalog, link check";
    title "Den utlagda katalogen är en annan än den som byggs här."
        / "The published catalogue is another one than what is built here.";
    many "{count} utlagda kataloger är andra än de som byggs här"
        / "{count} published catalogues are other ones than those built here";
    why "Portalen visar det som ligger på skördningsadressen. Ändringar som inte har lagts ut syns inte, och det som har tagits bort här syns fortfarande."
        / "The portal shows what lies at the harvest address. Changes that are not published are not seen, and what was removed here still is.";
    fix "Bygg katalogen och lägg ut den på nytt. Har det redan gjorts kan servern ha en gammal kopia kvar."
        / "Build the catalogue and publish it again. If that is done already, the server may still hold an old copy.";
    fixer Server;
}
