"""Locks kept photos: AES-256-GCM under a key that the person keeps elsewhere: the environment, or a file."""

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from instep.library.errors import BadInput
from instep.library.limited_files import read_file

KEY: Final = "INSTEP_PHOTO_KEY"
"""The environment's name for the key itself."""

KEY_FILE: Final = "INSTEP_PHOTO_KEY_FILE"
"""The environment's name for a file that holds it; the key itself counts where both are set."""

_SIZE, _NONCE = 32, 12  # bytes of the key and of each file's own number
_MOST_BYTES = 4096  # of a file that holds a key
_HEAD: Final = b"instep-photo-1\n"
"""How a locked file begins."""


@dataclass(frozen=True)
class Key:
    """Thirty-two bytes that nobody sees printed."""

    secret: bytes = field(repr=False)


def key_from(environment: Mapping[str, str]) -> Key | None:
    """The key that is set; None where none is. Raises BadInput for one that cannot be a key."""
    if text := environment.get(KEY):
        return _key(text, KEY)
    if name := environment.get(KEY_FILE):
        try:
            text = read_file(name, _MOST_BYTES).decode("ascii")
        except UnicodeDecodeError as problem:
            raise _no_key(name) from problem
        return _key(text, name)
    return None


def new_key() -> str:
    """A key that nobody has, as it is written into the environment or a file."""
    return base64.urlsafe_b64encode(os.urandom(_SIZE)).decode()


def locked(data: bytes, key: Key, name: str) -> bytes:
    """The data so that only the key opens it, and only under this name."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # part of the extra

    nonce = os.urandom(_NONCE)
    return _HEAD + nonce + AESGCM(key.secret).encrypt(nonce, data, name.encode())


def is_locked(data: bytes) -> bool:
    """Whether these are the bytes of a locked file."""
    return data.startswith(_HEAD)


def opened(data: bytes, key: Key | None, name: str) -> bytes:
    """What was locked; raises BadInput where the key is missing or is another one."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  # part of the extra
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  # likewise

    if key is None:
        raise BadInput("photo-locked", place="photo", setting=KEY, key_file=KEY_FILE)
    nonce, rest = data[len(_HEAD) : len(_HEAD) + _NONCE], data[len(_HEAD) + _NONCE :]
    try:
        return AESGCM(key.secret).decrypt(nonce, rest, name.encode())
    except (InvalidTag, ValueError) as problem:
        raise BadInput("photo-does_not_open", place="photo", setting=KEY) from problem


def _key(text: str, place: str) -> Key:
    try:
        secret = base64.b64decode(text.strip(), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as problem:
        raise _no_key(place) from problem
    if len(secret) != _SIZE:
        raise _no_key(place)
    return Key(secret)


def _no_key(place: str) -> BadInput:
    return BadInput("photo-holds_no_key", place=place)
