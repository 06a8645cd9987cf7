"""Commits with the hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit: does each hold what it should?

    python tests/hooks/check.py KATALOG

The entries are taken as they stand, but for the language: `system` runs the program that has been built instead of
building it anew. Each case begins from examples/minimal in a Git repository of its own.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
VALIDATE, FIX = "katalog-validate", "katalog-fix"
AGENT, CONTACT = "agents/lillhamra.yaml", "contacts/oppnadata.yaml"
DATASET = "datasets/badplatser.yaml"


@dataclass
class Case:
    """A change: shell commands, whether it is committed, and what pre-commit must print (a pattern; `without` must not
    be there)."""

    name: str
    change: str
    commits: bool
    says: str = ""
    without: str = "Traceback"
    hook: str = VALIDATE


CASES = [
    Case("nothing of the catalogue", "echo hej > README.txt", True, "katalog validate.*Passed"),
    Case("an agent renamed", f"git mv {AGENT} agents/kommunen.yaml", False,
         r"catalog\.yaml:\d+:\d+: error description/unknown-reference `lillhamra` does not exist"),
    Case("an agent renamed, and what refers to it",
         f"git mv {AGENT} agents/kommunen.yaml && sed -i 's/publisher: lillhamra/publisher: kommunen/' catalog.yaml {DATASET}",
         True, "Passed"),
    Case("a contact deleted", f"git rm -q {CONTACT}", False,
         r"datasets/badplatser\.yaml:\d+:\d+: error description/unknown-reference `oppnadata` does not exist"),
    Case("the only dataset deleted", f"git rm -q {DATASET}", False, "error catalog/no-dataset"),
    Case("the catalogue deleted", "git rm -q catalog.yaml", False, "exit code: 2"),
    Case("an edit that breaks", f"sed -i 's/^title:.*/titel: Badplatser/' {DATASET}", False,
         r"datasets/badplatser\.yaml:\d+:\d+: error description/unknown-key"),
    Case("an edit that is right", f"sed -i 's/^title:.*/title: Badplatser och stränder/' {DATASET}", True, "Passed"),
    Case("a new file that is wrong", "printf 'title: Lekplatser\\n' > datasets/lekplatser.yaml", False,
         r"datasets/lekplatser\.yaml:\d+:\d+: error"),
    Case("a fault that is not part of the commit",
         f"echo hej > README.txt && git add README.txt && sed -i 's/^title:.*/titel: Badplatser/' {DATASET}", True,
         "Passed"),
    # Named files would be split over several runs, each with its own summary.
    Case("many files at once",
         f"for n in $(seq 400); do sed \"s/^title:.*/title: Badplats nummer $n/\" {DATASET} > datasets/plats-$n.yaml; done;"
         f" git rm -q {CONTACT}", False, r"\A(?:(?!\d+ errors?,).)*\d+ errors?,(?:(?!\d+ errors?,).)*\Z"),
    Case("an edit that --fix corrects", f"sed -i 's/^title:.*/Title: Badplatser/' {DATASET}", False,
         "files were modified by this hook", hook=FIX),
    Case("an agent renamed, with --fix", f"git mv {AGENT} agents/kommunen.yaml", False,
         "error description/unknown-reference `lillhamra`", hook=FIX),
    Case("a contact deleted, with --fix", f"git rm -q {CONTACT}", False,
         "error description/unknown-reference `oppnadata`", hook=FIX),
    Case("an edit that is right, with --fix", f"sed -i 's/^title:.*/title: Badplatser och stränder/' {DATASET}", True,
         "Passed", hook=FIX),
]


def main() -> int:
    katalog = Path(sys.argv[1]).resolve()
    faults = []
    with tempfile.TemporaryDirectory(prefix="katalog-hooks-") as folder:
        folder = Path(folder)
        program = folder / "bin"
        program.mkdir()
        (program / "katalog").symlink_to(katalog)
        environment = clean_environment(folder, program)
        said = pre_commit(environment, ROOT, "validate-manifest", str(MANIFEST))
        if said.returncode != 0:
            faults.append(f"the manifest: {said.stdout}")
        for number, case in enumerate(CASES):
            fault = run(case, folder / str(number), environment)
            faults += [f"{case.name}: {fault}"] if fault else []
    for fault in faults:
        print(fault)
    print(f"hooks: {len(CASES)} commits, {len(faults)} faults")
    return 1 if faults else 0


def clean_environment(folder: Path, program: Path) -> dict:
    """Nothing of the user's Git, pre-commit or language is used."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "LC_"))}
    return kept | {
        "HOME": str(folder),
        "PATH": f"{program}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
    } | {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
         for what, value in (("NAME", "test"), ("EMAIL", "test@example.org"))}


def pre_commit(environment: dict, where: Path, *arguments: str) -> subprocess.CompletedProcess:
    return command([sys.executable, "-m", "pre_commit", *arguments], environment, where)


def command(words: list, environment: dict, where: Path) -> subprocess.CompletedProcess:
    return subprocess.run(words, env=environment, cwd=where, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)


def configuration(hook: str) -> str:
    """The hook as a repository's own, with the language changed."""
    entries = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    entry = next(entry for entry in entries if entry["id"] == hook)
    return yaml.safe_dump({"repos": [{"repo": "local", "hooks": [entry | {"language": "system"}]}]})


def run(case: Case, where: Path, environment: dict) -> str | None:
    """What is wrong with the case, if anything."""
    shutil.copytree(ROOT / "examples/minimal", where)
    (where / ".pre-commit-config.yaml").write_text(configuration(case.hook), encoding="utf-8")
    for words in (["git", "init", "-q", "-b", "main"], ["git", "add", "-A"], ["git", "commit", "-q", "-m", "one"]):
        begun = command(words, environment, where)
        if begun.returncode != 0:
            return begun.stdout
    installed = pre_commit(environment, where, "install")
    if installed.returncode != 0:
        return installed.stdout
    # A change that stages something itself leaves the rest out of the commit.
    stage = "" if "git add" in case.change else " && git add -A"
    changed = command(["sh", "-c", f"{{ {case.change}; }}{stage}"], environment, where)
    if changed.returncode != 0:
        return changed.stdout
    said = command(["git", "commit", "-m", "two"], environment, where)
    if (said.returncode == 0) != case.commits:
        return f"status {said.returncode}, expected {'a commit' if case.commits else 'none'}: {said.stdout}"
    if not re.search(case.says, said.stdout, re.DOTALL):
        return f"nothing says {case.says!r}: {said.stdout}"
    if re.search(case.without, said.stdout):
        return f"it says {case.without!r}: {said.stdout}"
    return None


if __name__ == "__main__":
    sys.exit(main())
