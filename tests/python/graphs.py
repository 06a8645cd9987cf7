"""All syntaxes of a built catalogue are one graph to parsers that others wrote, and built twice they are the same bytes.

rdflib reads RDF/XML, Turtle, JSON-LD and N-Triples; rapper, where it is installed, all but JSON-LD.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from rdflib import Graph
from rdflib.compare import to_canonical_graph

import support
from support import ROOT, Tally

SYNTAXES = {"rdf": "xml", "ttl": "turtle", "jsonld": "json-ld", "nt": "nt"}
RAPPER = {"rdf": "rdfxml", "ttl": "turtle", "nt": "ntriples"}


def canonical(graph: Graph) -> list[str]:
    """The graph as sorted lines, blank nodes named by what is said of them."""
    return support.triple_lines(to_canonical_graph(graph))


def lower_tags(lines: list[str]) -> list[str]:
    """The lines with language tags in lower case, as rapper mostly writes them: a tag means the same in either case."""
    return sorted(re.sub(r'"@[A-Za-z0-9-]+ \.$', lambda tag: tag[0].lower(), line) for line in lines)


def by_rapper(path: Path, syntax: str) -> Graph:
    command = ["rapper", "--quiet", "-i", syntax, "-o", "ntriples", str(path), "https://base.invalid/"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        raise ValueError(f"rapper: {run.stderr}")
    return Graph().parse(data=run.stdout, format="nt")


def readings(folder: Path) -> dict[str, Graph]:
    """Each file as each parser reads it."""
    graphs = {}
    for ending, name in SYNTAXES.items():
        path = folder / f"catalog.{ending}"
        graphs[f"{path.name} by rdflib"] = Graph().parse(path, format=name)
        if ending in RAPPER and shutil.which("rapper"):
            graphs[f"{path.name} by rapper"] = by_rapper(path, RAPPER[ending])
    return graphs


def build(repository: Path, output: Path) -> str | None:
    """Builds all syntaxes; what went wrong."""
    run = support.katalog("build", repository, "-o", output, "--to", "rdf,ttl,jsonld,nt", "--force")
    return None if run.returncode == 0 else f"exit status {run.returncode}: {run.stderr}{run.stdout[:2000]}"


def differences(one: list[str], other: list[str]) -> str:
    only = sorted(set(one) - set(other))[:5]
    more = sorted(set(other) - set(one))[:5]
    return "\n".join([f"- {line}" for line in only] + [f"+ {line}" for line in more])


def judge(repository: Path, folder: Path, counts: dict) -> list[str]:
    first, second = folder / "first", folder / "second"
    for output in (first, second):
        if wrong := build(repository, output):
            return [wrong]
    faults = [f"catalog.{ending} built twice differs" for ending in SYNTAXES
              if (first / f"catalog.{ending}").read_bytes() != (second / f"catalog.{ending}").read_bytes()]
    try:
        graphs = readings(first)
    except Exception as error:
        return [*faults, f"cannot be read: {error}"]
    counts["readings"] += len(graphs)
    canonicals = {name: canonical(graph) for name, graph in graphs.items()}
    reference = canonicals["catalog.nt by rdflib"]
    counts["triples"] += len(reference)
    for name, lines in canonicals.items():
        expected = reference
        if name.endswith("rapper"):
            lines, expected = lower_tags(lines), lower_tags(reference)
        if lines != expected:
            faults.append(f"{name} is another graph than catalog.nt by rdflib\n{differences(expected, lines)}")
    return faults


def main(deep: bool = False) -> Tally:
    tally = Tally("graphs")
    if not shutil.which("rapper"):
        tally.skip("rapper", "not installed; rdflib alone reads the files")
    counts = {"readings": 0, "triples": 0}
    for repository in support.repositories():
        with support.folder() as folder:
            tally.check(str(repository.relative_to(ROOT)), judge(repository, Path(folder), counts))
    tally.close(f"{len(support.repositories())} repositories, {counts['triples']} triples, {counts['readings']} readings")
    return tally


if __name__ == "__main__":
    sys.exit(main().failed > 0)
