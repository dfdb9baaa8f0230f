"""The product's content with the address of another registry: all that a test's server needs."""

import shutil
from pathlib import Path

from instep.library.reading import content_root
from instep.library.shelf import Library

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
