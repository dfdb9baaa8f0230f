"""The journal as a file: what is yours can be taken out at any time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route

from instep.export.journal_file import export_journal
from instep.journal.log import Journal
from instep.web.requests import WebRequest, page


def routes() -> list[Route]:
    """One open file, or a copy of the whole journal."""
    return [page("/export", export), page("/backup", backup)]


def export(request: WebRequest) -> Response:
    """Every fact as JSON Lines."""
    journal = request.instep.journal
    write = partial(export_journal, journal)
    return _sent("instep.jsonl", "application/jsonl", journal, write=write)


def backup(request: WebRequest) -> Response:
    """A whole, consistent copy of the journal and its photos, as the file it is."""
    journal = request.instep.journal
    write = partial(journal.backup, photos=request.instep.photos)
    return _sent("instep.journal", "application/vnd.sqlite3", journal, write=write)


def _sent(name: str, media_type: str, journal: Journal, *, write: Callable[[Path], object]) -> Response:
    with journal.gone_afterwards() as path:
        write(path)
        body = path.read_bytes()
    headers = {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Response(body, headers=headers)
