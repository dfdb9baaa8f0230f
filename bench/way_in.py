"""How a measurement is let in to a server: by the address that it printed, as a browser is."""

import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlsplit


def page_at(printed: str, path: str) -> str:
    """The address of a page, with the key that was printed."""
    return urlsplit(printed)._replace(path=path).geturl()


def cookie_from(printed: str) -> str:
    """The Cookie header of a client that was let in."""
    jar = CookieJar()
    urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(printed).close()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
