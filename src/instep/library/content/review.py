"""Whether somebody qualified has read a file or an entry of the content."""

from instep.value import Value


class Review(Value, frozen=True):
    """Who has read it, in what role, and when; or that nobody has."""

    state: str
    by: str | None = None
    role: str | None = None
    on: str | None = None
