"""The files that a page needs besides itself: read once, addressed by their content, kept compressed."""

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent; `packed` is its gzip form, made on first use."""

    name: str
    body: bytes

    @property
    def media_type(self) -> str:
        """The type that a browser is told."""
        return _TYPES[Path(self.name).suffix]

    @cached_property
    def packed(self) -> bytes:
        """The gzip form; the same for the same file on every machine."""
        return gzip.compress(self.body, 9, mtime=0)


@dataclass(frozen=True)
class Assets:
    """All scripts and styles of the rooms. `version` changes with any of them.

    One version names them all, so that modules which import each other by relative names stay together.
    """

    files: Mapping[str, Asset]
    version: str = field(default="")

    def url(self, name: str) -> str:
        """The address of a file that exists; raises KeyError where it does not."""
        return f"/static/{self.version}/{self.files[name].name}"


def read_assets(root: Path) -> Assets:
    """Every script and style under `root`, by its path below it with forward slashes."""
    files = {asset.name: asset for asset in _read(root)}
    return Assets(files=files, version=_version(files))


def _read(root: Path) -> Iterator[Asset]:
    for path in sorted(root.rglob("*")):
        if path.suffix in _TYPES:
            yield Asset(path.relative_to(root).as_posix(), path.read_bytes())


def _version(files: Mapping[str, Asset]) -> str:
    digest = hashlib.sha256()
    for name, asset in files.items():
        digest.update(f"{name}\0{len(asset.body)}\0".encode() + asset.body)
    return digest.hexdigest()[:12]
