#!/usr/bin/env python3
"""How long small inputs take: cases of what is worse than it looks, in three sizes each.

    tests/hostile/table.py BINARY [--only NAME…] [--out FILE.md] [--wall SECONDS] [--cpu SECONDS] [--list]

A case writes its input of a size into an empty folder and says with which arguments the program is run there. Each size
is double the one before. Bounds: every run ends within 10 s and 1 GB and by no signal, and twice the input takes at most
2.3 times as long (told of times above 0.3 s). The cases of tests/hostile/swell.py, of the same shape, are run too.
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ADDRESS_SPACE = 4 << 30
MOST_SECONDS = 10.0
MOST_BYTES = 1 << 30
MOST_TIMES = 2.3
# Below this, what the program always does outweighs what the input adds.
TOLD_FROM = 0.3

VALIDATE = ["validate", "--lang", "en", "--format", "json", "--today", "2026-01-01"]

TURTLE = """@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix locn: <http://www.w3.org/ns/locn#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix d: <https://data.kommunen.se/id/> .
d:agent a foaf:Agent ; foaf:name "Kommunen"@sv ; dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .
d:contact a vcard:Organization ; vcard:fn "Öppna data" ; vcard:hasEmail <mailto:oppnadata@kommunen.se> .
d:catalog a dcat:Catalog ; dcterms:title "Katalog"@sv ; dcterms:description "Katalog"@sv ; dcterms:publisher d:agent ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
"""

CATALOG = """baseURI: https://data.kommunen.se
language: sv
title: Katalog
description: Data från kommunen
publisher: kommunen
"""

DATASET = """title: Badplatser
description: Kommunens badplatser med namn, läge och utrustning.
publisher: kommunen
contactPoint: oppnadata
accessRights: PUBLIC
"""

RDF_XML = """<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:foaf="http://xmlns.com/foaf/0.1/" \
xmlns:x="http://example.org/x#">"""


def put(folder, name, *texts):
    """Writes texts, or generators of them, one after the other."""
    path = Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for text in texts:
            out.writelines([text] if isinstance(text, str) else text)
    return name


def repository(folder, catalog=""):
    put(folder, "catalog.yaml", CATALOG, catalog)
    put(folder, "agents/kommunen.yaml", "name: Kommunen\ntype: LocalAuthority\n")
    put(folder, "contacts/oppnadata.yaml", "kind: Organization\nname: Öppna data\nemail: oppnadata@kommunen.se\n")


def dataset(*texts, command=VALIDATE, catalog=""):
    """A repository whose only dataset ends in what the texts are."""

    def make(folder, size):
        repository(folder, catalog)
        put(folder, "datasets/a.yaml", DATASET, *(text(size) if callable(text) else text for text in texts))
        return command

    return make


def turtle(*texts, command=VALIDATE, line=False):
    """A file of Turtle; all on one line if that is said."""

    def make(folder, size):
        parts = [TURTLE, *(text(size) if callable(text) else text for text in texts)]
        if line:
            parts = ["".join("".join(part) for part in parts).replace("\n", " ")]
        put(folder, "a.ttl", *parts)
        return [*command, "a.ttl"]

    return make


def rdf_xml(*texts, command=VALIDATE):
    def make(folder, size):
        put(folder, "a.rdf", RDF_XML, *(text(size) if callable(text) else text for text in texts), "</rdf:RDF>")
        return [*command, "a.rdf"]

    return make


def of(template):
    """The template once for each number below the size."""
    return lambda size: (template.replace("%", str(number)) for number in range(size))


def thousands(*numbers):
    return tuple(1000 * number for number in numbers)


# --- a whole catalogue, with findings, in every syntax on one line -----------------------------------------------------

ONE = """<https://data.kommunen.se/id/catalog> dcat:dataset <https://data.kommunen.se/id/dataset/%> .
<https://data.kommunen.se/id/dataset/%> a dcat:Dataset ; dcterms:title "Mätningar %"@sv ;
 dcterms:description "Timvärden från station nummer %, granskade varje månad."@sv ; dcterms:publisher d:agent ; dcat:contactPoint d:contact ;
 dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ; dcterms:issued "2020-13-01"^^xsd:date ;
 dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
 dcat:distribution <https://data.kommunen.se/id/distribution/%> .
<https://data.kommunen.se/id/distribution/%> a dcat:Distribution ; dcterms:format "text/csv" ;
 dcat:accessURL <https://data.kommunen.se/fil/%> ; dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
"""

ONE_XML = """<rdf:Description rdf:about="https://data.kommunen.se/id/catalog"><dcat:dataset rdf:resource="https://data.kommunen.se/id/dataset/%"/></rdf:Description>\
<dcat:Dataset rdf:about="https://data.kommunen.se/id/dataset/%"><dcterms:title xml:lang="sv">Mätningar %</dcterms:title>\
<dcterms:description xml:lang="sv">Timvärden från station nummer %, granskade varje månad.</dcterms:description>\
<dcterms:publisher rdf:resource="https://data.kommunen.se/id/agent"/>\
<dcterms:issued rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2020-13-01</dcterms:issued>\
<dcat:distribution><dcat:Distribution rdf:about="https://data.kommunen.se/id/distribution/%"><dcterms:format>text/csv</dcterms:format>\
<dcat:accessURL rdf:resource="https://data.kommunen.se/fil/%"/></dcat:Distribution></dcat:distribution></dcat:Dataset>"""

XML_HEAD = """<dcat:Catalog rdf:about="https://data.kommunen.se/id/catalog"><dcterms:title xml:lang="sv">Katalog</dcterms:title></dcat:Catalog>"""


def json_ld_line(folder, size):
    id_ = "https://data.kommunen.se/id/"
    graph = [{"@id": id_ + "catalog", "@type": "dcat:Catalog", "dcterms:title": {"@value": "K", "@language": "sv"},
              "dcat:dataset": [{"@id": f"{id_}dataset/{n}"} for n in range(size)]}]
    for n in range(size):
        graph.append({"@id": f"{id_}dataset/{n}", "@type": "dcat:Dataset",
                      "dcterms:title": {"@value": f"Mätningar {n}", "@language": "sv"},
                      "dcterms:issued": {"@value": "2020-13-01", "@type": "http://www.w3.org/2001/XMLSchema#date"},
                      "dcat:distribution": {"@id": f"{id_}distribution/{n}", "@type": "dcat:Distribution",
                                            "dcat:accessURL": {"@id": f"https://data.kommunen.se/fil/{n}"}}})
    context = {"dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/"}
    put(folder, "a.jsonld", json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False))
    return [*VALIDATE, "a.jsonld"]


def format_of(name):
    return ["validate", "--lang", "en", "--today", "2026-01-01", "--format", name]


def flow_line(folder, size):
    """A repository with all its findings on one line of YAML."""
    repository(folder)
    put(folder, "datasets/a.yaml", DATASET, "theme: [", (f"x{n}, " for n in range(size)), "ENVI]\n")
    return VALIDATE


def import_new(folder, size):
    put(folder, "a.nt", (f'<http://a.se/{n}> <http://b.se/p> "{n}" .\n' for n in range(size)))
    return ["import", "--lang", "en", "a.nt", "-o", "out"]


def import_catalogue(folder, size):
    turtle(of(ONE))(folder, size)
    return ["import", "--lang", "en", "a.ttl", "-o", "out"]


def import_nested(folder, size):
    """One dataset whose parts nobody names."""
    put(folder, "a.ttl", TURTLE, "d:catalog dcat:dataset d:s . d:s a dcat:Dataset ; dcterms:title 'S'@sv .\n",
        (f"d:s dcat:distribution [ a dcat:Distribution ; dcterms:title 'Fil {n}'@sv ; dcat:accessURL <https://k.se/{n}> ] .\n" for n in range(size)))
    return ["import", "--lang", "en", "a.ttl", "-o", "out"]


def import_same_title(folder, size):
    put(folder, "a.ttl", TURTLE,
        (f"d:catalog dcat:dataset <https://k{n}.se/d> . <https://k{n}.se/d> a dcat:Dataset ; dcterms:title 'Samma'@sv .\n" for n in range(size)))
    return ["import", "--lang", "en", "a.ttl", "-o", "out"]


def two(before, after):
    def make(folder, size):
        put(folder, "a.ttl", TURTLE, before(size))
        put(folder, "b.ttl", TURTLE, after(size))
        return ["diff", "--lang", "en", "a.ttl", "b.ttl"]

    return make


def chain(last):
    def text(size):
        for n in range(size):
            yield f"_:b{n} <http://b.se/p> _:b{n + 1} .\n"
        yield f'_:b{size} <http://b.se/p> "{last}" .\n'

    return text


def cycle(size):
    return (f"_:b{n} <http://b.se/p> _:b{(n + 1) % size} .\n" for n in range(size))


def ring(template):
    """Each thing leads to the next, and the last to the first."""
    return lambda size: (template.replace("%+", str((n + 1) % size)).replace("%", str(n)) for n in range(size))


def build(make):
    def with_build(folder, size):
        make(folder, size)
        return ["build", "--lang", "en", "--force", "--to", "rdf,ttl,jsonld,nt"]

    return with_build


def build_prefixes(folder, size):
    """A copy of RDF with many predicates, each in a namespace of its own."""
    repository(folder, "include:\n  - other.ttl\n")
    put(folder, "datasets/a.yaml", DATASET)
    put(folder, "other.ttl", TURTLE.replace("d: <https://data.kommunen.se/id/>", "d: <https://andra.se/id/>"),
        "d:catalog dcat:dataset d:s . d:s a dcat:Dataset ; dcterms:title 'S'@sv .\n",
        (f"d:s <http://n{n}.se/a#p> 'x' .\n" for n in range(size)))
    return ["build", "--lang", "en", "--force", "--to", "rdf,ttl,jsonld,nt"]


def includes(folder, size):
    repository(folder, "include:\n" + "".join(f"  - c/{n}.ttl\n" for n in range(size)))
    put(folder, "datasets/a.yaml", DATASET)
    for n in range(size):
        put(folder, f"c/{n}.ttl", f"@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<https://a{n}.se/c> a dcat:Catalog ; dcat:dataset <https://a{n}.se/d> .\n"
            f"<https://a{n}.se/d> a dcat:Dataset ; <http://purl.org/dc/terms/title> 'D'@sv .\n")
    return VALIDATE


def include_same(folder, size):
    """Two copies that describe one thing with many statements."""
    repository(folder, "include:\n  - a.ttl\n  - b.ttl\n")
    put(folder, "datasets/a.yaml", DATASET)
    for name in "ab":
        head = TURTLE.replace("d: <https://data.kommunen.se/id/>", "d: <https://andra.se/id/>")
        put(folder, f"{name}.ttl", head, S, (f"d:s dcterms:relation d:{name}{n} ; dcat:keyword '{n}'@sv .\n" for n in range(size)))
    return VALIDATE


def defaults(folder, size):
    """Many defaults, and a dataset that says as much itself."""
    repository(folder, "defaults:\n  dataset:\n" + "".join(f"    schema:a{n}: x\n" for n in range(size)))
    put(folder, "datasets/a.yaml", DATASET, (f"schema:b{n}: x\n" for n in range(size)))
    return VALIDATE


def baseline(folder, size):
    repository(folder)
    put(folder, "datasets/a.yaml", DATASET, "theme:\n", (f"  - x{n}\n" for n in range(size)))
    row = {"rule": "profile/vocabulary", "subject": "https://data.kommunen.se/id/dataset/a",
           "property": "http://www.w3.org/ns/dcat#theme"}
    entries = [dict(row, value=f"x{2 * n}") for n in range(size)]
    put(folder, "baseline.json", json.dumps({"version": 1, "findings": entries}))
    return [*VALIDATE, "--baseline", "baseline.json"]


def write_baseline(folder, size):
    flow_line(folder, size)
    return ["baseline", "--lang", "en"]


def settings(table):
    def make(folder, size):
        repository(folder)
        put(folder, "datasets/a.yaml", DATASET)
        put(folder, "katalog.toml", table(size))
        return VALIDATE

    return make


def many_files(folder, size):
    repository(folder)
    for n in range(size):
        put(folder, f"datasets/d{n // 1000}/s{n}.yaml", DATASET)
    return VALIDATE


def many_files_new(folder, size):
    many_files(folder, size)
    return ["new", "--lang", "en", "dataset", "ny"]


def fixes(folder, size):
    repository(folder)
    put(folder, "datasets/a.yaml", DATASET, "keyword:\n", (f"  - ord {n}, annat, mer\n" for n in range(size)))
    return ["validate", "--lang", "en", "--unsafe-fixes", "--diff", "--format", "json"]


def iso(folder, size):
    """An ISO 19139 record with many keywords and places to fetch it from."""
    put(folder, "iso.xml", """<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
<gmd:fileIdentifier><gco:CharacterString>a-1</gco:CharacterString></gmd:fileIdentifier>
<gmd:hierarchyLevel><gmd:MD_ScopeCode codeListValue="dataset"/></gmd:hierarchyLevel>
<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>Vägar</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation>
<gmd:abstract><gco:CharacterString>Alla vägar</gco:CharacterString></gmd:abstract>
""", (f"<gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword><gco:CharacterString>ord {n}</gco:CharacterString></gmd:keyword></gmd:MD_Keywords></gmd:descriptiveKeywords>\n" for n in range(size)),
        "</gmd:MD_DataIdentification></gmd:identificationInfo><gmd:distributionInfo><gmd:MD_Distribution>",
        (f"<gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://k.se/{n}.zip</gmd:URL></gmd:linkage><gmd:protocol><gco:CharacterString>WWW:DOWNLOAD-1.0-http--download</gco:CharacterString></gmd:protocol></gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions></gmd:transferOptions>\n" for n in range(size)),
        "</gmd:MD_Distribution></gmd:distributionInfo></gmd:MD_Metadata>")
    return ["import", "--lang", "en", "--from", "iso19139", "iso.xml", "-o", "out"]


def x_dcat(folder, size):
    put(folder, "api.json", json.dumps({"openapi": "3.0.0", "info": {"title": "A", "version": "1", "x-dcat": {
        "dcterms:title": "T", "dcat:keyword": [f"ord {n}" for n in range(size)],
        "dcat:theme": [f"tema{n}" for n in range(size)], **{f"dcterms:x{n}": "y" for n in range(size)}}}}))
    return ["import", "--lang", "en", "--from", "x-dcat", "api.json", "-o", "out"]


def links(folder, size):
    turtle(of(ONE))(folder, size)
    return ["check-links", "--lang", "en", "--offline", "--cache", "cache.json", "a.ttl"]


CATALOGUES = thousands(4, 8, 16)
MANY = thousands(25, 50, 100)
MILLION = thousands(250, 500, 1000)
WIDE = ("catalog dcat:dataset d:s . d:s a dcat:Dataset ; dcterms:title 'S'@sv .\n")
S = "d:" + WIDE
TEXT = "description: |\n"

CASES = [
    ("rdfxml-one-line", CATALOGUES, rdf_xml(XML_HEAD, of(ONE_XML))),
    ("turtle-one-line", CATALOGUES, turtle(of(ONE), line=True)),
    ("jsonld-one-line", CATALOGUES, json_ld_line),
    *((f"one-line-{name}", CATALOGUES, rdf_xml(XML_HEAD, of(ONE_XML), command=format_of(name)))
      for name in ["human", "concise", "sarif", "junit", "github", "gitlab", "markdown"]),
    ("turtle-many-lines", CATALOGUES, turtle(of(ONE))),
    ("themes", MANY, dataset("theme:\n", of("  - x%\n"))),
    ("themes-one-line", MANY, flow_line),
    ("themes-long", thousands(5, 10, 20), dataset("theme:\n", of("  - " + "mycketlangtord" * 10 + "%\n"))),
    ("theme-very-long", thousands(250, 500, 1000), dataset("theme: ", lambda size: "x" * size, "\n")),
    ("references", MANY, dataset("relation:\n", of("  - x%\n"))),
    ("publishers", MANY, dataset("creator:\n", of("  - kommunin%\n"))),
    ("many-publishers", thousands(2, 4, 8), lambda folder, size: (repository(folder), [put(folder, f"agents/k{n}.yaml", f"name: K{n}\n") for n in range(size)],
                                              put(folder, "datasets/a.yaml", DATASET, "creator:\n", of("  - kx%\n")(size)), VALIDATE)[-1]),
    ("keys", MANY, dataset(of("titel%: x\n"))),
    ("keys-very-long", thousands(250, 500, 1000), dataset("x", lambda size: "x" * size, ": 1\n")),
    ("keys-nested", thousands(10, 20, 40), dataset("distribution:\n", of("  - {accessUrl%: 'https://k.se/%'}\n"))),
    ("languages", MANY, dataset("keyword:\n", of("  sv-x%: a\n"))),
    ("languages-unknown", MANY, dataset("keyword:\n", of("  zz-%: a\n"))),
    ("languages-turtle", MANY, turtle(S, of("d:s dcterms:title 'S'@q%x .\n".replace("q%x", "aa-a%")))),
    ("languages-other-turtle", MANY, turtle(S, of("d:s dcterms:title 'S%'@xx-a% .\n"))),
    ("language-values", MANY, dataset("language:\n", of("  - spr%\n"))),
    ("unknown-properties", MANY, turtle(S, of("d:s dcat:them% d:x .\n"))),
    ("unknown-classes", MANY, turtle(of("d:s% a dcat:Datset% .\n"))),
    ("bad-themes-turtle", MANY, turtle(S, of("d:s dcat:theme <http://publications.europa.eu/resource/authority/data-theme/EN%> .\n"))),
    ("bad-media-types", MANY, turtle(of("d:x% a dcat:Distribution ; dcterms:format 'text/csw%' ; dcat:accessURL <https://k.se/%> .\n"))),
    ("bad-dates", MANY, turtle(S, of("d:s dcterms:issued '2020-13-%'^^xsd:date .\n"))),
    ("comments", MILLION, dataset(of("# %\n"))),
    ("comments-before-values", MANY, dataset("keyword:\n", of("  # %\n  - ord%\n"))),
    ("ignores", MILLION, dataset(of("# katalog: ignore[guidance/title-length] x\n"))),
    ("ignores-unknown", MANY, dataset(of("# katalog: ignore[x%] x\n"))),
    ("ignores-used", MANY, dataset("theme:\n", of("  # katalog: ignore[profile/vocabulary] x\n  - x%\n"))),
    ("xml-literal-namespaces", thousands(5, 10, 20), lambda folder, size: (put(folder, "a.rdf", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"http://a.se/\"><x:p xmlns:x=\"http://x.se/\" rdf:parseType=\"Literal\">",
        (f"<b{n} xmlns:n{n}=\"http://n.se/{n}\" n{n}:a=\"1\"/>" for n in range(size)), "</x:p></rdf:Description></rdf:RDF>"), [*VALIDATE, "a.rdf"])[-1]),
    ("xml-literal-deep-namespaces", (5000, 10000, 20000), lambda folder, size: (put(folder, "a.rdf", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
        "<rdf:Description rdf:about=\"http://a.se/\">", *(f"<x:q{k} rdf:parseType=\"Literal\" xmlns:x=\"http://x.se/\" " + " ".join(f"xmlns:n{k}-{n}=\"http://n.se/{n}\"" for n in range(900)) + ">" + "".join(f"<n{k}-{n % 900}:b/>" for n in range(size // 20)) + f"</x:q{k}>" for k in range(20)), "</rdf:Description></rdf:RDF>"), [*VALIDATE, "a.rdf"])[-1]),
    ("xml-namespaces-around", thousands(5, 10, 20), lambda folder, size: (put(folder, "a.rdf", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" ",
        (f"xmlns:n{n}=\"http://n.se/{n}\" " for n in range(900)), ">", "<rdf:Description rdf:about=\"http://a.se/\">", (f"<n1:p rdf:parseType=\"Literal\"><b>{n}</b></n1:p>" for n in range(size)), "</rdf:Description></rdf:RDF>"), [*VALIDATE, "a.rdf"])[-1]),
    ("xml-attributes", MANY, lambda folder, size: (put(folder, "a.rdf", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:x=\"http://x.se/\"><rdf:Description rdf:about=\"http://a.se/\" ",
        (f"x:a{n}=\"1\" " for n in range(size)), "/></rdf:RDF>"), [*VALIDATE, "a.rdf"])[-1]),
    ("xml-attributes-allowed", (50, 100, 200), rdf_xml(lambda size: ("<rdf:Description " + " ".join(f"x:a{n}=\"1\"" for n in range(990)) + "/>" for _ in range(size)))),
    ("xml-depth", (25000, 50000, 100000), rdf_xml(lambda size: "".join("<x:A><x:p>" * 100 + "</x:p></x:A>" * 100 for _ in range(size // 100)))),
    ("xml-entities", thousands(250, 500, 1000), lambda folder, size: (put(folder, "a.rdf", "<!DOCTYPE rdf:RDF [", *(f'<!ENTITY e{n} "x">' for n in range(700)), "]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"http://a.se/\"><x:p xmlns:x=\"http://x.se/\">",
        "&e699;" * size, "</x:p></rdf:Description></rdf:RDF>"), [*VALIDATE, "a.rdf"])[-1]),
    ("xml-entity-name-long", thousands(250, 500, 1000), rdf_xml(lambda size: "<x:A x:p='" + "&" * 2 + "x" * size + "'/>")),
    ("xml-one-long-text", thousands(2500, 5000, 10000), rdf_xml("<dcat:Dataset rdf:about='http://a.se/'><dcterms:title>", lambda size: "x" * size, "</dcterms:title></dcat:Dataset>")),
    ("series-cycle", CATALOGUES, turtle(ring("d:s% a dcat:DatasetSeries ; dcterms:title 'S%'@sv ; dcat:inSeries d:s%+ .\n"))),
    ("series-chain", CATALOGUES, turtle(of("d:s% a dcat:DatasetSeries ; dcterms:title 'S%'@sv .\n"), lambda size: (f"d:s{n + 1} dcat:inSeries d:s{n} .\n" for n in range(size)))),
    ("series-prev-cycle", CATALOGUES, turtle(ring("d:s% a dcat:Dataset ; dcterms:title 'S%'@sv ; dcat:prev d:s%+ ; dcterms:isVersionOf d:s%+ ; dcterms:replaces d:s%+ .\n"))),
    ("series-many-members", thousands(10, 20, 40), turtle("d:ss a dcat:DatasetSeries ; dcterms:title 'S'@sv .\n", of("d:catalog dcat:dataset d:s% . d:s% a dcat:Dataset ; dcterms:title 'S%'@sv ; dcat:inSeries d:ss ; dcterms:issued '2020-01-01' .\n"))),
    ("series-yaml", (1000, 2000, 4000), lambda folder, size: (repository(folder), [put(folder, f"series/s{n}.yaml", f"title: S{n}\ndescription: D\npublisher: kommunen\ncontactPoint: oppnadata\ninSeries: s{(n + 1) % size}\n") for n in range(size)], VALIDATE)[-1]),
    ("sub-catalogues-cycle", CATALOGUES, turtle(ring("d:c% a dcat:Catalog ; dcterms:title 'S%'@sv ; dcterms:hasPart d:c%+ ; dcat:catalog d:c%+ .\n"))),
    ("sub-catalogues-chain", CATALOGUES, turtle(lambda size: (f"d:c{n} a dcat:Catalog ; dcterms:title 'S{n}'@sv ; dcterms:hasPart d:c{n + 1} ; dcat:catalog d:c{n + 1} .\n" for n in range(size)))),
    ("part-cycle", CATALOGUES, turtle(ring("d:c% a dcat:Dataset ; dcterms:title 'S%'@sv ; dcterms:hasPart d:c%+ .\n"))),
    ("identity-numbers", thousands(50, 100, 200), dataset(TEXT, of("  nummer 19121212%-1212, 191212121212 och 12 12 12 - 12 12\n"))),
    ("identity-number-digits", thousands(500, 1000, 2000), dataset("page: x\nrights: '", lambda size: "1" * size, "'\n")),
    ("identity-number-spaced", thousands(500, 1000, 2000), dataset("rights: '", lambda size: "1 2 " * (size // 4), "'\n")),
    ("identity-number-hyphens", thousands(500, 1000, 2000), dataset("rights: '", lambda size: "850709-9805 " * (size // 12), "'\n")),
    ("identity-number-long-text", thousands(2500, 5000, 10000), turtle(S, "d:s dcterms:description '''", lambda size: ("personnummer 850709-9805 eller 19850709 9805\n" * (size // 45)), "'''@sv .\n")),
    ("telephones", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: ("070-123 45 67, 08 - 123 456 78\n" * (size // 31)), "'''@sv .\n")),
    ("mails", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: ("anna.andersson@gmail.com a@b@c@d\n" * (size // 33)), "'''@sv .\n")),
    ("long-html", thousands(2500, 5000, 10000), turtle(S, "d:s dcterms:description '''", lambda size: "<p &amp;<<a <" * (size // 13), "'''@sv .\n")),
    ("long-html-open", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: "<" * size, "'''@sv .\n")),
    ("long-html-ampersands", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: "&" * size, "'''@sv .\n")),
    ("long-html-comment", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: "<!-- " * (size // 5), "'''@sv .\n")),
    ("long-double-encoded", thousands(2500, 5000, 10000), turtle(S, "d:s dcterms:description '''", lambda size: "Ã¥Ã¤ &amp;amp; %25C3 " * (size // 21), "'''@sv .\n")),
    ("long-title", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:title '''", lambda size: "csv 2020 Karta kommun API " * (size // 26), "'''@sv .\n")),
    ("long-title-blanks", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:title '''", lambda size: " " * size, "'''@sv .\n")),
    ("long-word", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:title '''", lambda size: "a" * size, "'''@sv ; dcterms:description '''", lambda size: "å" * (size // 2), "'''@sv .\n")),
    ("long-keyword-list", thousands(500, 1000, 2000), turtle(S, "d:s dcat:keyword '''", lambda size: "ord, annat; mer / " * (size // 18), "'''@sv .\n")),
    ("long-placeholder", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:description '''", lambda size: "TODO lorem ipsum [ ... ] xxx " * (size // 29), "'''@sv .\n")),
    ("long-sentences", thousands(2500, 5000, 10000), turtle(S, "d:s dcterms:description '''", lambda size: "Den här datamängden uppdateras löpande. Se https://k.se/a för mer. " * (size // 68), "'''@sv .\n")),
    ("long-iri", thousands(500, 1000, 2000), turtle(S, "d:s dcat:landingPage <https://k.se/", lambda size: "a/" * (size // 2), "?", lambda size: "b&" * (size // 4), "> .\n")),
    ("long-date", thousands(500, 1000, 2000), turtle(S, "d:s dcterms:issued '", lambda size: "2" * size, "'^^xsd:date ; dcterms:modified '2020-01-01T00:00:00.", lambda size: "2" * size, "Z'^^xsd:dateTime .\n")),
    ("distributions", MANY, turtle(S, of("d:s dcat:distribution d:x% . d:x% a dcat:Distribution ; dcterms:format 'application/pdf' ; dcat:accessURL <https://k.se/%> .\n"))),
    ("distributions-blank", thousands(20, 40, 80), turtle(S, of("d:s dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://k.se/%> ] .\n"))),
    ("distributions-titled", thousands(20, 40, 80), turtle(S, of("d:s dcat:distribution d:x% . d:x% a dcat:Distribution ; dcterms:title 'Samma'@sv ; dcat:downloadURL <https://k.se/%.csv> ; dcat:accessURL <https://k.se/samma> .\n"))),
    ("values-of-one-property", MANY, turtle(S, of("d:s dcat:keyword 'ord%'@sv .\n"))),
    ("keywords-case", MANY, turtle(S, of("d:s dcat:keyword 'Ord%'@sv , 'ord%'@sv .\n"))),
    ("titles-of-one-dataset", MANY, turtle(S, of("d:s dcterms:title 'T%'@sv .\n"))),
    ("same-titles", thousands(10, 20, 40), turtle(of("d:catalog dcat:dataset d:s% . d:s% a dcat:Dataset ; dcterms:title 'Samma'@sv ; dcterms:description 'Samma'@sv ; dcterms:identifier 'a' .\n"))),
    ("publishers-of-one", MANY, turtle(S, of("d:s dcterms:publisher d:a% . d:a% a foaf:Agent ; foaf:name 'A%'@sv .\n"))),
    ("same-agents", MANY, turtle(of("d:a% a foaf:Agent ; foaf:name 'Kommunen'@sv . d:c% dcterms:publisher d:a% .\n"))),
    ("same-agents-blank", thousands(10, 20, 40), turtle(of("d:s% a dcat:Dataset ; dcterms:publisher [ a foaf:Agent ; foaf:name 'Kommunen'@sv , 'K%'@en ] .\n"))),
    ("agents-alike", MANY, turtle(of("d:a% a foaf:Agent ; foaf:name 'Kommunen %'@sv ; foaf:homepage <https://kommunen.se/> . d:c% dcterms:publisher d:a% .\n"))),
    ("agent-names", MANY, turtle(of("d:a0 foaf:name 'Kommunen %'@sv . d:a1 foaf:name 'Kommunan %'@sv .\n"), "d:a0 a foaf:Agent . d:a1 a foaf:Agent . d:c dcterms:publisher d:a0 , d:a1 .")),
    ("shared-contact", thousands(10, 20, 40), turtle("_:c a vcard:Individual ; vcard:fn 'Anna Andersson' .\n", of("d:catalog dcat:dataset d:s% . d:s% a dcat:Dataset ; dcterms:title 'S%'@sv ; dcat:contactPoint _:c .\n"))),
    ("shared-distribution", thousands(10, 20, 40), turtle("d:x a dcat:Distribution ; dcat:accessURL <https://k.se/> .\n", of("d:catalog dcat:dataset d:s% . d:s% a dcat:Dataset ; dcterms:title 'S%'@sv ; dcat:distribution d:x .\n"))),
    ("shared-rights", MANY, turtle("_:r a dcterms:RightsStatement .\n", of("d:s% a dcat:Dataset ; dcterms:rights _:r ; dcterms:accessRights _:r ; dcterms:spatial _:r .\n"))),
    ("services", thousands(10, 20, 40), turtle(of("d:v% a dcat:DataService ; dcterms:title 'V'@sv ; dcat:endpointURL <https://k.se/api> ; dcat:servesDataset d:s . d:x% dcat:accessService d:v% .\n"), S)),
    ("services-shown", thousands(2, 4, 8), turtle(of("d:catalog dcat:service d:v% . d:v% a dcat:DataService ; dcterms:title 'V'@sv ; dcat:endpointURL <https://k.se/api> ; dcat:servesDataset d:s .\n"), S, of("d:s dcat:distribution d:x% . d:x% a dcat:Distribution ; dcat:accessURL <https://k.se/api> ; dcat:accessService d:v% .\n"))),
    ("catalogues", thousands(10, 20, 40), turtle(of("d:c% a dcat:Catalog ; dcterms:title 'C'@sv ; dcat:dataset d:s ; dcterms:publisher d:agent .\n"), S)),
    ("types", MANY, turtle(S, of("d:s a d:T% .\n"))),
    ("one-iri-many-classes", thousands(5, 10, 20), turtle(of("d:s% a dcat:Dataset , dcat:Distribution , foaf:Agent , dcat:Catalog ; dcterms:title 'S'@sv .\n"))),
    ("list", MANY, turtle(S, "d:s dcat:keyword (", of(" 'o%'"), ") .\n")),
    ("list-line", MANY, turtle(S, "d:s dcat:keyword (", of(" 'o%'"), ") .\n", line=True)),
    ("blank-chain", MANY, turtle(S, chain("x"), "d:s dcterms:relation _:b0 .\n")),
    ("blank-ring", MANY, turtle(S, cycle, "d:s dcterms:relation _:b0 .\n")),
    ("blank-untyped", MANY, turtle(S, of("d:s dcterms:relation [ dcterms:title 'S%'@sv ] .\n"))),
    ("wkt", thousands(250, 500, 1000), turtle(S, "d:s dcterms:spatial [ a dcterms:Location ; locn:geometry 'POLYGON((", lambda size: ", ".join(f"15.{n} 60.{n}" for n in range(size)), "))'^^<http://www.opengis.net/ont/geosparql#wktLiteral> ] .\n")),
    ("wkt-nested", thousands(250, 500, 1000), turtle(S, "d:s dcterms:spatial [ a dcterms:Location ; locn:geometry 'GEOMETRYCOLLECTION(", lambda size: "(" * size, "'^^<http://www.opengis.net/ont/geosparql#wktLiteral> ] .\n")),
    ("geojson", thousands(250, 500, 1000), turtle(S, "d:s dcterms:spatial [ a dcterms:Location ; locn:geometry '''{\"type\": \"Polygon\", \"coordinates\": [[", lambda size: ",".join(f"[15.{n},60.{n}]" for n in range(size)), "]]}'''^^<https://www.iana.org/assignments/media-types/application/vnd.geo+json> ] .\n")),
    ("geojson-open", thousands(250, 500, 1000), turtle(S, "d:s dcterms:spatial [ a dcterms:Location ; locn:geometry '''", lambda size: "[" * size, "'''^^<https://www.iana.org/assignments/media-types/application/vnd.geo+json> ] .\n")),
    ("places", MANY, turtle(S, of("d:s dcterms:spatial [ a dcterms:Location ; dcat:centroid 'POINT(60.% 15.%)'^^<http://www.opengis.net/ont/geosparql#wktLiteral> ] .\n"))),
    ("periods", MANY, turtle(S, of("d:s dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate '2021-01-01'^^xsd:date ; dcat:endDate '2020-01-01'^^xsd:date ] .\n"))),
    ("many-subjects", MILLION, turtle(lambda size: (f'<http://a.se/{n}> <http://b.se/p> "{n}" .\n' for n in range(size)))),
    ("baseline-read", MANY, baseline),
    ("baseline-write", MANY, write_baseline),
    ("uri-table", MANY, settings(lambda size: "[uri]\n" + "".join(f"x{n} = 'https://k.se/{n}/'\n" for n in range(size)))),
    ("rules-table", MANY, settings(lambda size: "[rules]\n" + "".join(f"x{n} = 'off'\n" for n in range(size)))),
    ("toml-broken", MANY, settings(lambda size: "x = 1\n" * size)),
    ("yaml-anchors", MANY, dataset("keyword:\n", of("  - &a% ord%\n  - *a%\n"))),
    ("yaml-one-anchor", thousands(20, 40, 80), dataset("keyword:\n  - &a ord\n", of("  - *a\n"))),
    ("yaml-documents", MANY, dataset(of("---\na: %\n"))),
    ("yaml-long-plain", thousands(2500, 5000, 10000), dataset("rights: ", lambda size: "ord " * (size // 4), "\n")),
    ("yaml-long-folded", thousands(2500, 5000, 10000), dataset("rights: >\n", lambda size: "  ord och mer\n" * (size // 14))),
    ("yaml-long-quoted", thousands(2500, 5000, 10000), dataset("rights: \"", lambda size: "ord\\n\\u00e5 " * (size // 12), "\"\n")),
    ("yaml-blank-lines", MILLION, dataset("rights: |\n  a\n", lambda size: "\n" * size, "  b\n")),
    ("yaml-deep-flow", MANY, dataset("rights: ", lambda size: "[" * size, "\n")),
    ("yaml-deep-block", thousands(1, 2, 4), dataset("rights:\n", lambda size: "".join(" " * n + "-\n" for n in range(1, size)))),
    ("yaml-deep-dashes", MANY, dataset("rights:\n  ", lambda size: "- " * size, "\n")),
    ("yaml-question-marks", MANY, dataset(of("? [a%]\n: b\n"))),
    ("yaml-colons", MANY, dataset("rights: ", lambda size: "a: " * size, "\n")),
    ("yaml-same-key", MANY, dataset(of("title: x\n"))),
    ("yaml-tags", MANY, dataset("keyword:\n", of("  - !a% ord\n"))),
    ("yaml-keywords", MANY, dataset("keyword:\n", of("  - ord %\n"))),
    ("yaml-distributions", thousands(10, 20, 40), dataset("distribution:\n", of("  - {accessURL: 'https://k.se/%', format: CSV}\n"))),
    ("yaml-distributions-same", thousands(10, 20, 40), dataset("distribution:\n", of("  - {accessURL: 'https://k.se/samma.csv', title: samma}\n"))),
    ("yaml-files", thousands(5, 10, 20), many_files),
    ("yaml-files-new", thousands(5, 10, 20), many_files_new),
    ("include-same-twice", MANY, include_same),
    ("defaults", thousands(5, 10, 20), defaults),
    ("types-and-values", thousands(20, 40, 80), turtle(S, of("d:s a d:T% ; dcterms:title 'T%'@xx ; dcat:theme d:x% .\n"))),
    ("titles-and-formats", thousands(10, 20, 40), turtle(S, of("d:s dcterms:title 'Vägar CSV %'@sv ; dcat:distribution d:x% . d:x% a dcat:Distribution ; dcterms:format 'text/csv' ; dcat:accessURL <https://k.se/%> .\n"))),
    ("identifiers", thousands(10, 20, 40), turtle("d:s0 dcterms:relation d:r .\n", of("d:s0 dcterms:relation d:r% . d:catalog dcat:dataset d:s% . d:s% a dcat:Dataset ; dcterms:title 'S'@sv ; dcterms:identifier 'a' .\n"))),
    ("human-themes", thousands(10, 20, 40), dataset("theme:\n", of("  - x%\n"), command=format_of("human"))),
    ("human-same-key", thousands(10, 20, 40), dataset("rights: '", lambda size: "x" * size, "'\n", of("rights: x\n"), command=format_of("human"))),
    ("include-copies", thousands(1, 2, 4), includes),
    ("fixes", thousands(10, 20, 40), fixes),
    ("build-line", thousands(4, 8, 16), build(dataset("keyword:\n", of("  - ord %\n")))),
    ("build-distributions", thousands(5, 10, 20), build(dataset("theme: ENVI\nkeyword: ord\ndistribution:\n", of("  - {accessURL: 'https://k.se/%', format: CSV, license: CC0-1.0, availability: STABLE}\n")))),
    ("build-prefixes", MANY, build_prefixes),
    ("links-offline", thousands(25, 50, 100), links),
    ("import-new", MILLION, import_new),
    ("import-blank-chain", MANY, lambda folder, size: (put(folder, "a.ttl", TURTLE, S, chain("x")(size), "d:s dcterms:relation _:b0 .\n"), ["import", "--lang", "en", "a.ttl", "-o", "out"])[-1]),
    ("import-blank-ring", MANY, lambda folder, size: (put(folder, "a.ttl", TURTLE, S, cycle(size), "d:s dcterms:relation _:b0 .\n"), ["import", "--lang", "en", "a.ttl", "-o", "out"])[-1]),
    ("import-values", MANY, lambda folder, size: (put(folder, "a.ttl", TURTLE, S, of("d:s dcat:keyword 'ord%'@sv ; dcterms:relation d:x% ; d:p% 'x' .\n")(size)), ["import", "--lang", "en", "a.ttl", "-o", "out"])[-1]),
    ("import-catalogue", thousands(2, 4, 8), import_catalogue),
    ("import-nested", thousands(5, 10, 20), import_nested),
    ("import-same-title", thousands(2, 4, 8), import_same_title),
    ("import-iso", thousands(5, 10, 20), iso),
    ("import-x-dcat", thousands(10, 20, 40), x_dcat),
    ("diff-literals", MANY, two(of("d:s dcat:keyword 'a%' .\n"), of("d:s dcat:keyword 'b%' .\n"))),
    ("diff-catalogues", CATALOGUES, two(of(ONE), lambda size: of(ONE.replace("Mätningar", "Mätning"))(size))),
    ("diff-renamed", CATALOGUES, two(of(ONE), lambda size: of(ONE.replace("id/dataset/%", "id/datamangd/%"))(size))),
    ("diff-chains", thousands(4, 8, 16), two(chain("x"), chain("y"))),
    ("diff-cycles", thousands(4, 8, 16), two(cycle, cycle)),
    ("diff-long-text", thousands(250, 500, 1000), two(lambda size: ["d:s dcterms:description '", "ett ord " * (size // 8), "' ."], lambda size: ["d:s dcterms:description '", "två ord " * (size // 8), "' ."])),
    ("diff-many-lines", MANY, two(lambda size: ["d:s dcterms:description '''", *(f"rad {n}\n" for n in range(size)), "''' ."], lambda size: ["d:s dcterms:description '''", *(f"rad {n * 2}\n" for n in range(size)), "''' ."])),
]


# --- running them -----------------------------------------------------------------------------------------------------


class Run:
    """What one run took."""

    def __init__(self, status, wall, usage, late):
        self.wall = wall
        self.cpu = usage.ru_utime + usage.ru_stime
        self.bytes = usage.ru_maxrss * 1024
        self.late = late or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
        if self.late:
            self.ended = "stopped"
        elif os.WIFSIGNALED(status):
            self.ended = f"signal {os.WTERMSIG(status)}"
        else:
            self.ended = str(os.WEXITSTATUS(status))

    def faults(self):
        if self.late:
            yield f"still running after {self.cpu:.0f} s ({self.wall:.0f})"
        elif not self.ended.isdigit():
            yield f"ended by {self.ended}"
        elif int(self.ended) > 2:
            yield f"status {self.ended}"
        if not self.late and self.cpu > MOST_SECONDS:
            yield f"{self.cpu:.1f} s"
        if self.bytes > MOST_BYTES:
            yield f"{self.bytes >> 20} MB"


def run(binary, arguments, folder, wall_limit, cpu_limit):
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_limit, cpu_limit + 5))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder, "LC_ALL": "C", "NO_COLOR": "1"}
    started = time.monotonic()
    with open(os.path.join(folder, "stdout"), "wb") as out, open(os.path.join(folder, "stderr"), "wb") as err:
        child = subprocess.Popen([binary, *arguments], cwd=os.path.join(folder, "work"), stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=err, env=environment, preexec_fn=limits)
        late = False
        while True:
            done, status, usage = os.wait4(child.pid, os.WNOHANG)
            wall = time.monotonic() - started
            if done:
                break
            if wall >= wall_limit:
                late = True
                child.kill()
                _, status, usage = os.wait4(child.pid, 0)
                break
            time.sleep(0.005 if wall < 1 else 0.05)
    child.returncode = 0
    return Run(status, wall, usage, late)


def measure(binary, case, wall_limit, cpu_limit):
    """The runs of a case in its three sizes; after one that did not end in time the larger ones are left out."""
    _, sizes, make = case
    runs = []
    for size in sizes:
        folder = tempfile.mkdtemp(prefix="katalog-table-")
        try:
            work = os.path.join(folder, "work")
            os.mkdir(work)
            arguments = make(work, size)
            runs.append(run(binary, arguments, folder, wall_limit, cpu_limit))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if runs[-1].late:
            break
    return runs


def faults(sizes, runs):
    for size, one in zip(sizes, runs):
        yield from (f"{size:,}: {fault}" for fault in one.faults())
    for size, before, after in zip(sizes[1:], runs, runs[1:]):
        if after.cpu > TOLD_FROM and before.cpu > 0 and after.cpu > MOST_TIMES * max(before.cpu, TOLD_FROM / MOST_TIMES):
            yield f"{size:,}: {after.cpu / before.cpu:.1f} × the time of half of it"


def row(name, sizes, runs):
    cells = [name]
    for size, one in zip(sizes, runs):
        seconds = f"> {one.cpu:.0f}" if one.late else f"{one.cpu:.2f}"
        cells.append(f"{size:,}: {seconds} s ({one.wall:.2f}), {one.bytes >> 20} MB, {one.ended}")
    cells += ["–"] * (len(sizes) - len(runs))
    times = [f"{after.cpu / before.cpu:.1f}" for before, after in zip(runs, runs[1:]) if before.cpu > 0]
    return "| " + " | ".join([*cells, ", ".join(times)]) + " |"


def all_cases():
    cases = list(CASES)
    other = Path(__file__).with_name("swell.py")
    if other.exists():
        spec = importlib.util.spec_from_file_location("swell", other)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        cases += module.CASES
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=Path)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these cases only; a * at the end stands for any ending")
    parser.add_argument("--out", type=Path, metavar="FILE.md", help="where the table is written to as well")
    parser.add_argument("--wall", type=float, default=60.0, metavar="SECONDS", help="how long a run may take at all")
    parser.add_argument("--cpu", type=int, default=60, metavar="SECONDS", help="how much of a processor a run may take at all")
    parser.add_argument("--list", action="store_true", help="only the names")
    args = parser.parse_args()

    def is_wanted(name):
        wanted = args.only or ["*"]
        return any(name.startswith(only[:-1]) if only.endswith("*") else name == only for only in wanted)

    cases = [case for case in all_cases() if is_wanted(case[0])]
    if args.list:
        print("\n".join(name for name, _, _ in cases))
        return 0
    if not cases:
        parser.error("there is no such case")
    binary = str(args.binary.resolve())
    lines = ["| Case | Size: seconds of user and system (wall), peak memory, status | twice | four times | × |", "|---|---|---|---|---|"]
    broken = []
    print("\n".join(lines), flush=True)
    for case in cases:
        name, sizes, _ = case
        runs = measure(binary, case, args.wall, args.cpu)
        lines.append(row(name, sizes, runs))
        print(lines[-1], flush=True)
        broken += [f"- {name}: {fault}" for fault in faults(sizes, runs)]
    end = ["", f"{len(cases)} cases, {len({line.split(':')[0] for line in broken})} break the bounds", *broken]
    print("\n".join(end), flush=True)
    if args.out:
        args.out.write_text("\n".join(lines + end) + "\n", encoding="utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
