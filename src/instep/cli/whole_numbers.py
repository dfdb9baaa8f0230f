"""A whole number that an option gives."""

from instep.library.errors import BadInput, Message


def whole_number(raw: str, place: str, least: int, *, most: int) -> int:
    """Return the number that an option gives; raises BadInput naming the option."""
    remedy = Message("errors-any-to_write_number", least=str(least), most=str(most))
    digits = raw.removeprefix("-")
    if not digits.isascii() or not digits.isdecimal():
        raise BadInput("any-no_whole_number", place=place, remedy=remedy, written=repr(raw))
    # A number of thousands of digits is out of range before Python refuses to read it.
    if len(digits) > len(str(most)) + 1 or not least <= int(raw) <= most:
        raise BadInput("any-out_of_range", place=place, remedy=remedy, raw=raw)
    return int(raw)
