"""Finds the browser that journeys run in."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium_path() -> str:
    """Return the path of a Chromium on this machine; raises LookupError naming the remedy."""
    for name in (os.environ.get("INSTEP_CHROMIUM", ""), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise LookupError("no Chromium found; install Debian's package chromium, or name one in INSTEP_CHROMIUM")
