"""Seeded mutations of real files: what parsers of others refuse is refused, and what they read is never less to us.

RDF/XML gets the same verdict, well-formed or not, as from expat (with namespaces) and libxml2. Where these two differ
from each other, the reason must be listed in `EXPAT_AND_LIBXML2`. Turtle and N-Triples are read by rdflib and rapper,
JSON-LD by PyLD: a file that we read has at least as many statements as to each of them.

1,000 mutations of RDF/XML and 200 of each other syntax, with `--deep` 20,000 and 4,000. `KATALOG_SEED` names another
seed, `KATALOG_MUTATIONS` the number for RDF/XML.
"""

import json
import logging
import os
import random
import re
import shutil
import subprocess
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.parsers import expat

import rdflib
from lxml import etree
from pyld import jsonld

import support
from support import ROOT, Tally

BASE = "https://base.invalid/file"

# XML's own signs, and what is written wrongly in the field.
SIGNS = [
    "<", ">", "&", "'", '"', "/", "=", "?", "!", "-", "--", "]]>", "<!--", "-->", "<![CDATA[", "]]", "<?", "?>", "</", "/>", ":", "::", " ", "\n", "\r\n",
    "\t", "\r", "&amp;", "&#0;", "&#1;", "&#xD;", "&#xFFFE;", "&#x110000;", "&#65", "&#x;", "&nbsp;", "&x;", "<a>", "</a>", "<a/>", "<1a/>", "<x:y/>", "<a:b:c/>",
    "<:a/>", "<?xml version='1.0'?>", "<?XML?>", "<?p i?>", "<? p?>", "<?a:b?>", "<!-- -- -->", "<!-- c -->", "<!-- c --->", "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY x 'y'>]>",
    "<!ELEMENT a ANY>", "\0", "\x01", "\x0b", "\x7f", "\x85", "\xa0", "\ufeff", "\ufffe", "\uffff", "å", "·", "×", "\U0001f600", " xmlns:q=''", " xmlns='x'", " xmlns:q='x'",
    " xmlns:xml='x'", " xmlns:xmlns='x'", " xml:lang='sv'", " a='b' a='c'", " a='b'c='d'", " a=b", " a", " 1a='b'", " x:y='z'", " xmlns:rdf='x'", "xmlns:", "xml", "%", "[", "]", ";", "#",
]
DECLARATIONS = [
    "", "<?xml version='1.0'?>", '<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.1'?>", "<?xml version='2.0'?>", "<?xml?>", "<?xml ?>", "<?xml encoding='UTF-8'?>",
    "<?xml encoding='UTF-8' version='1.0'?>", "<?xml version='1.0' standalone='yes'?>", "<?xml version='1.0' standalone='ja'?>", "<?xml version='1.0' standalone='no' encoding='UTF-8'?>",
    "<?xml version='1.0'encoding='UTF-8'?>", "<?xml version='1.0' encoding='UTF-16'?>", "<?xml version='1.0' encoding='ISO-8859-1'?>", "<?xml version='1.0' encoding='US-ASCII'?>",
    "<?xml version='1.0' encoding='windows-1252'?>", "<?xml version='1.0' encoding='none'?>", "<?xml version='1.0' encoding=''?>", "<?xml version='1.0' encoding='1'?>", "<?xml version = '1.0' ?>",
    "<?xml version=\"1.0'?>", "<?xml version='1.0' ?", "<?xml version='1.0'>", "<?XML version='1.0'?>", "<?xml\tversion='1.0'\n?>", "<?xml version='1.0' x='y'?>", "<?xml-stylesheet href='a'?>",
]
BEFORE = ["", "", "", "", " ", "\n", "\ufeff", "\ufeff\ufeff", "<!-- c -->", "\ufeff\n", "x"]
DOCTYPES = [
    "", "", "", "<!DOCTYPE rdf:RDF>", "<!DOCTYPE rdf:RDF [<!ENTITY x 'y'>]>", "<!DOCTYPE rdf:RDF [<!ENTITY x \"y\"><!ENTITY z '&x;&x;'>]>", "<!DOCTYPE rdf:RDF [<!ENTITY x '&#38;'>]>",
    "<!DOCTYPE rdf:RDF [<!ENTITY x '&y;'><!ENTITY y '&x;'>]>", "<!DOCTYPE rdf:RDF [<!ENTITY x '<b/>'>]>", "<!DOCTYPE rdf:RDF [<!ENTITY x>]>", "<!DOCTYPE rdf:RDF [<!entity x 'y'>]>",
    "<!DOCTYPE rdf:RDF SYSTEM 'x.dtd'>", "<!DOCTYPE>", "<!doctype a>", "<!DOCTYPE a [<!ELEMENT a (b|c)*><!ATTLIST a b CDATA #IMPLIED><!-- c --><?p?>]>", "<!DOCTYPE a [<!ENTITY x '%y;'>]>",
    "<!DOCTYPE a [<!ENTITY x 'a' >] >", "<!DOCTYPE a []", "<!DOCTYPE a><!DOCTYPE a>", "<!DOCTYPE a PUBLIC 'b' 'c'>", "<!DOCTYPE a PUBLIC 'b'>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'y'>]>",
]


def sources(endings: str) -> list[bytes]:
    """Real files, not too long: those of the fixtures."""
    found = []
    for path in sorted((ROOT / "tests/fixtures").glob(f"**/*.{endings}")):
        data = path.read_bytes()
        if 200 < len(data) < 12_000:
            found.append(data)
    return found


def edit(data: bytes, at: random.Random, signs: list[str]) -> bytes:
    """One edit: bytes deleted, doubled, swapped, or a sign inserted; mostly near what is syntax."""
    marks = [match.start() for match in re.finditer(rb"[<>&\"'=:?!/@\[\]{},;.^\\-]", data)]
    start = at.choice(marks) if marks and at.random() < 0.7 else at.randrange(len(data) + 1)
    length = at.choice([1, 1, 1, 2, 3, at.randrange(1, 60)])
    end = min(len(data), start + length)
    match at.randrange(4):
        case 0:
            return data[:start] + data[end:]
        case 1:
            return data[:end] + data[start:]
        case 2:
            other = at.randrange(len(data) + 1)
            first, second = sorted([(start, end), (other, min(len(data), other + length))])
            if first[1] > second[0]:
                return data[:start] + data[end:]
            return data[:first[0]] + data[slice(*second)] + data[first[1]:second[0]] + data[slice(*first)] + data[second[1]:]
        case _:
            return data[:start] + at.choice(signs).encode("utf-8", "surrogatepass") + data[start:]


def xml(data: bytes, at: random.Random) -> bytes:
    """A mutation of RDF/XML."""
    if at.random() < 0.25:
        head = re.match(rb"\s*(<\?xml[^>]*>)?\s*(<!DOCTYPE[^\[>]*(\[.*?\])?\s*>)?\s*", data, re.DOTALL)
        rest = data[head.end():]
        data = "".join([at.choice(BEFORE), at.choice(DECLARATIONS), at.choice(DOCTYPES)]).encode() + rest
        if at.random() < 0.5:
            place = at.randrange(len(data))
            place = data.find(b">", place) + 1
            data = data[:place] + at.choice([b"&x;", b"&z;", b"", b"&y;"]) + data[place:]
        if at.random() < 0.1:
            coding = at.choice(["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
            data = data.decode("utf-8", "replace").encode(coding, "replace")
        if at.random() < 0.6:
            return data
    for _ in range(at.choice([1, 1, 1, 2, 3])):
        data = edit(data, at, SIGNS)
    return data


# Why expat and libxml2 differ: patterns of what expat says, and of what libxml2 says.
EXPAT_AND_LIBXML2 = [
    ("names by the fifth edition of XML, which expat does not know", r"not well-formed \(invalid token\)", r"^ok$"),
    ("a version of XML that there is not", r"^ok$", r"Unsupported version|expecting version|String not closed expecting"),
    ("an encoding that only one of them knows", r"unknown encoding|multi-byte|LookupError", r"^ok$"),
    ("an encoding that only one of them knows", r"^ok$", r"[Ee]ncoding"),
    ("a byte-order mark or wide characters, and another encoding declared", r"encoding specified in XML declaration is incorrect", r"^ok$"),
    ("a parameter entity within the value of another", r"illegal parameter entity reference", r"^ok$"),
    ("an entity of another file, which expat passes over", r"^ok$", r"Entity .* not defined|not declared"),
    ("a namespace that is no IRI, of which only libxml2 tells", r"^ok$", r"is not a valid URI"),
    ("UTF-16 that libxml2 does not take for it", r"^ok$", r"Document is empty|Start tag expected"),
    ("a parameter entity, after which expat does not look", r"^ok$", r"PEReference|parameter"),
]


def reason(strict: str, other: str) -> str | None:
    """The listed reason why these two differ."""
    for why, one, two in EXPAT_AND_LIBXML2:
        if re.search(one, strict) and re.search(two, other):
            return why
    return None


def by_expat(data: bytes) -> str:
    parser = expat.ParserCreate(namespace_separator="\x01")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return "ok"


def by_libxml2(data: bytes) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False)
    try:
        etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return str(error)
    # Errors about namespaces do not stop libxml2.
    bad = [entry.message for entry in parser.error_log if entry.level >= 2]
    return bad[0] if bad else "ok"


def judged(files: list[tuple[str, bytes]]) -> list[str]:
    """Our verdict on each file."""
    program = os.environ.get("KATALOG_JUDGE") or support.program().parent / "examples" / "judge"
    frames = b"".join(b"%s %d %s\n" % (syntax.encode(), len(data), BASE.encode()) + data for syntax, data in files)
    run = subprocess.run([str(program)], input=frames, capture_output=True)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.decode())
    lines = run.stdout.decode("utf-8", "replace").split("\n")[:-1]
    if len(lines) != len(files):
        raise RuntimeError(f"{len(lines)} verdicts for {len(files)} files")
    return lines


def kept(data: bytes, why: str) -> str:
    """Keeps a case that fails, and says where."""
    folder = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "mutations"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{len(list(folder.iterdir()))}.txt"
    path.write_bytes(data)
    return f"{why}\nsee {path}"


def compare_xml(count: int, seed: str) -> Tally:
    tally = Tally("mutated RDF/XML")
    at = random.Random(f"{seed} xml")
    originals = [data for data in sources("rdf") if by_expat(data) == "ok"]
    files = [xml(at.choice(originals), at) for _ in range(count)]
    ours = judged([("rdf", data) for data in files])
    with ProcessPoolExecutor() as pool:
        strict = list(pool.map(by_expat, files, chunksize=200))
        other = list(pool.map(by_libxml2, files, chunksize=200))
    differ, limits, well_formed = {}, 0, 0
    for data, own, one, two in zip(files, ours, strict, other):
        passes = not own.startswith("xml ")
        well_formed += passes
        said = f"ours: {own}\nexpat: {one}\nlibxml2: {two}"
        if own.startswith(("limit ", "other ")):
            limits += 1
        elif (one == "ok") != (two == "ok"):
            why = reason(one, two)
            differ.setdefault(why, []).append(data)
            if why is None:
                tally.check("expat and libxml2 differ, and the reason is not listed", [kept(data, said)])
                continue
        elif passes != (one == "ok"):
            tally.check("verdict", [kept(data, said)])
            continue
        tally.passed += 1
    for why, cases in sorted(differ.items(), key=lambda item: -len(item[1])):
        print(f"expat and libxml2 differ {len(cases)} times: {why}")
    unjudged = sum(map(len, differ.values()))
    tally.close(f"{count} mutations, {well_formed} well-formed, {limits} beyond what is read, {unjudged} where expat and libxml2 differ")
    return tally


TURTLE_SIGNS = [
    ".", ";", ",", "[", "]", "(", ")", "<", ">", '"', "'", '"' * 3, "'" * 3, "\\", "\\n", "\\u00e5", "\\U0001F600", "\\x", "^^", "@sv", "@", "@sv-", "_:b", "_:",
    ":", "::", "#", "# c\n", "\n", "\r", " ", "\t", "a ", "true", "1", "1.5", "1e3", "-", "+", "%20", "%2", "@prefix x: <http://x/> .", "@base <http://y/> .",
    "PREFIX x: <http://x/>", "BASE <z>", "<http://a b>", "<rel>", "<>", "x:y", "\0", "\x0b", "\ufeff", "å", "<<", ">>", "{", "}", "|", "~",
]
JSON_SIGNS = [
    "{", "}", "[", "]", ",", ":", '"', "\\", "\\u00e5", "\\n", "null", "true", "1", "1.5", "-", '"@id"', '"@type"', '"@value"', '"@language"', '"@graph"', '"@list"',
    '"@set"', '"@reverse"', '"@context"', '"@base": "x",', '"@vocab": "http://v/",', '"@index": "i",', '"@included"', '"@nest"', '"@json"', '"@none"',
    '{"@value": null, "@language": "sv"}', '"x": 1,', '"http://x/p": "y",', '"@container": "@set",', "_:b", "http://", " ", "\n", "å", "\0", "\ufeff",
]
# The names of a syntax to rdflib and rapper.
SYNTAXES = {"ttl": ("turtle", "turtle", TURTLE_SIGNS), "nt": ("nt", "ntriples", TURTLE_SIGNS), "jsonld": ("json-ld", None, JSON_SIGNS)}


def by_rapper(data: bytes, syntax: str) -> int | None:
    command = ["rapper", "--quiet", "-i", syntax, "-o", "ntriples", "-", BASE]
    run = subprocess.run(command, input=data, capture_output=True)
    return len(set(run.stdout.splitlines())) if run.returncode == 0 else None


def by_rdflib(data: bytes, syntax: str) -> int | None:
    logging.disable(logging.CRITICAL)
    rdflib.NORMALIZE_LITERALS = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return len(rdflib.Graph().parse(data=data, format=syntax, publicID=BASE))
    except Exception:
        return None


def never(url, options):
    raise jsonld.JsonLdError("not fetched", "jsonld.LoadDocumentError")


def by_pyld(data: bytes, _: str) -> int | None:
    try:
        document = json.loads(data.decode("utf-8-sig"))
        graphs = jsonld.to_rdf(document, {"base": BASE, "documentLoader": never})
    except Exception:
        return None
    triples = (triple for graph in graphs.values() for triple in graph)
    return len({json.dumps([triple[part] for part in ("subject", "predicate", "object")], sort_keys=True) for triple in triples})


def compare_statements(syntax: str, count: int, seed: str) -> Tally:
    """Whether a file that we read has as many statements as to parsers of others."""
    tally = Tally(f"mutated {syntax}")
    at = random.Random(f"{seed} {syntax}")
    originals = sources(syntax)
    name, rapper, signs = SYNTAXES[syntax]
    files = []
    for _ in range(count):
        data = at.choice(originals)
        for _ in range(at.choice([1, 1, 2, 3])):
            data = edit(data, at, signs)
        files.append(data)
    ours = judged([(syntax, data) for data in files])
    readers = [("PyLD", by_pyld, "")] if syntax == "jsonld" else [("rdflib", by_rdflib, name)]
    if rapper and shutil.which("rapper"):
        readers.append(("rapper", by_rapper, rapper))
    with ProcessPoolExecutor() as pool:
        counts = {reader: list(pool.map(by, files, [of] * count, chunksize=50)) for reader, by, of in readers}
    for number, (data, own) in enumerate(zip(files, ours)):
        faults = []
        for reader, theirs in counts.items():
            known = theirs[number]
            if own.startswith("ok ") and known is not None and known > int(own.split()[1]):
                faults.append(kept(data, f"ours: {own}\n{reader}: {known} statements"))
        tally.check("fewer statements", faults)
    read = sum(own.startswith("ok ") for own in ours)
    others = ", ".join(f"{sum(one is not None for one in theirs)} by {reader}" for reader, theirs in counts.items())
    tally.close(f"{count} mutations, {read} read by us, {others}")
    return tally


def main(deep: bool = False) -> Tally:
    count = int(os.environ.get("KATALOG_MUTATIONS", 20_000 if deep else 1_000))
    seed = os.environ.get("KATALOG_SEED", "1")
    parts = [compare_xml(count, seed)]
    parts += [compare_statements(syntax, count // 5, seed) for syntax in SYNTAXES]
    whole = Tally("mutations")
    whole.passed, whole.failed = sum(part.passed for part in parts), sum(part.failed for part in parts)
    return whole


if __name__ == "__main__":
    sys.exit(main("--deep" in sys.argv[1:]).failed > 0)
