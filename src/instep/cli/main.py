"""The command `instep`: finds the command that was asked for, runs it, and says what went wrong in one line.

Nothing is imported here that a help text does not need: a command's module is imported when it runs.
"""

import os
import sys
from importlib import import_module
from types import ModuleType

from instep.library.errors import BadContent, BadInput

TYPE_CHECKING = False  # as typing has it, without importing typing
if TYPE_CHECKING:
    from collections.abc import Sequence

START = "start"
COMMANDS = {
    START: "instep.cli.commands.start",
    "go": "instep.cli.commands.go",
    "screen": "instep.cli.commands.screen",
    "check": "instep.cli.commands.check",
    "people": "instep.cli.commands.people",
    "answers": "instep.cli.commands.answers",
    "stops": "instep.cli.commands.stops",
    "feet": "instep.cli.commands.feet",
    "touch": "instep.cli.commands.touch",
    "temperature": "instep.cli.commands.temperature",
    "plan": "instep.cli.commands.plan",
    "replay": "instep.cli.commands.replay",
    "track": "instep.cli.commands.track",
    "listen": "instep.cli.commands.listen",
    "ask": "instep.cli.commands.ask",
    "reply": "instep.cli.commands.reply",
    "agreed": "instep.cli.commands.agreed",
    "journal": "instep.cli.commands.journal",
    "trial": "instep.cli.commands.trial",
    "trend": "instep.cli.commands.trend",
    "next": "instep.cli.commands.next_thing",
    "report": "instep.cli.commands.report",
    "photo": "instep.cli.commands.photo",
    "export": "instep.cli.commands.export",
    "import": "instep.cli.commands.import_file",
    "backup": "instep.cli.commands.backup",
    "restore": "instep.cli.commands.restore",
    "find-help": "instep.cli.commands.find_help",
    "evidence": "instep.cli.commands.evidence",
    "content": "instep.cli.commands.content",
    "schema": "instep.cli.commands.schema",
    "doctor": "instep.cli.commands.doctor",
}
"""Every command and the module that holds its `arguments` and its `run`."""

DONE, WRONG_INPUT, INTERRUPTED = 0, 2, 130
_HELP = frozenset({"-h", "--help"})
_LONGEST_LINE = 600  # letters; a name in a file may be a whole book


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command; return 0 when it is done, 2 with one line on standard error for a wrong input."""
    _never_stumble_over_a_letter()
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except BrokenPipeError:
        return _nobody_reads_on()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as missing:
        from instep.library.extras import missing_extra  # noqa: PLC0415  # only where one is missing

        return _wrong(missing_extra(missing))
    except (
        Exception
    ) as problem:  # the door: what is known is told in one line, anything else is a fault of ours
        if not isinstance(problem, _told()):
            raise
        return _wrong(problem)


def command_module(name: str) -> ModuleType:
    """Return a command's module, with `arguments(parser)` and `run(asked) -> exit code`."""
    return import_module(COMMANDS[name])


def one_line(text: str) -> str:
    """Return the text without line ends, control characters or endless names."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return (
        line
        if len(line) <= _LONGEST_LINE
        else f"{line[: _LONGEST_LINE // 2]} … {line[-_LONGEST_LINE // 2 :]}"
    )


def _run(argv: list[str]) -> int:
    name, rest = _command(argv)
    if name == START and _HELP.intersection(rest):
        print(_front_page(), end="")
        return DONE
    from instep.cli.parser import parser_for  # noqa: PLC0415  # argparse is for those who came with arguments

    parser = parser_for(name)
    module = command_module(name)
    module.arguments(parser)
    if _HELP.intersection(rest):
        print(parser.format_help(), end="")
        return DONE
    code: int = module.run(parser.parse_args(rest))
    sys.stdout.flush()
    return code


def _front_page() -> str:
    """Return the help of all of Instep as it was written down, for those who only want a look."""
    # os.path, because a look must not pay for importing pathlib. A test keeps the text in step.
    words = os.path.join(os.path.dirname(os.path.dirname(__file__)), "content", "words")  # noqa: PTH118, PTH120
    with open(os.path.join(words, "en", "help.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


def _command(argv: list[str]) -> tuple[str, list[str]]:
    if not argv or argv[0].startswith("-"):
        return START, argv
    if argv[0] not in COMMANDS or argv[0] == START:
        from instep.library.nearest import did_you_mean  # noqa: PLC0415  # only a mistake needs it

        known = COMMANDS.keys() - {START}
        raise BadInput(
            "cli-no_command", file="instep", remedy=did_you_mean(argv[0], known), written=repr(argv[0])
        )
    return argv[0], argv[1:]


def _told() -> tuple[type[Exception], ...]:
    """Return what is told in one line; asked only once something went wrong, for it costs an import."""
    from instep.journal.fact_codec import FactConflict  # noqa: PLC0415  # likewise
    from instep.journal.log import JournalError  # noqa: PLC0415  # likewise

    return (BadInput, BadContent, JournalError, FactConflict)


def _wrong(problem: Exception) -> int:
    print(one_line(str(problem)), file=sys.stderr)
    return WRONG_INPUT


def _nobody_reads_on() -> int:
    # The reader of a pipe has gone, which is its right; what Python would still flush must not complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _never_stumble_over_a_letter() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
