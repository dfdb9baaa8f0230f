"""What a command puts out: a JSON document or lines for people, and files that appear whole or not at all."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from instep.journal.unfinished import in_place
from instep.library.errors import BadInput, Message


def show(document: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Print the document and nothing else, or the lines."""
    if as_json:
        print(json_text(document))
    else:
        for line in lines:
            print(line)


def json_text(document: Any) -> str:
    """Return the document on one line, in letters that every terminal and every pipe can carry."""
    return json.dumps(document, ensure_ascii=True)


def write_document(document: Any, name: str) -> None:
    """Write the document to a file, whole or not at all; raises BadInput where it cannot be written."""
    write_file((json_text(document) + "\n").encode(), name)


def write_file(content: bytes, name: str) -> None:
    """Write a file, whole or not at all; raises BadInput where it cannot be written."""
    try:
        with in_place(Path(name)) as unfinished:
            unfinished.write_bytes(content)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or Message("errors-file-no_name")
        raise cannot_write(name, reason) from problem


def cannot_write(name: str, reason: str | Message) -> BadInput:
    """Return the one line about a file that cannot be written."""
    return BadInput("cli-cannot_write", file=name, reason=reason)


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds: 2:05."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
