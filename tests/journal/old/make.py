"""How journal-0.1.0.db, its export and its story came to be. Not a test, and never run again.

It ran once, on version 0.1.0 of Instep, whose journal was of database version 5, and drove that version's
own deeds with a clock that is turned. It is kept, with `life` and `months`, only to show where the files
came from: later code has other deeds, and must tell the same story from the same file.

    python -m tests.journal.old.make
"""

import json
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.journal.old import months
from tests.journal.old.life import Life
from tests.journal.old.story import NOW, story

from instep.export.journal_file import export_journal
from instep.journal.file import copy
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

HERE = Path(__file__).parent
NAME = "journal-0.1.0"


def make(folder: Path) -> None:
    """Write the journal, its export and its story to this folder."""
    library = Library()
    journal = SqliteJournal(folder / "living.db")
    live(journal, library, folder)
    journal.rebuild()
    with closing(sqlite3.connect(folder / "living.db")) as connection:
        copy(connection, folder / f"{NAME}.db")
    export_journal(journal, folder / f"{NAME}.jsonl")
    told = json.dumps(story(journal, library, NOW), indent=1, ensure_ascii=False, sort_keys=True)
    (folder / "story.json").write_text(told + "\n", encoding="utf-8")
    journal.close()


def live(journal: Journal, library: Library, folder: Path) -> None:
    numbers = count(1)
    me = Life(journal, library, numbers, folder)
    months.february(me)
    months.dials_every_few_days(me)
    months.ana(Life(journal, library, numbers, folder, person="ana"))
    months.march(me)
    months.spring(me)
    months.answers_of_the_foot_team(me)
    months.early_summer(me)


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        make(Path(scratch))
        for name in (f"{NAME}.db", f"{NAME}.jsonl", "story.json"):
            (HERE / name).write_bytes((Path(scratch) / name).read_bytes())
