"""What becomes of questions and chances when time passes; the same stands in player/utterances.js."""

from dataclasses import replace
from typing import TypeAlias

from instep.session.listening import Deed, Memory, Question, Rising, Turn, Undo

Outcome: TypeAlias = tuple[Memory, list[Deed]]


def pass_time(turn: Turn) -> Outcome:
    """Return what is still open now, and what follows from what is not. Silence is never an answer."""
    if turn.context.state == "ended":
        turn = replace(turn, memory=turn.keep(undo=None, rising=None, asked=None, doubted=None))
    deeds: list[Deed] = []
    for wait in (_rising, _undo, _ducked, _doubted, _question):
        memory, done = wait(turn)
        turn = replace(turn, memory=memory)
        deeds += done
    return turn.memory, deeds


def _rising(turn: Turn) -> Outcome:
    rising = turn.memory.rising
    if rising is None:
        return turn.memory, []
    if rising.agreed and _still_spoken(turn, rising):
        rising = replace(rising, until=turn.context.now + turn.rules.times.yes_within)
    if turn.context.now > rising.until:
        return turn.keep(rising=None), [{"show": "not_confirmed" if rising.agreed else "press_for_more"}]
    return turn.keep(rising=rising), []


def _undo(turn: Turn) -> Outcome:
    undo = turn.memory.undo
    if undo is not None and _still_spoken(turn, undo):
        undo = replace(undo, until=turn.context.now + undo.within)
    late = undo is not None and turn.context.now > undo.until
    return turn.keep(undo=None if late else undo), []


def _ducked(turn: Turn) -> Outcome:
    until = turn.memory.ducked_until
    if until is None or turn.context.now <= until:
        return turn.memory, []
    return turn.keep(ducked_until=None), [{"duck": False}]


def _doubted(turn: Turn) -> Outcome:
    doubted = turn.memory.doubted
    if doubted is not None and _still_spoken(turn, doubted):
        doubted = replace(doubted, until=turn.context.now + turn.rules.times.answer_within)
    late = doubted is not None and turn.context.now > doubted.until
    return turn.keep(doubted=None if late else doubted), []


def _question(turn: Turn) -> Outcome:
    asked = turn.memory.asked
    if asked is None:
        return turn.memory, []
    if _still_spoken(turn, asked):
        asked = replace(asked, until=turn.context.now + turn.rules.times.answer_within)
    if turn.context.now > asked.until:
        return turn.in_pain(asked=None, reported=True), [{"event": "pain_unsaid"}]
    return turn.keep(asked=asked), []


def _still_spoken(turn: Turn, question: Question | Rising | Undo) -> bool:
    """Whether the coach may still be asking or telling; nobody can be heard to answer before it has."""
    context = turn.context
    return context.coach_speaking and context.now - question.opened <= turn.rules.times.question_longest
