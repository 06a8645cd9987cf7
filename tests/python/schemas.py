"""Every YAML file that the reader accepts is valid by its JSON Schema, and what a schema can see it flags.

The files are read here by YAML 1.2's core schema, as an editor may read them: 2024 is a number, a date and `no` are
text. The schemas themselves are valid draft-07.
"""

import json
import re
import shutil
import sys
from pathlib import Path

from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

import support
from support import ROOT, Tally

SCHEMAS = ROOT / "schemas/json"
FIXTURES = ROOT / "tests/fixtures"

# Folder of the source files, and the schema of what lies there.
KINDS = {"datasets": "dataset", "services": "service", "series": "series", "agents": "agent", "contacts": "contact",
         "catalogs": "catalog", "resources": "resource"}

# What a schema sees wherever the program reports it. Values are open where a label in either language, an IRI or an id
# may stand, and nothing is required, since `defaults:` may supply it. What the schemas of a repository see beside that is
# looked at by tests/editor.
SEEN = {"description/unknown-key"}

# The mistakes in examples/broken and whether the schema sees them.
BROKEN = {
    ("agents/lillhamra.yaml", "description/organisation-number"): True,
    ("contacts/oppnadata.yaml", "description/email"): True,
    ("datasets/badplatser.yaml", "description/unknown-key"): True,
    ("datasets/badplatser.yaml", "profile/lexical"): True,
    ("datasets/bibliotek.yaml", "description/empty"): False,  # an empty key is null, as is an explicit `~`
    ("datasets/vaderdata.yaml", "profile/vocabulary"): True,
    ("datasets/vagarbeten.yaml", "description/iri"): True,
    ("datasets/vagarbeten.yaml", "profile/lexical"): True,
}

NUMBERS = [
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda text: float("nan")),
]
WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
         "false": False, "False": False, "FALSE": False}


def value(node):
    """A node by the core schema of YAML 1.2."""
    if isinstance(node, MappingNode):
        return {str(value(key)): value(inner) for key, inner in node.value}
    if isinstance(node, SequenceNode):
        return [value(inner) for inner in node.value]
    return scalar(node) if isinstance(node, ScalarNode) else None


def scalar(node):
    text = node.value
    if node.style:  # quoted or a block: text
        return text
    if text in WORDS:
        return WORDS[text]
    for form, read in NUMBERS:
        if form.fullmatch(text):
            return read(text)
    return text


def read(path: Path):
    yaml = YAML(pure=True)
    # Dates and other tags of YAML 1.1 play no part: only the nodes are taken.
    return value(yaml.compose(path.read_bytes().decode("utf-8-sig")))


class Schemas:
    """The schemas in a folder; they refer to each other by their names."""

    def __init__(self, folder: Path = SCHEMAS):
        self.by_kind = {}
        self.registry = Registry()
        for path in sorted(folder.glob("*.schema.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            self.by_kind[path.name.removesuffix(".schema.json")] = schema
            self.registry = self.registry.with_resource(path.name, Resource(schema, DRAFT7))

    def of(self, file: str) -> Draft7Validator | None:
        """The schema of a file by its place below the root of the repository."""
        folder, _, rest = file.partition("/")
        kind = KINDS.get(folder) if rest else "catalog" if folder in ("catalog.yaml", "catalog.yml") else None
        return kind and Draft7Validator(self.by_kind[kind], registry=self.registry)


def source_files(root: Path) -> list[str]:
    files = [path.relative_to(root) for path in root.rglob("*") if path.suffix in (".yaml", ".yml")]
    return sorted(file.as_posix() for file in files if not any(part.startswith(".") for part in file.parts))


def judge(root: Path, schemas: Schemas, counts: dict, broken: bool = False) -> list[str]:
    """Compares what the program and the schemas say of each file of a repository."""
    run = support.katalog("validate", root, "--format", "json", "--fail-on", "never", "--lang", "en")
    if run.returncode != 0:
        return [f"exit status {run.returncode}: {run.stderr}"]
    report = json.loads(run.stdout)
    # The profile of a repository that follows an older one has schemas of its own.
    if report["profile"] != "3.0.1":
        return []
    faults = []
    for file in source_files(root):
        rules = {finding["rule"] for finding in report["findings"]
                 if finding["file"] == file and finding["severity"] != "info"}
        schema = schemas.of(file)
        if schema is None or "description/misplaced" in rules or (root / file).is_symlink():
            continue
        try:
            content = read(root / file)
        except (YAMLError, UnicodeDecodeError) as error:
            if not any(rule.startswith("yaml/") for rule in rules):
                faults.append(f"{file}: accepted by the reader, but no YAML: {error}")
            continue
        errors = [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"
                  for error in schema.iter_errors(content)]
        # An ignored finding is none, and is one to a schema.
        unacceptable = b"# katalog: ignore" in (root / file).read_bytes() or any(rule.split("/")[0] in ("yaml", "description", "profile") for rule in rules)
        counts["files"] += 1
        if errors and not unacceptable:
            faults.append(f"{file}: accepted by the reader, not by its schema: {errors[0]}")
        if not errors and not unacceptable and root.name == "vastanvik":
            faults += misspelt(file, content, schema, counts)
        seen = {rule for rule in rules if rule in SEEN or (broken and BROKEN.get((file, rule)))}
        counts["seen"] += len(seen)
        if seen and not errors:
            faults.append(f"{file}: {', '.join(sorted(seen))} is not seen by the schema")
    if broken:
        reported = {(finding["file"], finding["rule"]) for finding in report["findings"]}
        faults += [f"{file}: {rule} is not reported any more" for file, rule in BROKEN if (file, rule) not in reported]
    return faults


def misspelt(file: str, content: dict, schema: Draft7Validator, counts: dict) -> list[str]:
    """Each key of a file with one letter too many is flagged."""
    faults = []
    for key in content:
        if ":" in key or key.startswith("@"):
            continue
        counts["seen"] += 1
        if schema.is_valid({f"{key}x" if other == key else other: inner for other, inner in content.items()}):
            faults.append(f"{file}: `{key}x` is not seen by the schema")
    return faults


def cases() -> list[tuple[str, list[Path]]]:
    """Repositories by name, each the folders that are laid one over the other."""
    found = [(name, [ROOT / "examples" / name]) for name in ("minimal", "vastanvik", "broken")]
    base = FIXTURES / "base"
    if base.is_dir():
        found.append(("base", [base]))
        found += [(path.relative_to(FIXTURES).as_posix(), [base, path])
                  for path in sorted((FIXTURES / "rules").glob("*/*/*")) if path.name in ("bad", "good") and path.is_dir()]
    builds = sorted({path.parent for path in (FIXTURES / "build").rglob("catalog.yaml")})
    return found + [(path.relative_to(FIXTURES).as_posix(), [path]) for path in builds]


def main(deep: bool = False) -> Tally:
    tally, schemas = Tally("schemas"), Schemas()
    for kind, schema in schemas.by_kind.items():
        try:
            Draft7Validator.check_schema(schema)
            tally.check(f"{kind}.schema.json", [])
        except Exception as error:
            tally.check(f"{kind}.schema.json", [f"no draft-07: {error}"])
    counts = {"files": 0, "seen": 0}
    with support.folder() as folder:
        for name, layers in cases():
            root = Path(folder) / name
            for layer in layers:
                shutil.copytree(layer, root, dirs_exist_ok=True, symlinks=True)
            for gone in (root / ".without").read_text().split() if (root / ".without").exists() else []:
                path = root / gone
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            tally.check(name, judge(root, schemas, counts, name == "broken"))
    tally.close(f"{len(schemas.by_kind)} schemas, {counts['files']} YAML files, {counts['seen']} misspelt keys")
    return tally


if __name__ == "__main__":
    sys.exit(main().failed > 0)
