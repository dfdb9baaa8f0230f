"""A journal that version 0.1.0 wrote opens, is migrated after a copy is kept, and tells what it told then."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.coach.contexts import context_of
from tests.journal.fresh import fresh_journal
from tests.journal.old.story import NOW, facts, story

from instep.coach.person.stops import open_stops
from instep.export.journal_file import export_journal, import_journal
from instep.facts.kinds import KINDS
from instep.foot.anatomy import Pressure
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.safety.clearance import Level

OLD = Path(__file__).parent / "old"
LIBRARY = Library()
TOLD: dict[str, Any] = json.loads((OLD / "story.json").read_text(encoding="utf-8"))
SINCE_THEN = frozenset(
    {
        *("order_settled", "stop_closed", "person_named", "person_joined", "session_given"),
        *("facts_imported", "agreement_spoken"),
    }
)
"""The kinds that version 0.1.0 did not have."""
OF_THE_CONTENT = frozenset({"rules_version", "hash", "clearance", "plan", "clinician_ok"})
"""What today's content decides, whatever the journal holds; a tick that a clinician agreed opens nothing."""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[SqliteJournal]:
    path = shutil.copy(OLD / "journal-0.1.0.db", tmp_path / "journal.db")
    journal = SqliteJournal(Path(path))
    yield journal
    journal.close()


def told(journal: Journal) -> Any:
    return comparable(json.loads(json.dumps(story(journal, LIBRARY, NOW))))


def comparable(tree: Any) -> Any:
    """The story without what the content alone decides, its history in the one order of facts.

    Version 0.1.0 listed the history as it was written down: a session that was delivered late stood too high.
    It named the contact of the highest level first and not the soonest (I14); each stands with its reason.
    """
    if isinstance(tree, list):
        return [comparable(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    kept = {name: comparable(one) for name, one in tree.items() if name not in OF_THE_CONTENT}
    if "reasons" in kept:
        kept.pop("contact", None)
    if "history" in kept:
        kept["history"].sort(key=lambda one: (instant(one["at"]), one["id"]), reverse=True)
    return kept


def instant(at: str) -> datetime:
    return datetime.fromisoformat(at.split(" ", maxsplit=1)[0])


def test_the_old_file_tells_the_same_story(old: SqliteJournal) -> None:
    assert told(old) == comparable(TOLD)


@pytest.mark.parametrize("person", ["me", "ana"])
def test_nothing_is_allowed_that_was_not_allowed_then(old: SqliteJournal, person: str) -> None:
    now = story(old, LIBRARY, NOW)["people"][person]["clearance"]
    then = TOLD["people"][person]["clearance"]
    limits, before = now["limits"], then["limits"]
    assert Level(now["level"]).rank >= Level(then["level"]).rank
    assert Pressure(limits["pressure"]).rank <= Pressure(before["pressure"]).rank
    assert limits["minutes_per_foot"] <= before["minutes_per_foot"]
    assert (limits["heat"], limits["trust_pain"]) <= (before["heat"], before["trust_pain"])
    for taken in ("ways_off", "features_off"):
        assert set(limits[taken]) >= set(before[taken])
    assert places(limits) >= places(before)
    assert {one["rule"] for one in now["reasons"]} >= {one["rule"] for one in then["reasons"]}


def places(limits: Any) -> set[tuple[str, str]]:
    return {(one["side"], one["region"]) for one in limits["avoid"]}


def test_the_story_is_the_same_once_everything_was_derived_again(old: SqliteJournal) -> None:
    old.rebuild()
    assert told(old) == comparable(TOLD)


def test_a_copy_of_the_old_file_is_kept_beside_it(old: SqliteJournal, tmp_path: Path) -> None:
    assert old.people() == ("ana", "me")
    assert (tmp_path / "journal.v5.db").read_bytes()[:15] == b"SQLite format 3"


def test_every_old_fact_is_exported_as_it_was(old: SqliteJournal, tmp_path: Path) -> None:
    export_journal(old, tmp_path / "now.jsonl")
    then = (OLD / "journal-0.1.0.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    now = (tmp_path / "now.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    assert [line for line in now if '"kind":"order_settled"' not in line] == then


def test_the_old_export_taken_in_tells_the_same_story() -> None:
    journal = fresh_journal()
    import_journal(journal, OLD / "journal-0.1.0.jsonl")
    assert told(journal) == comparable(TOLD)
    journal.close()


def test_the_old_export_taken_into_the_old_journal_changes_nothing(old: SqliteJournal) -> None:
    import_journal(old, OLD / "journal-0.1.0.jsonl")
    assert told(old) == comparable(TOLD)


def test_the_old_file_holds_every_kind_of_fact_that_there_was(old: SqliteJournal) -> None:
    assert {record.kind for record in facts(old)} == KINDS.keys() - SINCE_THEN
    assert list(old.set_aside()) == []


def test_what_stopped_in_the_old_journal_and_was_forgotten_is_open_again(old: SqliteJournal) -> None:
    found = open_stops(context_of(old, NOW))
    assert [one.name for one in found] == ["EM01", "UR01", "sharp_pain"]
