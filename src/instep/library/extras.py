"""What an installation can leave out: which extra brings a package, and the one line where it is missing."""

from collections.abc import Mapping

from instep.library.errors import BadInput

EXTRAS: Mapping[str, tuple[str, str]] = {
    "typst": ("paper", "printing a PDF or a PNG"),
    "av": ("audio", "reading or writing this kind of sound file"),
    "icalendar": ("calendar", "a fair test as a calendar"),
    "scipy": ("statistics", "pooling studies"),
    "cryptography": ("signed", "signing or checking a clinician's reply"),
    "cv2": ("photo", "the photo diary"),
    "PIL": ("photo", "the photo diary"),
    "moonshine_voice": ("phrases", "a second opinion on what was said"),
}
"""By the module that is missing, its extra, and what cannot be done without it."""


class MissingExtra(BadInput):
    """Something that is not installed here, and how to install it; `str()` is one line."""


def missing_extra(problem: ModuleNotFoundError) -> MissingExtra:
    """Return what to tell of a module that is not there; raise the problem itself where no extra has it."""
    found = EXTRAS.get((problem.name or "").partition(".")[0])
    if found is None:
        raise problem
    extra, deed = found
    return MissingExtra("", deed, "is not installed", remedy=f"pip install 'instep[{extra}]'")
