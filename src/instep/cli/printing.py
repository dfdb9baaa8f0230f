"""What a command puts out: a JSON document or lines for people, and files that appear whole or not at all."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from instep.library.errors import BadInput


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
    path = Path(name)
    draft = ""
    try:
        handle, draft = mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
        with os.fdopen(handle, "w") as file:
            file.write(json_text(document) + "\n")
        Path(draft).replace(path)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "not a file name"
        raise cannot_write(name, reason) from problem
    finally:
        if draft:
            with suppress(OSError):
                Path(draft).unlink()


def cannot_write(name: str, reason: str) -> BadInput:
    """Return the one line about a file that cannot be written."""
    return BadInput(
        name, "", f"cannot be written ({reason})", remedy="name a file in a folder that you may write to"
    )


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds: 2:05."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
