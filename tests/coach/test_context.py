"""What may only be looked with writes nothing."""

from dataclasses import replace

import pytest
from tests.coach.living import Living

from instep.facts.person import PreferenceSet


def test_a_deed_that_may_only_look_appends_nothing() -> None:
    alone = Living()
    with pytest.raises(RuntimeError, match="only look"):
        replace(alone.context, reads_only=True).append(PreferenceSet(name="minutes", value="12"))
    assert not alone.journal.log().records
