"""instep content lint: whether everything in the content holds together."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from instep.cli.main import DONE, WRONG_INPUT
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.library.content.reading import content_root
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.library.lint.content import lint
from instep.library.lint.guidance import GUIDANCE
from instep.library.lint.sources import standing
from instep.library.nearest import check_known

SCHEMA = "instep.lint/1"


def arguments(parser: Parser) -> None:
    """Take what to do, and the folder of the content."""
    parser.add("deed", metavar="WHAT")
    parser.add("folder", metavar="FOLDER", nargs="?")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print every problem, one line each; exit 2 where there is one."""
    check_known(args.deed, ["lint"], "any-cannot", file="instep content")
    root = Path(args.folder) if args.folder else content_root()
    if not root.is_dir():
        raise BadInput("cli-no_folder", file=str(root))
    problems = lint(root, GUIDANCE)
    counts = None if problems else standing(root)
    lines = [*problems, *_whole(counts)]
    show({"schema": SCHEMA, "problems": problems, "standing": counts}, lines, as_json=args.json)
    return WRONG_INPUT if problems else DONE


def _whole(counts: Mapping[str, int] | None) -> Iterator[str]:
    if counts:
        say = Library().words.say
        yield say("cli-lint-whole")
        yield say("cli-lint-standing", **{name: str(count) for name, count in counts.items()})
