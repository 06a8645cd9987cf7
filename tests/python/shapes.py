"""The exported shapes, read by pySHACL, and the program's own checks say the same of the same graph.

They agree when each finding of the program has a result of the shapes with the same focus node and path, of a kind of
constraint that stands for its rule, equally grave, and the other way round. What SHACL Core cannot say is in
`BEYOND_SHACL`, by rule; where both speak but count differently is in `Comparison`, by method, each with its reason.
"""

import argparse
import logging
import multiprocessing
import os
import sys
import warnings
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import DCAT, DCTERMS, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.plugins.parsers.notation3 import BadSyntax

import faults
import support
from support import ROOT, SHARED, Tally

SHAPES = ROOT / "schemas/shacl/dcat-ap-se-3.0.1.ttl"

# Rules without a shape, each with the reason.
BEYOND_SHACL = {
    "catalog/loose-distribution": "what nothing points to is found by its class; a shape sees what is pointed to",
    "catalog/no-catalog": "a shape speaks of nodes that are there; it cannot miss a class without instances",
    "catalog/unlisted": "what nothing points to is found by its class in any catalogue; a shape sees one catalogue at a time",
    "catalog/unwritable": "about characters and names that RDF/XML cannot carry, not about the graph",
    "profile/email": "what makes an e-mail address is more than the profile's pattern, which is what the shapes ask for",
    "profile/telephone": "what makes a telephone number is more than the profile's pattern, which is what the shapes ask for",
    "profile/language-unknown": "SHACL Core has no list of the languages of the world, nor who says `se` and means `sv`",
    "profile/unknown-class": "about classes as such; a shape says nothing of nodes that are of no class it knows",
    "profile/unknown-property": "about predicates as such; sh:closed would name each property of each vocabulary known",
    "profile/variant": "about how a known address is misspelt; SHACL Core cannot rewrite a value and look it up",
}

VALUE_RULES = {"profile/node-kind", "profile/datatype", "profile/lexical", "profile/vocabulary", "profile/pattern",
               "profile/nested-type", "profile/email", "profile/telephone"}

# The last word of a shape's name, and the constraint in it, with the rules that it stands for.
KINDS = {
    ("mandatory", SH.MinCountConstraintComponent): {"profile/mandatory"},
    ("mandatory", SH.QualifiedMinCountConstraintComponent): {"profile/mandatory"},
    ("mandatory", SH.OrConstraintComponent): {"profile/dependency"},
    ("recommended", SH.MinCountConstraintComponent): {"profile/recommended"},
    ("recommended", SH.QualifiedMinCountConstraintComponent): {"profile/recommended"},
    ("recommended", SH.OrConstraintComponent): {"profile/recommended"},
    ("empty", SH.OrConstraintComponent): {"profile/mandatory", "profile/recommended"},
    ("most", SH.MaxCountConstraintComponent): {"profile/cardinality"},
    # Alternatives may each have a limit.
    ("most", SH.QualifiedMaxCountConstraintComponent): {"profile/cardinality"},
    # A word where a list is offered: the program says which values there are.
    ("kind", SH.NodeKindConstraintComponent): {"profile/node-kind", "profile/vocabulary"},
    ("kind", SH.DatatypeConstraintComponent): {"profile/node-kind", "profile/datatype", "profile/lexical"},
    ("kind", SH.OrConstraintComponent): {"profile/node-kind", "profile/datatype", "profile/lexical"},
    ("tag", SH.OrConstraintComponent): {"profile/language-missing"},
    ("languages", SH.UniqueLangConstraintComponent): {"profile/language-repeated"},
    ("pattern", SH.PatternConstraintComponent): {"profile/pattern"},
    ("pattern", SH.OrConstraintComponent): {"profile/pattern"},
    ("value", SH.InConstraintComponent): {"profile/vocabulary", "profile/node-kind"},
    ("value", SH.OrConstraintComponent): VALUE_RULES,
    ("listed", SH.InConstraintComponent): {"profile/vocabulary", "profile/node-kind"},
    ("listed", SH.OrConstraintComponent): {"profile/vocabulary", "profile/node-kind"},
    ("type", SH.OrConstraintComponent): {"profile/nested-type"},
    ("type", SH.ClassConstraintComponent): {"profile/nested-type"},
    ("described", SH.OrConstraintComponent): {"profile/undescribed"},
    ("class", SH.OrConstraintComponent): {"profile/wrong-class"},
    ("deprecated", SH.MaxCountConstraintComponent): {"profile/deprecated"},
    ("deprecated", SH.NotConstraintComponent): {"profile/deprecated"},
    ("unmarked", SH.OrConstraintComponent): {"profile/dependency"},
}

SEVERITIES = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}
GRAVITY = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True)
class Result:
    """One result of the shapes."""

    focus: str
    path: str
    shape: str
    component: str
    value: object
    most: int | None
    severity: str
    rules: frozenset

    def __str__(self):
        return f"shapes:  {self.severity} {self.shape} ({self.component}) on {self.focus} {self.path} {self.value or ''}"


def told(finding) -> str:
    return (f"katalog: {finding['severity']} {finding['rule']} on {finding['subject']} {finding['property']} "
            f"{finding['value'] or ''}: {finding['message']}")


def label(term) -> str:
    return f"_:{term}" if isinstance(term, BNode) else str(term)


class Shapes:
    """The shapes, loaded once in each process."""

    def __init__(self, path: Path):
        self.graph = Graph().parse(path)
        # The shapes that have had something to say.
        self.spoken = set()
        # The classes whose nodes they look at.
        self.targets = set(self.graph.objects(None, SH.targetClass))

    def results(self, data: Graph) -> list[Result]:
        _, report, _ = pyshacl.validate(data, shacl_graph=self.graph, inplace=True, advanced=False, meta_shacl=False)
        return [self.result(report, node) for node in report.subjects(RDF.type, SH.ValidationResult)]

    def result(self, report: Graph, node) -> Result:
        shape = report.value(node, SH.sourceShape)
        component = report.value(node, SH.sourceConstraintComponent)
        name = str(shape).rpartition(":")[2]
        rules = KINDS[name.rpartition("-")[2], component]
        if name == "Catalog-dataset-mandatory":
            rules = {"catalog/no-dataset"}
        focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
        return Result(label(focus), str(self.path(shape)), name, component.rpartition("#")[2].removesuffix("ConstraintComponent"),
                      value, self.most(shape), SEVERITIES[report.value(node, SH.resultSeverity)], frozenset(rules))

    def names(self) -> set[str]:
        """The shapes that a result can come from."""
        return {str(shape).rpartition(":")[2] for shape in self.graph.subjects(SH.severity)}

    def most(self, shape) -> int | None:
        most = self.graph.value(shape, SH.maxCount)
        return None if most is None else int(most)

    def asks_for_a_datatype(self, kind: str, path: str) -> bool:
        """Whether the values of a path have to have a datatype, on this kind of thing."""
        shapes = [shape for shape in self.graph.subjects(SH.path, URIRef(path))
                  if str(shape).rpartition(":")[2].startswith(f"{kind}-") and shape.endswith("-kind")]
        return any(self.graph.value(shape, SH.nodeKind) is None for shape in shapes)

    def path(self, shape):
        """The property that a shape is about: its path, else the path whose values its alternatives count."""
        path = self.graph.value(shape, SH.path)
        if path is None:
            (path,) = {
                self.graph.value(part, SH.path)
                for part in Collection(self.graph, self.graph.value(shape, SH["or"]))
                for counted in (SH.minCount, SH.maxCount, SH.qualifiedMinCount)
                if self.graph.value(part, counted) is not None
            }
        if isinstance(path, BNode):
            path = list(Collection(self.graph, path))[-1]
        return path


class Comparison:
    """Findings and results about one graph, and what of them has no counterpart."""

    def __init__(self, data: Graph, findings: list[dict], results: list[Result], shapes: Shapes):
        self.data = data
        self.shapes = shapes
        self.findings = findings
        self.results = results
        self.by_place = defaultdict(list)
        for result in results:
            self.by_place[result.focus, result.path].append(result)
        self.found = defaultdict(list)
        for finding in findings:
            self.found[finding["subject"], finding["property"]].append(finding)

    def disagreements(self) -> list[str]:
        faults = []
        for finding in self.findings:
            if finding["rule"] in BEYOND_SHACL or self.not_for_shapes(finding):
                continue
            matching = [result for result in self.by_place[finding["subject"], finding["property"]]
                        if finding["rule"] in result.rules]
            if not matching:
                faults.append(f"no result of the shapes for\n  {told(finding)}")
            elif self.gravest_finding(finding) != max((r.severity for r in matching), key=GRAVITY.get):
                faults.append(f"not equally grave\n  {told(finding)}\n  {matching[0]}")
        for result in self.results:
            if any(finding["rule"] in result.rules for finding in self.found[result.focus, result.path]):
                continue
            if not self.not_for_program(result):
                faults.append(f"no finding of the program for\n  {result}")
        return sorted(set(faults))

    def gravest_finding(self, finding) -> str:
        alike = [other["severity"] for other in self.found[finding["subject"], finding["property"]]
                 if other["rule"] == finding["rule"]]
        return max(alike, key=GRAVITY.get)

    def values(self, focus: str, path: str) -> list:
        subject = BNode(focus[2:]) if focus.startswith("_:") else URIRef(focus)
        return list(self.data.objects(subject, URIRef(path)))

    # What both can say, but not alike.

    def not_for_shapes(self, finding) -> bool:
        return (self.ill_formed_elsewhere(finding) or self.taken_by_rdflib(finding)
                or self.described_without_type(finding) or self.nothing_described(finding)
                or self.of_a_class_meant(finding))

    def ill_formed_elsewhere(self, finding) -> bool:
        """Where no datatype is asked for, SHACL Core cannot ask that a literal be legal in whichever it has."""
        return (finding["rule"] == "profile/lexical"
                and not self.shapes.asks_for_a_datatype(finding["class"], finding["property"]))

    def taken_by_rdflib(self, finding) -> bool:
        """sh:datatype asks for legal literals, but pySHACL asks rdflib, which takes 2025-12-31 for an xsd:gYear."""
        return finding["rule"] == "profile/lexical" and not any(
            value.ill_typed for value in self.values(finding["subject"], finding["property"])
            if isinstance(value, Literal) and str(value) == finding["value"])

    def described_without_type(self, finding) -> bool:
        """SHACL Core cannot ask for any statement at all: what is described without a type is undescribed to it."""
        return (finding["rule"] == "profile/wrong-class" and "has no type" in finding["message"]
                and any("profile/undescribed" in r.rules for r in self.by_place[finding["subject"], finding["property"]]))

    def nothing_described(self, finding) -> bool:
        """A shape speaks of nodes that are there; it cannot miss a dataset where no catalogue is asked for one."""
        # Also where the finding names what has another class, or none, in place of a dataset: the finding is about the file.
        return finding["rule"] == "catalog/no-dataset" and finding["property"] is None

    def of_a_class_meant(self, finding) -> bool:
        """The program checks what has almost a class as if it had it; a shape looks at the nodes of its class only."""
        subject = finding["subject"] or ""
        node = BNode(subject[2:]) if subject.startswith("_:") else URIRef(subject)
        types = set(self.data.objects(node, RDF.type))
        return bool(types) and not types & self.shapes.targets

    def not_for_program(self, result: Result) -> bool:
        return (self.of_a_faulty_value(result) or self.counted_with_faulty(result) or self.no_dataset(result)
                or self.listed_text(result) or self.without_type(result) or self.marked_otherwise(result)
                or self.fetched_part(result))

    def marked_otherwise(self, result: Result) -> bool:
        """A category whose regulation is written wrongly: the program speaks of the regulation alone."""
        return (result.shape.endswith("-hvdCategory-unmarked")
                and bool(self.found[result.focus, "http://data.europa.eu/r5r/applicableLegislation"]))

    def of_a_faulty_value(self, result: Result) -> bool:
        """A value has one finding, its nearest fault; the constraints of SHACL do not know of each other."""
        return result.value is not None and any(
            finding["rule"] in VALUE_RULES and finding["value"] == label(result.value)
            for finding in self.found[result.focus, result.path])

    def counted_with_faulty(self, result: Result) -> bool:
        """The program, as the portal, does not count what it does not see, an empty text or a value that misses its
        pattern or type; sh:maxCount counts them all."""
        if result.rules != {"profile/cardinality"} or result.most is None:
            return False
        faulty = {finding["value"] for finding in self.found[result.focus, result.path]
                  if finding["rule"] in VALUE_RULES - {"profile/lexical"}}
        fitting = [value for value in self.values(result.focus, result.path) if label(value) not in faulty and str(value)]
        return len(fitting) <= result.most

    def no_dataset(self, result: Result) -> bool:
        """The program asks once, of all catalogues together; a shape asks each catalogue with what hangs together."""
        return result.rules == {"catalog/no-dataset"} and (
            any(finding["rule"] == "catalog/no-dataset" for finding in self.findings)
            or any(self.data.triples((None, URIRef(result.path), None)))
            or self.bare_part())

    def bare_parts(self) -> set[str]:
        """Sub-catalogues that say nothing but their type: they are fetched from their own address, with what they list."""
        parts = {part for leading in (DCTERMS.hasPart, DCAT.catalog) for part in self.data.objects(None, leading)}
        return {label(part) for part in parts if len(list(self.data.predicate_objects(part))) == 1}

    def bare_part(self) -> bool:
        return bool(self.bare_parts())

    def fetched_part(self, result: Result) -> bool:
        """Nothing is missing from what is fetched; a shape sees the bare node alone."""
        return result.value is None and result.focus in self.bare_parts()

    def listed_text(self, result: Result) -> bool:
        """A listed text with a language or another datatype is still that text; sh:in compares whole literals."""
        return ("profile/vocabulary" in result.rules and isinstance(result.value, Literal)
                and (result.value.language is not None or result.value.datatype is not None)
                and not self.found[result.focus, result.path])

    def without_type(self, result: Result) -> bool:
        """The other side of `described_without_type`."""
        return result.rules == {"profile/undescribed"} and any(
            self.described_without_type(finding) and finding["value"] == label(result.value)
            for finding in self.found[result.focus, result.path])


def compare(data: Graph, path: Path, shapes: Shapes) -> list[str]:
    """Writes the graph to `path`, and lets both judge it."""
    path.write_text("\n".join(support.triple_lines(data)) + "\n", encoding="utf-8")
    results = shapes.results(data)
    shapes.spoken.update(result.shape for result in results)
    return Comparison(data, support.findings(path), results, shapes).disagreements()


def graph_of(triples) -> Graph:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def quiet() -> None:
    """rdflib speaks up about each ill-formed literal; here they are planted."""
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="rdflib")


# Each worker process has the shapes, the clean catalogue and a folder of its own.
WORKER = {}


def start_worker(clean: list, shapes: Path, folder: str) -> None:
    quiet()
    WORKER.update(clean=clean, shapes=Shapes(shapes), path=Path(folder) / f"{os.getpid()}.nt")


def judge(triples) -> list[str]:
    return compare(graph_of(triples), WORKER["path"], WORKER["shapes"])


def judge_seed(seed: int) -> tuple[int, list[str], list[str], set]:
    """The faults planted, where the two disagree, by as few faults as show it, and the shapes that spoke."""
    spoken = WORKER["shapes"].spoken
    clean, planted = WORKER["clean"], faults.plant(WORKER["clean"], seed)
    triples, said = faults.spoil(clean, planted)
    wrong = judge(triples)
    if not wrong:
        return seed, said, [], spoken
    fewest = planted
    for fault in planted:
        fewer = [other for other in fewest if other != fault]
        if fewer and len(fewer) < len(fewest) and judge(faults.spoil(clean, fewer)[0]):
            fewest = fewer
    triples, said = faults.spoil(clean, fewest)
    return seed, said, judge(triples) + difference(clean, triples), spoken


def difference(clean: list, spoilt: list) -> list[str]:
    """The smallest repro: what to take from the clean catalogue, and what to add."""
    removed = [f"- {line}" for line in support.triple_lines(set(clean) - set(spoilt))]
    added = [f"+ {line}" for line in support.triple_lines(set(spoilt) - set(clean))]
    lines = removed[:12] + added[:12]
    return ["in the clean catalogue\n" + "\n".join(lines)]


def generated(tally: Tally, clean: list, number: int, first: int, folder: str, spoken: set) -> int:
    """Compares catalogues with planted faults; answers how many faults were planted."""
    planted = 0
    with multiprocessing.Pool(2, start_worker, (clean, SHAPES, folder)) as pool:
        for seed, said, wrong, shapes in pool.imap(judge_seed, range(first, first + number)):
            planted += len(said)
            spoken |= shapes
            tally.check(f"seed {seed}: " + "; ".join(said), wrong)
    return planted


def turtle_files(tally: Tally) -> list[Path]:
    """Every Turtle file of the tests, and the official examples."""
    files = sorted((ROOT / "tests/fixtures").glob("**/*.ttl"))
    if SHARED.is_dir():
        return files + sorted((SHARED / "dcat-ap-se/examples").glob("*.ttl"))
    tally.without_shared("official examples")
    return files


def graph_in(file: Path, base: Graph) -> Graph:
    """The graph of a Turtle file. A case of a rule is read beside the base repository, unless it says otherwise."""
    text = file.read_text(encoding="utf-8")
    graph = Graph().parse(data=text, format="turtle", publicID=file.as_uri())
    if "fixtures/rules" in file.as_posix() and not text.startswith("# base: none"):
        graph += base
    return graph


def built(repository: Path, folder: str) -> Graph:
    run = support.katalog("build", repository, "-o", folder, "--to", "nt", "--force")
    if run.returncode != 0:
        raise RuntimeError(f"build {repository}: {run.stderr}{run.stdout[:2000]}")
    return support.read_triples(Path(folder, "catalog.nt").read_text(encoding="utf-8"))


def main(deep: bool = False, number: int | None = None, first: int = 0) -> Tally:
    tally = Tally("shapes")
    number = number if number is not None else 1000 if deep else 100
    quiet()
    with support.folder() as folder:
        shapes, path = Shapes(SHAPES), Path(folder) / "graph.nt"
        clean = None
        for repository in support.repositories():
            data = built(repository, folder)
            if repository == ROOT / "examples/vastanvik":
                clean = sorted(data)
            tally.check(str(repository.relative_to(ROOT)), compare(data, path, shapes))
        base_root = ROOT / "tests/fixtures/base"
        base = built(base_root, folder) if base_root.is_dir() else Graph()
        files = turtle_files(tally)
        for file in files:
            try:
                data = graph_in(file, base)
            except (BadSyntax, UnicodeDecodeError) as error:
                # Some fixtures are meant not to parse; nobody validates them.
                tally.skip(str(file), f"no Turtle: {str(error).splitlines()[0][:60]}")
                continue
            tally.check(str(file), compare(data, path, shapes))
        planted = generated(tally, clean, number, first, folder, shapes.spoken)
    tally.close(f"pySHACL and katalog on {len(files)} Turtle files, {len(support.repositories())} repositories, "
                f"{number} catalogues with {planted} planted faults; {len(shapes.spoken)} of {len(shapes.names())} shapes spoke")
    if deep:
        print("shapes that never spoke: " + ", ".join(sorted(shapes.names() - shapes.spoken)))
    return tally


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--deep", action="store_true", help="1,000 generated catalogues instead of 100")
    arguments.add_argument("--number", type=int, help="how many generated catalogues")
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    given = arguments.parse_args()
    sys.exit(main(given.deep, given.number, given.first).failed > 0)
