"""A clinician's key as a file: who they are, and the private half that signs in their name."""

import base64
from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from instep.library.errors import BadInput, Message
from instep.library.files import seal
from instep.library.files.documents import read_document
from instep.library.files.reply_limits import is_plain
from instep.library.files.reply_shapes import Clinician, Shape
from instep.value import plain

SCHEMA = "instep.clinician-key/1"
_REMEDY = Message("errors-key-to_give_file")
_LONGEST = 80


@dataclass(frozen=True, kw_only=True)
class ClinicianKey:
    """Whose key it is, and the key itself."""

    by: Clinician
    private: bytes


class _Shape(Shape):
    schema: Literal["instep.clinician-key/1"]
    by: Clinician
    private: str


def new_clinician_key(by: Clinician, place: str) -> ClinicianKey:
    """Return a key that nobody else has; raises BadInput where a name is none."""
    for text in (by.name, by.role, by.contact):
        if not is_plain(text) or len(text) > _LONGEST:
            raise BadInput("key-no_plain_name", file=place, written=ascii(text), letters=_LONGEST)
    return ClinicianKey(by=by, private=seal.new_key())


def key_json(key: ClinicianKey) -> dict[str, Any]:
    """Return the key as a document; whoever has it signs in this name."""
    return {"schema": SCHEMA, "by": plain(key.by), "private": base64.b64encode(key.private).decode()}


def read_key(name: str) -> ClinicianKey:
    """Return the key of a file; raises BadInput naming it, and never what it holds."""
    return parse_key(read_document(name), name)


def parse_key(tree: Any, name: str) -> ClinicianKey:
    """Return the key that a file held; raises BadInput naming the file, and never what it holds."""
    try:
        shape = msgspec.convert(tree, _Shape)
        private = base64.b64decode(shape.private, validate=True)
    except ValueError:
        raise BadInput("key-no_clinician_key", file=name, remedy=_REMEDY) from None
    if len(private) != seal.KEY_BYTES:
        raise BadInput("key-no_key", file=name, place="private", remedy=_REMEDY)
    return ClinicianKey(by=shape.by, private=private)
