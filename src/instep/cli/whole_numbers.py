"""A whole number that an option gives."""

from instep.library.errors import BadInput


def whole_number(raw: str, place: str, least: int, *, most: int) -> int:
    """Return the number that an option gives; raises BadInput naming the option."""
    remedy = f"write a whole number from {least} to {most}"
    digits = raw.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal():
        raise BadInput("", place, f"{raw!r} is no whole number", remedy=remedy)
    # A number of thousands of digits is out of range before Python refuses to read it.
    if len(digits) > len(str(most)) + 1 or not least <= int(raw) <= most:
        raise BadInput("", place, f"{raw} is out of range", remedy=remedy)
    return int(raw)
