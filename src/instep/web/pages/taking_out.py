"""The journal as a file: what is yours can be taken out at any time."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.responses import Response
from starlette.routing import Route

from instep.export.journal_file import export_journal
from instep.web.asking import Asked, page


def routes() -> list[Route]:
    """One open file, or a copy of the whole journal."""
    return [page("/export", export), page("/backup", backup)]


def export(asked: Asked) -> Response:
    """Every fact as JSON Lines."""
    journal = asked.instep.journal
    return _sent("instep.jsonl", "application/jsonl", lambda path: export_journal(journal, path))


def backup(asked: Asked) -> Response:
    """A whole, consistent copy of the journal, as the file it is."""
    return _sent("instep.journal", "application/vnd.sqlite3", asked.instep.journal.backup)


def _sent(name: str, media_type: str, write: Callable[[Path], object]) -> Response:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        write(path)
        body = path.read_bytes()
    headers = {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Response(body, headers=headers)
