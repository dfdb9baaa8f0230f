"""Pins as plain JSON: the shape that commands print (`instep schema feet`)."""

from typing import Any

from instep.record.pins import Note, Pin


def pin_json(pin: Pin) -> dict[str, Any]:
    """Return a pin with all its notes."""
    return {
        "id": pin.id,
        "finding": pin.finding,
        "side": pin.side.value,
        "region": pin.region.value,
        "open": pin.closed is None,
        "notes": [note_json(note) for note in pin.notes],
        "looks": pin.looks,
        "last_look": pin.last_look.isoformat() if pin.last_look else None,
    }


def note_json(note: Note) -> dict[str, Any]:
    """Return one note."""
    return {
        "at": note.at.isoformat(),
        "step": note.step.value,
        "by": note.by,
        "words": note.words,
        "care": note.care.value if note.care else None,
        "on": note.on.isoformat() if note.on else None,
    }
