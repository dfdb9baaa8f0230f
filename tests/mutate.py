"""`make mutate`: small changes to rooms that decide; what no test saw stands in docs/reference/mutation.md.

    python -m tests.mutate [--seed N] [--count N]

Changes are drawn at random from those of `tests/mutants.py` and made one at a time in a copy of this tree,
never in the tree itself. Each meets the tests of its room first, then whichever name its module. Why not
mutmut: it brings five packages along, a terminal interface among them, and runs a file that holds all of its
mutants at once; here a change is one line, which can be made again by hand.
"""

import argparse
import os
import random
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from tests.mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/reference/mutation.md"
LEFT_OUT = shutil.ignore_patterns(".*", "node_modules", "__pycache__", "bench", "htmlcov", "test-results")
ROOMS = ("safety", "session", "outcomes")
FREE_KB = 4_000_000
"""A change may make something grow without end; this machine is not to notice."""
OPTIONS = (
    "-o",
    "addopts=--import-mode=importlib --disable-socket --allow-unix-socket --allow-hosts=127.0.0.1,localhost",
)
"""Those of pyproject.toml but the order of chance."""
HEAD = """# Changes that no test saw

Written by `make mutate`; only the last column is written by hand, and stays. {count} changes were drawn by
seed {seed} from the {all} that `tests/mutants.py` can make to these rooms, on {on}; each was made alone, in a
copy. Killed: a test failed, or came to no end. Equivalent: nothing differs that anybody could see, for the
reason beside it; it does not count.

"""
TABLE = """| room | drawn | killed | survived | equivalent |
| --- | ---: | ---: | ---: | ---: |
"""
SURVIVORS = """
| survived in | was | became | why |
| --- | --- | --- | --- |
"""
_SURVIVOR = re.compile(r"^\| (\S+):\d+ \| (`.*` \| `.*`) \| (.*) \|$", re.MULTILINE)


class End(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A mutant and the file it is made to, from the root."""

    file: str
    mutant: Mutant

    @property
    def room(self) -> str:
        return self.file.split("/")[2]

    @property
    def cells(self) -> str:
        """What was changed, as a table says it; equal changes to one file are told alike."""
        return f"`{_cell(self.mutant.was)}` | `{_cell(self.mutant.now)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def every_mutant() -> list[Drawn]:
    """Return each change that can be made, file by file."""
    files = [file for room in ROOMS for file in sorted((ROOT / "src/instep" / room).rglob("*.py"))]
    return [
        Drawn(file=file.relative_to(ROOT).as_posix(), mutant=mutant)
        for file in files
        for mutant in mutants(file.read_text(encoding="utf-8"))
    ]


def tried(drawn: Sequence[Drawn]) -> Iterator[tuple[Drawn, End]]:
    """Yield what became of each, as it is known."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Tree(Path(scratch) / "tree")
        for one in drawn:
            killed = any(tree.sees(one, paths) for paths in tests_for(one, tree.root))
            yield one, End.KILLED if killed else End.SURVIVED


def tests_for(one: Drawn, root: Path) -> Iterator[tuple[str, ...]]:
    """Yield the tests of the room that name the module, then the whole room, then all others that name it."""
    module = one.file.removeprefix("src/").removesuffix(".py").replace("/", ".")
    files = [file for file in sorted((root / "tests").rglob("test_*.py")) if "journeys" not in file.parts]
    naming = [file.relative_to(root).as_posix() for file in files if module in file.read_text("utf-8")]
    room = f"tests/{one.room}"
    yield tuple(name for name in naming if name.startswith(f"{room}/"))
    yield (room,)
    yield tuple(name for name in naming if not name.startswith(f"{room}/"))


class Tree:
    """A copy of the project in which a change can be made and is taken back."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        self.root = root
        self.longest: dict[tuple[str, ...], float] = {}

    def sees(self, one: Drawn, paths: tuple[str, ...]) -> bool:
        """Whether these tests fail with the change, or need more than thrice the time they need without."""
        longest = self._longest(paths)
        if not longest:
            return False
        file = self.root / one.file
        source = file.read_text(encoding="utf-8")
        file.write_text(one.mutant.applied(source), encoding="utf-8")
        try:
            return not self._pass(paths, longest)
        finally:
            file.write_text(source, encoding="utf-8")

    def _longest(self, paths: tuple[str, ...]) -> float:
        """The seconds to wait for these tests; 0 where they cannot tell anything apart."""
        if paths not in self.longest:
            begun = time.monotonic()
            sound = bool(paths) and self._pass(paths, None)
            self.longest[paths] = 20 + 3 * (time.monotonic() - begun) if sound else 0
            if paths and not sound:
                print(f"left out, they fail without any change: {' '.join(paths)}")  # noqa: T201
        return self.longest[paths]

    def _pass(self, paths: tuple[str, ...], longest: float | None) -> bool:
        """Whether these tests pass in this time. A crash says nothing of a change, and is tried again."""
        codes = (self._code(paths, longest) for _ in range(3))
        return next((code for code in codes if code >= 0), 1) == 0

    def _code(self, paths: tuple[str, ...], longest: float | None) -> int:
        # Bytecode is told apart by second and size; two mutants may have both in common.
        own = {"PYTHONPATH": str(self.root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        limited = ["sh", "-c", f'ulimit -v {FREE_KB}; exec "$@"', "sh"]
        run = subprocess.Popen(
            [*limited, sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", *OPTIONS, *paths],
            cwd=self.root,
            env={**os.environ, **own},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            return run.wait(longest)
        except subprocess.TimeoutExpired:
            run.kill()
            run.wait()
            return 1


def page(ends: Mapping[Drawn, End], before: str, *, seed: int, of: int, on: date) -> str:
    """Return the page, with what was written by hand beside the same survivors before."""
    why = {(file, cells): said for file, cells, said in _SURVIVOR.findall(before)}
    alike = {one for one, end in ends.items() if end is End.SURVIVED and _is_equivalent(one, why)}
    killed, counted = sum(end is End.KILLED for end in ends.values()), len(ends) - len(alike)
    lines = [HEAD.format(count=len(ends), seed=seed, all=f"{of:,}", on=on)]
    lines.append(f"**Score: {killed} of {counted}, {100 * killed / max(1, counted):.0f} %.**\n\n{TABLE}")
    for room in ROOMS:
        here = [one for one in ends if one.room == room]
        dead = sum(ends[one] is End.KILLED for one in here)
        same = sum(one in alike for one in here)
        lines.append(f"| `{room}/` | {len(here)} | {dead} | {len(here) - dead - same} | {same} |\n")
    lines.append(SURVIVORS)
    for one in sorted(ends, key=lambda one: (one.file, one.mutant.start)):
        if ends[one] is End.SURVIVED:
            said = why.get((one.file, one.cells), "")
            lines.append(f"| {one.file}:{one.mutant.line} | {one.cells} | {said} |\n")
    return "".join(lines)


def _is_equivalent(one: Drawn, why: Mapping[tuple[str, str], str]) -> bool:
    return why.get((one.file, one.cells), "").startswith("equivalent")


def main(argv: Sequence[str]) -> None:
    """Draw, try and write down."""
    parser = argparse.ArgumentParser(prog="make mutate")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    parser.add_argument("--count", type=int, default=60)
    args = parser.parse_args(argv)
    every = every_mutant()
    drawn = random.Random(args.seed).sample(every, min(args.count, len(every)))
    today = date.today()  # noqa: DTZ011  # the day of whoever runs it
    ends = {}
    for one, end in tried(drawn):
        ends[one] = end
        print(f"{end:8} {one.file}:{one.mutant.line} {one.cells}", flush=True)  # noqa: T201  # it takes long
        before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(page(ends, before, seed=args.seed, of=len(every), on=today), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
