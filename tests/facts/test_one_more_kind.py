"""One more kind of fact takes three product files; an Instep that does not know it passes it on."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import instep
from instep.export.journal_file import export_journal, import_journal
from instep.journal.sqlite import SqliteJournal

PRODUCT = Path(instep.__file__).parent
SUBJECT = '''"""Shoes."""

from instep.facts.body import FactBody, Text


class ShoesChanged(FactBody, frozen=True, kw_only=True, tag="shoes_changed"):
    """Other shoes are worn from now on."""

    words: Text
'''
DEED = '''"""Tell of shoes."""

from instep.coach.context import Context
from instep.facts.shoes import ShoesChanged


def change_shoes(words: str, context: Context) -> None:
    """Keep which shoes are worn from now on."""
    context.append(ShoesChanged(words=words))
'''
A_LIFE = """
import sys
from pathlib import Path
from instep.app import Instep
from instep.coach.shoes import change_shoes
from instep.export.journal_file import export_journal, import_journal
from instep.facts.shoes import ShoesChanged
from instep.journal.sqlite import SqliteJournal

here = Path(sys.argv[1])
mine = SqliteJournal(here / "mine.db")
change_shoes("wider ones", Instep(journal=mine).context())
export_journal(mine, here / "mine.jsonl")
other = SqliteJournal(here / "other.db")
import_journal(other, here / "mine.jsonl")
print(other.latest("me", ShoesChanged).body.words, list(other.set_aside()))
"""


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A copy of the product in which one more kind is known: its subject, the list of kinds, and a deed."""
    copy = tmp_path / "grown/instep"
    shutil.copytree(PRODUCT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "facts/shoes.py").write_text(SUBJECT, encoding="utf-8")
    (copy / "coach/shoes.py").write_text(DEED, encoding="utf-8")
    kinds = copy / "facts/kinds.py"
    known = kinds.read_text(encoding="utf-8")
    imported = known.replace(
        "from instep.facts.stop", "from instep.facts.shoes import ShoesChanged\nfrom instep.facts.stop"
    )
    kinds.write_text(
        imported.replace("    | StopClosed\n", "    | StopClosed\n    | ShoesChanged\n"), "utf-8"
    )
    return copy.parent


def test_a_kind_added_in_three_files_is_told_exported_and_taken_in(grown: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", A_LIFE, str(tmp_path)]
    told = subprocess.run(  # our own script
        command, env={"PYTHONPATH": str(grown)}, capture_output=True, text=True, check=True
    )
    assert told.stdout == "wider ones []\n"

    older = SqliteJournal(tmp_path / "older.db")
    import_journal(older, tmp_path / "mine.jsonl")
    assert [one.record.kind for one in older.set_aside()] == ["shoes_changed"]
    export_journal(older, tmp_path / "passed-on.jsonl")
    older.close()
    assert (tmp_path / "passed-on.jsonl").read_bytes() == (tmp_path / "mine.jsonl").read_bytes()
