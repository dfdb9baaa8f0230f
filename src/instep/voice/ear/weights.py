"""Files of weights (safetensors): named tables of numbers behind a header that says what they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from instep.library.errors import BadContent

Table: TypeAlias = NDArray[np.float32]
_LENGTH = 8
_REMEDY = "install instep again"


class BadWeights(BadContent):
    """A missing, damaged or other version's file of the ear; the message says which, and what to do."""


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Weights:
    """The tables of one file and what its header says about them."""

    name: str
    about: Mapping[str, str]
    tables: Mapping[str, Table]

    def table(self, name: str) -> Table:
        """Return the table of this name; raise BadWeights where the file has none."""
        if name not in self.tables:
            raise BadWeights(f"{self.name}: no table {name!r} in it; {_REMEDY}")
        return self.tables[name]

    def told(self, name: str) -> str:
        """Return what the header says under this name; raise BadWeights where it says nothing."""
        if name not in self.about:
            raise BadWeights(f"{self.name}: its header does not say its {name}; {_REMEDY}")
        return self.about[name]


def read_weights(path: Path, *, schema: str) -> Weights:
    """Return the weights in the file, every table whole; raise BadWeights for any other file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadWeights(f"{path.name}: cannot be read ({error.strerror}); {_REMEDY}") from error
    try:
        weights = _parsed(content, path.name)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadWeights(f"{path.name}: cut short or damaged; {_REMEDY}") from error
    found = weights.about.get("schema", "none")
    if found != schema:
        raise BadWeights(f"{path.name}: of version {found!r}, this instep reads {schema!r}; {_REMEDY}")
    return weights


def write_weights(path: Path, tables: Mapping[str, Table], about: Mapping[str, str]) -> None:
    """Write the tables in the order of their names, so that equal weights give equal files."""
    header: dict[str, Any] = {"__metadata__": dict(sorted(about.items()))}
    end = 0
    for name, table in sorted(tables.items()):
        start, end = end, end + 4 * table.size
        header[name] = {"dtype": "F32", "shape": list(table.shape), "data_offsets": [start, end]}
    head = json.dumps(header, ensure_ascii=False).encode()
    # The format wants the numbers to begin on a multiple of eight bytes.
    head += b" " * (-len(head) % _LENGTH)
    body = b"".join(table.astype("<f4").tobytes() for _, table in sorted(tables.items()))
    path.write_bytes(len(head).to_bytes(_LENGTH, "little") + head + body)


def _parsed(content: bytes, name: str) -> Weights:
    start = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
    header = json.loads(content[_LENGTH:start])
    about = header.pop("__metadata__")
    body = memoryview(content)[start:]
    return Weights(name=name, about=about, tables={key: _table(body, entry) for key, entry in header.items()})


def _table(body: memoryview, entry: Mapping[str, Any]) -> Table:
    start, end = entry["data_offsets"]
    if entry["dtype"] != "F32" or not 0 <= start <= end <= len(body):
        raise ValueError("a table beyond the end of the file")
    return np.frombuffer(body[start:end], "<f4").astype(np.float32, copy=False).reshape(entry["shape"])
