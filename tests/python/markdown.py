"""What strangers write stays words in Markdown: no links, images, mentions or HTML, by two renderers."""

import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

import support
from support import ROOT, Tally

POISONS = json.loads((ROOT / "tests/fixtures/poison/poisons.json").read_text(encoding="utf-8"))
# What the reports themselves are made of.
OWN = {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "strong", "br", "details", "summary",
       "blockquote", "ul", "li"}
# Found by GitHub and GitLab in what is no code, after everything else.
REFERENCES = re.compile(r"(?<![\w/])@\w|(?:^|[\s(])[\w/-]*#\d|\bGH-\d|https?://\w|\bwww\.|(?<!\w)[!%]\d|\$[^$\s][^$]*\$")


class Reader(HTMLParser):
    """Tags and attributes that are not the reports' own, and text that GitHub would make something of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.code = 0

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.code += tag == "code"
        if tag not in OWN or any(name not in ("align", "style") for name, _ in attributes):
            self.faults.append(f"<{tag} {attributes}>"[:160])

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data[:80]}")

    def handle_data(self, data: str) -> None:
        if not self.code and REFERENCES.search(data):
            self.faults.append(f"reference: {data[:120]}")


def render(text: str) -> dict[str, str]:
    options = Options.CMARK_OPT_UNSAFE
    extensions = ["table", "autolink", "strikethrough", "tasklist"]
    it = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    return {
        "cmark-gfm": cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=extensions),
        "markdown-it": it.render(text),
    }


def quoted(text: str) -> str:
    return json.dumps(text)


def repository(folder: Path, poisons: list[dict]) -> None:
    for name in ("old", "new"):
        support_copy(ROOT / "tests/fixtures/base", folder / name)
    for number, poison in enumerate(poisons):
        text = poison["text"]
        try:
            q = quoted(text)
            (folder / f"new/datasets/p{number}.yaml").write_text(
                f"title: {{sv: {q}, en: x}}\ndescription: {q}\n{q}: {q}\ntheme: {q}\nkeyword: {{sv: [{q}]}}\n"
                f"publisher: {q}\nissued: {q}\ndistribution:\n  - accessURL: {q}\n    format: {q}\n",
                encoding="utf-8", newline="")
            name = text.replace("/", "").replace("\0", "")[:60]
            (folder / f"new/datasets/{name}.yaml").write_text(f"title: {{sv: {q}}}\n", encoding="utf-8", newline="")
        except (OSError, UnicodeError):
            continue


def support_copy(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


# A report shows two hundred findings of a severity, and all are to be seen.
AT_ONCE = 6


def main(deep: bool = False) -> Tally:
    tally = Tally("markdown")
    faults: dict[str, list[str]] = {}
    for start in range(0, len(POISONS), AT_ONCE):
        with support.folder() as name:
            folder = Path(name)
            repository(folder, POISONS[start : start + AT_ONCE])
            for run, args in runs(folder).items():
                done = support.katalog(*args, "--format", "markdown")
                for renderer, html in render(done.stdout).items():
                    reader = Reader()
                    reader.feed(html)
                    faults.setdefault(f"{run} ({renderer})", []).extend(reader.faults)
    for run, found in faults.items():
        tally.check(run, [f"{len(found)} that live"] + found[:8] if found else [])
    tally.close(f"{len(POISONS)} texts")
    return tally


def runs(folder: Path) -> dict[str, list]:
    return {
        "validate": ["validate", folder / "new"],
        "validate, Swedish": ["validate", folder / "new", "--lang", "sv"],
        "check-links": ["check-links", folder / "new", "--offline"],
        "build": ["build", folder / "new", "-o", folder / "public"],
        "diff": ["diff", folder / "old", folder / "new"],
        "diff back": ["diff", folder / "new", folder / "old", "--lang", "sv"],
    }


if __name__ == "__main__":
    sys.exit(main().failed > 0)
