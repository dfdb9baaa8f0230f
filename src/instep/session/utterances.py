"""What a spoken word may do, by how much harm a misheard one could do; player/utterances.js is its twin.

Give `heard` everything: each utterance, each entry of the chart (`ChartAnswer`), each voice, and a `Tick` ten
times a second. Carry out the deeds in their order and at once, then tell what the chart made of them.
"""

from dataclasses import replace
from typing import TypeAlias

from instep.session.hearing_rules import HearingRules, SpokenWord, WordClass
from instep.session.listening import (
    ChartAnswer,
    Deed,
    Input,
    Kind,
    ListeningContext,
    Memory,
    Question,
    Rising,
    StopDecided,
    Tick,
    Turn,
    Undo,
    Utterance,
    VoiceHeard,
)
from instep.session.waiting import pass_time

Outcome: TypeAlias = tuple[Memory, list[Deed]]

HUSH: Deed = {"event": "hush"}
UNSURE = "did_you_say_stop"
FAINT = "was_that_stop"
PAINFUL = ("hurts", "sharp_pain", "skin_broke", "pain_unsaid", "pain_number", "pain_place")
_ASKS_ITSELF = ("say:check", "say:how_much")
LINES = (
    UNSURE,
    FAINT,
    "how_much",
    "leave_foot",
    "leave_spot",
    "say_go_on",
    "press_for_more",
    "pain_just_now",
)
"""What is said beside the lines that the words themselves name; every number has a line of its own."""
CARDS = ("press_for_more", "not_confirmed", FAINT)
NOTHING_TO_PAUSE = ("ready", "handhold", "ended")
_STOPS = (Kind.FIRST, Kind.SETTLED, Kind.UNSETTLED)


def heard(memory: Memory, given: Input, *, context: ListeningContext, rules: HearingRules) -> Outcome:
    """Return what is to be remembered and done now. Silence comes before everything else."""
    turn = Turn(memory=memory, context=context, rules=rules)
    memory, late = pass_time(turn)
    turn = replace(turn, memory=memory)
    match given:
        case ChartAnswer():
            memory, deeds = _told(turn, given)
        case VoiceHeard():
            memory, deeds = _voice(turn)
        case Tick():
            deeds = []
        case Utterance():
            memory, deeds = _uttered(turn, given)
    return memory, [*deeds, *late] if HUSH in deeds else [*late, *deeds]


def _told(turn: Turn, told: ChartAnswer) -> Outcome:
    memory = turn.in_pain() if told.event in PAINFUL else turn.memory
    turn = replace(turn, memory=memory)
    if "ask:pain" in told.effects:
        return _asked(turn, told)
    if told.event not in ("hurts", "pain_unsaid", "pain_number"):
        return memory, []
    return turn.keep(asked=None, reported=False), _answered(turn, told)


def _asked(turn: Turn, told: ChartAnswer) -> Outcome:
    now = turn.context.now
    asked = Question(opened=now, until=now + turn.rules.times.answer_within)
    said: list[Deed] = [] if any(line in told.effects for line in _ASKS_ITSELF) else [{"say": "how_much"}]
    return turn.keep(asked=asked, reported=False), said


def _answered(turn: Turn, told: ChartAnswer) -> list[Deed]:
    """A pause is silent of itself; whoever reported pain by voice hears what becomes of it."""
    if not turn.memory.reported or turn.context.state != "paused":
        return []
    left = "leave_foot" if "show:S04" in told.effects else "leave_spot"
    return [{"say": left}, {"say": "say_go_on"}]


def _voice(turn: Turn) -> Outcome:
    if not turn.context.coach_speaking:
        return turn.memory, []
    quiet: list[Deed] = [{"duck": True}] if turn.memory.ducked_until is None else []
    return turn.keep(ducked_until=turn.context.now + turn.rules.times.duck), quiet


def _uttered(turn: Turn, utterance: Utterance) -> Outcome:
    meaning = turn.rules.words.get(utterance.word)
    kind = meaning.kind if meaning else WordClass.HEARD
    if utterance.kind is Kind.FAINT:
        return _faint(turn, utterance)
    if utterance.kind in _STOPS or kind is WordClass.STOP:
        return _stopped(turn, utterance)
    if meaning is None or (utterance.kind is Kind.AGREED and kind is not WordClass.INCREASING):
        return turn.memory, []
    if turn.context.coach_speaking:
        return turn.memory, _ignored(utterance)
    return _acted(turn, utterance, meaning)


def _faint(turn: Turn, utterance: Utterance) -> Outcome:
    """Too faint to act on in the midst of talk: it is asked once, and the same again is a stop."""
    if turn.context.state in (*NOTHING_TO_PAUSE, "paused"):
        return turn.memory, []
    if turn.memory.doubted:
        return _stopped(turn, replace(utterance, kind=Kind.UNSETTLED))
    now = turn.context.now
    doubted = Question(opened=now, until=now + turn.rules.times.answer_within)
    return turn.keep(doubted=doubted, undo=None, rising=None), [{"say": FAINT}, {"show": FAINT}]


def _stopped(turn: Turn, utterance: Utterance) -> Outcome:
    """Hush first. What the word was decides only what is said, or which pain is reported."""
    turn = replace(turn, memory=turn.keep(doubted=None))
    if utterance.kind is Kind.FIRST:
        return turn.keep(undo=None, rising=None, stopped=_answering(turn)), [HUSH]
    hush: list[Deed] = [] if turn.context.state == "paused" else [HUSH]
    line, event = _sense(turn, utterance)
    known = _known(turn, event)
    if not known:
        turn = replace(turn, memory=turn.keep(stopped=StopDecided(at=turn.context.now, event=event)))
    # Only a plain stop or pause is surely no cry of pain.
    plain = line != UNSURE and event is None
    memory = turn.keep(undo=None, rising=None) if plain else turn.in_pain()
    return memory, hush if known else [*hush, *_meant(turn, line, event)]


def _answering(turn: Turn) -> StopDecided | None:
    """Return the last stop, made new where the coach is just answering it.

    "Did you say stop?" must not be taken for a stop that is answered by "Did you say stop?".
    """
    stopped, context = turn.memory.stopped, turn.context
    answers = context.coach_speaking and context.state == "paused"
    return replace(stopped, at=context.now) if stopped and answers else stopped


def _sense(turn: Turn, utterance: Utterance) -> tuple[str | None, str | None]:
    """Return the line and the event of a word of the stop class."""
    word = turn.rules.words.get(utterance.word)
    if utterance.kind is Kind.UNSETTLED or word is None or word.kind is not WordClass.STOP:
        return UNSURE, None
    return word.say, word.event


def _known(turn: Turn, event: str | None) -> bool:
    """Whether the other stage has just decided the same word, or one that says more."""
    stopped = turn.memory.stopped
    if stopped is None or turn.context.state != "paused":
        return False
    recent = turn.context.now - stopped.at <= turn.rules.times.agree_within
    return recent and event in (None, stopped.event)


def _meant(turn: Turn, line: str | None, event: str | None) -> list[Deed]:
    if event:
        return [{"event": event}]
    return [] if line is None or turn.context.state in NOTHING_TO_PAUSE else [{"say": line}]


def _acted(turn: Turn, utterance: Utterance, meaning: SpokenWord) -> Outcome:
    match meaning.kind:
        case WordClass.EASING | WordClass.MOVING | WordClass.ASKING:
            return _at_once(turn, utterance, meaning)
        case WordClass.INCREASING if utterance.kind is Kind.AGREED:
            return _agreed(turn, utterance, meaning)
        case WordClass.INCREASING:
            return _more_wanted(turn, utterance)
        case WordClass.ANSWER:
            return _yes_or_no(turn, utterance)
        case WordClass.NUMBER:
            return _number(turn, utterance, meaning)
        case WordClass.STOP | WordClass.HEARD:
            return turn.memory, []


def _at_once(turn: Turn, utterance: Utterance, meaning: SpokenWord) -> Outcome:
    sure: float = getattr(turn.rules.thresholds, meaning.kind)
    here = turn.context.foot
    if utterance.confidence < sure or (meaning.foot and here in (None, meaning.foot)):
        return turn.memory, _ignored(utterance)
    if meaning.kind is WordClass.ASKING:
        return turn.memory, [{"event": meaning.event}]
    undo = turn.memory.undo
    if undo and meaning.event == "back" != undo.of:
        return _undone(turn, undo)
    return turn.keep(undo=_undo_of(turn, meaning), rising=None), [{"event": meaning.event}]


def _undo_of(turn: Turn, meaning: SpokenWord) -> Undo | None:
    times = turn.rules.times
    within = times.undo_easing if meaning.kind is WordClass.EASING else times.undo_moving
    if meaning.undo is None or meaning.event is None:
        return None
    now = turn.context.now
    return Undo(event=meaning.undo, of=meaning.event, within=within, opened=now, until=now + within)


def _undone(turn: Turn, undo: Undo) -> Outcome:
    return turn.keep(undo=None, rising=None), [{"event": undo.event}]


def _more_wanted(turn: Turn, utterance: Utterance) -> Outcome:
    """Sure, no pain just now, and a second stage that may agree: else nothing rises."""
    times, now = turn.rules.times, turn.context.now
    if utterance.confidence < turn.rules.thresholds.increasing or turn.context.state != "guiding":
        return turn.memory, _ignored(utterance)
    if turn.pained:
        return turn.memory, [{"say": "pain_just_now"}]
    if not turn.context.second_stage:
        return turn.keep(rising=None), [{"say": "press_for_more"}, {"show": "press_for_more"}]
    rising = Rising(word=utterance.word, agreed=False, opened=now, until=now + times.agree_within)
    return turn.keep(undo=None, rising=rising), []


def _agreed(turn: Turn, utterance: Utterance, meaning: SpokenWord) -> Outcome:
    rising, now = turn.memory.rising, turn.context.now
    if rising is None or rising.agreed or rising.word != utterance.word:
        return turn.memory, []
    until = now + turn.rules.times.yes_within
    rising = Rising(word=rising.word, agreed=True, opened=now, until=until)
    return turn.keep(rising=rising), [{"say": meaning.say}]


def _yes_or_no(turn: Turn, utterance: Utterance) -> Outcome:
    rising, undo, doubted = turn.memory.rising, turn.memory.undo, turn.memory.doubted
    sure: float = getattr(turn.rules.thresholds, utterance.word)
    if utterance.confidence < sure:
        return turn.memory, _ignored(utterance) if rising or undo or doubted else []
    if doubted:
        return _doubt_answered(turn, utterance)
    if utterance.word == "yes":
        return _confirmed(turn, rising)
    if rising:
        return turn.keep(rising=None), [{"show": "not_confirmed"}]
    return _undone(turn, undo) if undo else (turn.memory, [])


def _doubt_answered(turn: Turn, utterance: Utterance) -> Outcome:
    if utterance.word == "no":
        return turn.keep(doubted=None), []
    stop = turn.rules.of(WordClass.STOP)[0]
    return _stopped(turn, Utterance(kind=Kind.SETTLED, word=stop, confidence=utterance.confidence))


def _confirmed(turn: Turn, rising: Rising | None) -> Outcome:
    if rising is None or not rising.agreed or turn.pained or turn.context.state != "guiding":
        return turn.memory, []
    return turn.keep(rising=None, undo=None), [{"event": turn.rules.words[rising.word].event}]


def _number(turn: Turn, utterance: Utterance, meaning: SpokenWord) -> Outcome:
    """A number that nobody asked for is nothing; one that is not sure is no answer."""
    if turn.memory.asked is None:
        return turn.memory, []
    memory = turn.in_pain(asked=None, reported=True)
    if utterance.confidence < turn.rules.thresholds.number:
        return memory, [{"event": "pain_unsaid"}]
    number = meaning.number
    return memory, [{"event": "hurts", "pain": number, "say": f"numbers.{number}"}]


def _ignored(utterance: Utterance) -> list[Deed]:
    return [{"ignored": utterance.word}]
