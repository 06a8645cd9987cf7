"""The hooks for pre-commit stop what breaks the catalogue: a renamed, a deleted and an edited file, with pre-commit itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

import support
from support import ROOT, Tally

HOOKS = ROOT / ".pre-commit-hooks.yaml"


class Repository:
    """A Git repository with the base catalogue and one hook, whose entry is the program under test."""

    def __init__(self, folder: Path, hook: str):
        self.folder = folder
        shutil.copytree(ROOT / "tests/fixtures/base", folder, dirs_exist_ok=True)
        own = next(of for of in yaml.safe_load(HOOKS.read_text(encoding="utf-8")) if of["id"] == hook)
        own["entry"] = own["entry"].replace("katalog", str(support.program().absolute()), 1)
        own["language"] = "system"
        config = {"repos": [{"repo": "local", "hooks": [own]}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        self.git("init", "--quiet")
        subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=folder, capture_output=True, check=True)
        status, told = self.commit()
        if status != 0:
            raise RuntimeError(f"the base cannot be committed: {told}")

    def git(self, *arguments: str) -> subprocess.CompletedProcess:
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", env=environment)

    def commit(self) -> tuple[int, str]:
        self.git("add", "--all")
        run = self.git("commit", "--quiet", "--message", "A")
        return run.returncode, run.stdout + run.stderr

    def write(self, name: str, old: str, new: str) -> None:
        file = self.folder / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def restore(self) -> None:
        self.git("reset", "--quiet", "--hard", "HEAD")
        self.git("clean", "--quiet", "--force", "-d")


def main(deep: bool = False) -> Tally:
    tally = Tally("hooks")
    with support.folder() as folder:
        repository = Repository(Path(folder), "katalog-validate")
        agents = repository.folder / "agents"

        def refused(name: str, change, words: str) -> None:
            change()
            status, told = repository.commit()
            faults = [] if status != 0 else ["the commit went through"]
            faults += [] if words in told else [f"nothing is said of {words}: {told[-600:]}"]
            tally.check(name, faults)
            repository.restore()

        renamed = lambda: (agents / "lillhamra.yaml").rename(agents / "kommunen.yaml")
        refused("a renamed agent", renamed, "there is no file agents/lillhamra.yaml")
        deleted = lambda: (repository.folder / "contacts/oppnadata.yaml").unlink()
        refused("a deleted contact", deleted, "there is no file contacts/oppnadata.yaml")
        edited = lambda: repository.write("catalog.yaml", "theme: ENVI", "theme: NATUR")
        refused("an edited theme", edited, "profile/vocabulary")
        (repository.folder / "README.md").write_text("Katalog\n", encoding="utf-8")
        tally.check("a file of no concern", fault(repository.commit()))
        repository.write("datasets/badplatser.yaml", "Badplatser", "Bad")
        tally.check("an edit without faults", fault(repository.commit()))
    with support.folder() as folder:
        repository = Repository(Path(folder), "katalog-fix")
        repository.write("catalog.yaml", "license: CC0-1.0", "licens: CC0-1.0")
        repository.write("datasets/badplatser.yaml", "Badplatser", "Bad")
        status, told = repository.commit()
        text = (repository.folder / "catalog.yaml").read_text(encoding="utf-8")
        faults = [] if status != 0 else ["the commit went through before anybody saw what was mended"]
        faults += [] if "license: CC0-1.0" in text else [f"not mended: {told[-600:]}"]
        tally.check("a fault that is certain to mend", faults)
        tally.check("what was mended", fault(repository.commit()))
    tally.close(f"{tally.passed + tally.failed} commits")
    return tally


def fault(commit: tuple[int, str]) -> list[str]:
    status, told = commit
    return [] if status == 0 else [f"refused: {told[-600:]}"]
