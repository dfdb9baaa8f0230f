"""What is raised when content or a person's file does not hold together: one line, place and remedy named."""

TYPE_CHECKING = False  # as typing has it, without importing typing
if TYPE_CHECKING:
    from typing import Any


class BadContent(ValueError):
    """Our own content is wrong; the message names file, place, problem and remedy."""


class BadInput(ValueError):
    """A person's file or option is wrong; `str()` is one line: file, place, problem, remedy."""

    def __init__(self, file: str, place: str, problem: str, *, remedy: str) -> None:
        """Keep the four parts, so that a page can show them apart."""
        self.file, self.place, self.problem, self.remedy = file, place, problem, remedy
        super().__init__(": ".join(part for part in (file, place, problem) if part) + f"; {remedy}")

    def __reduce__(self) -> "tuple[Any, ...]":
        """Come out of another process as it went in."""
        from functools import partial  # noqa: PLC0415  # a help text must not pay for it

        return partial(type(self), remedy=self.remedy), (self.file, self.place, self.problem)
