"""Where a link leads; one that leads nowhere is left alone: its end may be on a disk not plugged in."""

import errno
from pathlib import Path


class LeadsNowhere(OSError):
    """A link whose end is not there; `strerror` says so."""

    def __init__(self, link: Path) -> None:
        """Name the link and where it leads."""
        self.link, self.to = str(link), str(link.readlink())
        told = f"{self.link}: is a link to {self.to}, which is not there"
        super().__init__(errno.ENOENT, f"{told}; plug its disk in or take the link away")


def followed(path: Path) -> Path:
    """Return the place that a path leads to; raise LeadsNowhere where a link on the way leads nowhere."""
    whole = path.absolute()
    for one in (*reversed(whole.parents), whole):
        if one.is_symlink() and not one.exists():
            raise LeadsNowhere(one)
    return whole.resolve()
