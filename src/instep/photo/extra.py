"""Whether what photos need is installed, and how to get it."""

from importlib.util import find_spec
from typing import Final

NEEDED: Final = ("cv2", "PIL", "cryptography", "numpy")
INSTALL: Final = "pip install 'instep[photo]'"


def is_there() -> bool:
    """Whether every package of the extra can be found; none of them is loaded to see."""
    return all(find_spec(name) is not None for name in NEEDED)
