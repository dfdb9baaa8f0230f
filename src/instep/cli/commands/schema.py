"""instep schema: the JSON Schemas of everything that goes in or comes out."""

import argparse
import json

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.library.content.reading import content_root
from instep.library.nearest import check_known

SCHEMA = "instep.schemas/1"


def arguments(parser: Parser) -> None:
    """Take the name of a shape."""
    parser.add("name", metavar="NAME", nargs="?")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print one schema, or the names of all."""
    files = dict(sorted((path.stem, path) for path in (content_root() / "schemas").glob("*.json")))
    if args.name is None:
        show({"schema": SCHEMA, "names": list(files)}, files, as_json=args.json)
        return 0
    check_known(args.name, files, "cli-no_schema", file="instep schema")
    text = files[args.name].read_text()
    show(json.loads(text), [text.rstrip()], as_json=args.json)
    return 0
