"""Seeded mutations of real files: what parsers of others refuse is refused, and what they read is never less to us.

RDF/XML gets the same verdict, well-formed or not, as from expat (with namespaces) and libxml2. Where these two differ
from each other the case is counted; each kind of it is listed in `EXPAT_AND_LIBXML2`. Turtle and N-Triples are read by
rdflib and rapper, JSON-LD by PyLD: a file that we read has at least as many statements as to them.

1,000 mutations of each, with `--deep` 20,000. `KATALOG_SEED` names another seed.
"""

import os
import random
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.parsers import expat

from lxml import etree

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


# Why expat and libxml2 differ, by a pattern of their messages, expat's first.
EXPAT_AND_LIBXML2 = [
    ("names of the fifth edition of XML, which expat does not know", "not well-formed (invalid token)", "ok"),
    ("a version of XML that there is not", "ok", "Unsupported version|Malformed declaration expecting version"),
    ("an encoding that Python hands to expat as one byte a character, or not at all", "unknown encoding|LookupError|multi-byte", "ok"),
    ("a byte-order mark and another declared encoding", "encoding specified in XML declaration is incorrect", "ok"),
    ("a prefix or a namespace that is reserved", "ok|reserved prefix|must not", "xmlns|reuse of the xmlns|xml namespace|ok"),
    ("an entity of another file: expat skips it", "ok", "Entity '.*' not defined|not declared"),
    ("a parameter entity: expat does not read on", "ok", "PEReference|EntityValue"),
    ("colons in the names of entities and instructions", "not well-formed|ok", "colons are forbidden|ok"),
    ("a character that only one of them allows in a name", "not well-formed", "ok"),
]


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
    bad = [entry.message for entry in parser.error_log if entry.level >= 2 and "is not a valid URI" not in entry.message]
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
    originals = sources("rdf")
    files = [xml(at.choice(originals), at) for _ in range(count)]
    ours = judged([("rdf", data) for data in files])
    with ProcessPoolExecutor() as pool:
        strict = list(pool.map(by_expat, files, chunksize=200))
        other = list(pool.map(by_libxml2, files, chunksize=200))
    differ, limits, well_formed = {}, 0, 0
    for data, own, one, two in zip(files, ours, strict, other):
        passes = not own.startswith("xml ")
        well_formed += passes
        if own.startswith("limit "):
            limits += 1
        elif (one == "ok") != (two == "ok"):
            one, two = (re.sub(r"line \d+.*|'.*'", "", text) for text in (one, two))
            key = (one[:60], two[:60], own.split(maxsplit=2)[:2] and " ".join(own.split()[:2]))
            differ.setdefault(key, []).append(data)
        elif passes != (one == "ok"):
            tally.check("verdict", [kept(data, f"ours: {own}\nexpat: {one}\nlibxml2: {two}")])
            continue
        tally.passed += 1
    for key, cases in sorted(differ.items(), key=lambda item: -len(item[1])):
        print(f"expat and libxml2 differ {len(cases)} times: expat {key[0]!r}, libxml2 {key[1]!r}, ours {key[2]!r}")
        if os.environ.get("KATALOG_KEEP"):
            print(kept(cases[0], ""))
    tally.close(f"{count} mutations, {well_formed} well-formed, {limits} beyond what is read, {sum(map(len, differ.values()))} where expat and libxml2 differ")
    return tally


def main(deep: bool = False) -> list[Tally]:
    count = int(os.environ.get("KATALOG_MUTATIONS", 20_000 if deep else 1_000))
    seed = os.environ.get("KATALOG_SEED", "1")
    return [compare_xml(count, seed)]


if __name__ == "__main__":
    sys.exit(sum(tally.failed for tally in main("--deep" in sys.argv[1:])) > 0)
