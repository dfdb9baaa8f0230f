"""What facts say of pins: the notes in a foot check or in what came of care, and a pin as text."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked, PinNote
from instep.foot.anatomy import Region, Side
from instep.journal.fact_codec import json_text, moment_of
from instep.record.pins import Care, Note, Pin, PinPlace, PinStep


def notes_in(fact: Fact[FactBody]) -> Iterator[tuple[str, Note]]:
    """Yield what a fact notes about pins: the pin's id, and the note."""
    if isinstance(fact.body, FootChecked | CareTold):
        by = fact.body.by
        yield from ((row.pin, _noted(row, fact, by)) for row in fact.body.pins or ())


def pin_note(pin: Pin, note: Note) -> PinNote:
    """Return a note as a fact's body carries it; the time and who noted it are the fact's own."""
    return PinNote(
        pin=pin.id,
        step=note.step,
        finding=pin.finding,
        side=pin.side,
        region=pin.region,
        words=note.words,
        care=note.care,
        on=note.on,
    )


def pin_text(pin: Pin) -> str:
    """Return the pin as JSON."""
    notes = [_row(note) for note in pin.notes]
    last = pin.last_look and _moment(pin.last_look)
    return json_text(
        {"id": pin.id, "notes": notes, "looks": pin.looks, "last_look": last, "place": pin.place}
    )


def pin_of(text: str) -> Pin:
    """Return the pin that was written by pin_text."""
    kept = json.loads(text)
    return Pin(
        id=kept["id"],
        place=_place(kept["place"]),
        notes=tuple(map(_note, kept["notes"])),
        looks=kept["looks"],
        last_look=kept["last_look"] and moment_of(*kept["last_look"]),
    )


def _noted(row: PinNote, fact: Fact[FactBody], by: str) -> Note:
    return Note(
        at=fact.at,
        step=row.step,
        by=by,
        words=row.words,
        care=row.care,
        on=row.on,
        fact=fact.id,
        place=PinPlace(row.finding, row.side, row.region),
    )


def _row(note: Note) -> dict[str, Any]:
    return {
        "at": _moment(note.at),
        "by": note.by,
        "step": note.step.value,
        "words": note.words,
        "care": note.care and note.care.value,
        "on": note.on and note.on.isoformat(),
        "fact": note.fact,
        "place": note.place,
    }


def _note(row: Mapping[str, Any]) -> Note:
    return Note(
        at=moment_of(*row["at"]),
        step=PinStep(row["step"]),
        by=row["by"],
        words=row["words"],
        care=Care(row["care"]) if row["care"] else None,
        on=date.fromisoformat(row["on"]) if row["on"] else None,
        fact=row["fact"],
        place=row["place"] and _place(row["place"]),
    )


def _place(row: tuple[str, str, str]) -> PinPlace:
    finding, side, region = row
    return PinPlace(finding, Side(side), Region(region))


def _moment(at: datetime) -> list[str | None]:
    return [at.isoformat(), getattr(at.tzinfo, "key", None)]
