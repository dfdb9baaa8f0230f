"""A page that loads the player's modules as they are written, for tests that compare twins."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page
from tests.journeys.browser import running_browser

STATIC = Path(__file__).parents[2] / "src/instep/web"
_UNPACK = """() => {
  globalThis.bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  globalThis.floats = (text) => new Float32Array(bytes(text));
}"""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves the modules as written, without a log."""

    def guess_type(self, path: Any) -> str:
        """Call a module what a browser expects."""
        return "text/javascript" if str(path).endswith(".js") else super().guess_type(path)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def page_with_modules() -> Iterator[Page]:
    """A page beside the modules; `bytes` and `floats` undo `packed` in it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(STATIC)))
    Thread(target=server.serve_forever, daemon=True).start()
    with running_browser() as browser, closing(browser.new_page()) as page:
        page.goto(f"http://127.0.0.1:{server.server_port}/session/player/score.js")
        page.evaluate(_UNPACK)
        yield page
    server.shutdown()
    server.server_close()


def packed(content: bytes | NDArray[np.float32]) -> str:
    """What is sent into the page; numbers keep every bit."""
    return b64encode(content if isinstance(content, bytes) else content.astype("<f4").tobytes()).decode()
