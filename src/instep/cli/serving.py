"""Serves the app on this machine, says where it is, and opens it."""

import argparse
import gc
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import Any

from instep.cli.journals import opened
from instep.cli.whole_numbers import whole_number
from instep.library.errors import BadInput
from instep.session.words import Words

USUAL_PORT = 8021


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    port = USUAL_PORT if args.port is None else whole_number(args.port, "--port", 0, most=65_535)
    with opened(args.journal) as instep, suppress(KeyboardInterrupt):
        ready = _ready(port, instep.library.words, browser=not args.no_browser)
        try:
            _door().serve(instep, port, ready=ready)
        except OSError as problem:
            raise BadInput("cli-no_port", place="--port", what=str(problem)) from problem
    return 0


def _door() -> Any:
    # The pages are the room beside this one: neither imports the other, this one only opens its door.
    return import_module("instep.web.server")


def _ready(port: int, words: Words, *, browser: bool) -> Callable[[str], None]:
    def tell(address: str) -> None:
        gc.freeze()  # what is there by now stays
        gc.enable()
        if port and f":{port}/" not in address:
            print(words.say("cli-start-port_taken", port=str(port)))
        print(words.say("cli-start-address", address=address), flush=True)
        if browser:
            # Some browsers hold the call until they close.
            Thread(target=_open_browser, args=(address,), daemon=True).start()

    return tell


def _open_browser(address: str) -> None:
    import_module("webbrowser").open(address)  # while it is found, the server is already on its way
