"""The look as a form: what is marked so far, the place that was just touched, what was found there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.library.files.answers import parse_findings
from instep.library.nearest import check_known
from instep.safety.answers import BOTH, Finding
from instep.safety.rules import FindingKind, Rules
from instep.web.forms.numbers import whole
from instep.web.requests import Form

_MARKED = "marked"
_LONGEST_NOTE = 500  # letters


@dataclass(frozen=True)
class FootSpot:
    """A region of one foot."""

    side: Side
    region: Region

    @property
    def word(self) -> str:
        """The place as a field's value: left:ball."""
        return f"{self.side}:{self.region}"


@dataclass(frozen=True, kw_only=True)
class LookState:
    """The findings marked so far; `spot` is the place for which a finding is still to be chosen."""

    marked: tuple[Finding, ...] = ()
    spot: FootSpot | None = None
    done: bool = False


def read_look(form: Form, rules: Rules) -> LookState:
    """The state after this form; raises BadInput naming the field that is wrong."""
    marked = _marked(form, rules)
    spot = _spot(form.one("spot"))
    if (number := form.one("remove")) is not None:
        return LookState(marked=_without(marked, number))
    if form.one("leave") is not None:
        return LookState(marked=marked)
    if spot and (finding := form.one("finding")) is not None:
        return LookState(marked=(*marked, _found(spot, finding, form, rules=rules)))
    return LookState(marked=marked, spot=spot, done=form.one("done") is not None)


def marked_text(marked: tuple[Finding, ...]) -> str:
    """The findings as the text of a hidden field."""
    return msgspec.json.encode(findings_tree(marked)).decode()


def found_at(region: Region, rules: Rules) -> tuple[FindingKind, ...]:
    """What can be found in a region: what is usual there first, each in the order of the foot check."""
    here = (kind for kind in rules.findings.values() if region in kind.regions)
    return tuple(sorted(here, key=lambda kind: region not in kind.usual))


def _marked(form: Form, rules: Rules) -> tuple[Finding, ...]:
    raw = form.one(_MARKED)
    if raw is None:
        return ()
    try:
        tree = msgspec.json.decode(raw.encode())
    except (msgspec.DecodeError, UnicodeEncodeError) as problem:
        raise BadInput("feet-cannot_be_read", place=_MARKED, problem=str(problem)) from problem
    return parse_findings(tree, "", rules)


def _spot(raw: str | None) -> FootSpot | None:
    if raw is None:
        return None
    side, _, region = raw.partition(":")
    check_known(side, list(Side), "any-no_side", place="spot")
    return FootSpot(Side(side), Region(check_known(region, list(Region), "any-no_region", place="spot")))


def _found(spot: FootSpot, finding: str, form: Form, *, rules: Rules) -> Finding:
    known = [kind.id for kind in found_at(spot.region, rules)]
    check_known(finding, known, "feet-no_finding_there", place="finding", region=spot.region)
    note = (form.one("note") or "").strip()[:_LONGEST_NOTE]
    return Finding(id=finding, sides=frozenset({spot.side}), regions=(spot.region,), note=note)


def _without(marked: tuple[Finding, ...], number: str) -> tuple[Finding, ...]:
    place = whole(number)
    if place is None or place >= len(marked):
        raise BadInput("feet-no_such_mark", place="remove")
    return marked[:place] + marked[place + 1 :]


def findings_tree(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as the list that a findings file holds; reading it gives them again."""
    return [
        {
            "finding": found.id,
            "side": side_word(found.sides),
            "regions": [region.value for region in found.regions],
            "note": found.note,
        }
        for found in findings
    ]


def side_word(sides: frozenset[Side]) -> str:
    """left, right or both."""
    return "both" if sides == BOTH else next(iter(sides)).value
