"""Whole numbers as a form sends them."""

_MOST_DIGITS = 9  # more than any number here needs, and far fewer than it costs anything to read


def whole(raw: str) -> int | None:
    """The number that plain digits write; None for a sign, a point, other digits, or far too many."""
    if not raw.isascii() or not raw.isdecimal() or len(raw) > _MOST_DIGITS:
        return None
    return int(raw)
