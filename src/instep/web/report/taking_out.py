"""The journal as a file: what is yours can be taken out at any time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.responses import Response
from starlette.routing import Route

from instep.export.journal_file import export_journal
from instep.journal.log import Journal
from instep.web.requests import Asked, page


def routes() -> list[Route]:
    """One open file, or a copy of the whole journal."""
    return [page("/export", export), page("/backup", backup)]


def export(asked: Asked) -> Response:
    """Every fact as JSON Lines."""
    journal = asked.instep.journal
    write = partial(export_journal, journal)
    return _sent("instep.jsonl", "application/jsonl", journal, write=write)


def backup(asked: Asked) -> Response:
    """A whole, consistent copy of the journal and its photos, as the file it is."""
    journal = asked.instep.journal
    write = partial(journal.backup, photos=asked.instep.photos)
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
