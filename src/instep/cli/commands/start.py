"""instep without a command: the arguments of the app, kept apart from what it takes to serve it.

The help text of all of Instep is this command's, and must not cost what a server costs.
"""

import argparse
import gc
from importlib import import_module

from instep.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Take the port and the journal, and whether to open the browser."""
    parser.add("--port", metavar="PORT")
    parser.add("--journal", metavar="JOURNAL")
    parser.add("--no-browser", action="store_true")
    parser.add("--version", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Say the version, or serve until interrupted."""
    if args.version:
        print(import_module("importlib.metadata").version("instep"))
        return 0
    # Next to nothing that is made while starting is garbage, and to look for it takes an eighth of the start.
    gc.disable()
    try:
        code: int = import_module("instep.cli.serving").run(args)
    finally:
        gc.enable()
    return code
