"""Small inputs that swell: what a stranger can make of little text, for tests/hostile/table.py.

Each case is a name, three sizes (each double the one before) and a function that writes the input of a size into a
folder and returns the arguments of the program there. Sizes count repetitions, not bytes: most files are below 3 MB.
Each must end by itself (clean, with findings or refused) within 10 s and 1 GB.
"""

import json
import os
from pathlib import Path

CATALOG = "baseURI: https://data.kommunen.se\nlanguage: sv\ntitle: Katalog\ndescription: Data\npublisher: kommunen\n"
DATASET = "title: Badplatser\ndescription: Kommunens badplatser.\npublisher: kommunen\ncontactPoint: oppnadata\n"
PREFIXES = (
    "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
)
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:d="http://purl.org/dc/terms/"'
LONG = "http://example.org/" + "a" * 1_000_000 + "/"
# Just short enough to be a term.
TERM = "http://example.org/" + "a" * 60_000 + "/"
TEXT = "ord " * 250_000
VALIDATE = ["validate", "--lang", "en", "--format", "concise"]


def put(folder, name, *texts):
    """Writes texts, or generators of them, one after the other."""
    path = Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for text in texts:
            out.writelines([text] if isinstance(text, str) else text)


def repository(folder, catalog=""):
    put(folder, "catalog.yaml", CATALOG, catalog)
    put(folder, "agents/kommunen.yaml", "name: Kommunen\ntype: LocalAuthority\n")
    put(folder, "contacts/oppnadata.yaml", "kind: Organization\nname: Data\nemail: data@kommunen.se\n")


def of(template):
    """The template once for each number below the size."""
    return lambda size: (template.replace("%", str(number)) for number in range(size))


def file(name, *texts, command=VALIDATE):
    """One file; texts that can be called are told the size."""

    def make(folder, size):
        put(folder, name, *(text(size) if callable(text) else text for text in texts))
        return [*command, name]

    return make


def turtle(*texts, command=VALIDATE):
    return file("a.ttl", PREFIXES, *texts, command=command)


def xml(*texts, head=RDF, doctype="", command=VALIDATE):
    return file("a.rdf", doctype, f"<rdf:RDF {head}>", *texts, "</rdf:RDF>", command=command)


def json_ld(value, command=VALIDATE):
    def make(folder, size):
        put(folder, "a.jsonld", json.dumps(value(size)))
        return [*command, "a.jsonld"]

    return make


def dataset(*texts, catalog="", command=VALIDATE):
    """A repository whose only dataset ends in what the texts are."""

    def make(folder, size):
        repository(folder, catalog(size) if callable(catalog) else catalog)
        put(folder, "datasets/a.yaml", DATASET, *(text(size) if callable(text) else text for text in texts))
        return command

    return make


def context(terms):
    return json_ld(lambda size: {"@context": terms(size), "@id": "http://e/s", "http://e/p": "x"})


def last(context, member, first=""):
    """A context behind what it explains."""
    return file("a.jsonld", '{"@id":"http://e/s",' if not first else "{" + first, of(member + ","), json.dumps({"@context": context})[1:])


def scoped(own, members, many=False):
    """A term P that has a context of its own, among many others or alone."""

    def value(size):
        terms = {f"t{n}": f"http://e/{n}" for n in range(size if many else 0)}
        return {"@context": {**terms, "P": {"@id": "http://e/P", "@context": own}}, "@id": "http://e/s", **members(size)}

    return json_ld(value)


def nested_json(key, leaf='"x"'):
    def text(size):
        return f'{{"@id":"http://e/s",' + f'"{key}":{{' * size + f'"{key}":{leaf}' + "}" * (size + 1)

    return file("a.jsonld", text)


def series(folder, size):
    """Series that lie in each other."""
    repository(folder)
    put(folder, "datasets/a.yaml", DATASET)
    for number in range(size):
        put(folder, f"series/s{number}.yaml", f"title: S{number}\ndescription: S\npublisher: kommunen\ncontactPoint: oppnadata\ninSeries: s{(number + 1) % size}\n")
    return VALIDATE


def defaults(value):
    def make(folder, size):
        repository(folder, f"defaults:\n  dataset:\n{value}")
        for number in range(size):
            put(folder, f"datasets/d{number}.yaml", "title: T\ndescription: D\npublisher: kommunen\n")
        return VALIDATE

    return make


def defaults_of_many_parts(folder, size):
    repository(folder, "defaults:\n  distribution:\n    accessRights: PUBLIC\n    rights: |\n      " + "ord " * 5_000 + "\n    conformsTo: [" + ", ".join(f"https://e.se/{n}" for n in range(1000)) + "]\n")
    put(folder, "datasets/a.yaml", DATASET, "distribution:\n", of("  - accessURL: https://k.se/%\n")(size))
    return VALIDATE


def include(text):
    def make(folder, size):
        repository(folder, "include:\n  - other.ttl\n")
        put(folder, "datasets/a.yaml", DATASET)
        put(folder, "other.ttl", PREFIXES, text(size))
        return VALIDATE

    return make


def sparse(folder, size):
    """A file that takes no room on disk."""
    with open(os.path.join(folder, "a.ttl"), "wb") as out:
        out.truncate(size << 20)
    return [*VALIDATE, "a.ttl"]


def sparse_yaml(folder, size):
    repository(folder)
    put(folder, "datasets/a.yaml", DATASET)
    with open(os.path.join(folder, "datasets/b.yaml"), "wb") as out:
        out.truncate(size << 20)
    return VALIDATE


def toml(text):
    def make(folder, size):
        repository(folder)
        put(folder, "datasets/a.yaml", DATASET)
        put(folder, "katalog.toml", text(size))
        return VALIDATE

    return make


def x_dcat(value):
    def make(folder, size):
        text = value(size)
        put(folder, "api.json", text if isinstance(text, str) else json.dumps(text))
        return ["import", "--lang", "en", "--from", "x-dcat", "api.json", "-o", "out"]

    return make


def iso(*texts, doctype=""):
    head = 'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco" xmlns:xlink="http://www.w3.org/1999/xlink"'
    texts = (doctype, f"<gmd:MD_Metadata {head}>", *texts, "</gmd:MD_Metadata>")

    def make(folder, size):
        file("iso.xml", *texts)(folder, size)
        return ["import", "--lang", "en", "--from", "iso19139", "iso.xml", "-o", "out"]

    return make


def chain(size):
    return (f"_:b{n} dcterms:relation _:b{n + 1} .\n" for n in range(size))


def catalogs(size):
    return (f"<http://e/{n}> a dcat:Catalog ; dcat:catalog <http://e/{n + 1}> .\n" for n in range(size))


def anonymous_chain(size):
    return "<http://e/s> a dcat:Dataset ; dcterms:relation " + "[ dcterms:relation " * size + '"x"' + " ]" * size + " .\n"


def two(text):
    def make(folder, size):
        put(folder, "a.ttl", PREFIXES, text(size))
        put(folder, "b.ttl", PREFIXES, text(size), "<http://e/x> a dcat:Dataset .\n")
        return ["diff", "--lang", "en", "a.ttl", "b.ttl"]

    return make


BUILD = ["build", "--lang", "en", "--format", "rdf,ttl,jsonld,nt"]
IMPORT = ["import", "--lang", "en", "-o", "out"]


def built(text):
    def make(folder, size):
        include(text)(folder, size)
        return BUILD

    return make


def laughs(reference, hidden="", declared="", values=""):
    """Entities of entities, ten of each in the next."""

    def make(folder, size):
        lines = [f'<!ENTITY e0 "{"x" * 10}">']
        lines += [f'<!ENTITY e{n} "{values}{f"&e{n - 1};" * 10}">' for n in range(1, size)]
        put(folder, "a.rdf", f"<!DOCTYPE r [{hidden}{declared}", "".join(lines), f"]><rdf:RDF {RDF}>", reference.replace("&e;", f"&e{size - 1};"), "</rdf:RDF>")
        return [*VALIDATE, "a.rdf"]

    return make


VALUE = '<rdf:Description rdf:about="http://e/s"><d:title>&e;</d:title></rdf:Description>'
USES = (500, 1000, 2000)
MANY = (25_000, 50_000, 100_000)
FEWER = (12_500, 25_000, 50_000)
DEEP = (25_000, 50_000, 100_000)
ENTITY = f'<!DOCTYPE r [<!ENTITY e "{"x" * 16_000}">]>'
ONE = "<http://e/s> dcterms:title "
DESCRIPTION = '<rdf:Description rdf:about="http://e/s%"><d:title>x</d:title></rdf:Description>'

CASES = [
    # Long names in RDF.
    ("turtle-prefix", USES, turtle(f"@prefix p: <{LONG}> .\n", of("p:% dcterms:title 'x' .\n"))),
    ("turtle-prefix-predicate", USES, turtle(f"@prefix p: <{LONG}> .\n", of("<http://e/s> p:% 'x' .\n"))),
    ("turtle-prefix-same", USES, turtle(f"@prefix p: <{LONG}> .\n", of("p:a dcterms:title '%' .\n"))),
    ("turtle-prefix-60-kb", MANY, turtle(f"@prefix p: <{TERM}> .\n", of("p:% dcterms:title 'x' .\n"))),
    ("turtle-prefix-60-kb-same", MANY, turtle(f"@prefix p: <{TERM}> .\n", of("p:a p:b p:% .\n"))),
    ("turtle-prefix-60-kb-nested", MANY, turtle(f"@prefix p: <{TERM}> .\n", "p:s p:a ", lambda size: "[ p:a " * size, "'x'", lambda size: "]" * size, " .")),
    ("turtle-base", USES, turtle(f"@base <{LONG}> .\n", of("<%> dcterms:title 'x' .\n"))),
    ("turtle-base-60-kb", MANY, turtle(f"@base <{TERM}> .\n", of("<%> dcterms:title 'x' .\n"))),
    ("turtle-base-dots", MANY, turtle(f"@base <http://e/{'a/' * 30_000}> .\n", of("<../%> dcterms:title 'x' .\n"))),
    ("turtle-prefixes-of-base", USES, turtle(f"@base <{LONG}> .\n", of("@prefix p%: <%/> .\n"), "<http://e/s> dcterms:title 'x' .")),
    ("turtle-subject", MANY, turtle(f"<{LONG}> dcterms:title ", of("'%', "), "'x' .")),
    ("turtle-subject-60-kb", MANY, turtle(f"<{TERM}> dcterms:title ", of("'%', "), "'x' .")),
    ("turtle-predicate-60-kb", MANY, turtle(f"<http://e/s> <{TERM}> ", of("'%', "), "'x' .")),
    ("turtle-language", USES, turtle(of(f"{ONE} '%'@sv-" + "-".join(["aaaaaaaa"] * 1000) + " .\n"))),
    ("turtle-datatype", MANY, turtle(f"@prefix p: <{TERM}> .\n", of(f"{ONE} '%'^^p:t .\n"))),
    ("turtle-collection", (250_000, 500_000, 1_000_000), turtle("<http://e/s> dcterms:subject (", lambda size: "1 " * size, ") .")),
    ("turtle-collection-60-kb", MANY, turtle(f"@prefix p: <{TERM}> .\n", "<http://e/s> dcterms:subject (", of("p:% "), ") .")),
    ("turtle-numbers", (250_000, 500_000, 1_000_000), turtle("<http://e/s> dcterms:subject ", of("%, "), "1 .")),
    ("turtle-long-line", (500_000, 1_000_000, 2_000_000), turtle("<http://e/s> dcterms:title '", lambda size: "x" * size, "' .")),
    ("xml-base", USES, xml(of('<rdf:Description rdf:about="%"><d:title>x</d:title></rdf:Description>'), head=f'{RDF} xml:base="{LONG}"')),
    ("xml-base-60-kb", MANY, xml(of('<rdf:Description rdf:about="%"><d:title>x</d:title></rdf:Description>'), head=f'{RDF} xml:base="{TERM}"')),
    ("xml-base-collection", MANY, xml('<rdf:Description><d:subject rdf:parseType="Collection">', of('<rdf:Description rdf:about="%"/>'), "</d:subject></rdf:Description>", head=f'{RDF} xml:base="{TERM}"')),
    ("xml-namespace", USES, xml(of('<rdf:Description rdf:about="http://e/%"><p:x%>x</p:x%></rdf:Description>'), head=f'{RDF} xmlns:p="{LONG}"')),
    ("xml-namespace-60-kb", MANY, xml(of('<p:x rdf:about="http://e/%"/>'), head=f'{RDF} xmlns:p="{TERM}"')),
    ("xml-attributes", USES, xml(of('<rdf:Description rdf:about="http://e/%" ' + " ".join(f'p:a{n}=""' for n in range(900)) + "/>"), head=f'{RDF} xmlns:p="{TERM}"')),
    ("xml-attributes-of-one-subject", (250, 500, 900), xml(f'<rdf:Description rdf:about="{LONG}" ', lambda size: " ".join(f'd:a{n}=""' for n in range(size)), "/>")),
    ("xml-language", USES, xml(of(DESCRIPTION), head=f'{RDF} xml:lang="{"a" * 1_000_000}"')),
    ("xml-language-60-kb", MANY, xml(of(DESCRIPTION), head=f'{RDF} xml:lang="{"a" * 60_000}"')),
    ("xml-literal-namespaces", MANY, xml(f'<rdf:Description rdf:about="http://e/s"><d:title rdf:parseType="Literal">', lambda size: "<i/>" * size, "</d:title></rdf:Description>", head=f'{RDF} xmlns:p="{TERM}"')),
    ("xml-literal-many-namespaces", (5, 10, 20), xml(lambda size: "".join("<rdf:Description><d:relation " + " ".join(f'xmlns:p{level}a{n}="http://e/{n}"' for n in range(900)) + ">" for level in range(size)), '<rdf:Description><d:title rdf:parseType="Literal">', "<i/>" * 10_000, "</d:title></rdf:Description>", lambda size: "</d:relation></rdf:Description>" * size)),
    ("xml-literal-inner", MANY, xml('<rdf:Description rdf:about="http://e/s"><d:title rdf:parseType="Literal"><b>', lambda size: "<p:i/>" * size, "</b></d:title></rdf:Description>", head=f'{RDF} xmlns:p="{TERM}"')),
    ("xml-reified", MANY, xml(of('<rdf:Description rdf:about="a"><d:title rdf:ID="x%">x</d:title></rdf:Description>'), head=f'{RDF} xml:base="{TERM}"')),
    ("xml-items", MANY, xml('<rdf:Bag rdf:about="http://e/s">', lambda size: "<rdf:li>x</rdf:li>" * size, "</rdf:Bag>")),
    ("xml-parse-type-resource", MANY, xml('<rdf:Description rdf:about="http://e/s">', lambda size: '<d:relation rdf:parseType="Resource"/>' * size, "</rdf:Description>")),
    # Entities.
    ("entity-16-kb", MANY, xml('<rdf:Description rdf:about="http://e/s"><d:title>', lambda size: "&e;" * size, "</d:title></rdf:Description>", doctype=ENTITY)),
    ("entity-in-attributes", MANY, xml(of('<rdf:Description rdf:about="http://e/%&e;"/>'), doctype=ENTITY)),
    ("entity-in-namespace", USES, xml(of('<p:x rdf:about="http://e/%"/>'), head=f'{RDF} xmlns:p="http://e/&e;&e;&e;&e;"', doctype=ENTITY)),
    ("entity-in-base", USES, xml(of('<rdf:Description rdf:about="%" d:title=""/>'), head=f'{RDF} xml:base="http://e/&e;&e;&e;&e;"', doctype=ENTITY)),
    ("entity-of-entities", (4, 8, 16), laughs(VALUE)),
    ("entity-behind-loose-less-than", (4, 8, 16), laughs(VALUE, values="> ")),
    ("entity-behind-quoted-end", (4, 8, 16), laughs(VALUE, hidden="<!ENTITY a '>'>")),
    ("entity-behind-comment", (4, 8, 16), laughs(VALUE, hidden="<!-- > -->")),
    ("entity-without-space", (4, 8, 16), laughs(VALUE, declared='<!ENTITYa "x">')),
    ("entity-of-parameters", (4, 8, 16), file("a.rdf", lambda size: "<!DOCTYPE r [" + '<!ENTITY % e0 "xxxxxxxxxx">' + "".join(f'<!ENTITY % e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size)) + f']><rdf:RDF {RDF}>' + VALUE.replace("&e;", f"&e{size - 1};") + "</rdf:RDF>")),
    ("entity-of-two-declarations", (4, 8, 16), file("a.rdf", lambda size: '<!DOCTYPE r [<!ENTITY e0 "xxxxxxxxxx">]>' + "".join(f'<!DOCTYPE r [<!ENTITY e{n} "{f"&e{n - 1};" * 10}">]>' for n in range(1, size)) + f'<rdf:RDF {RDF}>' + VALUE.replace("&e;", f"&e{size - 1};") + "</rdf:RDF>")),
    ("entity-redefined", (4, 8, 16), file("a.rdf", lambda size: '<!DOCTYPE r [<!ENTITY e "xxxxxxxxxx">]>' + '<!DOCTYPE r [<!ENTITY e "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>' * size + f'<rdf:RDF {RDF}>' + VALUE + "</rdf:RDF>")),
    ("iso-entity-of-entities", (4, 8, 16), lambda folder, size: iso("<gmd:fileIdentifier><gco:CharacterString>", f"&e{size - 1};", "</gco:CharacterString></gmd:fileIdentifier>", doctype="<!DOCTYPE r [" + '<!ENTITY e0 "xxxxxxxxxx">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size)) + "]>")(folder, size)),
    ("iso-entity-16-kb", MANY, iso("<gmd:fileIdentifier><gco:CharacterString>", lambda size: "&e;" * size, "</gco:CharacterString></gmd:fileIdentifier>", doctype=ENTITY)),
    # JSON-LD.
    ("jsonld-base", USES, json_ld(lambda size: {"@context": {"@base": LONG}, "@graph": [{"@id": str(n), "http://e/p": "x"} for n in range(size)]})),
    ("jsonld-vocab", USES, json_ld(lambda size: {"@context": {"@vocab": LONG}, "@id": "http://e/s", **{f"a{n}": "x" for n in range(size)}})),
    ("jsonld-vocab-60-kb", MANY, json_ld(lambda size: {"@context": {"@vocab": TERM}, "@id": "http://e/s", **{f"a{n}": "x" for n in range(size)}})),
    ("jsonld-language", USES, json_ld(lambda size: {"@context": {"@language": "a" * 1_000_000}, "@id": "http://e/s", "http://e/p": [str(n) for n in range(size)]})),
    ("jsonld-language-60-kb", MANY, json_ld(lambda size: {"@context": {"@language": "a" * 60_000}, "@id": "http://e/s", "http://e/p": [str(n) for n in range(size)]})),
    ("jsonld-prefix-60-kb", MANY, json_ld(lambda size: {"@context": {"p": TERM}, "@graph": [{"@id": f"p:{n}", "http://e/p": "x"} for n in range(size)]})),
    ("jsonld-terms-60-kb", MANY, context(lambda size: {"p": TERM, **{f"t{n}": f"p:{n}" for n in range(size)}})),
    ("jsonld-type-60-kb", MANY, json_ld(lambda size: {"@context": {"p": {"@id": "http://e/p", "@type": TERM}}, "@id": "http://e/s", "p": [str(n) for n in range(size)]})),
    ("jsonld-subject-60-kb", MANY, json_ld(lambda size: {"@id": TERM, "http://e/p": [str(n) for n in range(size)]})),
    ("jsonld-key-60-kb", MANY, json_ld(lambda size: {"@id": "http://e/s", TERM: [str(n) for n in range(size)]})),
    ("jsonld-last-prefix", MANY, last({"p": TERM}, '"p:%":"x"')),
    ("jsonld-last-base", MANY, last({"@base": TERM}, '"http://e/p":{"@id":"%"}')),
    ("jsonld-last-vocab", MANY, last({"@vocab": TERM}, '"k%":"x"')),
    ("jsonld-last-language", MANY, last({"@language": "a" * 60_000}, '"http://e/p":"%"')),
    ("jsonld-last-type", MANY, last({"p": {"@id": "http://e/p", "@type": TERM}}, '"p":"%"')),
    ("jsonld-last-id", MANY, last({"id": "@id", "p": "http://e/"}, '"p:%":"x"', f'"id":"{TERM}",')),
    ("jsonld-last-in-graph", MANY, file("a.jsonld", '{"@graph":[{}', of(',{"p:%":"x"}'), json.dumps({"@context": {"p": TERM}}).replace("{", "],", 1))),
    ("jsonld-scoped-vocab", MANY, scoped({"@vocab": TERM}, lambda size: {"P": {f"k{n}": "x" for n in range(size)}})),
    ("jsonld-scoped-base", MANY, scoped({"@base": TERM}, lambda size: {"P": [{"@id": str(n)} for n in range(size)]})),
    ("jsonld-scoped-language", MANY, scoped({"@language": "a" * 60_000}, lambda size: {"P": [str(n) for n in range(size)]})),
    ("jsonld-type-vocab", MANY, scoped({"@vocab": TERM}, lambda size: {"@type": "P"} | {f"k{n}": "x" for n in range(size)})),
    ("jsonld-type-base", MANY, scoped({"@base": TERM}, lambda size: {"@type": "P", "http://e/p": [{"@id": str(n)} for n in range(size)]})),
    ("jsonld-type-language", MANY, scoped({"@language": "a" * 60_000}, lambda size: {"@type": "P", "http://e/p": [str(n) for n in range(size)]})),
    ("jsonld-scoped-types", FEWER, scoped({}, lambda size: {"@type": ["P"] * size}, many=True)),
    ("jsonld-scoped-values", FEWER, scoped({}, lambda size: {"P": ["x"] * size}, many=True)),
    ("jsonld-scoped-set", FEWER, scoped({}, lambda size: {"P": {"@set": ["x"] * size}}, many=True)),
    ("jsonld-scoped-reverse", FEWER, scoped({}, lambda size: {"@reverse": {"P": [{"@id": "http://e/o"}] * size}}, many=True)),
    ("jsonld-scoped-key-again", FEWER, file("a.jsonld", lambda size: json.dumps({"@context": {"P": {"@id": "http://e/P", "@context": {}}, **{f"t{n}": f"http://e/{n}" for n in range(size)}}})[:-1], of(',"P":"%"'), "}")),
    ("jsonld-index-60-kb", MANY, json_ld(lambda size: {"@context": {"P": {"@id": "http://e/P", "@container": "@index", "@index": TERM}}, "@id": "http://e/s", "P": {f"k{n}": {"@id": "http://e/q"} for n in range(size)}})),
    ("jsonld-map-named-context", MANY, json_ld(lambda size: {"@context": {"@vocab": TERM, "P": {"@id": "http://e/P", "@container": "@index"}}, "@id": "http://e/s", "P": {"@context": {f"k{n}": "x" for n in range(size)}}})),
    ("jsonld-graph-60-kb", MANY, json_ld(lambda size: {"@id": TERM, "@graph": {"http://e/q": {"http://e/q": {"http://e/p": [str(n) for n in range(size)]}}}})),
    ("jsonld-nest-60-kb", MANY, json_ld(lambda size: {"@id": TERM, "@nest": {"@nest": {"http://e/p": [str(n) for n in range(size)]}}})),
    ("jsonld-bundled-id", MANY, json_ld(lambda size: {"@context": "context.jsonld", "uri": TERM, "http://e/p": [str(n) for n in range(size)]})),
    ("jsonld-set-60-kb", MANY, json_ld(lambda size: {"@id": "http://e/s", TERM: {"@set": [str(n) for n in range(size)]}})),
    ("jsonld-container", MANY, json_ld(lambda size: {"@context": {"p": {"@id": TERM, "@container": "@language"}}, "@id": "http://e/s", "p": {f"sv-{n}": "x" for n in range(size)}})),
    ("jsonld-numbers", (250_000, 500_000, 1_000_000), json_ld(lambda size: {"@id": "http://e/s", "http://e/p": [1] * size})),
    ("jsonld-contexts", (500, 1000, 2000), json_ld(lambda size: {"@context": {f"t{n}": f"http://e/{n}" for n in range(size * 5)}, "@graph": [{"@context": {}, "@id": f"http://e/{n}", "t1": "x"} for n in range(size * 5)]})),
    ("jsonld-scoped-contexts", (500, 1000, 2000), context(lambda size: {f"t{n}": {"@id": f"http://e/{n}", "@context": {"a": "http://e/a"}} for n in range(size * 5)})),
    ("jsonld-bundled-contexts", MANY, json_ld(lambda size: {"@graph": [{"@context": "context.jsonld", "@id": f"http://e/{n}", "http://e/p": "x"} for n in range(size)]})),
    ("jsonld-context-array", MANY, context(lambda size: [{"a": "http://e/a"}] * size)),
    # Depth.
    ("jsonld-chain-of-ids", DEEP, context(lambda size: {f"t{n}": {"@id": f"t{n + 1}"} for n in range(size)} | {f"t{size}": "http://e/x"})),
    ("jsonld-chain-of-plain-terms", DEEP, context(lambda size: {f"t{n}": f"t{n - 1}" for n in range(size, 0, -1)} | {"t0": "http://e/x"})),
    ("jsonld-chain-of-prefixes", DEEP, context(lambda size: {f"t{n}": f"t{n + 1}:a" for n in range(size)} | {f"t{size}": "http://e/x"})),
    ("jsonld-chain-of-types", DEEP, context(lambda size: {f"t{n}": {"@id": f"http://e/{n}", "@type": f"t{n + 1}"} for n in range(size)} | {f"t{size}": "http://e/x"})),
    ("jsonld-chain-of-reverses", DEEP, context(lambda size: {f"t{n}": {"@reverse": f"t{n + 1}"} for n in range(size)} | {f"t{size}": "http://e/x"})),
    ("jsonld-chain-of-indexes", DEEP, context(lambda size: {f"t{n}": {"@id": f"http://e/{n}", "@container": "@index", "@index": f"t{n + 1}"} for n in range(size)} | {f"t{size}": "http://e/x"})),
    ("jsonld-chain-of-compact-terms", DEEP, context(lambda size: {f"t{n + 1}:t": {"@type": f"t{n}:t"} for n in range(size)} | {"t0": "http://e/x"})),
    ("jsonld-ring-of-terms", DEEP, context(lambda size: {f"t{n}": f"t{(n + 1) % size}" for n in range(size)})),
    ("jsonld-chain-to-vocab", DEEP, context(lambda size: {"@vocab": "t0:", **{f"t{n}": f"t{n + 1}" for n in range(size)}, f"t{size}": "http://e/x#"})),
    ("jsonld-chain-of-keywords", DEEP, context(lambda size: {f"t{n}": f"t{n + 1}" for n in range(size)} | {f"t{size}": "@id"})),
    ("jsonld-nested-nodes", DEEP, nested_json("http://e/p")),
    ("jsonld-nested-contexts", DEEP, nested_json("@context")),
    ("jsonld-nested-lists", DEEP, nested_json("@list")),
    ("jsonld-nested-500", (125, 250, 500), nested_json("http://e/p")),
    ("jsonld-nested-contexts-300", (75, 150, 300), context(lambda size: __import__("functools").reduce(lambda inner, n: {f"t{n}": {"@id": f"http://e/{n}", "@context": inner}}, range(size), {"t": "http://e/t"}))),
    ("json-brackets", DEEP, file("a.jsonld", lambda size: "[" * size)),
    ("turtle-brackets", DEEP, turtle(ONE, lambda size: "[" * size)),
    ("turtle-parentheses", DEEP, turtle(ONE, lambda size: "(" * size)),
    ("turtle-parentheses-closed", DEEP, turtle(ONE, lambda size: "(" * size + ")" * size + " .")),
    ("turtle-anonymous", DEEP, turtle(anonymous_chain)),
    ("turtle-triple-terms", DEEP, turtle(ONE, lambda size: "<<( <http://e/s> <http://e/p> " * size + "1" + " )>>" * size + " .")),
    ("turtle-triple-terms-open", DEEP, turtle(ONE, lambda size: "<<( <http://e/s> <http://e/p> " * size)),
    ("turtle-reified", DEEP, turtle(lambda size: "<< " * size + "<http://e/s> <http://e/p> 1" + " >> <http://e/p> 1" * (size - 1) + " >> .")),
    ("ntriples-triple-terms", DEEP, file("a.nt", "<http://e/s> <http://e/p> ", lambda size: "<<( <http://e/s> <http://e/p> " * size + "\"1\"" + " )>>" * size + " .\n")),
    ("turtle-annotations", DEEP, turtle(ONE, "1 ", lambda size: "{| <http://e/p> 1 " * size + "|}" * size + " .")),
    ("xml-elements", DEEP, file("a.rdf", f"<rdf:RDF {RDF}>", lambda size: "<a>" * size)),
    ("iso-elements", DEEP, iso(lambda size: "<a>" * size + "</a>" * size)),
    ("iso-attributes", MANY, iso("<a ", of('a%="" '), "/>")),
    ("yaml-flow", DEEP, dataset("rights: ", lambda size: "[" * size, "\n")),
    ("yaml-flow-closed", DEEP, dataset("rights: ", lambda size: "[" * size + "]" * size, "\n")),
    ("yaml-flow-maps", DEEP, dataset("rights: ", lambda size: "{a: " * size + "}" * size, "\n")),
    ("yaml-block", (1000, 2000, 4000), dataset("rights:\n", lambda size: "".join(" " * n + "a:\n" for n in range(1, size)))),
    ("yaml-dashes", DEEP, dataset("rights:\n  ", lambda size: "- " * size, "\n")),
    ("yaml-anchors-in-anchors", DEEP, dataset("rights: ", of("&a% ["), "\n")),
    ("toml-arrays", DEEP, toml(lambda size: "a = " + "[" * size + "]" * size + "\n")),
    ("toml-tables", DEEP, toml(lambda size: "a = " + "{a = " * size + "1" + "}" * size + "\n")),
    ("toml-keys", DEEP, toml(lambda size: ".".join(["a"] * size) + " = 1\n")),
    ("toml-headers", DEEP, toml(lambda size: "[" + ".".join(["a"] * size) + "]\n")),
    ("x-dcat-brackets", DEEP, x_dcat(lambda size: '{"openapi": "3.0.0", "info": ' + "[" * size)),
    ("x-dcat-nested", DEEP, x_dcat(lambda size: '{"openapi":"3.0.0","x-dcat":' + '{"dcat:dataset":' * size + "1" + "}" * (size + 1))),
    ("x-dcat-nested-100", (25, 50, 100), x_dcat(lambda size: '{"openapi":"3.0.0","info":{"x-dcat":' + '{"dcat:dataset":' * size + "1" + "}" * (size + 2))),
    ("chain-validate", DEEP, turtle("<http://e/s> a dcat:Dataset ; dcterms:relation _:b0 .\n", chain)),
    ("chain-diff", DEEP, two(chain)),
    ("chain-import", DEEP, turtle("<http://e/c> a dcat:Catalog ; dcat:dataset <http://e/s> . <http://e/s> a dcat:Dataset ; dcterms:relation _:b0 .\n", chain, command=IMPORT)),
    ("chain-build", DEEP, built(lambda size: ["<https://data.kommunen.se/other> a dcat:Catalog ; dcat:dataset <https://data.kommunen.se/s> . <https://data.kommunen.se/s> a dcat:Dataset ; dcterms:relation _:b0 .\n", *chain(size)])),
    ("chain-of-datasets-import", (2500, 5000, 10_000), turtle("<http://e/c> a dcat:Catalog ; dcat:dataset _:d0 .\n", of("_:d% a dcat:Dataset ; dcterms:title 'T%' ; dcat:distribution _:d%0 .\n"), command=IMPORT)),
    ("chain-of-catalogs", (4000, 8000, 16_000), turtle(catalogs)),
    ("chain-of-catalogs-import", (4000, 8000, 16_000), turtle(catalogs, command=IMPORT)),
    ("chain-of-catalogs-diff", (4000, 8000, 16_000), two(catalogs)),
    ("ring-of-series", (4000, 8000, 16_000), series),
    # YAML.
    ("yaml-alias", USES, dataset(f'rights: &a "{TEXT}\\n"\nkeyword:\n', of("  - *a\n"))),
    ("yaml-alias-nodes", (20_000, 40_000, 80_000), dataset('rights: &a "' + "ord " * 5000 + '\\n"\nkeyword:\n', of("  - *a\n"))),
    ("yaml-anchors", DEEP, dataset("keyword:\n", of("  - &a% ord\n  - *a%\n"))),
    ("yaml-alias-bomb", (4, 8, 16), dataset(lambda size: "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, size)))),
    ("yaml-languages", (2250, 4500, 9000), dataset(f'description2: &a "{TEXT}\\n"\ntitle:\n', of("  sv-%: *a\n"))),
    ("yaml-languages-plain", (2250, 4500, 9000), dataset(f"dcterms:rights: &a {TEXT}\ndcterms:title:\n", of("  sv-x%: *a\n"))),
    ("yaml-distributions", (2250, 4500, 9000), dataset(f"rights: &a {TEXT}\ndistribution:\n", of("  - {accessURL: https://k.se/%, title: {sv: *a}}\n"))),
    ("yaml-defaults", (250, 500, 1000), defaults(f"    rights: {TEXT}\n")),
    ("yaml-defaults-list", (500, 1000, 2000), defaults("    keyword: [" + ", ".join(f"ord {n}" for n in range(5000)) + "]\n")),
    ("yaml-defaults-nested", (500, 1000, 2000), defaults("    temporal: [" + ", ".join("{startDate: 2020, endDate: 2021}" for n in range(5000)) + "]\n")),
    ("yaml-defaults-of-distributions", (500, 1000, 2000), defaults_of_many_parts),
    ("yaml-base", USES, dataset("distribution:\n", of("  - {accessURL: https://k.se/%}\n"), catalog=f"dct:x: 1\nbaseURI: {LONG}\n")),
    ("yaml-long-key", USES, dataset(of("k%" + "a" * 1000 + ": x\n"))),
    ("include-prefix", USES, include(lambda size: [f"@prefix p: <{LONG}> .\n", *of("p:% dcterms:title 'x' .\n")(size)])),
    # Much of it.
    ("sparse-file", (750, 1500, 3000), sparse),
    ("sparse-yaml", (750, 1500, 3000), sparse_yaml),
    ("triples-of-datasets", (250_000, 500_000, 1_000_000), turtle(lambda size: (f"<http://e/{n // 4}> dcterms:title 't{n}' .\n" if n % 4 else f"<http://e/{n // 4}> a dcat:Dataset .\n" for n in range(size)))),
]
