"""A foot check and a finding's history in sentences."""

from instep.facts.feet import FoundToday
from instep.library.library import Library
from instep.record.pins import Note, Pin
from instep.safety.answers import Finding
from instep.safety.triage import FindingAdvice
from instep.session.phrases import day, finding_name, place, places, sentences
from instep.session.words import Words


def where_found(found: FindingAdvice | Finding | FoundToday, words: Words) -> str:
    """Return where a finding is, and what was noted of it."""
    return sentences((places(found.sides, found.regions, words), found.note), words)


def pin_title(pin: Pin, library: Library) -> str:
    """Return a finding of the record and its place: Blister, skin behind the heel, left foot."""
    name, words = finding_name(pin.finding, library.findings), library.words
    return words.say("ui-feet-pin", name=name, place=place(pin.side, pin.region, words))


def step_line(note: Note, words: Words) -> str:
    """Return what a note says happened: noted, changed, gone, or what came of care and on which day."""
    step = words.say(f"ui-finding_page-step-{note.step}")
    if not note.care:
        return step
    care = words.say(f"ui-finding_page-care-kept-{note.care}")
    on = words.say("ui-finding_page-care-on_day", day=day(note.on, words)) if note.on else ""
    return words.say("ui-finding_page-step_care", step=step, care=f"{care} {on}".strip())


def note_line(note: Note, words: Words) -> str:
    """Return a whole note: what happened, in whose words, and by whom."""
    by = words.say("ui-feet-by", who=note.by) if note.by else ""
    return sentences((step_line(note, words), note.words, by), words)
