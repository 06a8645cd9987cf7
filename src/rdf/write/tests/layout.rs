//! Layout of the serialized files.

use super::*;

fn example() -> Graph {
    let (catalog, a, b) = (
        Term::Iri("https://x.se/"),
        Term::Iri("https://x.se/a"),
        Term::Iri("https://x.se/b"),
    );
    let [c_title, period, start] = [dcterms("title"), dcterms("temporal"), dcat("startDate")];
    let [t_catalog, t_dataset, t_period] =
        [dcat("Catalog"), dcat("Dataset"), dcterms("PeriodOfTime")];
    let (p_dataset, date) = (dcat("dataset"), "http://www.w3.org/2001/XMLSchema#date");
    graph(&[
        (
            Term::Blank("z"),
            start.as_str(),
            Term::typed("2024-01-01", date),
        ),
        (Term::Blank("z"), TYPE, Term::Iri(&t_period)),
        (b, period.as_str(), Term::Blank("z")),
        (b, TYPE, Term::Iri("http://a.example/Other")),
        (b, TYPE, Term::Iri(&t_dataset)),
        (b, &c_title, Term::tagged("Båtar & hav", "sv")),
        (b, &c_title, Term::tagged("Boats", "en")),
        (b, "urn:x:note", Term::plain("rad 1\n\"rad\" 2")),
        (a, TYPE, Term::Iri(&t_dataset)),
        (catalog, p_dataset.as_str(), b),
        (catalog, &p_dataset, a),
        (catalog, TYPE, Term::Iri(&t_catalog)),
        (Term::Iri("https://x.se/0"), P, Term::Blank("leaf")),
    ])
}

#[test]
fn rdf_xml_layout() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
  xmlns:dcat="http://www.w3.org/ns/dcat#"
  xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:ex="http://a.example/"
  xmlns:ns1="urn:x:"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">

  <dcat:Catalog rdf:about="https://x.se/">
    <dcat:dataset rdf:resource="https://x.se/a"/>
    <dcat:dataset rdf:resource="https://x.se/b"/>
  </dcat:Catalog>

  <dcat:Dataset rdf:about="https://x.se/a"/>

  <dcat:Dataset rdf:about="https://x.se/b">
    <rdf:type rdf:resource="http://a.example/Other"/>
    <dcterms:title xml:lang="en">Boats</dcterms:title>
    <dcterms:title xml:lang="sv">Båtar &amp; hav</dcterms:title>
    <dcterms:temporal>
      <dcterms:PeriodOfTime>
        <dcat:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2024-01-01</dcat:startDate>
      </dcterms:PeriodOfTime>
    </dcterms:temporal>
    <ns1:note>rad 1
"rad" 2</ns1:note>
  </dcat:Dataset>

  <rdf:Description rdf:about="https://x.se/0">
    <ex:p rdf:nodeID="leaf"/>
  </rdf:Description>
</rdf:RDF>
"#;
    assert_eq!(written(&example(), RdfFormat::RdfXml), text);
}

#[test]
fn turtle_layout() {
    let text = r#"@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <http://a.example/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://x.se/> a dcat:Catalog ;
  dcat:dataset <https://x.se/a> , <https://x.se/b> .

<https://x.se/a> a dcat:Dataset .

<https://x.se/b> a dcat:Dataset , ex:Other ;
  dcterms:title "Boats"@en , "Båtar & hav"@sv ;
  dcterms:temporal [
    a dcterms:PeriodOfTime ;
    dcat:startDate "2024-01-01"^^xsd:date
  ] ;
  <urn:x:note> """rad 1
"rad" 2""" .

<https://x.se/0> ex:p _:leaf .
"#;
    assert_eq!(written(&example(), RdfFormat::Turtle), text);
}

#[test]
fn json_ld_layout() {
    let text = r#"{
  "@context": {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "ex": "http://a.example/",
    "xsd": "http://www.w3.org/2001/XMLSchema#"
  },
  "@graph": [
    {
      "@id": "https://x.se/",
      "@type": "dcat:Catalog",
      "dcat:dataset": [
        {"@id": "https://x.se/a"},
        {"@id": "https://x.se/b"}
      ]
    },
    {
      "@id": "https://x.se/a",
      "@type": "dcat:Dataset"
    },
    {
      "@id": "https://x.se/b",
      "@type": ["dcat:Dataset", "ex:Other"],
      "dcterms:title": [
        {"@value": "Boats", "@language": "en"},
        {"@value": "Båtar & hav", "@language": "sv"}
      ],
      "dcterms:temporal": {
        "@type": "dcterms:PeriodOfTime",
        "dcat:startDate": {"@value": "2024-01-01", "@type": "xsd:date"}
      },
      "urn:x:note": "rad 1\n\"rad\" 2"
    },
    {
      "@id": "https://x.se/0",
      "ex:p": {"@id": "_:leaf"}
    }
  ]
}
"#;
    assert_eq!(written(&example(), RdfFormat::JsonLd), text);
}

#[test]
fn n_triples_layout() {
    let text = written(&example(), RdfFormat::NTriples);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 13);
    assert_eq!(lines[3], "<https://x.se/0> <http://a.example/p> _:leaf .");
    assert_eq!(
        lines[6],
        "<https://x.se/b> <http://purl.org/dc/terms/title> \"Boats\"@en ."
    );
    assert_eq!(
        lines[12],
        "_:z <http://www.w3.org/ns/dcat#startDate> \"2024-01-01\"^^<http://www.w3.org/2001/XMLSchema#date> ."
    );
}

#[test]
fn the_example_and_nothing_survive() {
    survives(&example());
    survives(&graph(&[]));
}

#[test]
fn the_order_of_statements_does_not_matter() {
    let graphs = [example(), {
        let graph = example();
        let mut builder = GraphBuilder::new();
        for t in graph.triples().iter().rev() {
            let p = graph.terms().text_of(t.p);
            builder.add(graph.term(t.s), p, graph.term(t.o), Origin::nowhere());
        }
        builder.finish()
    }];
    for format in RdfFormat::ALL {
        assert_eq!(written(&graphs[0], format), written(&graphs[1], format));
    }
}
