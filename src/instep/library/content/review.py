"""Whether somebody qualified has read a file or an entry of the content."""

import msgspec


class Review(msgspec.Struct, forbid_unknown_fields=True):
    """Who has read it, in what role, and when; or that nobody has."""

    state: str
    by: str | None = None
    role: str | None = None
    on: str | None = None
