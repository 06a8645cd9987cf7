"""What the comparisons share: where things are, the program, and counting."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef

ROOT = Path(__file__).resolve().parents[2]

# Published specifications are no part of the project; what needs them is skipped without them.
SHARED = Path(os.environ.get("KATALOG_SHARED", ROOT / "../shared/spec"))


# The groups of rules that speak of what the tables say; the shapes say no more.
TABLES = "catalog,description,profile,yaml"


def program() -> Path:
    """The program under test: `KATALOG`, or the one that `cargo build` has made."""
    if named := os.environ.get("KATALOG"):
        return Path(named)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return ROOT / target / "debug" / "katalog"


def katalog(*arguments) -> subprocess.CompletedProcess:
    """Runs the program; its exit status is for the caller to judge."""
    command = [str(program()), *map(str, arguments)]
    environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=ROOT)


def findings(path: Path) -> list[dict]:
    """What the program finds in a repository or an RDF file."""
    run = katalog("validate", path, "--format", "json", "--fail-on", "never", "--lang", "en", "--select", TABLES)
    if run.returncode != 0:
        raise RuntimeError(f"validate {path}: exit status {run.returncode}\n{run.stderr}{run.stdout[:2000]}")
    return json.loads(run.stdout)["findings"]


def repositories() -> list[Path]:
    """The example repositories, and those of the build fixtures."""
    named = [ROOT / "examples/minimal", ROOT / "examples/vastanvik"]
    fixtures = sorted(path.parent for path in (ROOT / "tests/fixtures/build").glob("*/**/catalog.yaml"))
    return named + fixtures


# A blank node as subject, or as object.
BLANK = re.compile(r"^_:(\S+)|_:(\S+) \.$", re.MULTILINE)


def read_triples(text: str) -> Graph:
    """N-Triples into a graph in which blank nodes keep their labels."""
    renamed = BLANK.sub(lambda m: f"<blank:{m[1]}>" if m[1] else f"<blank:{m[2]}> .", text)
    loose = Graph().parse(data=renamed, format="nt")
    graph = Graph()
    for triple in loose:
        graph.add(tuple(unblank(term) for term in triple))
    return graph


def unblank(term):
    if isinstance(term, URIRef) and term.startswith("blank:"):
        return BNode(term[len("blank:"):])
    return term


def triple_lines(triples) -> list[str]:
    """Triples as sorted lines of N-Triples; blank nodes keep their labels."""
    return sorted(" ".join(written(term) for term in triple) + " ." for triple in triples)


ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})


def written(term) -> str:
    """A term in N-Triples; `n3` would use the long quotes of Turtle."""
    if isinstance(term, URIRef):
        # `n3` refuses an IRI with a space, which is what some cases are about.
        return f"<{term}>"
    if not isinstance(term, Literal):
        return term.n3()
    quoted = f'"{str(term).translate(ESCAPES)}"'
    return f"{quoted}@{term.language}" if term.language else f"{quoted}^^<{term.datatype}>" if term.datatype else quoted


def folder() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="katalog-")


class Tally:
    """Counts what agreed and what did not."""

    def __init__(self, name: str):
        self.name = name
        self.passed = 0
        self.failed = 0
        self.skipped = 0

    def check(self, case: str, faults: list[str]) -> None:
        if not faults:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {self.name}: {case}")
        for fault in faults:
            print("    " + fault.replace("\n", "\n    "))
        sys.stdout.flush()

    def skip(self, case: str, why: str) -> None:
        self.skipped += 1
        print(f"skipped {self.name}: {case}: {why}", flush=True)

    def without_shared(self, case: str) -> None:
        """Skips what needs the published specifications; `tests/run` tells of it at its end."""
        self.skip(case, f"no specifications in {SHARED}")
        if notes := os.environ.get("KATALOG_SKIPPED"):
            with open(notes, "a", encoding="utf-8") as file:
                file.write(f"shared\t{self.name}: {case}: no specifications in {SHARED}\n")

    def close(self, compared: str) -> None:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.name}: {compared}: {self.passed} passed, {self.failed} failed{skipped}", flush=True)
