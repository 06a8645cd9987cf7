//! Words for files that are no RDF in the syntax they are read in, and where the right ones are.

use crate::diagnostic::Message;
use crate::message;
use crate::rdf::read::OtherKind;

/// What the file is, and which address or command would be right.
pub(super) fn words(kind: OtherKind) -> Message {
    match kind {
        OtherKind::WebPage => message!(
            sv: "det är en webbsida (HTML), ingen RDF; kom en inloggning eller ett felmeddelande i stället för filen?",
            en: "this is a web page (HTML), no RDF; did a login or an error page come in place of the file?"
        ),
        OtherKind::Gzip => message!(
            sv: "filen är packad (gzip); packa upp den först, med gunzip",
            en: "the file is compressed (gzip); unpack it first, with gunzip"
        ),
        OtherKind::Zip => message!(
            sv: "det är ett ZIP-arkiv, eller en fil från ett kontorsprogram; packa upp det, och läs RDF-filen i det",
            en: "this is a ZIP archive, or a file of an office program; unpack it, and read the RDF file in it"
        ),
        OtherKind::Pdf => message!(
            sv: "det är en PDF, ingen RDF; fråga efter katalogens RDF-fil",
            en: "this is a PDF, no RDF; ask for the RDF file of the catalogue"
        ),
        OtherKind::Csw => message!(
            sv: "det är svaret från en katalogtjänst (CSW), ingen RDF; läs posterna med `katalog import --from iso19139`, eller fråga tjänsten efter DCAT (outputSchema=http://www.w3.org/ns/dcat#)",
            en: "this is the answer of a catalogue service (CSW), no RDF; read its records with `katalog import --from iso19139`, or ask the service for DCAT (outputSchema=http://www.w3.org/ns/dcat#)"
        ),
        OtherKind::Iso19139 => message!(
            sv: "det är en metadatapost i ISO 19139, ingen RDF; läs den med `katalog import --from iso19139`",
            en: "this is a metadata record of ISO 19139, no RDF; read it with `katalog import --from iso19139`"
        ),
        OtherKind::OaiPmh => message!(
            sv: "det är ett svar från OAI-PMH, ingen RDF; fråga efter katalogens RDF-fil i stället",
            en: "this is an answer of OAI-PMH, no RDF; ask for the RDF file of the catalogue instead"
        ),
        OtherKind::OgcException => message!(
            sv: "tjänsten svarade med ett fel (ExceptionReport); adressen saknar troligen parametrar, eller så är den till en tjänst och inte till en katalog",
            en: "the service answered with an error (ExceptionReport); the address probably lacks parameters, or is that of a service and not of a catalogue"
        ),
        OtherKind::StorageError => message!(
            sv: "lagringen svarade med ett fel i stället för filen (<Error>); finns filen kvar, och får alla läsa den?",
            en: "the storage answered with an error in place of the file (<Error>); is the file still there, and may everybody read it?"
        ),
        OtherKind::Feed => message!(
            sv: "det är ett nyhetsflöde (RSS eller Atom), ingen katalog; fråga efter katalogens RDF-fil",
            en: "this is a news feed (RSS or Atom), no catalogue; ask for the RDF file of the catalogue"
        ),
        OtherKind::Ckan => message!(
            sv: "det är ett svar från CKAN:s eget API, ingen RDF; hämta katalogen från /catalog.ttl eller /catalog.rdf på samma webbplats",
            en: "this is an answer of CKAN's own API, no RDF; fetch the catalogue from /catalog.ttl or /catalog.rdf on the same site"
        ),
        OtherKind::DcatUs => message!(
            sv: "det är en data.json enligt DCAT-US, som inte är DCAT-AP; fråga efter katalogen enligt DCAT-AP: ArcGIS Hub har den på /api/feed/dcat-ap/2.1.1.json",
            en: "this is a data.json by DCAT-US, which is not DCAT-AP; ask for the catalogue by DCAT-AP: ArcGIS Hub has it at /api/feed/dcat-ap/2.1.1.json"
        ),
        OtherKind::OpenApi => message!(
            sv: "det är en API-beskrivning (OpenAPI), ingen RDF; läs x-dcat ur den med `katalog import --from x-dcat`",
            en: "this is a description of an API (OpenAPI), no RDF; read x-dcat from it with `katalog import --from x-dcat`"
        ),
        OtherKind::JsonError => message!(
            sv: "det är ett felmeddelande i JSON, ingen katalog; pröva adressen i en webbläsare",
            en: "this is an error in JSON, no catalogue; try the address in a browser"
        ),
        OtherKind::OtherSyntax(looks) => {
            // The file name extension is the name of the syntax on the command line too.
            let (name, flag) = (looks.name().to_owned(), looks.extension().to_owned());
            message!(
                sv: "innehållet är {name}; ge filen ändelsen .{flag}, eller lägg till --input-format {flag}",
                en: "its contents are {name}; name the file .{flag}, or add --input-format {flag}",
                name,
                flag
            )
        }
    }
}
