"""Writes which libraries of others are inside, in which version, and what each is for."""

import re
from collections.abc import Iterator
from pathlib import Path

from table import head, row

ROOT = Path(__file__).parents[1]
LISTS = {
    "dependencies": "",
    "audio": "only with sound files, extra `audio`",
    "calendar": "only with the calendar of a fair test, extra `calendar`",
    "paper": "only with printed pages, extra `paper`",
    "signed": "only with signed replies, extra `signed`",
    "statistics": "only with pooling, extra `statistics`",
    "photo": "only with the photo diary",
    "phrases": "only with the second recogniser",
}

_ABOUT = (
    "Every library of others that a running Instep uses, besides Python and its SQLite, in the version",
    "that is pinned by its hash. What decides (screening, triage, limits, plan and chart) is our own",
    "code without files, network or clock; `lint-imports` holds that. A fault of some could still",
    "change a decision: pyyaml and msgspec read rules and answers, starlette, uvicorn and httptools",
    "bring answers in, cryptography says whether a clinician's signature holds. A fault of the others",
    "can spoil a page, a sound, a picture or a file. Nobody has audited any of them for this use.",
)


def parts_page() -> Iterator[str]:
    """Yield the page."""
    yield "# What else is inside"
    yield ""
    yield from _ABOUT
    yield ""
    yield from head("library", "version", "what it is for", "when")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    pinned = dict(
        re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements/dev.txt").read_text("utf-8"), re.MULTILINE)
    )
    for name, when in LISTS.items():
        for library, purpose in _listed(name, project):
            yield row(library, pinned[library], purpose, when or "always")


def _listed(name: str, project: str) -> Iterator[tuple[str, str]]:
    """Yield each library of one list with the reason that stands beside it."""
    lines = re.search(rf"^{name} = \[\n(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    if lines is None:
        raise LookupError(f"pyproject.toml: no list {name!r}")
    yield from re.findall(r'^  "([\w.-]+)[^"]*",\s+# (.*)$', lines[1], re.MULTILINE)
