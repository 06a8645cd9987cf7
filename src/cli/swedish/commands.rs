//! What the commands do, in Swedish: the path of a command, what stands in lists, and what follows in `--help`.

/// The texts of all commands. The program itself has the empty path.
pub(super) const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "",
        "Publicera kataloger över öppna data enligt DCAT-AP-SE, skrivna som YAML i Git",
        "Ett förråd har en YAML-fil för varje datamängd. `katalog validate` kontrollerar det, `katalog build` skriver den \
         catalog.rdf som Sveriges dataportal hämtar. Börja med `katalog init`.\n\n\
         Slutkod: 0 inga fel, 1 det finns fel, 2 arbetet kunde inte utföras.",
    ),
    (
        "validate",
        "Kontrollera ett förråd, några av dess filer, eller RDF-filer",
        "Anmärkningarna skrivs till standard ut, med rad och kolumn. Inget skrivs i förrådet utan --fix, och inget hämtas \
         från nätet.",
    ),
    (
        "build",
        "Kontrollera ett förråd och skriv katalogen som portalen hämtar",
        "Inget skrivs när det finns fel, om inte --force anges. Varje fil skrivs bredvid sin plats och flyttas dit när den \
         är hel, så en tidigare katalog finns kvar om något går fel.",
    ),
    (
        "init",
        "Skapa ett nytt förråd, med en datamängd som exempel i kommentarer",
        "I en terminal frågar kommandot efter det som inte anges; annars måste det anges. En fil som redan finns ändras aldrig. Den dolda mappen \
         .katalog innehåller de scheman som textredigerare kompletterar efter.",
    ),
    (
        "new",
        "Skriv en kommenterad fil för en ny datamängd, datatjänst, serie, aktör eller kontakt",
        "Varje obligatorisk nyckel finns där att fylla i, de rekommenderade står i kommentarer. En nyckel med \
         standardvärde i catalog.yaml får tas bort.",
    ),
    (
        "baseline",
        "Skriv upp de anmärkningar som finns nu, så att --baseline bara visar nya",
        "Filen anger varje anmärkning med regel, subjekt, egenskap och värde, inte med rad, så att den håller när filerna \
         ändras. Spara den i Git, och skriv den på nytt när något har rättats.",
    ),
    (
        "check-links",
        "Fråga varje adress i en katalog om den svarar, och med det som utlovas",
        "Adresser till data, datatjänster, dokumentation och licenser frågas en gång var, varsamt: några i taget, två \
         samtidigt hos varje server. Adresser i slutna nätverk frågas inte. Anmärkningarna skrivs till standard ut, vid \
         raderna där adresserna står; hur många som fungerar skrivs till standard fel.",
    ),
    (
        "import",
        "Flytta en katalog från annat håll till ett förråd med YAML-filer",
        "Läser RDF (RDF/XML, Turtle, JSON-LD, N-Triples) från filer eller adresser, och med --from poster enligt ISO 19139 \
         eller API-beskrivningar. Varje påstående i RDF behålls, och `build` ger tillbaka samma graf; det som saknar IRI \
         men måste ha en får en. Hela förrådet skrivs, eller inget.\n\n\
         Slutkod: 0 importerat, 1 importerat utom det som inte kunde omvandlas, 2 inget skrevs.",
    ),
    (
        "upgrade",
        "Flytta ett förråd till den gällande versionen av DCAT-AP-SE",
        "Äldre egenskaper och koder blir de i 3.0.1, och så även `profile` i katalog.toml. Bara det som är säkert ändras: \
         varje fil läses om, och säger detsamma utom i det som flyttades. En andra körning ändrar inget.",
    ),
    (
        "diff",
        "Visa vad som skiljer två kataloger",
        "Resurser som har tillkommit, tagits bort eller bytt namn, och för de andra de värden som har försvunnit och \
         kommit. I vilken ordning något står och hur blanka noder heter saknar betydelse.\n\n\
         Slutkod: 0 ingen skillnad, 1 de skiljer sig, 2 arbetet kunde inte utföras.",
    ),
    (
        "include",
        "Förnya de kopior av andra kataloger som ingår i denna",
        "",
    ),
    (
        "include update",
        "Hämta kopiorna på nytt och visa vad som har ändrats i dem",
        "En kopia är vad en post `{url: …, file: …}` under `include:` i catalog.yaml anger. Den skrivs bara när innehållet \
         är ett annat, och aldrig när det som kom inte går att läsa, är avkortat eller inte är en katalog; granska \
         skillnaden, och checka in.",
    ),
    ("rules", "Lista alla regler med deras allvarlighetsgrad", ""),
    (
        "explain",
        "Berätta vad en regel hittar, varför det spelar roll och hur det rättas",
        "",
    ),
    (
        "codes",
        "Visa listorna som värden väljs ur, och sök i dem",
        "Koder, etiketter på båda språken och alias genomsöks, oavsett accenter. Utan argument visas listorna, var och en \
         med de nycklar som tar dess värden.",
    ),
    (
        "schema",
        "Lista, visa eller skriv JSON-scheman, SHACL-former och JSON-LD-kontext",
        "",
    ),
    (
        "completions",
        "Skriv ett skript för komplettering i ett skal till standard ut",
        "",
    ),
    ("man", "Skriv manualsidorna till en mapp", ""),
    ("help", "Visa detta, eller hjälpen för ett kommando", ""),
];
