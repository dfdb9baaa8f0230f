"""The drawn feet of the look: every view of both feet, with the places that can be marked and what is."""

from collections.abc import Iterable, Sequence

from instep.foot.anatomy import Region, Side
from instep.foot.views import View
from instep.safety.answers import Finding
from instep.session.phrases import place
from instep.web.foot_svg import DrawnPin, FootMarking, RegionTouch, Svg, foot_svg
from instep.web.rendering import Site

IN_ORDER = (View.TOP, View.SOLE, View.HEEL, View.ANKLE_INNER, View.ANKLE_OUTER)
"""The order of the look on one foot."""


def plates(site: Site, marked: Sequence[Finding]) -> dict[Side, dict[View, Svg]]:
    """All views of the left foot, then all of the right, with a numbered pin for every mark."""
    return {side: {view: _plate(site, side, view, marked=marked) for view in IN_ORDER} for side in Side}


def _plate(site: Site, side: Side, view: View, *, marked: Sequence[Finding]) -> Svg:
    side_word, view_word = site.say(f"sides-{side}"), site.say(f"ui-look-view-{view}")
    look = FootMarking(
        touch=RegionTouch.MARK,
        labels={region: place(side, region, site.words) for region in Region},
        lit=frozenset(region for found in marked if side in found.sides for region in found.regions),
        pins=tuple(_pins(side, marked)),
    )
    title = site.say("ui-look-plate", side=side_word, view=view_word)
    return foot_svg(
        view, side, look, title=title, desc=site.say("ui-look-plate_desc"), key=f"look-{view}-{side}"
    )


def _pins(side: Side, marked: Sequence[Finding]) -> Iterable[DrawnPin]:
    for number, found in enumerate(marked, 1):
        if side in found.sides:
            yield from (
                DrawnPin(region=region, sign=str(number), id=f"mark-{number}") for region in found.regions
            )
