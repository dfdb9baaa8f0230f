"""`make explore`: every property with fresh examples; what came of it stands in docs/reference/explored.md.

    python -m tests.explore [--seed N] [folder or file ...]

Files that were not run keep the lines they had.
"""

import argparse
import os
import re
import secrets
import sys
from collections import defaultdict
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/reference/explored.md"
HEAD = """# Properties, explored

Written by `make explore`, never by hand. `make test` tries each property with a few examples that are the
same in every run; this is what came of fresh ones. A failure that was found is an explicit example of its
test from then on. *Examples* are those of each property, the fewest and the most; a property with fewer
cases has no more.

| file | properties | examples | passed | failed | minutes | seed | on |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
"""


@dataclass
class File:
    """What came of the properties of one file."""

    tried: dict[str, bool] = field(default_factory=dict)
    examples: list[int] = field(default_factory=list)
    seconds: float = 0

    def line(self, name: str, seed: int, on: date) -> str:
        passed, ends = sum(self.tried.values()), sorted({min(self.examples), max(self.examples)})
        cells = (
            name,
            len(self.tried),
            " to ".join(f"{end:,}" for end in ends),
            passed,
            len(self.tried) - passed,
            f"{self.seconds / 60:.1f}",
            seed,
            on,
        )
        return "| " + " | ".join(map(str, cells)) + " |"


class Explored:
    """Notes each property as pytest runs it."""

    def __init__(self) -> None:
        self.files: dict[str, File] = defaultdict(File)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        file = self.files[item.nodeid.partition("::")[0]]
        file.seconds += call.duration
        file.tried[item.nodeid] = file.tried.get(item.nodeid, True) and not report.failed
        if report.when == "call":
            file.examples.append(_examples(item))
        return report


def _examples(item: Any) -> int:
    """How many examples passed, by hypothesis's own statistics; 0 for a property in another form."""
    found = re.findall(r"(\d+) passing", getattr(item, "hypothesis_statistics", ""))
    return sum(map(int, found))


def page(before: str, ran: Iterable[str], lines: dict[str, str]) -> str:
    """Return the page with these lines, and those from before of files that were not run."""
    kept = _lines(before)
    paths = [path.rstrip("/") for path in ran]
    still = {name: line for name, line in kept.items() if not any(_within(name, path) for path in paths)}
    return HEAD + "".join(f"{line}\n" for _, line in sorted({**still, **lines}.items()))


def _lines(text: str) -> dict[str, str]:
    return {name: line for line, name in re.findall(r"^(\| (tests/\S+) \|.*)$", text, re.MULTILINE)}


def _within(name: str, path: str) -> bool:
    return name == path or name.startswith(f"{path}/")


def main(argv: list[str]) -> int:
    """Run the properties under these paths and write down what came of them."""
    parser = argparse.ArgumentParser(prog="make explore")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("paths", nargs="*", default=["tests"])
    args = parser.parse_args(argv)
    os.environ["INSTEP_EXPLORE"] = "1"
    seeds = [f"--hypothesis-seed={args.seed}", f"--randomly-seed={args.seed}"]
    print(f"seed {args.seed}")  # noqa: T201  # to run the same again
    explored = Explored()
    code = pytest.main(["-q", "-m", "hypothesis or explore", *seeds, *args.paths], plugins=[explored])
    if code in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        today = date.today()  # noqa: DTZ011  # the day of whoever runs it
        lines = {name: file.line(name, args.seed, today) for name, file in explored.files.items()}
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(before, args.paths, lines), encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
