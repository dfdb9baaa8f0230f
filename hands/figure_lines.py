"""Solids and bodies seen by a camera, as painted regions and inner lines of whole numbers."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter, label
from skimage.measure import find_contours

from hands.arrays import FLIP, Floats
from hands.body_mesh import Body
from hands.curve_fitting import closed_path, open_path
from hands.depth_buffer import DepthBuffer, depth_buffer, shares
from hands.hand_lines import borders
from hands.mesh import normals
from hands.occluding_contours import Pen, contours, visible_lines
from hands.solids import Solid

UNITS_PER_DECIMETRE: Final = 80
_LEAST: Final = 120
"""Square units below which a region is noise."""
_SLIVER: Final = 400
"""Square units below which a gap between limbs is closed: a splinter of background says nothing."""
_ISLAND: Final = 420
"""The same for a speck of cloth seen through the ring of thumb and finger."""
_FINGERS: Final = ("thumb", "index", "middle", "ring", "pinky")


def camera(azimuth: float, elevation: float) -> Floats:
    """The three axes of a camera that looks from so many degrees to the left of the front, and from above."""
    a, e = np.deg2rad([azimuth, elevation])
    back = np.array([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)])
    right = np.cross([0, 1, 0], back)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(back, right), back])


class Scene:
    """Solids as a camera sees them."""

    def __init__(self, solids: Sequence[Solid], body: Body, view: Floats) -> None:
        """Place everything, and find out what is seen in each unit."""
        first = np.cumsum([0, *(len(solid.points) for solid in solids)])
        self.points = np.concatenate([solid.points for solid in solids]) @ view.T * UNITS_PER_DECIMETRE * FLIP
        self.faces = np.concatenate([solid.faces + at for solid, at in zip(solids, first[:-1], strict=True)])
        self.labels = np.concatenate([solid.labels for solid in solids]).astype("<U24")
        self.smooth = np.concatenate([np.full(len(solid.faces), solid.rest is not None) for solid in solids])
        self.rest = np.concatenate([solid.points if solid.rest is None else solid.rest for solid in solids])
        self.buffer: DepthBuffer = depth_buffer(self.points, self.faces, margin=20)
        self.materials = _without_slivers(self._materials(body))

    def _materials(self, body: Body) -> Any:
        """What is seen in each unit: a paint, with a colon and a side where it is furniture."""
        y, x = np.nonzero(self.buffer.covered)
        face = self.buffer.face[y, x]
        corner = self.points[self.faces[face]] - [*self.buffer.low, 0]
        rest = (shares(corner, x, y)[:, :, None] * self.rest[self.faces[face]]).sum(axis=1)
        seen = np.full(self.buffer.face.shape, "", "<U24")
        seen[y, x] = dressed(self.labels[face], rest, body)
        return seen

    def regions(self) -> Iterator[tuple[str, list[Floats]]]:
        """Each material with the rings round it."""
        for material in np.unique(self.materials[self.buffer.covered]):
            mask = self.materials == material
            if material and mask.sum() >= _LEAST:
                soft = gaussian_filter(np.pad(mask, 1).astype(float), 1.3)
                rings = [
                    ring[:, ::-1] + self.buffer.low - 1 for ring in find_contours(soft, 0.5) if len(ring) > 24
                ]
                yield str(material), rings

    def lines(self, pen: Pen) -> Iterator[Floats]:
        """Folds of clothes and limbs; none on a head, where three contours look like a scar."""
        inside = np.zeros(self.buffer.depth.shape)
        for material in np.unique(self.materials):
            if material:
                inside = np.maximum(inside, distance_transform_edt(self.materials == material))
        smooth = self.faces[self.smooth]
        found = contours(self.points, -normals(self.points, self.faces), smooth)
        for line in visible_lines(found, self.buffer, inside, pen):
            y, x = self.buffer.cell(line)
            if not np.char.startswith(self.labels[self.buffer.face[y, x]], "head").mean() > 0.5:
                yield line

    def fingers(self, drawn: list[Floats]) -> list[Floats]:
        """Where one finger lies against the next."""
        bones = [str(name).split("|")[0].split("_")[0] for name in self.labels]
        number = np.array([1 + _FINGERS.index(bone) if bone in _FINGERS else 0 for bone in bones])
        return borders(self.buffer, number, drawn, least=40, shortest=14)


def dressed(labels: Any, rest: Floats, body: Body) -> Any:
    """A paint for each place on a body, by its bone and where it lies at rest: so a hem is never torn."""
    paints = labels.copy()
    for name in np.unique(labels):
        if "|" in name:
            bone, tag = name.split("|")
            here = labels == name
            paints[here] = np.char.add(_clothes(bone, rest[here], body), tag)
    return paints


def _clothes(bone: str, rest: Floats, body: Body) -> Any:
    paint = np.full(len(rest), "skin", "<U24")
    neck = body.heads["neck_01"]
    collar = neck[1] + 0.06 + 0.35 * np.clip(neck[2] - rest[:, 2], -0.6, 0.9)
    match bone.split("_", maxsplit=1)[0]:
        case "thigh" | "pelvis" | "Root" | "spine" | "clavicle":
            paint[:] = "shirt"
            paint[rest[:, 1] < body.heads["spine_01"][1] - 0.15] = "trousers"
            paint[(rest[:, 1] > collar) & (np.abs(rest[:, 0]) < 0.9)] = "skin"
        case "calf":
            above = (rest[:, 1] - body.tails[bone][1]) / (body.heads[bone][1] - body.tails[bone][1])
            paint[above > 0.22] = "trousers"
        case "upperarm":
            paint[:] = "shirt"
        case "lowerarm":
            whole = np.linalg.norm(body.tails[bone] - body.heads[bone])
            paint[np.linalg.norm(rest - body.tails[bone], axis=1) > 0.62 * whole] = "shirt"
        case "neck":
            paint[rest[:, 1] < collar] = "shirt"
            paint[body.above_hairline(rest) > 0] = "hair"
        case "head":
            paint[body.above_hairline(rest) > 0] = "hair"
    return paint


def _without_slivers(materials: Any) -> Any:
    """The materials with small gaps and small islands taken over by what lies next to them."""
    small = np.zeros(materials.shape, bool)
    for material in np.unique(materials):
        pieces, _ = label(materials == material)
        least = 0 if ":" in material else _ISLAND if material else _SLIVER
        few = np.bincount(pieces.ravel()) < least
        small |= few[pieces] & (materials == material)
    nearest = distance_transform_edt(small, return_distances=False, return_indices=True)
    return materials[tuple(nearest)]


def figure_document(name: str, scene: Scene, *, tolerance: float, pen: Pen) -> dict[str, Any]:
    """The picture as the document that the product ships."""
    shapes = [_painted(material, rings, tolerance) for material, rings in scene.regions()]
    lines = list(scene.lines(pen))
    fine = scene.fingers(lines)
    folds = "".join(open_path(line, smooth=3, tolerance=tolerance) for line in lines)
    fingers = "".join(open_path(line, smooth=1.5, tolerance=1.5) for line in fine)
    shapes += [{"paint": "line", "d": folds}, {"paint": "fine", "d": fingers}]
    height, width = scene.buffer.depth.shape
    return {
        "id": name,
        "view": None,
        "box": [*scene.buffer.low.astype(int).tolist(), width, height],
        "stroke": None,
        "fades": [],
        "behind": [],
        "before": [shape for shape in shapes if shape["d"]],
        "hands": [],
        "over": [],
    }


def _painted(material: str, rings: list[Floats], tolerance: float) -> dict[str, str]:
    """A material's region; furniture keeps its edges sharper than clothes."""
    smooth = 1.2 if ":" in material else 2.4
    whole = "".join(closed_path(ring, smooth=smooth, tolerance=tolerance) for ring in rings)
    return {"paint": material.replace(":s", "-shade").split(":", maxsplit=1)[0], "d": whole}
