"""SARIF and JUnit reports are valid by the published schemas, whatever is reported."""

import json
import sys
from pathlib import Path

import xmlschema
from jsonschema import Draft7Validator

import support
from support import ROOT, SHARED, Tally

# What gives findings of every kind: in YAML and RDF, with and without places, labels and fixes.
INPUTS = ["examples/broken", "examples/vastanvik", "tests/fixtures/cli/format-sarif/files/data"]


def inputs() -> list[Path]:
    """The examples, and every Turtle case of the rules."""
    turtle = sorted((ROOT / "tests/fixtures/rules").glob("*/*/bad.ttl"))
    return [ROOT / name for name in INPUTS if (ROOT / name).exists()] + turtle


def main(deep: bool = False) -> Tally:
    tally = Tally("reports")
    formats = SHARED / "formats"
    if not formats.is_dir():
        tally.without_shared("SARIF and JUnit against their schemas")
        return tally
    sarif = Draft7Validator(json.loads((formats / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
    junit = xmlschema.XMLSchema(str(formats / "junit-10.xsd"))
    count = 0
    for path in inputs():
        for lang in ("sv", "en"):
            faults = judge(path, lang, sarif, junit)
            tally.check(f"{path.relative_to(ROOT)} ({lang})", faults)
            count += 2
    tally.close(f"{count} reports")
    return tally


def judge(path: Path, lang: str, sarif, junit) -> list[str]:
    with support.folder() as folder:
        files = {name: Path(folder) / f"report.{name}" for name in ("sarif", "junit", "gitlab", "json")}
        formats = [f"--format={name}={file}" for name, file in files.items()]
        run = support.katalog("validate", path, *formats, "--fail-on", "never", "--lang", lang)
        if run.returncode != 0:
            return [f"exit status {run.returncode}: {run.stderr}"]
        report = json.loads(files["sarif"].read_text(encoding="utf-8"))
        faults = [error.message[:200] for error in sarif.iter_errors(report)]
        faults += [str(error.reason)[:200] for error in junit.iter_errors(str(files["junit"]))]
        findings = json.loads(files["json"].read_text(encoding="utf-8"))["findings"]
        # What another finding explains stands in JSON alone.
        findings = [finding for finding in findings if not finding.get("explainedBy") and not finding.get("hidden")]
        results = report["runs"][0]["results"]
        if [result["ruleId"] for result in results] != [finding["rule"] for finding in findings]:
            faults.append("SARIF and JSON do not name the same findings")
        for result in results:
            for location in result.get("locations", []):
                place = location["physicalLocation"]
                if place["region"]["startLine"] < 1 or place["artifactLocation"]["uri"].startswith("/"):
                    faults.append(f"no relative place: {place}")
        prints = [issue["fingerprint"] for issue in json.loads(files["gitlab"].read_text(encoding="utf-8"))]
        if len(set(prints)) != len(prints):
            faults.append("fingerprints are not distinct")
        return faults


if __name__ == "__main__":
    sys.exit(main().failed > 0)
