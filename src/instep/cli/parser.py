"""Arguments of a command: every help text stands in content/words, every mistake is one line."""

import argparse
import json
import os

from instep.library.errors import BadInput

TYPE_CHECKING = False  # as typing has it, without importing typing
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NoReturn

_WIDTH = 96


def help_texts() -> "dict[str, Any]":
    """Return what is said about commands and options: `about`, `commands`, `options`."""
    # os.path, because a help text must not pay for importing pathlib.
    room = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    with open(os.path.join(room, "content", "words", "en", "help.json"), "rb") as file:  # noqa: PTH118, PTH123
        texts: dict[str, Any] = json.load(file)
    return texts


def parser_for(name: str) -> "Parser":
    """Return the parser of a command, still without its own arguments; `start` lists all commands."""
    texts = help_texts()
    about = texts["commands"][name]
    everything = name == "start"
    return Parser(
        f"instep {name}" if not everything else "instep",
        about=texts["about"] if everything else about["about"],
        options={**texts["options"], **about.get("options", {})},
        after=_list(texts["commands"], texts["list"]) if everything else "",
    )


def _list(commands: "Mapping[str, Mapping[str, Any]]", title: str) -> str:
    lines = [f"  {name:<11} {about['about']}" for name, about in commands.items() if name != "start"]
    return "\n".join([f"{title}:", *lines])


class Parser(argparse.ArgumentParser):
    """An argument parser that takes its texts from the content and tells a mistake as BadInput."""

    def __init__(self, prog: str, *, about: str, options: "Mapping[str, str]", after: str = "") -> None:
        """Begin with nothing but --help."""
        self._texts = options
        super().__init__(
            prog=prog,
            description=about,
            epilog=after or None,
            formatter_class=_formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.add("-h", "--help", action="store_true")

    def add(self, *names: str, **how: "Any") -> None:
        """Add an argument; what it does is said by the content under its last name."""
        self.add_argument(*names, help=self._texts[how.get("metavar") or names[-1]], **how)

    def add_person(self) -> None:
        """Add --person, --journal and --json."""
        self.add("--person", metavar="WHOSE")
        self.add_journal()

    def add_journal(self) -> None:
        """Add --journal and --json."""
        self.add("--journal", metavar="JOURNAL")
        self.add("--json", action="store_true")

    def error(self, message: str) -> "NoReturn":
        """Raise BadInput instead of printing a whole page."""
        raise BadInput("cli-arguments", file=self.prog, what=message, command=self.prog)


def _formatter(prog: str) -> argparse.HelpFormatter:
    # A given width saves looking for the terminal's, and with it the import of everything behind shutil.
    return argparse.RawDescriptionHelpFormatter(prog, width=_WIDTH, max_help_position=28)
