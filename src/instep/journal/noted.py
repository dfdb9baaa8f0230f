"""What facts say of pins: the notes in a foot check or in what came of care, and a pin as text.

Such a fact's body carries `by` (who looked or told; "" for the person) and `pins`, a list of
{"pin": id, "step", "finding", "side", "region", "words", "care", "on"}. Bodies without `pins` say nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from instep.foot.anatomy import Region, Side
from instep.journal.fact import Fact, FactKind
from instep.journal.record import json_text, moment_of
from instep.record.pins import Care, Note, Pin, Step

NOTING = (FactKind.FOOT_CHECKED, FactKind.CARE_TOLD)
"""The kinds of facts that speak of pins."""


class Noted(NamedTuple):
    """A note, and the pin it is about, bare of other notes."""

    bare: Pin
    note: Note


def notes_in(fact: Fact) -> Iterator[Noted]:
    """Yield what a fact notes about pins."""
    for row in fact.body.get("pins") or ():
        bare = Pin(
            id=row["pin"], finding=row["finding"], side=Side(row["side"]), region=Region(row["region"])
        )
        yield Noted(bare, _note(fact.at, str(fact.body.get("by") or ""), row))


def note_body(pin: Pin, note: Note) -> dict[str, Any]:
    """Return a note as a fact's body carries it; the time and who noted it are the fact's own."""
    return {
        "pin": pin.id,
        "step": note.step.value,
        "finding": pin.finding,
        "side": pin.side.value,
        "region": pin.region.value,
        "words": note.words,
        "care": note.care.value if note.care else None,
        "on": note.on.isoformat() if note.on else None,
    }


def pins_in(facts: Iterable[Fact]) -> dict[str, Pin]:
    """Return every pin that these facts speak of, by its id."""
    pins: dict[str, Pin] = {}
    for fact in facts:
        for bare, note in notes_in(fact):
            pins[bare.id] = pins.get(bare.id, bare).plus(note)
    return pins


def pin_text(pin: Pin) -> str:
    """Return the pin as JSON."""
    notes = [{**note_body(pin, note), "at": _moment(note.at), "by": note.by} for note in pin.notes]
    last = pin.last_look and _moment(pin.last_look)
    bare = {"id": pin.id, "finding": pin.finding, "side": pin.side.value, "region": pin.region.value}
    return json_text({**bare, "notes": notes, "looks": pin.looks, "last_look": last})


def pin_of(text: str) -> Pin:
    """Return the pin that was written by pin_text."""
    kept = json.loads(text)
    return Pin(
        id=kept["id"],
        finding=kept["finding"],
        side=Side(kept["side"]),
        region=Region(kept["region"]),
        notes=tuple(_note(moment_of(*row["at"]), row["by"], row) for row in kept["notes"]),
        looks=kept["looks"],
        last_look=kept["last_look"] and moment_of(*kept["last_look"]),
    )


def _note(at: datetime, by: str, row: Mapping[str, Any]) -> Note:
    return Note(
        at=at,
        step=Step(row["step"]),
        by=by,
        words=row.get("words") or "",
        care=Care(row["care"]) if row.get("care") else None,
        on=date.fromisoformat(row["on"]) if row.get("on") else None,
    )


def _moment(at: datetime) -> list[str | None]:
    return [at.isoformat(), getattr(at.tzinfo, "key", None)]
