//! What the arguments mean, in Swedish: the path of the command, the id of the argument, and its text.
//!
//! Arguments that several commands share have [`ALL`] for a path; what stands for a command itself goes before that. After an
//! empty line comes what only `--help` shows.

/// The path of arguments that several commands share.
pub(super) const ALL: &str = "*";

/// The texts of all arguments.
pub(super) const ARGUMENTS: &[(&str, &str, &str)] = &[
    // Every command.
    (
        ALL,
        "lang",
        "Språk för meddelanden [standard: svenska i en svensk språkmiljö, annars engelska]",
    ),
    (
        ALL,
        "color",
        "När det som skrivs har färger [standard: auto]",
    ),
    (
        ALL,
        "help",
        "Visa hjälpen (-h visar en kortare, --help en längre)",
    ),
    (ALL, "version", "Visa programmets version"),
    // What is checked.
    (
        ALL,
        "paths",
        "Vad som kontrolleras, som för `validate` [standard: förrådet här]",
    ),
    (ALL, "path", "En mapp i förrådet"),
    (
        ALL,
        "profile",
        "Version av DCAT-AP-SE att kontrollera mot [standard: `profile` i katalog.toml, annars 3.0.1]",
    ),
    (
        ALL,
        "select",
        "Bara dessa regler eller grupper, åtskilda med komma, som profile,harvest/blank-node",
    ),
    (
        ALL,
        "ignore",
        "Inte dessa regler eller grupper, åtskilda med komma",
    ),
    (
        ALL,
        "today",
        "Dagen som datum jämförs med [standard: i dag]",
    ),
    (ALL, "fail_on", "Vilka anmärkningar som ger slutkod 1"),
    (
        ALL,
        "input_format",
        "Syntax för RDF på standard in, eller i filer vars namn inte säger det [standard: gissas]",
    ),
    (
        ALL,
        "base",
        "IRI som relativa IRI:er i RDF utgår från [standard: adressen till det som hämtas]",
    ),
    // How it is reported.
    (
        ALL,
        "format",
        "Hur anmärkningar skrivs, och vart: human, concise, json, sarif, junit, github, gitlab eller markdown, med =FIL för en \
         fil i stället för standard ut; får anges flera gånger [standard: human]",
    ),
    (
        ALL,
        "baseline",
        "Anmärkningar att tiga om, som `katalog baseline` har skrivit dem",
    ),
    (
        ALL,
        "trust_cache",
        "Lita på en baslinje eller cache som Git bevakar i det som kontrolleras; annars kan ändringen ha skrivit det som den \
         bedöms efter",
    ),
    (
        ALL,
        "verbose",
        "Lista varje ställe för varje orsak, med eget meddelande",
    ),
    (ALL, "quiet", "Anmärkningar utan sammanfattning"),
    (ALL, "statistics", "Bara en tabell över orsaker"),
    (
        ALL,
        "limit",
        "Antal ställen att lista för varje orsak [standard: alla när de är högst fem]",
    ),
    (
        ALL,
        "severity",
        "Bara anmärkningar som är minst så allvarliga",
    ),
    (
        ALL,
        "publisher",
        "Bara anmärkningar på det som denna aktör ger ut: dess id i agents/, eller dess IRI",
    ),
    // Addresses.
    (
        ALL,
        "check_links",
        "Fråga även varje adress, som `check-links` gör: ett fel på en adress räknas som vilken anmärkning som helst",
    ),
    (
        ALL,
        "link_cache",
        "Fil som sparar vad varje adress svarade, samma som för `check-links --cache`",
    ),
    (
        ALL,
        "allow_private",
        "Fråga även adresser i slutna nätverk och på den här datorn",
    ),
    (ALL, "timeout", "Längsta väntan på ett svar"),
    // validate
    (
        "validate",
        "paths",
        "Vad som kontrolleras: en mapp i ett förråd, några av dess YAML-filer, eller RDF-filer (.rdf .xml .ttl .jsonld .nt, \
         eller - för standard in) [standard: förrådet här]\n\n\
         När YAML-filer anges läses hela förrådet, och anmärkningarna i de filerna visas.",
    ),
    (
        "validate",
        "new_since",
        "Bara anmärkningar som denna revision i Git inte hade: en ändring svarar bara för sina egna fel",
    ),
    (
        "validate",
        "fix",
        "Rätta det som är säkert i YAML-filerna, och visa vad som är kvar",
    ),
    (
        "validate",
        "unsafe_fixes",
        "Rätta även det som en människa bör granska efteråt",
    ),
    (
        "validate",
        "diff",
        "Visa vad som skulle rättas i stället för att skriva det",
    ),
    // build
    (
        "build",
        "output",
        "Mapp att skriva till; den skapas om den saknas [standard: public]",
    ),
    (
        "build",
        "to",
        "Filer att skriva, åtskilda med komma: catalog.rdf, catalog.ttl, catalog.jsonld, catalog.nt",
    ),
    (
        "build",
        "force",
        "Skriv även när det finns fel; slutkoden är ändå 1",
    ),
    // init
    (
        "init",
        "dir",
        "Mapp att skapa det i; den skapas om den saknas",
    ),
    ("init", "title", "Katalogens titel"),
    (
        "init",
        "base_uri",
        "Webbadress som namnet (IRI) på allt som beskrivs börjar med; välj en som ni behåller, som `https://data.kommunen.se`",
    ),
    (
        "init",
        "publisher",
        "Namnet på organisationen som är utgivare",
    ),
    (
        "init",
        "publisher_type",
        "Vilket slags organisation det är: en kod som `LocalAuthority` eller `NationalAuthority`, eller en etikett som kommun",
    ),
    (
        "init",
        "organisation_number",
        "Organisationsnumret, tio siffror, som `212000-0001`",
    ),
    (
        "init",
        "email",
        "E-postadress för frågor om data, helst en gemensam brevlåda",
    ),
    // new
    ("new", "kind", "Vad som ska beskrivas"),
    (
        "new",
        "id",
        "Dess id, som blir filens namn och slutet av dess IRI: a–z, 0–9, bindestreck, punkt, understreck",
    ),
    // baseline
    (
        "baseline",
        "output",
        "Fil att skriva [standard: katalog-baseline.json]",
    ),
    (
        "baseline",
        "trust_cache",
        "Lita på en cache som Git bevakar i det som kontrolleras; annars kan ändringen ha skrivit det som den bedöms efter",
    ),
    // check-links
    (
        "check-links",
        "harvest",
        "I stället för adresserna i katalogen: hämta den publicerade katalogen från denna adress som portalen gör, och jämför \
         den med vad `build` skulle skriva",
    ),
    (
        "check-links",
        "include",
        "Bara adresser som passar detta mönster (reguljärt uttryck); får anges flera gånger",
    ),
    (
        "check-links",
        "exclude",
        "Ingen adress som passar detta mönster (reguljärt uttryck); får anges flera gånger",
    ),
    (
        "check-links",
        "identifiers",
        "Fråga även namnen (IRI) på datamängder, datatjänster och aktörer: de bör leda någonstans, eller svara 410 när de är \
         återkallade",
    ),
    (
        "check-links",
        "checksums",
        "Hämta filer som har en `checksum`, och jämför; upp till 2 GB var",
    ),
    (
        "check-links",
        "shard",
        "Bara en del av adresserna, efter server, som 2/4 för den andra av fyra: för flera datorer som delar på arbetet",
    ),
    (
        "check-links",
        "accept",
        "Statuskoder som är lika bra som 200, åtskilda med komma, som 403,429",
    ),
    (
        "check-links",
        "concurrency",
        "Antal samtidiga frågor, allt som allt [standard: 32]",
    ),
    (
        "check-links",
        "per_host",
        "Antal samtidiga frågor till en server [standard: 2]",
    ),
    (
        "check-links",
        "interval",
        "Tid från en fråga till nästa hos samma server [standard: 200ms]",
    ),
    (
        "check-links",
        "retries",
        "Hur många gånger en server som ber om tålamod (429, 5xx) frågas igen [standard: 3]",
    ),
    (
        "check-links",
        "deadline",
        "Längsta tid för hela körningen; det som då är kvar frågas inte",
    ),
    (
        "check-links",
        "header",
        "Vad en server får veta därtill, som en nyckel, och ingen annan: 'SERVER: NAMN: $VARIABEL', med värdet ur miljön; får \
         anges flera gånger",
    ),
    (
        "check-links",
        "cache",
        "Fil som sparar vad varje adress svarade, så att fungerande frågas en gång om dagen och andra efter några timmar",
    ),
    (
        "check-links",
        "offline",
        "Fråga ingen: bedöm efter cachen, hur gammal den än är",
    ),
    (
        "check-links",
        "grace",
        "Hur länge ett nytt fel bara är en varning; cachen vet sedan när en adress inte fungerar",
    ),
    // import
    (
        "import",
        "sources",
        "Vad som importeras: filer, mappar, http(s)-adresser, eller - för standard in; flera blir ett förråd",
    ),
    (
        "import",
        "output",
        "Mapp att skriva till; den ska vara ny eller tom",
    ),
    ("import", "from", "Vilken form källorna har"),
    (
        "import",
        "upgrade",
        "Flytta äldre termer till profilens: version, hasVersion, periodernas datum, frekvenser, tillgänglighet, status, andra \
         skrivsätt för licenser; varje ändring listas av --report",
    ),
    (
        "import",
        "base_uri",
        "Vad nya IRI:er börjar med [standard: det som de flesta IRI:er i källan börjar med, annars domänen i kontakternas \
         e-postadresser]",
    ),
    (
        "import",
        "report",
        "Fil som berättar, som JSON, vilken fil varje resurs blev, vilka som fick en IRI, och vad som flyttades; - för standard \
         ut",
    ),
    (
        "import",
        "force",
        "Skriv över beskrivningar med samma namn i en mapp som inte är tom; andra filer där blir kvar, även .gitignore och \
         katalog.toml",
    ),
    (
        "import",
        "format",
        "Hur det som inte kunde omvandlas skrivs, och vart, som för `validate` [standard: human]",
    ),
    (
        "import",
        "profile",
        "Version av DCAT-AP-SE vars nycklar och koder används [standard: 3.0.1]",
    ),
    (
        "import",
        "allow_private",
        "Hämta även från adresser i slutna nätverk och på den här datorn",
    ),
    // upgrade
    (
        "upgrade",
        "diff",
        "Visa vad som skulle ändras i stället för att skriva det",
    ),
    // diff
    (
        "diff",
        "old",
        "Den gamla katalogen: en mapp i ett förråd, en RDF-fil (- för standard in), en http(s)-adress, eller en revision i Git \
         av förrådet här, som main eller HEAD~1; main.. är main och HEAD, main... är HEAD och där den lämnade main. En fil \
         eller mapp med samma namn som en revision skrivs ./NAMN",
    ),
    (
        "diff",
        "new",
        "Den nya katalogen, på samma sätt [standard: förrådet här]",
    ),
    (
        "diff",
        "format",
        "Hur skillnaden skrivs, och vart: human, json eller markdown, med =FIL för en fil i stället för standard ut; får anges \
         flera gånger [standard: human]",
    ),
    (
        "diff",
        "profile",
        "Version av DCAT-AP-SE som förråd byggs efter [standard: `profile` i katalog.toml, annars 3.0.1]",
    ),
    (
        "diff",
        "allow_private",
        "Hämta även från adresser i slutna nätverk och på den här datorn",
    ),
    // include update
    (
        "include update",
        "names",
        "Vilka kopior: deras filer eller adresser som i catalog.yaml [standard: alla]",
    ),
    (
        "include update",
        "accept_loss",
        "Skriv även en kopia som har förlorat katalogen, eller mer än hälften av vad den förra beskrev",
    ),
    (
        "include update",
        "allow_private",
        "Hämta även från adresser i slutna nätverk och på den här datorn",
    ),
    // The others.
    ("rules", "format", "Hur de listas"),
    (
        "explain",
        "rule",
        "Regelns id, som profile/mandatory [standard: alla regler listas]",
    ),
    (
        "codes",
        "list",
        "Namnet på en lista, som licence, eller en nyckel som tar dess värden, som theme [standard: listorna visas]",
    ),
    (
        "codes",
        "word",
        "Ord att söka efter i koder, etiketter och alias; utan LISTA i alla listor",
    ),
    ("codes", "format", "Hur de visas"),
    (
        "schema",
        "name",
        "Fil att visa, som dataset eller context.jsonld; ett JSON-schema visas med sina definitioner [standard: alla namn \
         listas]",
    ),
    (
        "schema",
        "write",
        "Mapp att skriva alla till, i undermapparna json och shacl; utan MAPP förnyas förrådets egna scheman i .katalog, som \
         känner till dess standardvärden och id:n",
    ),
    ("completions", "shell", "Skalet"),
    (
        "man",
        "dir",
        "Mapp att skriva till; den skapas om den saknas",
    ),
];
