"""Finds the browser that journeys run in."""

import os
import shutil


def chromium_path() -> str:
    """Return the path of a Chromium on this machine; raises LookupError naming the remedy."""
    named = os.environ.get("INSTEP_CHROMIUM")
    for name in (named, "chromium", "chromium-browser", "google-chrome", "chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise LookupError("no Chromium found; install Debian's package chromium, or name one in INSTEP_CHROMIUM")
