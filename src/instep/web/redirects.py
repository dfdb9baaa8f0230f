"""Sends a browser on after a form."""

from http import HTTPStatus

from starlette.responses import RedirectResponse


def see_other(address: str) -> RedirectResponse:
    """Return the response that has the browser get this page: loading it again sends no form again."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)
