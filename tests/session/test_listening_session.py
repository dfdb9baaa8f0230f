"""The spoken policy and the chart together: what is heard, what is done, and how the session then stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.session.listening_making import RULES, confidences, utterances, word
from tests.session.making import CHART, clearance, events, plan, plans, score
from tests.session.test_chart import told

from instep.foot.anatomy import Side
from instep.session.events import Event, TraceEntry
from instep.session.listening import ChartAnswer, Deed, Input, Kind, ListeningContext, Memory, Tick, Utterance
from instep.session.place import Place, now_playing
from instep.session.statechart import Playing, advance, send
from instep.session.timeline import Plan
from instep.session.utterances import heard
from instep.session.wish import Wish

TICK_MS = 200
WAITS = ("paused", "ended")
GOES_ON = ("resume", "finished", "begin", "holding")


@dataclass
class Room:
    """A session with somebody in it who can be heard, as the page would carry it out."""

    playing: Playing
    memory: Memory = field(default_factory=Memory)
    entries: list[TraceEntry] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    coach_speaking: bool = False

    def hear(self, given: Input) -> list[Deed]:
        place = self.playing.place
        context = ListeningContext(
            now=place.clock,
            state=place.state,
            foot=now_playing(self.playing.score, place).foot,
            coach_speaking=self.coach_speaking,
            second_stage=True,
        )
        self.memory, deeds = heard(self.memory, given, context=context, rules=RULES)
        for deed in deeds:
            self.do(deed)
        return deeds

    def do(self, deed: Deed) -> None:
        if "say" in deed:
            self.said.append(deed["say"])
        if "event" in deed:
            self.happen(Event(name=deed["event"], pain=deed.get("pain")))

    def happen(self, event: Event) -> None:
        self.tell(send(self.playing, event))

    def wait(self, ms: int) -> None:
        for _ in range(0, ms, TICK_MS):
            for entry in list(advance(self.playing, TICK_MS)):
                self.tell(entry)
            self.hear(Tick())

    def tell(self, entry: TraceEntry) -> None:
        self.entries.append(entry)
        self.said += [effect.removeprefix("say:") for effect in entry.effects if effect.startswith("say:")]
        self.hear(ChartAnswer(event=entry.event, effects=entry.effects))


def room(made: Plan | None = None) -> Room:
    """A session that has begun, forty seconds in."""
    made = made or plan(Wish(minutes=10, routine="classic"), clearance())
    begun = Room(Playing(chart=CHART, score=score(made), place=Place()))
    begun.happen(Event(name="begin"))
    begun.happen(Event(name="holding"))
    begun.wait(40_000)
    return begun


steps = st.lists(
    st.tuples(st.sampled_from([200, 400, 2000, 5000]), utterances() | events(), st.booleans()), max_size=12
)


def lived(made: Plan, story: Sequence[tuple[int, Utterance | Event, bool]]) -> Room:
    house = room(made)
    for after, what, speaking in story:
        house.wait(after)
        house.coach_speaking = speaking and not isinstance(what, Event)
        if isinstance(what, Event):
            house.happen(what)
        else:
            house.hear(what)
        house.coach_speaking = False
    house.wait(8_000)
    return house


@given(plans(), steps)
def test_no_word_breaks_an_invariant_of_the_chart(made: Plan, story: list[Any]) -> None:
    told(lived(made, story).entries, made)


@given(plans(), steps)
def test_without_a_second_stage_s_word_nothing_ever_gets_deeper_or_quicker(
    made: Plan, story: list[Any]
) -> None:
    increasing = {"harder", "faster"}
    spoken = [
        (after, what, speaking)
        for after, what, speaking in story
        if not (isinstance(what, Event) and what.name in increasing)
        and not (isinstance(what, Utterance) and what.kind is Kind.AGREED and what.word in increasing)
    ]
    house = lived(made, spoken)
    assert house.playing.place.shift <= 0
    assert not increasing & {entry.event for entry in house.entries}


@given(plans(), steps, confidences)
def test_a_first_hint_of_stop_is_silence_at_once_and_only_an_explicit_word_goes_on(
    made: Plan, story: list[Any], sure: float
) -> None:
    house = room(made)
    before = house.playing.place.state
    house.hear(word("stop", sure, kind=Kind.FIRST))
    hushed = next(entry for entry in reversed(house.entries) if entry.event == "hush")
    if before in ("guiding", "easing", "checking"):
        assert hushed.effects[:1] == ("silence",)
        assert hushed.state == "paused"
    here = len(house.entries)
    for after, what, _ in story:
        house.wait(after)
        if isinstance(what, Utterance):
            house.hear(what)
    went_on = next((n for n, e in enumerate(house.entries[here:]) if e.state not in WAITS), None)
    if went_on is not None and before != "ready":
        assert house.entries[here + went_on].event in GOES_ON


@given(plans())
def test_after_a_hush_going_on_takes_up_the_very_place(made: Plan) -> None:
    house = room(made)
    stood = replace(house.playing.place)
    house.hear(word("stop", kind=Kind.FIRST))
    house.wait(30_000)
    house.hear(word("go on"))
    if house.playing.score.handhold:
        house.happen(Event(name="holding"))
    if stood.state == "guiding":
        assert house.playing.place.state == "guiding"
        assert (house.playing.place.position, house.playing.place.spent) == (stood.position, stood.spent)


def test_it_hurts_then_silence_leaves_the_foot_and_says_so_and_waits() -> None:
    house = room()
    for kind in (Kind.FIRST, Kind.SETTLED):
        house.hear(word("it hurts", kind=kind))
    assert house.said[-1:] == ["how_much"]
    house.wait(20_000)
    assert [entry.event for entry in house.entries].count("pain_unsaid") == 1
    assert house.said[-2:] == ["leave_foot", "say_go_on"]
    assert house.playing.place.left == [Side.LEFT]
    assert house.playing.place.state == "paused"


def test_it_hurts_then_two_leaves_the_spot_and_goes_on_elsewhere_only_when_told_to() -> None:
    house = room()
    for kind in (Kind.FIRST, Kind.SETTLED):
        house.hear(word("it hurts", kind=kind))
    house.wait(1_000)
    house.hear(word("two"))
    assert house.said[-3:] == ["numbers.2", "leave_spot", "say_go_on"]
    spared = house.playing.place.spared["left"]
    house.wait(60_000)
    assert house.playing.place.state == "paused"
    house.hear(word("go on"))
    assert house.playing.place.state == "guiding"
    assert not set(now_playing(house.playing.score, house.playing.place).regions) & set(spared)


def test_sharp_pain_ends_the_session_whatever_is_said_afterwards() -> None:
    house = room()
    for kind in (Kind.FIRST, Kind.SETTLED):
        house.hear(word("sharp pain", kind=kind))
    for name in ("go on", "next", "yes", "again", "done"):
        house.hear(word(name))
    assert house.playing.place.ended == "stopped"


def test_softer_and_a_no_leave_the_pressure_as_it_was() -> None:
    house = room()
    while house.entries[-1].pressure != "moderate":
        house.wait(10_000)
    house.hear(word("softer"))
    assert house.entries[-1].pressure == "light"
    house.wait(1_000)
    house.hear(word("no"))
    assert house.said[-1] == "taken_back"
    assert house.entries[-1].pressure == "moderate"
