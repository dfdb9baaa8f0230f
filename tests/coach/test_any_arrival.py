"""However facts arrive, a person's profile, limits, plan, pins, trial, agreements and words are the same."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.coach.contexts import LIBRARY, context_of
from tests.examples import examples
from tests.facts.bodies import BODIES, event, pin_note
from tests.journal.fresh import fresh_journal, quick_place
from tests.journal.old.story import NOW, story

from instep.coach.feet.foot_check import known_answers
from instep.coach.person.people import read_people
from instep.coach.person.stops import open_stops
from instep.export.journal_file import export_journal, import_journal
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.person import GivenAnswer, PreferenceSet, ProfileAnswered
from instep.facts.stop import StopClosed
from instep.foot.anatomy import Region, Side
from instep.journal.log import Journal
from instep.record.pins import PinStep
from instep.safety.rules import Closing
from instep.safety.screening import screen
from instep.value import plain

BEGUN = NOW.astimezone(UTC) - timedelta(hours=36)
IDS = [f"f{number}" for number in range(6)]
REPLACED = st.lists(st.sampled_from(IDS), max_size=3).map(tuple)
PINNED = st.sampled_from([PinStep.OPENED, PinStep.SAME, PinStep.CHANGED, PinStep.CLOSED])
TOLD: Mapping[str, st.SearchStrategy[FactBody]] = {
    "answers": st.builds(
        ProfileAnswered,
        answers=st.dictionaries(
            st.sampled_from(["diabetes", "numbness"]),
            st.builds(
                GivenAnswer,
                value=st.sampled_from(["yes", "no", None]),
                sides=st.just((Side.LEFT, Side.RIGHT)),
                at=st.just(BEGUN),
                replaces=REPLACED,
            ),
            min_size=1,
        ),
    ),
    "preferences": st.builds(
        PreferenceSet,
        name=st.sampled_from(["country", "talk"]),
        value=st.sampled_from(["AT", "US", "tones"]),
        replaces=REPLACED,
    ),
    "a session": st.builds(
        event, st.sampled_from(["hurts", "sharp_pain", "calf_pain", "softer"]), st.just("session-01")
    ),
    "looks": st.builds(
        FootChecked,
        findings=st.just(()),
        pins=st.lists(
            st.builds(
                pin_note,
                st.sampled_from(["p1", "p2"]),
                PINNED,
                finding=st.sampled_from(["open_sore", "callus_plain"]),
                side=st.sampled_from(Side),
                region=st.sampled_from([Region.BALL, Region.HEEL_BACK]),
            ),
            max_size=2,
        ).map(tuple),
    ),
    "closings": st.builds(
        StopClosed,
        stop=st.sampled_from(IDS),
        of=st.just("session_event"),
        key=st.sampled_from(["sharp_pain", "calf_pain"]),
        how=st.sampled_from(Closing),
        by=st.just("a podiatrist"),
        on=st.just(BEGUN.date()),
    ),
    "anything": st.sampled_from(BODIES),
}
SORTS = [
    *(("answers",), ("preferences",), ("a session", "closings"), ("looks",), ("anything",)),
    tuple(TOLD),
]


@st.composite
def lives(draw: st.DrawFn, sorts: Sequence[str]) -> list[Fact[FactBody]]:
    """What happened to one person in two days, some of it in one instant, some of it still to come."""
    hours = st.integers(0, 8).map(lambda part: BEGUN + timedelta(hours=6 * part))
    some = st.one_of(*(TOLD[sort] for sort in sorts))
    told = draw(st.lists(st.tuples(some, hours), min_size=4, max_size=len(IDS)))
    return [
        Fact(id=name, person="ana", at=at, body=body) for name, (body, at) in zip(IDS, told, strict=False)
    ]


def tale(journal: Journal) -> dict[str, Any]:
    """Everything that is read of this person, what stopped included."""
    context = context_of(journal, NOW, person="ana")
    return {
        **story(journal, LIBRARY, NOW),
        "names": [one.name for one in read_people(context)],
        "stops": [(one.name, [fact.id for fact in one.facts]) for one in open_stops(context)],
        "limits": plain(screen(known_answers(context), LIBRARY.rules)),
    }


def arrived(facts: list[Fact[FactBody]], chance: Random) -> Journal:
    """A journal into which they came one by one, in any order, and some of them twice."""
    journal = fresh_journal()
    for fact in chance.sample(facts, k=len(facts)):
        journal.append([fact])
        journal.append([chance.choice(facts)])
    return journal


def brought_together(facts: list[Fact[FactBody]], chance: Random) -> Journal:
    """A journal that took in another one's file: each knew a part, and some of it both."""
    shared = {fact.id: chance.choice(("mine", "yours", "ours")) for fact in facts}
    mine, yours = fresh_journal(), fresh_journal()
    mine.append([fact for fact in facts if shared[fact.id] != "yours"])
    with closing(yours), tempfile.TemporaryDirectory(dir=quick_place()) as folder:
        yours.append([fact for fact in facts if shared[fact.id] != "mine"])
        export_journal(yours, Path(folder, "yours.jsonl"))
        import_journal(mine, Path(folder, "yours.jsonl"))
    return mine


@pytest.mark.parametrize("sorts", SORTS, ids=" and ".join)
@given(data=st.data(), chance=st.builds(Random, st.integers(0, 2**32)))
@examples(25, times=2)
def test_no_order_of_arrival_changes_profile_limits_plan_pins_trial_agreements_or_words(
    sorts: Sequence[str], data: st.DataObject, chance: Random
) -> None:
    facts = data.draw(lives(sorts))
    with closing(fresh_journal()) as once:
        once.append(facts)
        told = tale(once)
    with closing(arrived(facts, chance)) as journal:
        assert tale(journal) == told
    with closing(brought_together(facts, chance)) as journal:
        assert tale(journal) == told
