"""The drawn feet of a session: one plate for each thing the hands do, lit where they work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from instep.foot.anatomy import Region, Side, Way
from instep.foot.views import View
from instep.web.foot_svg import FootMarking, RegionTouch, Svg, foot_svg
from instep.web.hand_svg import around_foot
from instep.web.rendering import Site

Segment = Mapping[str, Any]
_WHERE_IT_HURTS = (View.SOLE, View.TOP, View.HEEL)


@dataclass(frozen=True, kw_only=True)
class SegmentPlate:
    """What is shown while a segment plays: one drawn foot, or both; equal names show the same."""

    name: str
    feet: tuple[Svg, ...]


def plates(plan: Mapping[str, Any], site: Site) -> list[SegmentPlate]:
    """Every plate of a plan once, in the order in which they are first shown."""
    shown = {_name(segment): segment for segment in reversed(_shown(plan))}
    names = dict.fromkeys(plate_names(plan))
    return [SegmentPlate(name=name, feet=_feet(shown[name], plan, site)) for name in names]


def plate_names(plan: Mapping[str, Any]) -> list[str]:
    """The name of each segment's plate, in order."""
    return [_name(segment) for segment in _shown(plan)]


def _shown(plan: Mapping[str, Any]) -> list[Segment | None]:
    """The move that is shown with each segment: between moves it is the one to come."""
    segments: Sequence[Segment] = plan["segments"]
    moves = [segment for segment in segments if segment["kind"] == "move"]
    return [next((m for m in moves if m["start"] >= s["start"]), None) for s in segments]


def where_it_hurts(site: Site) -> dict[Side, list[Svg]]:
    """Each foot from below, above and behind, to be touched where it hurts."""
    return {side: [_to_touch(view, side, site) for view in _WHERE_IT_HURTS] for side in Side}


def _name(segment: Segment | None) -> str:
    if segment is None or not segment["foot"]:
        return "both"
    return "-".join([segment["foot"], segment["move"], *segment["regions"]])


def _feet(segment: Segment | None, plan: Mapping[str, Any], site: Site) -> tuple[Svg, ...]:
    if segment is None or not segment["foot"]:
        return tuple(_still(side, site) for side in Side)
    side, name = Side(segment["foot"]), _name(segment)
    picture = site.instep.library.hand_pictures.of_move(segment["move"], Way(plan["way"]))
    view = (picture and picture.view) or View(segment["view"])
    regions = frozenset(Region(region) for region in segment["regions"])
    look = FootMarking(
        lit=regions,
        avoided=_avoided(plan, side),
        stroke=segment["path"],
        within=regions,
    )
    around = around_foot(picture, side, key=name) if picture and picture.view else None
    return (foot_svg(view, side, look, title=_title(side, view, site), key=name, around=around),)


def _avoided(plan: Mapping[str, Any], side: Side) -> frozenset[Region]:
    avoid = plan["clearance"]["limits"]["avoid"]
    return frozenset(Region(one["region"]) for one in avoid if one["side"] == side)


def _still(side: Side, site: Site) -> Svg:
    return foot_svg(View.TOP, side, FootMarking(), title=_title(side, View.TOP, site), key=f"both-{side}")


def _to_touch(view: View, side: Side, site: Site) -> Svg:
    labels = {region: site.say(f"regions-{region}") for region in Region}
    return foot_svg(
        view,
        side,
        FootMarking(touch=RegionTouch.MARK, labels=labels),
        title=_title(side, view, site),
        key=f"hurts-{view}-{side}",
    )


def _title(side: Side, view: View, site: Site) -> str:
    return site.say(
        "player-picture", side=site.say(f"player-side-{side}"), view=site.say(f"player-view-{view}")
    )
