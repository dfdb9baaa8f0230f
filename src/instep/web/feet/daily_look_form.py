"""The daily look as a form: what was said at each stop, and of each finding that was there before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from instep.coach.feet.foot_findings import Seen, finding_of
from instep.library.content.daily_look import Ritual, Stop
from instep.library.errors import BadInput
from instep.record.pins import Pin, PinStep
from instep.safety.answers import BOTH, Finding
from instep.web.requests import Form

_LONGEST = 500  # letters
_LONGEST_NAME = 60


class StopAnswer(StrEnum):
    """What is said at a stop; a stop of which nothing is said was not looked at."""

    SAME = "same"
    DIFFERENT = "different"
    UNSEEN = "unseen"


PIN_SAID = {"same": PinStep.SAME, "changed": PinStep.CHANGED, "gone": PinStep.CLOSED}
"""What can be said of a finding from before, and what that notes of its pin."""


@dataclass(frozen=True, kw_only=True)
class RitualState:
    """What the form says: of stops by key, of findings by pin, in which words, and who looked."""

    stops: Mapping[str, StopAnswer]
    pins: Mapping[str, str]
    words: Mapping[str, str]
    by: str

    @property
    def looked(self) -> bool:
        """Whether anything was looked at."""
        return any(said is not StopAnswer.UNSEEN for said in self.stops.values())

    @property
    def wants_marks(self) -> bool:
        """Whether something is different that no finding from before explains."""
        return StopAnswer.DIFFERENT in self.stops.values()

    def fields(self) -> Iterator[tuple[str, str]]:
        """The form's own fields again, for a page that goes on from it."""
        yield from ((f"stop-{key}", said.value) for key, said in self.stops.items())
        yield from ((f"pin-{pin}", said) for pin, said in self.pins.items())
        yield from ((f"words-{pin}", words) for pin, words in self.words.items())
        yield "by", self.by


def read_ritual(form: Form, ritual: Ritual) -> RitualState:
    """Return what the form says; raises BadInput naming the field that is wrong."""
    known = {stop.key for stop in ritual.stops}
    stops = {key: _said(key, said, known) for key, said in form.starting("stop-")}
    return RitualState(
        stops=stops,
        pins={pin: _pin_said(pin, said) for pin, said in form.starting("pin-")},
        words={pin: words.strip()[:_LONGEST] for pin, words in form.starting("words-")},
        by=(form.one("by") or "").strip()[:_LONGEST_NAME],
    )


def seen_of(
    state: RitualState, ritual: Ritual, opened: Sequence[Pin], *, marked: tuple[Finding, ...]
) -> Seen:
    """Return what the look saw: what was marked, and the findings from before at the stops looked at.

    "No change" at a stop is said of every finding there; one of which something else is said is that. A stop
    that was different, and of which nothing else says how, is a finding of its own.
    """
    steps = {pin.id: step for pin in opened if (step := _step(pin, state, ritual)) is not None}
    still = [pin for pin in opened if steps.get(pin.id) in (PinStep.SAME, PinStep.CHANGED)]
    changed = {pin: state.words.get(pin, "") for pin, step in steps.items() if step is PinStep.CHANGED}
    explained = {finding_of(pin) for pin in opened if steps.get(pin.id) in (PinStep.CHANGED, PinStep.CLOSED)}
    return Seen(
        findings=(
            *(finding_of(pin) for pin in still),
            *marked,
            *_unexplained(state, ritual, (*explained, *marked)),
        ),
        gone=frozenset(pin for pin, step in steps.items() if step is PinStep.CLOSED),
        changed=changed,
        by=state.by,
    )


def _unexplained(state: RitualState, ritual: Ritual, explained: Iterable[Finding]) -> Iterator[Finding]:
    """What was different at a stop where no mark, and no finding from before, says in what way."""
    places = {(side, region) for found in explained for side in found.sides for region in found.regions}
    for stop in ritual.stops:
        different = state.stops.get(stop.key) is StopAnswer.DIFFERENT
        if different and stop.unexplained and not any(stop.shows(*place) for place in places):
            sides = frozenset({stop.side}) if stop.side else BOTH
            yield Finding(id=stop.unexplained.finding, sides=sides, regions=(stop.unexplained.at,))


def stops_of(pin: Pin, ritual: Ritual) -> list[Stop]:
    """Return the stops at which a place is looked at."""
    return [stop for stop in ritual.stops if stop.shows(pin.side, pin.region)]


def _step(pin: Pin, state: RitualState, ritual: Ritual) -> PinStep | None:
    """What was said of a pin: by itself, or by a stop without any change; None where neither."""
    if pin.id in state.pins:
        return PIN_SAID[state.pins[pin.id]]
    here = (state.stops.get(stop.key) for stop in stops_of(pin, ritual))
    return PinStep.SAME if StopAnswer.SAME in here else None


def _said(key: str, said: str, known: set[str]) -> StopAnswer:
    if key not in known:
        raise BadInput("feet-no_such_stop", place=f"stop-{key}")
    if said not in list(StopAnswer):
        raise BadInput(
            "feet-no_such_answer", place=f"stop-{key}", written=repr(said), names=", ".join(StopAnswer)
        )
    return StopAnswer(said)


def _pin_said(pin: str, said: str) -> str:
    if said not in PIN_SAID:
        raise BadInput(
            "feet-no_such_answer", place=f"pin-{pin}", written=repr(said), names=", ".join(PIN_SAID)
        )
    return said
