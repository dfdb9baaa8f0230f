"""Each picture of people who sit or stand, as the document that the product ships."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from hands.arrays import Floats, unit
from hands.body_mesh import Body
from hands.body_pose import Posture
from hands.figure_lines import Scene, camera, figure_document
from hands.occluding_contours import Pen
from hands.picture_recipes import recipes
from hands.solids import Solid, chair, counter, cylinder, ribbon, stool


def figures(body: Body, wanted: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The figures of these names; all where none is named."""
    for name, recipe in recipes("figures").items():
        if not wanted or name in wanted:
            scene = Scene(list(_solids(recipe, body)), body, camera(*recipe["camera"]))
            pen = Pen(shortest=recipe.get("shortest", 36))
            yield figure_document(name, scene, tolerance=recipe.get("tolerance", 1.9), pen=pen)


def _solids(recipe: Mapping[str, Any], body: Body) -> Iterator[Solid]:
    person = _Person(body, recipe["steps"])
    yield person.solid("")
    yield from person.furniture(recipe)
    if "facing" in recipe:
        yield from _facing(recipe["facing"], person, body)


class _Person:
    """A body in a posture, and what stands around it."""

    def __init__(self, body: Body, steps: list[Mapping[str, Any]]) -> None:
        self.body = body
        self.posture = Posture(body, steps)
        self.points = self.posture.points()
        self.places = self.posture.placed()[1]
        self.floor = self.lowest("r")

    def solid(self, tag: str) -> Solid:
        labels = np.char.add(self.body.bone_of_face.astype("<U20"), f"|{tag}")
        return Solid(self.points, self.body.mesh.faces, labels, self.body.mesh.points)

    def foot(self, side: str) -> Floats:
        """The points of a foot."""
        on_foot = np.isin(self.body.bone_of_face, [f"foot_{side}", f"ball_{side}"])
        return self.points[np.unique(self.body.mesh.faces[on_foot])]

    def lowest(self, side: str) -> float:
        """The height at which a foot ends."""
        return float(self.foot(side)[:, 1].min())

    def furniture(self, recipe: Mapping[str, Any]) -> Iterator[Solid]:
        """What the recipe names."""
        hip = self.places["pelvis"]
        if recipe.get("chair"):
            yield from chair((0, hip[1], hip[2]), self.floor)
        if "stool" in recipe:
            foot = self.places["foot_l"]
            yield from stool((foot[0], 0, foot[2] + 0.5), self.lowest("l"), self.floor)
        if "counter" in recipe:
            middle, height = recipe["counter"]
            yield from counter(middle, self.floor, height)
        for name, made in (
            ("roller", self._roller),
            ("towel", self._towel),
            ("brush", self._brush),
            ("basin", self._basin),
        ):
            if name in recipe:
                yield from made()

    def _roller(self) -> Iterator[Solid]:
        """A roller as thick as the room under the arch of the left foot."""
        foot = self.places["foot_l"]
        z = foot[2] + 0.75
        near = self.foot("l")[np.abs(self.foot("l")[:, 2] - z) < 0.2]
        radius = (near[:, 1].min() - self.floor) / 2
        ends = np.array([[foot[0] + aside, self.floor + radius, z] for aside in (-0.75, 0.75)])
        yield cylinder(ends[0], ends[1], (radius, radius), "tool")

    def _towel(self) -> Iterator[Solid]:
        """From one hand round the sole to the other."""
        sole = self.places["ball_l"]
        left, right = (self.places[f"middle_02_{side}"] for side in ("l", "r"))
        ahead = self._out_of_sole() * 0.95
        sag, corner = np.array([0, -0.35, 0]), np.array([0.62, 0, 0])
        near, far = sole + ahead + corner, sole + ahead - corner
        middle = np.array([left, (left + near) / 2 + sag, near, far, (right + far) / 2 + sag, right])
        across = np.outer([0.16, 0.24, 0.34, 0.34, 0.24, 0.16], [0, 0.9, 0.4])
        yield ribbon(middle, across, "cloth")

    def _brush(self) -> Iterator[Solid]:
        """A long handle from the left hand to the sole, and the brush's head there."""
        ahead = self._out_of_sole()
        hand, sole = self.places["middle_02_l"], self.places["ball_l"] + ahead * 0.32
        end = sole + ahead * 0.15 + [0.62, 0, 0]
        yield cylinder(hand - unit(end - hand) * 1.2, end, (0.12, 0.12), "wood")
        yield cylinder(sole, sole + ahead * 0.32, (0.6, 0.55), "tool")

    def _out_of_sole(self) -> Floats:
        """The direction in which the left sole looks."""
        return np.asarray(self.posture.placed()[0]["foot_l"] @ np.array([0, -1.0, 0]))

    def _basin(self) -> Iterator[Solid]:
        """A tub round both feet, filled to the ankles."""
        middle = (self.places["foot_l"] + self.places["foot_r"]) / 2 + np.array([0, 0, 0.75])
        low, high, water = (middle * [1, 0, 1] + [0, self.floor + up, 0] for up in (-0.1, 1.45, 1.0))
        tub = cylinder(low, high, (2.5, 2.9), "tool")
        yield Solid(tub.points, tub.faces[tub.labels == "tool:s"], tub.labels[tub.labels == "tool:s"])
        yield cylinder(water, water + np.array([0, 0.01, 0]), (2.74, 2.74), "water")


def _facing(recipe: Mapping[str, Any], other: _Person, body: Body) -> Iterator[Solid]:
    """Somebody who sits opposite with the other's foot in the lap; their steps name places of the other's."""
    foot = other.places["foot_l"]
    turned = np.diag([-1.0, 1, -1])
    by = np.array([foot[0] - 0.05, 0, foot[2] + recipe["gap"]])
    steps = [_local(step, other, turned, by) for step in recipe["steps"]]
    giver = _Person(body, steps)
    by = by + np.array([0, other.floor - giver.floor, 0])
    yield giver.solid("-other").moved(turned, by)
    for solid in giver.furniture(recipe):
        yield solid.moved(turned, by)


def _local(step: Mapping[str, Any], other: _Person, turned: Floats, by: Floats) -> Mapping[str, Any]:
    """A step with `at`, a place of the other's, as the one who sits opposite sees it."""
    if "at" not in step:
        return step
    bone, off = step["at"]
    seen = (other.places[bone] + np.array(off) - by) @ turned
    return {
        **{key: value for key, value in step.items() if key != "at"},
        "to": ["Root", list(seen - other.body.heads["Root"])],
    }
