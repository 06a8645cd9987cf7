"""Catalogues with planted faults: a clean graph, a seed, and one to five faults.

Each fault takes the random numbers and the list of triples, changes the list, and says what it did; where it finds
nothing to spoil it says nothing and another one is tried.
"""

import random
import re
from collections import defaultdict

from rdflib import RDF, XSD, BNode, Literal, Namespace, URIRef

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
DCTERMS = Namespace("http://purl.org/dc/terms/")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SCHEMA = Namespace("http://schema.org/")
REGULATION = URIRef("http://data.europa.eu/eli/reg_impl/2023/138/oj")
CATEGORY = URIRef("http://data.europa.eu/bna/c_ac64a52d")
OLD_DAILY = URIRef("http://purl.org/cld/freq/daily")

DATES = {XSD.date, XSD.dateTime, XSD.gYear}
DATATYPES = [XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth, XSD.string, XSD.integer, XSD.decimal, XSD.duration,
             XSD.nonNegativeInteger, XSD.anyURI]
IMPOSSIBLE = ["2020-13-45", "2023-02-29", "2024-05-01T25:00:00", "20", "", "i fjol", "2024-5-1"]
LANGUAGES = ["sv", "en", "se", "em", "xq", "swe", "sv-SE", "EN"]


def pick(rng, triples, test=lambda s, p, o: True):
    """A triple that passes the test, or none: first a property of a class, so that the rare ones get their turn."""
    types = {}
    for s, p, o in triples:
        if p == RDF.type:
            types[s] = max(o, types.get(s, o))
    groups = defaultdict(list)
    for triple in triples:
        if test(*triple):
            groups[types.get(triple[0], RDF.nil), triple[1]].append(triple)
    return rng.choice(groups[rng.choice(sorted(groups))]) if groups else None


def replace(triples, old, new):
    triples.remove(old)
    if new not in triples:
        triples.append(new)


def show(triple):
    return " ".join(term.n3() for term in triple)


def is_text(o):
    return isinstance(o, Literal) and o.language is not None


def is_typed(o):
    return isinstance(o, Literal) and o.datatype is not None


def instances(triples):
    """The things that are described here and have an IRI, with one type each."""
    return sorted({(s, o) for s, p, o in triples if p == RDF.type and isinstance(s, URIRef)})


def drop(rng, triples):
    old = pick(rng, triples)
    triples.remove(old)
    return f"dropped {show(old)}"


def drop_property(rng, triples):
    s, p, _ = pick(rng, triples)
    triples[:] = [triple for triple in triples if triple[:2] != (s, p)]
    return f"dropped {s.n3()} {p.n3()}"


def drop_resource(rng, triples):
    subject = rng.choice(triples)[0]
    triples[:] = [triple for triple in triples if triple[0] != subject]
    return f"dropped all about {subject.n3()}"


def another(rng, triples, p, o):
    """Another value of the same kind."""
    if isinstance(o, Literal):
        if o.datatype in DATES:
            return Literal("1999", datatype=XSD.gYear)
        if o.datatype is not None and o.datatype != XSD.string:
            return Literal("7", datatype=o.datatype)
        return Literal(f"{o} 2", lang=o.language)
    others = sorted({other for _, q, other in triples if q == p and other != o and type(other) is type(o)})
    return rng.choice(others) if others else URIRef(f"{o}-2") if isinstance(o, URIRef) else None


def duplicate(rng, triples):
    s, p, o = pick(rng, triples)
    value = another(rng, triples, p, o)
    if value is None or (s, p, value) in triples:
        return None
    triples.append((s, p, value))
    return f"added {show((s, p, value))}"


def exchange(rng, triples):
    s, p, o = pick(rng, triples)
    value = another(rng, triples, p, o)
    if value is None:
        return None
    replace(triples, (s, p, o), (s, p, value))
    return f"{show((s, p, o))} became {value.n3()}"


def change(rng, triples, test, make):
    """Replaces the object of a triple that passes the test."""
    old = pick(rng, triples, test)
    if old is None:
        return None
    s, p, o = old
    value = make(o)
    if value is None or value == o:
        return None
    replace(triples, old, (s, p, value))
    return f"{show(old)} became {value.n3()}"


def literal_to_iri(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, Literal),
                  lambda o: URIRef("https://data.example/" + re.sub(r"[^A-Za-z0-9.-]", "-", str(o))[:40]))


def iri_to_literal(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, URIRef) and p != RDF.type,
                  lambda o: rng.choice([Literal(str(o)), Literal(str(o), lang="sv"), Literal("okänd"),
                                        Literal(str(o), datatype=XSD.anyURI)]))


def iri_to_blank(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, URIRef) and p != RDF.type,
                  lambda o: BNode(f"planted{rng.randrange(1000)}"))


def blank_to_iri(rng, triples):
    """A nested node gets an IRI, at both ends."""
    old = pick(rng, triples, lambda s, p, o: isinstance(o, BNode))
    if old is None:
        return None
    iri = URIRef(f"https://data.example/nested/{old[2]}")
    triples[:] = [tuple(iri if term == old[2] else term for term in triple) for triple in triples]
    return f"{old[2].n3()} became {iri.n3()}"


def nested_to_literal(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, BNode), lambda o: Literal("i text", lang="sv"))


def datatype(rng, triples):
    return change(rng, triples, lambda s, p, o: is_typed(o),
                  lambda o: Literal(str(o), datatype=rng.choice(DATATYPES)))


def text_to_typed(rng, triples):
    return change(rng, triples, lambda s, p, o: is_text(o) or isinstance(o, Literal) and o.datatype is None,
                  lambda o: Literal(str(o), datatype=rng.choice(DATATYPES)))


def impossible(rng, triples):
    return change(rng, triples, lambda s, p, o: is_typed(o) and o.datatype in DATES,
                  lambda o: Literal(rng.choice(IMPOSSIBLE), datatype=o.datatype))


def no_number(rng, triples):
    return change(rng, triples, lambda s, p, o: is_typed(o) and o.datatype not in DATES,
                  lambda o: Literal(rng.choice(["-1", "1,5", "12 MB", "", "P", "1e3", "+3"]), datatype=o.datatype))


def other_date(rng, triples):
    """No fault: another way to write a date."""
    dates = [Literal("2024", datatype=XSD.gYear), Literal("2024-05-01", datatype=XSD.date),
             Literal("2024-05-01T10:00:00Z", datatype=XSD.dateTime), Literal("2024-05-01", datatype=XSD.dateTime)]
    return change(rng, triples, lambda s, p, o: is_typed(o) and o.datatype in DATES, lambda o: rng.choice(dates))


LISTED = ("http://publications.europa.eu/resource/authority/", "http://data.europa.eu/bna/", "http://purl.org/adms/",
          "http://creativecommons.org/", "http://inspire.ec.europa.eu/", "http://spdx.org/rdf/terms#checksumAlgorithm")


def is_listed(s, p, o):
    return isinstance(o, URIRef) and o.startswith(LISTED)


def unlisted(rng, triples):
    return change(rng, triples, is_listed,
                  lambda o: rng.choice([URIRef(f"{o}-X"), URIRef(str(o).replace("http:", "https:")), Literal("DAILY"),
                                        Literal("Miljö", lang="sv"), URIRef(str(o).rstrip("/"))]))


def unlisted_beside(rng, triples):
    old = pick(rng, triples, is_listed)
    if old is None:
        return None
    new = (old[0], old[1], URIRef(f"{old[2]}-X"))
    triples.append(new)
    return f"added {show(new)}"


def format_text(rng, triples):
    return change(rng, triples, lambda s, p, o: p == DCTERMS["format"],
                  lambda o: rng.choice([Literal("CSV"), Literal("text/csv", lang="en"), Literal("application/x-unknown"),
                                        Literal("text/csv"), URIRef("https://data.example/csv"), Literal("csv fil")]))


def pattern(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, URIRef) and p != RDF.type and not is_listed(s, p, o),
                  lambda o: URIRef(rng.choice(["ftp://data.example/x", "tel:abc", "mailto:nobody", "urn:x:y",
                                               "https://data.example/ok", "tel:+46490123456"])))


def text_pattern(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, Literal) and o.language is None,
                  lambda o: Literal(rng.choice(["212000-0001", "x", "POINT(1 2)", "POLYGON", "2.0"]), datatype=o.datatype))


def untyped(rng, triples):
    """A nested node loses its type."""
    old = pick(rng, triples, lambda s, p, o: p == RDF.type and isinstance(s, BNode))
    if old is None:
        return None
    triples.remove(old)
    return f"dropped {show(old)}"


def other_type(rng, triples):
    known = sorted({o for s, p, o in triples if p == RDF.type})
    return change(rng, triples, lambda s, p, o: p == RDF.type,
                  lambda o: rng.choice([*known, URIRef("https://data.example/Thing")]))


def further_type(rng, triples):
    old = pick(rng, triples, lambda s, p, o: p == RDF.type)
    known = sorted({o for s, p, o in triples if p == RDF.type})
    if old is None:
        return None
    new = (old[0], RDF.type, rng.choice([*known, URIRef("https://data.example/Thing")]))
    if new in triples:
        return None
    triples.append(new)
    return f"added {show(new)}"


def no_language(rng, triples):
    return change(rng, triples, lambda s, p, o: is_text(o), lambda o: Literal(str(o)))


def language(rng, triples):
    return change(rng, triples, lambda s, p, o: is_text(o), lambda o: Literal(str(o), lang=rng.choice(LANGUAGES)))


def plain_with_language(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, Literal) and o.datatype is None and o.language is None,
                  lambda o: Literal(str(o), lang="sv"))


def empty(rng, triples):
    return change(rng, triples, lambda s, p, o: isinstance(o, Literal) and (is_text(o) or o.datatype is None),
                  lambda o: Literal(rng.choice(["", " ", "\n"]), lang=o.language))


def unmarked(rng, triples):
    """A category without the regulation."""
    old = pick(rng, triples, lambda s, p, o: p == DCATAP.applicableLegislation and o == REGULATION)
    if old is None:
        return None
    triples.remove(old)
    return f"dropped {show(old)}"


def uncategorised(rng, triples):
    """The regulation without a category."""
    old = pick(rng, triples, lambda s, p, o: p == DCATAP.hvdCategory)
    if old is None:
        return None
    triples[:] = [triple for triple in triples if triple[:2] != old[:2]]
    return f"dropped the categories of {old[0].n3()}"


def mark(rng, triples):
    things = [s for s, of in instances(triples) if of in (DCAT.Dataset, DCAT.DataService, DCAT.DatasetSeries)]
    if not things:
        return None
    new = rng.choice([(rng.choice(things), DCATAP.applicableLegislation, REGULATION),
                      (rng.choice(things), DCATAP.hvdCategory, CATEGORY)])
    if new in triples:
        return None
    triples.append(new)
    return f"added {show(new)}"


def is_reference(triples):
    described = {s for s, _, _ in triples}
    return lambda s, p, o: isinstance(o, URIRef) and o in described


def dangling(rng, triples):
    return change(rng, triples, is_reference(triples), lambda o: URIRef(f"{o}-saknas"))


def wrong_class(rng, triples):
    things = [s for s, _ in instances(triples)]
    return change(rng, triples, is_reference(triples), lambda o: rng.choice(things))


def deprecated(rng, triples):
    kind = rng.choice(["frequency", "version", "start"])
    if kind == "frequency":
        return change(rng, triples, lambda s, p, o: p == DCTERMS.accrualPeriodicity, lambda o: OLD_DAILY)
    if kind == "start":
        old = pick(rng, triples, lambda s, p, o: p == DCAT.startDate)
        new = old and (old[0], SCHEMA.startDate, old[2])
    else:
        old = pick(rng, triples, lambda s, p, o: p == RDF.type and o == DCAT.Dataset)
        new = old and (old[0], OWL.versionInfo, Literal("1.0"))
    if new is None or new in triples:
        return None
    triples.append(new)
    return f"added {show(new)}"


def borrowed(rng, triples):
    """A statement about one thing is said of another as well."""
    _, p, o = rng.choice(triples)
    other = rng.choice(triples)[0]
    if p == RDF.type or (other, p, o) in triples:
        return None
    triples.append((other, p, o))
    return f"added {show((other, p, o))}"


FAULTS = [drop, drop_property, drop_property, drop_resource, duplicate, duplicate, exchange, literal_to_iri, iri_to_literal, iri_to_blank,
          blank_to_iri, nested_to_literal, datatype, text_to_typed, impossible, no_number, other_date, unlisted,
          unlisted_beside, format_text, pattern, text_pattern, untyped, other_type, further_type, no_language, language,
          plain_with_language, empty, unmarked, uncategorised, mark, dangling, wrong_class, deprecated, borrowed]


def plant(clean: list, seed: int) -> list[tuple[str, int]]:
    """The faults of a seed: each a name and the seed of its own random numbers."""
    rng = random.Random(seed)
    # The first seeds go through all faults one by one; then they mix.
    if seed < len(set(FAULTS)):
        return [(list(dict.fromkeys(FAULTS))[seed].__name__, rng.randrange(1 << 30))]
    return [(rng.choice(FAULTS).__name__, rng.randrange(1 << 30)) for _ in range(rng.randint(1, 5))]


def spoil(clean: list, planted: list[tuple[str, int]]) -> tuple[list, list[str]]:
    """The clean triples with these faults, and what each of them did."""
    triples, told = list(clean), []
    for name, seed in planted:
        # A fault that finds nothing in one place may find something in the next.
        for attempt in range(20):
            rng = random.Random(f"{seed}/{attempt}")
            if said := globals()[name](rng, triples):
                told.append(f"{name}: {said}")
                break
    return triples, told
