"""No fact, by any door, breaks a page: an odd one is refused by its place at the doors; I15."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.facts.bodies import NOON
from tests.facts.odd import LONG, ODD, unfit
from tests.web.household import eva_and_mum
from tests.web.test_web_guard import FACT, SHAPE, kept

from instep.app import ME, Instep
from instep.coach.record_facts import TAKEN
from instep.export.journal_file import SCHEMA, import_journal
from instep.export.whole_file import BadFile
from instep.facts.body import kind_of
from instep.facts.kinds import KINDS
from instep.facts.person import PreferenceSet

TAKEN_KINDS = {kind_of(body) for body in TAKEN}
BEFORE_THAT = {"id": "fact-good", "person": ME, "at": NOON.isoformat(), "kind": "person_named", "version": 1}
each_kind = pytest.mark.parametrize("kind", KINDS)


def line(kind: str, body: object, **changes: object) -> dict[str, Any]:
    """An odd fact as a file or a page hands it in."""
    version = KINDS[kind].version
    return {
        "id": "fact-odd-1",
        "kind": kind,
        "at": NOON.isoformat(),
        "version": version,
        "body": body,
        **changes,
    }


def sent(door: httpx.Client, odd: dict[str, Any]) -> httpx.Response:
    body = json.dumps({"facts": [odd]}).encode()
    return door.post(
        "/api/facts", content=body, headers={"content-type": "application/json", "accept": "application/json"}
    )


def is_refused(answer: httpx.Response, place: str) -> bool:
    """Whether it is a 4xx that names the place in one line."""
    told = answer.json()
    line = f"{told['place']}: {told['detail']}"
    named = told["place"].startswith((place, "body"))
    return 400 <= answer.status_code < 500 and told.keys() == SHAPE and named and line.isprintable()


@each_kind
def test_an_odd_body_is_refused_at_the_facts_door_by_its_place_and_nothing_is_written(
    door: httpx.Client, instep: Instep, kind: str
) -> None:
    taken = kind in TAKEN_KINDS
    place = "facts[0].body" if taken else "facts[0]."
    found = unfit(kind) if taken else unfit(kind)[:5]
    wrong = [one for one in found if not is_refused(sent(door, line(kind, one.body)), place)]
    assert [(one.path, one.odd) for one in wrong] == []
    assert kept(instep) == 0


@pytest.mark.parametrize("field", ["id", "kind", "at", "version", "person"])
def test_an_odd_envelope_is_refused_at_the_facts_door_by_its_place_and_nothing_is_written(
    door: httpx.Client, instep: Instep, field: str
) -> None:
    odd = [one for one in (*ODD, LONG) if not _fits(field, one)]
    wrong = [one for one in odd if not is_refused(sent(door, {**FACT, field: one}), f"facts[0].{field}")]
    assert wrong == []
    assert kept(instep) == 0


def _fits(field: str, odd: object) -> bool:
    """A fact need not name a person, and its id may be any that a page could have made."""
    return (field == "person" and odd is None) or (
        field == "id" and isinstance(odd, str) and re.fullmatch(r"[A-Za-z0-9-]{8,64}", odd) is not None
    )


def file_of(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "odd.jsonl"
    header = {"schema": SCHEMA, "facts": len(lines)}
    path.write_text("".join(f"{json.dumps(one)}\n" for one in (header, *lines)), encoding="utf-8")
    return path


def refusal(instep: Instep, folder: Path, odd: dict[str, Any]) -> str:
    """What is said of the odd second fact of a file; empty where it is taken in."""
    path = file_of(folder, {**BEFORE_THAT, "body": {"name": "Ana"}}, odd)
    try:
        import_journal(instep.journal, path)
    except BadFile as bad:
        return str(bad).removeprefix(f"{path}, ")
    return ""


@each_kind
def test_an_odd_body_is_refused_in_a_file_by_its_line_and_field_and_nothing_is_written(
    instep: Instep, tmp_path: Path, kind: str
) -> None:
    told = {
        (one.path, str(one.odd)[:20]): refusal(instep, tmp_path, line(kind, one.body, person=ME))
        for one in unfit(kind)
    }
    wrong = {
        where: said
        for where, said in told.items()
        if not _is_placed(said, str(where[0][0]) if where[0] else "body")
    }
    assert wrong == {}
    assert kept(instep) == 0


def _is_placed(said: str, field: str) -> bool:
    return said.startswith("line 3: ") and said.isprintable() and field in said


@pytest.mark.parametrize("field", ["id", "kind", "at", "zone", "version", "person", "body"])
def test_an_odd_envelope_is_refused_in_a_file_by_its_line_and_field_and_nothing_is_written(
    instep: Instep, tmp_path: Path, field: str
) -> None:
    whole = line("preference_set", {"name": "minutes", "value": "12"}, person=ME)
    told = {
        repr(odd)[:20]: refusal(instep, tmp_path, {**whole, field: odd})
        for odd in (*ODD, LONG)
        if not _is_name(field, odd)
    }
    assert {odd: said for odd, said in told.items() if not _is_placed(said, field)} == {}
    assert kept(instep) == 0


def _is_name(field: str, odd: object) -> bool:
    """A file may hold whatever a newer version writes: its names are any text, and a zone may be missing."""
    short = isinstance(odd, str) and 0 < len(odd) < 200 and odd.isprintable()
    return (field in {"id", "kind", "person", "zone"} and short) or (field == "zone" and odd is None)


def test_facts_of_another_journal_are_answered_421_and_nothing_is_written(
    door: httpx.Client, instep: Instep
) -> None:
    others: tuple[object, ...] = ("another-journal", "", None, 7, [], LONG[:1000])
    for other in others:
        answer = door.post("/api/facts", json={"facts": [FACT], "journal": other})
        assert (answer.status_code, answer.json()["place"]) == (421, "journal")
    assert kept(instep) == 0
    answer = door.post("/api/facts", json={"facts": [FACT], "journal": instep.journal.id})
    assert answer.json() == {"kept": [FACT["id"]]}


def test_every_page_says_which_journal_its_facts_are_for(door: httpx.Client, instep: Instep) -> None:
    assert f'data-journal="{instep.journal.id}"' in door.get("/").text


def test_an_id_that_is_another_persons_neither_conflicts_nor_tells(
    door: httpx.Client, instep: Instep
) -> None:
    eva, mum = eva_and_mum(instep)
    other = {**FACT, "body": {"name": "minutes", "value": "20"}}
    answers = [
        door.post("/api/facts", json={"facts": [{**sent, "person": who.person}]})
        for who, sent in ((mum, FACT), (eva, other))
    ]
    untaken = door.post("/api/facts", json={"facts": [{**other, "id": "b" * 36, "person": eva.person}]})
    assert [one.status_code for one in (*answers, untaken)] == [200, 200, 200]
    assert answers[0].json() == answers[1].json() == {"kept": [FACT["id"]]}
    values = [instep.journal.latest(one.person, PreferenceSet) for one in (mum, eva)]
    assert [one.body.value for one in values if one] == ["12", "20"]


def test_of_facts_that_come_together_one_that_is_odd_keeps_all_out(
    door: httpx.Client, instep: Instep
) -> None:
    answer = door.post("/api/facts", json={"facts": [FACT, {**FACT, "id": "c" * 36, "person": "somebody"}]})
    assert (answer.status_code, answer.json()["place"]) == (422, "facts[1].person")
    assert kept(instep) == 0
