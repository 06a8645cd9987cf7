//! Catalogues of any size, without findings.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

const FREQUENCIES: [&str; 4] = ["IRREG", "NEVER", "UNKNOWN", "OTHER"];
const THEMES: [&str; 4] = ["ENVI", "TRAN", "GOVE", "EDUC"];
const FORMATS: [(&str, &str); 3] = [
    ("CSV", "text/csv"),
    ("JSON", "application/json"),
    ("GEOJSON", "application/geo+json"),
];

/// A catalogue of `size` datasets, 65 triples each, without findings.
pub fn turtle(path: &Path, size: usize) {
    let mut out =
        std::io::BufWriter::new(fs::File::create(path).expect("a file in the temporary folder"));
    let mut text = String::from(
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://data.kommunen.example/agent> a foaf:Agent ;
  foaf:name \"Kommunen\"@sv ;
  dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .
<https://data.kommunen.example/contact> a vcard:Organization ;
  vcard:fn \"Öppna data\" ;
  vcard:hasEmail <mailto:oppnadata@kommunen.example> .
<https://data.kommunen.example/catalog> a dcat:Catalog ;
  dcterms:title \"Katalog\"@sv ;
  dcterms:description \"Katalog\"@sv ;
  dcterms:publisher <https://data.kommunen.example/agent> ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
",
    );
    for n in 0..size {
        let (theme, frequency) = (THEMES[n % 4], FREQUENCIES[n / 4 % 4]);
        let (year, month) = (2000 + n % 25, 1 + n % 12);
        let _ = write!(
            text,
            "
<https://data.kommunen.example/catalog> dcat:dataset <https://data.kommunen.example/id/dataset/{n}> .
<https://data.kommunen.example/id/dataset/{n}> a dcat:Dataset ;
  dcterms:title \"Mätningar vid station {n}\"@sv , \"Measurements at station {n}\"@en ;
  dcterms:description \"Timvärden från station nummer {n}, granskade och publicerade varje månad av miljöenheten.\"@sv ,
    \"Hourly values from station number {n}, checked and published every month by the environment unit.\"@en ;
  dcterms:publisher <https://data.kommunen.example/agent> ;
  dcat:contactPoint <https://data.kommunen.example/contact> ;
  dcat:keyword \"mätning\"@sv , \"station {n}\"@sv , \"luft\"@sv , \"measurement\"@en , \"station no {n}\"@en , \"air\"@en ;
  dcat:theme <http://publications.europa.eu/resource/authority/data-theme/{theme}> ;
  dcterms:identifier \"station-{n}\" ;
  dcterms:issued \"{year}-{month:02}-01\"^^xsd:date ;
  dcterms:modified \"{year}-{month:02}-28T10:00:00Z\"^^xsd:dateTime ;
  dcterms:language <http://publications.europa.eu/resource/authority/language/SWE> ;
  dcat:landingPage <https://www.kommunen.example/stationer/{n}> ;
  dcterms:conformsTo <https://www.kommunen.example/specifikation> ;
  dcterms:spatial <http://sws.geonames.org/2661886> ;
  dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate \"{year}-01-01\"^^xsd:date ; dcat:endDate \"{year}-12-31\"^^xsd:date ] ;
  dcterms:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/{frequency}> ;
  dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
  foaf:page <https://www.kommunen.example/stationer/{n}/dokumentation> ;
  dcat:distribution <https://data.kommunen.example/id/distribution/{n}/0> , <https://data.kommunen.example/id/distribution/{n}/1> , <https://data.kommunen.example/id/distribution/{n}/2> .
"
        );
        for (number, (_, media_type)) in FORMATS.iter().enumerate() {
            let _ = write!(
                text,
                "<https://data.kommunen.example/id/distribution/{n}/{number}> a dcat:Distribution ;
  dcterms:title \"Alla värden i en fil\"@sv , \"All values in one file\"@en ;
  dcterms:description \"Alla värden från station {n} i en fil.\"@sv , \"All values from station {n} in one file.\"@en ;
  dcterms:format \"{media_type}\" ;
  dcat:accessURL <https://data.kommunen.example/fil/{n}/{number}> ;
  dcat:downloadURL <https://data.kommunen.example/fil/{n}/{number}> ;
  dcat:byteSize \"{}\"^^xsd:nonNegativeInteger ;
  dcterms:issued \"{year}-{month:02}-01\"^^xsd:date ;
  dcatap:availability <http://publications.europa.eu/resource/authority/planned-availability/STABLE> ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
",
                1000 + n
            );
        }
        if text.len() > 1 << 20 {
            out.write_all(text.as_bytes())
                .expect("room in the temporary folder");
            text.clear();
        }
    }
    out.write_all(text.as_bytes())
        .expect("room in the temporary folder");
    out.flush().expect("room in the temporary folder");
}

/// A repository of `size` datasets, one file of 41 lines each, without errors.
pub fn repository(root: &Path, size: usize) {
    let write = |name: PathBuf, text: &str| {
        fs::create_dir_all(name.parent().expect("a folder"))
            .expect("a folder in the temporary one");
        fs::write(name, text).expect("room in the temporary folder");
    };
    write(
        root.join("catalog.yaml"),
        "baseURI: https://data.kommunen.example\nlanguage: [sv, en]\ntitle: Katalog\ndescription: Katalog\npublisher: kommunen\n\
         defaults:\n  dataset: {publisher: kommunen, contactPoint: oppnadata, accessRights: PUBLIC}\n  distribution: {availability: STABLE}\n",
    );
    write(
        root.join("agents/kommunen.yaml"),
        "name: Kommunen\ntype: LocalAuthority\n",
    );
    write(
        root.join("contacts/oppnadata.yaml"),
        "kind: Organization\nname: Öppna data\nemail: oppnadata@kommunen.example\n",
    );
    for n in 0..size {
        let (theme, frequency, year, month) = (
            THEMES[n % 4],
            FREQUENCIES[n / 4 % 4],
            2000 + n % 25,
            1 + n % 12,
        );
        let mut text = format!(
            "title:
  sv: Mätningar vid station {n}
  en: Measurements at station {n}
description:
  sv: Timvärden från station nummer {n}, granskade och publicerade varje månad av miljöenheten.
  en: Hourly values from station number {n}, checked and published every month by the environment unit.
keyword:
  sv: [mätning, station {n}, luft]
  en: [measurement, station no {n}, air]
theme: {theme}
identifier: station-{n}
issued: {year}-{month:02}-01
modified: {year}-{month:02}-28T10:00:00Z
language: SWE
landingPage: https://www.kommunen.example/stationer/{n}
conformsTo: https://www.kommunen.example/specifikation
spatial: http://sws.geonames.org/2661886
temporal: {{startDate: {year}-01-01, endDate: {year}-12-31}}
accrualPeriodicity: {frequency}
page: https://www.kommunen.example/stationer/{n}/dokumentation
distribution:
"
        );
        for (code, _) in FORMATS {
            let _ = write!(
                text,
                "  - title: {{sv: Alla värden i en fil, en: All values in one file}}
    description: {{sv: Alla värden från station {n} i en fil., en: All values from station {n} in one file.}}
    format: {code}
    accessURL: https://data.kommunen.example/fil/{n}/{code}
    downloadURL: https://data.kommunen.example/fil/{n}/{code}
    byteSize: {}
    license: CC0-1.0
",
                1000 + n
            );
        }
        write(
            root.join(format!("datasets/{:03}/station-{n}.yaml", n / 1000)),
            &text,
        );
    }
}
