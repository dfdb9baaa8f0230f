"""What an installation can leave out: which extra brings a package, and the one line where it is missing."""

from collections.abc import Mapping

from instep.library.errors import BadInput, Message

EXTRAS: Mapping[str, tuple[str, str]] = {
    "typst": ("paper", "errors-extra-paper"),
    "av": ("audio", "errors-extra-audio"),
    "icalendar": ("calendar", "errors-extra-calendar"),
    "scipy": ("statistics", "errors-extra-statistics"),
    "cryptography": ("signed", "errors-extra-signed"),
    "cv2": ("photo", "errors-extra-photo"),
    "PIL": ("photo", "errors-extra-photo"),
    "moonshine_voice": ("phrases", "errors-extra-phrases"),
}
"""By the module that is missing, its extra, and the message of what cannot be done without it."""


class MissingExtra(BadInput):
    """Something that is not installed here, and how to install it; `str()` is one line."""


def missing_extra(problem: ModuleNotFoundError) -> MissingExtra:
    """Return what to tell of a module that is not there; raise the problem itself where no extra has it."""
    found = EXTRAS.get((problem.name or "").partition(".")[0])
    if found is None:
        raise problem
    extra, deed = found
    return MissingExtra("extra-not_installed", place=Message(deed), extra=extra)
