"""Which files go first where several processes share the tests: those that take long, or wait for long.

With `--dist loadfile` a file is one piece of work. One of a minute that began last would be waited for.
"""

from collections.abc import Sequence

LONG: Sequence[str] = (
    "tests/journeys/test_listening.py",
    "tests/photo/test_photo_gate.py",
    "tests/journeys/test_photo_diary.py",
    "tests/journeys/test_session_classic.py",
    "tests/photo/test_photo_align.py",
    "tests/cli/test_listen.py",
    "tests/journeys/test_listening_troubled.py",
    "tests/facts/test_any_order.py",
    "tests/coach/test_any_arrival.py",
    "tests/player/test_same_commands.py",
    "tests/journeys",
    "tests/player",
    "tests/photo",
    "tests/voice",
    "tests/session",
    "tests/safety",
    "tests/web",
    "tests/cli",
    "tests/coach",
    "tests/journal",
    "tests/registry",
)
"""Files, and folders for the rest of theirs; what is not named comes after them."""


def place_of(node: str) -> int:
    """Return where a test stands in that order, by its name; tests of equal place keep the order they had."""
    file = node.partition("::")[0]
    return next(
        (at for at, long in enumerate(LONG) if file == long or file.startswith(f"{long}/")), len(LONG)
    )
