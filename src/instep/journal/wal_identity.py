"""How a file and a WAL know each other: the mark that each change leaves in the journal."""

import re
import sqlite3

NONE = "0" * 16
"""The mark of a file that was never given one: it is from before there were marks."""

_NEXT = "UPDATE mark SET was = now, now = lower(hex(randomblob(8)))"
_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'mark'"
# A leaf with one row: its place stands in the page's head, and the three texts stand in it end to end.
# https://www.sqlite.org/fileformat2.html#b_tree_pages
_LEAF, _ONE_ROW = 13, (1).to_bytes(2, "big")
_ROW = re.compile(rb".{2,8}?instep-mark([0-9a-f]{16})([0-9a-f]{16})", re.DOTALL)


def leave(connection: sqlite3.Connection) -> None:
    """Leave a new mark, inside the caller's transaction; a file of an older version stays without."""
    if connection.execute(_THERE).fetchone():
        connection.execute(_NEXT)


def of_file(connection: sqlite3.Connection) -> str:
    """Return the mark that stands in a file; NONE where it is from before there were marks."""
    if not connection.execute(_THERE).fetchone():
        return NONE
    found = connection.execute("SELECT now FROM mark").fetchone()
    return str(found[0]) if found else NONE


def of_page(page: bytes) -> tuple[str, str] | None:
    """Return the mark before and the mark now of a page as it stands in a WAL; None for any other page."""
    if page[0] != _LEAF or page[3:5] != _ONE_ROW:
        return None
    found = _ROW.match(page, int.from_bytes(page[5:7], "big"))
    return (found[1].decode(), found[2].decode()) if found else None
