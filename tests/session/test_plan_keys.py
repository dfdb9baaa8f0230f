"""What a journal keeps of a plan gives the whole plan back, to the byte."""

from hypothesis import given
from msgspec import convert
from tests.session.making import plans

from instep.session.plan_keys import plan_of, timeline_of
from instep.session.timeline import CueKind, Plan, Timeline
from instep.value import plain


@given(plans())
def test_a_plan_without_its_pulses_and_its_clearance_gives_the_whole_plan_back(made: Plan) -> None:
    kept = timeline_of(made)
    assert not any(cue.kind is CueKind.PULSE for cue in kept.cues)
    assert plan_of(kept, made.clearance) == made
    assert plan_of(kept, made.clearance).hash == made.hash


@given(plans())
def test_a_plan_that_was_kept_with_its_pulses_has_those_and_no_others(made: Plan) -> None:
    fields = {name: value for name, value in plain(made).items() if name != "clearance"}
    assert plan_of(convert(fields, Timeline), made.clearance) == made
