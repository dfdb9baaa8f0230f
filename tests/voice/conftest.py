"""Plans written by hand, as long and as full as a real evening, and one voice for all tests."""

from collections.abc import Callable

import pytest

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Clearance, Level, Limits, RiskGroup, WayDecision
from instep.session.timeline import Cue, CueKind, Plan, Segment, SegmentKind, StartPain, Talk
from instep.voice.phrases import Phrases
from instep.voice.recipe import sound_recipes
from instep.voice.sounds import Sounds, synthesise
from instep.voice.speech import Voice

PlanOf = Callable[..., Plan]

CLEARED = Clearance(
    schema="instep.clearance/1",
    level=Level.CLEAR,
    may_start=True,
    way=WayDecision(asked=Way.HANDS, allowed=True, instead=None, rules=(), reasons=()),
    contact=None,
    limits=Limits(
        pressure=Pressure.MODERATE,
        pressure_on={},
        minutes_per_foot=20,
        heat=True,
        features_off=(),
        ways_off=(),
        ways_off_on={},
        trust_pain=True,
        avoid=(),
        seated_only=False,
        look_after_each_foot=False,
        positions_off=(),
        oils_off=(),
        adult_present=False,
        device_regions_off=(),
        pressure_over=(),
    ),
    risk_group=RiskGroup.A,
    reasons=(),
    advice=(),
    rules_version="0",
    unanswered=(),
)
# What is said in a move, and how many milliseconds into it.
LINES = (
    (0, "Now small thumb circles, from the bottom of the heel up to the base of each toe."),
    (9_000, "Each circle is the size of a coin, and the skin moves with your thumb."),
    (18_000, "To the {toe} toe."),
    (25_500, "Keep the other hand round the front of the ankle."),
    (33_000, "Breathe out as you press, on the {side} foot."),
    (41_500, "In a moment the move changes; finish this circle first."),
)
TOES = ("big", "second", "third", "fourth", "little")


@pytest.fixture(scope="session")
def plan_of() -> PlanOf:
    """A plan of given cues and segments; the rest does not concern sound."""
    return _plan


@pytest.fixture(scope="session")
def ten_minutes() -> Plan:
    """Ten minutes, two feet, five moves a foot: 56 phrases, a pulse each 1.5 seconds, chimes at changes."""
    segments = tuple(_segment(order) for order in range(10))
    cues = [cue for segment in segments for cue in _cues_of(segment)]
    end = Cue(at=597_000 / 1000, kind=CueKind.TONE, key="end", text="")
    return _plan([*cues, end], segments=segments, duration_ms=600_000)


@pytest.fixture(scope="session")
def voice() -> Voice:
    """The shipped voice, loaded once."""
    return Voice()


@pytest.fixture(scope="session")
def phrases(voice: Voice, tmp_path_factory: pytest.TempPathFactory) -> Phrases:
    """The shipped voice with a memory of its own."""
    return Phrases(voice=voice, folder=tmp_path_factory.mktemp("phrases"))


@pytest.fixture(scope="session")
def sounds() -> Sounds:
    """The shipped sounds."""
    return synthesise(sound_recipes())


def _segment(order: int) -> Segment:
    foot = Side.LEFT if order < 5 else Side.RIGHT
    return Segment(
        id=f"{foot}-{order % 5}",
        kind=SegmentKind.MOVE,
        foot=foot,
        move="thumb-circles",
        regions=(Region.HEEL_SOLE, Region.ARCH),
        pressure=Pressure.MODERATE,
        ceiling=Pressure.MODERATE,
        start=order * 59.5,
        end=(order + 1) * 59.5,
        pace=1.5,
        path=None,
        view=None,
    )


def _cues_of(segment: Segment) -> list[Cue]:
    tone = "other_foot" if segment.id == "right-0" else "change"
    toe = TOES[int(segment.id[-1])]
    spoken = [
        Cue(at=(segment.start_ms + 1_700 + at) / 1000, kind=CueKind.SPEECH, key="line", text=line)
        for at, line in ((at, text.format(toe=toe, side=segment.foot)) for at, text in LINES)
    ]
    beats = range(segment.start_ms + 1_500, segment.end_ms - 1_000, segment.pace_ms or 0)
    pulses = [Cue(at=at / 1000, kind=CueKind.PULSE, key="pulse", text="") for at in beats]
    return [Cue(at=(segment.start_ms) / 1000, kind=CueKind.TONE, key=tone, text=""), *spoken, *pulses]


def _plan(cues: list[Cue], *, duration_ms: int, segments: tuple[Segment, ...] = ()) -> Plan:
    return Plan(
        schema="instep.plan/1",
        hash="0" * 64,
        way=Way.HANDS,
        routine="classic",
        goal="relax",
        talk=Talk.FULL,
        position="chair",
        seconds=duration_ms / 1000,
        needs_handhold=False,
        start_pain=StartPain(left=None, right=None),
        segments=segments,
        cues=tuple(sorted(cues, key=lambda cue: cue.at_ms)),
        left_out=(),
        clearance=CLEARED,
    )
