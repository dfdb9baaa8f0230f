"""The secret of a journal's web door: made once, in a file beside the journal that only its owner reads."""

import os
import secrets
from pathlib import Path

from instep.journal.unfinished import in_place
from instep.library.errors import BadInput

_BYTES = 32
_OTHERS = 0o077


def read_secret(path: Path | None) -> bytes:
    """Return the secret in this file, making one where there is none; without a file, one for this run alone.

    A file that somebody else could have read or written is replaced. Raises BadInput where it cannot be kept.
    """
    if path is None:
        return secrets.token_bytes(_BYTES)
    try:
        return _kept(path) or _made(path)
    except OSError as problem:
        raise BadInput("secret-cannot_be_kept", file=str(path), strerror=str(problem.strerror)) from problem


def _kept(path: Path) -> bytes | None:
    try:
        raw = bytes.fromhex(path.read_text()) if _is_ours_alone(path) else b""
    except (FileNotFoundError, PermissionError, ValueError):
        return None
    return raw if len(raw) == _BYTES else None


def _is_ours_alone(path: Path) -> bool:
    found = path.lstat()
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS)


def _made(path: Path) -> bytes:
    made = secrets.token_bytes(_BYTES)
    if path.is_symlink():
        path.unlink()  # whoever laid the link there would know what is written through it
    with in_place(path) as unfinished:
        unfinished.write_text(made.hex())
    return made
