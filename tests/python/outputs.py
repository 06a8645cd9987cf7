"""Each output in JSON is valid by the schema that is published for it, and its counts add up."""

import json
from pathlib import Path

from jsonschema import Draft7Validator

import support
from reports import inputs
from support import ROOT, Tally

SCHEMAS = ROOT / "schemas/output"
# Commands that need no input of their own.
PLAIN = {"rules": [["rules"]], "codes": [["codes"], ["codes", "data-theme"], ["codes", "miljö"]]}


def main(deep: bool = False) -> Tally:
    tally = Tally("outputs")
    validators = {name: validator(name) for name in ("findings", "diff", "rules", "codes", "baseline")}
    for path in inputs():
        name = path.relative_to(ROOT)
        for more in ([], ["--statistics"], ["--severity", "warning"]):
            run = support.katalog("validate", path, "--format", "json", *more)
            tally.check(f"{name} {' '.join(more)}", findings(run.stdout, validators["findings"]))
        with support.folder() as folder:
            file = Path(folder) / "baseline.json"
            support.katalog("baseline", path, "--output", file)
            tally.check(f"{name} baseline", faults(file.read_text(encoding="utf-8"), validators["baseline"]))
    with support.folder() as folder:
        cache = ["--offline", "--cache", Path(folder) / "links.json"]
        run = support.katalog("check-links", ROOT / "examples/vastanvik", *cache, "--format", "json")
        tally.check("check-links", findings(run.stdout, validators["findings"]))
    # What the cases of diff expect is what the program writes.
    for file in sorted((ROOT / "tests/fixtures/diff").glob("*/expected.json")):
        tally.check(f"diff {file.parent.name}", faults(file.read_text(encoding="utf-8"), validators["diff"]))
    for schema, commands in PLAIN.items():
        for command in commands:
            run = support.katalog(*command, "--format", "json")
            tally.check(" ".join(command), faults(run.stdout, validators[schema]))
    tally.close(f"{tally.passed + tally.failed} outputs")
    return tally


def validator(name: str) -> Draft7Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def faults(text: str, schema: Draft7Validator) -> list[str]:
    return [f"{list(error.path)}: {error.message[:200]}" for error in schema.iter_errors(json.loads(text))]


def findings(text: str, schema: Draft7Validator) -> list[str]:
    """Also: the causes hold each finding once, and the summary counts those that are shown."""
    found = faults(text, schema)
    report = json.loads(text)
    causes = report["causes"]
    shown = sum(cause["shown"] for cause in causes)
    summary = report["summary"]
    if shown != summary["error"] + summary["warning"] + summary["info"]:
        found.append(f"{shown} findings of causes are not those of the summary")
    if "findings" not in report:
        return found
    for cause in causes:
        of = [finding for finding in report["findings"] if finding.get("cause") == cause["id"]]
        if len(of) != cause["count"]:
            found.append(f"{cause['id']} counts {cause['count']} and has {len(of)}")
    if sum(cause["count"] for cause in causes) != len(report["findings"]):
        found.append("the counts do not add up to the findings")
    return found
