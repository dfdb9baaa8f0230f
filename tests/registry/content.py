"""The product's content with the address of another registry: all that a test's server needs."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.registry.stand_in import StandIn, record, registry_on_this_machine

from instep.library.content.reading import content_root
from instep.library.library import Library

THEIRS = "https://npiregistry.cms.hhs.gov/api/"


def library_that_asks(base: str, folder: Path) -> Library:
    """The shipped content with `base` as the address of the registry, asked without a pause."""
    root = folder / "content"
    shutil.copytree(content_root(), root)
    path = root / "professionals" / "registry.yaml"
    text = path.read_text()
    assert THEIRS in text
    text = text.replace(THEIRS, base).replace("seconds_to_wait: 12", "seconds_to_wait: 1")
    path.write_text(text.replace("seconds_between: 1", "seconds_between: 0.001"))
    return Library(root)


@dataclass(frozen=True)
class Asking:
    """A stand-in for the registry, and the content that names it."""

    stand_in: StandIn
    library: Library

    def fresh(self) -> StandIn:
        """The stand-in as it is at first: one entry, no fault, never asked."""
        made = self.stand_in
        made.records, made.fault = [record()], None
        made.asked.clear()
        made.headers.clear()
        return made


@contextmanager
def asking_here(folder: Path) -> Iterator[Asking]:
    """Content is read once for many tests; it takes longer than they do."""
    with registry_on_this_machine() as stand_in:
        yield Asking(stand_in, library_that_asks(stand_in.base, folder))
