"""The maker of pictures of hands: curves, meshes and depth, without the meshes that it draws."""

import re

import numpy as np
from hands.arrays import frame, rotation, runs
from hands.curve_fitting import closed_path, open_path
from hands.depth_buffer import depth_buffer
from hands.mesh import Mesh, normals
from hands.tools import shapes

TETRAHEDRON = Mesh(
    points=np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    faces=np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]]),
    weights=np.eye(4)[:, :2] + np.eye(4)[:, 2:],
)


def ends(d: str) -> list[complex]:
    """Where each cubic of a path ends."""
    numbers = [int(number) for number in re.findall(r"-?\d+", d)]
    at, found = complex(*numbers[:2]), []
    for k in range(2, len(numbers), 6):
        at += complex(*numbers[k + 4 : k + 6])
        found.append(at)
    return found


def test_a_circle_is_fitted_by_few_cubics_that_end_on_it() -> None:
    angle = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    fitted = ends(closed_path(np.stack([np.cos(angle), np.sin(angle)], axis=1) * 100, smooth=0.5))
    assert 2 <= len(fitted) <= 8
    assert all(98 <= abs(end) <= 102 for end in fitted)


def test_the_ends_of_a_line_stay_where_they_are() -> None:
    d = open_path(np.array([[-40.0, 10], [0, 25], [60, -30]]))
    assert d.startswith("M-40 10c")
    assert abs(ends(d)[-1] - complex(60, -30)) <= 1


def test_a_finer_mesh_has_four_triangles_for_each_and_its_weights_still_add_up_to_one() -> None:
    finer = TETRAHEDRON.refined()
    assert len(finer.points) == 4 + 6
    assert len(finer.faces) == 4 * 4
    assert np.allclose(finer.weights.sum(axis=1), 1)
    assert (np.abs(finer.points - 0.25).max(axis=1) < np.abs(TETRAHEDRON.points - 0.25).max()).all()


def test_normals_point_away_from_the_middle() -> None:
    outward = normals(TETRAHEDRON.points, TETRAHEDRON.faces)
    assert (((TETRAHEDRON.points - 0.25) * outward).sum(axis=1) > 0).all()


def test_the_nearer_of_two_triangles_is_seen() -> None:
    far = np.array([[0.0, 0, -5], [20, 0, -5], [0, 20, -5]])
    near = np.array([[0.0, 0, 3], [8, 0, 3], [0, 8, 3]])
    buffer = depth_buffer(np.concatenate([far, near]), np.array([[0, 1, 2], [3, 4, 5]]))
    row, column = buffer.cell(np.array([[2.0, 2, 0], [9, 9, 0]]))
    assert buffer.face[row, column].tolist() == [1, 0]
    assert buffer.depth[row, column].tolist() == [3.0, -5.0]


def test_a_quarter_turn_about_z_brings_x_to_y() -> None:
    assert np.allclose(rotation([0, 0, 2], 90) @ [1, 0, 0], [0, 1, 0])
    assert np.allclose(frame([3, 0, 0], [1, 2, 0]), np.eye(3))


def test_runs_are_the_stretches_that_hold() -> None:
    assert runs(np.array([True, False, True, True])) == [(0, 1), (2, 4)]


def test_a_tool_is_painted_with_cubics_of_whole_numbers() -> None:
    (circle,) = shapes([{"paint": "tool", "circle": [10, 20, 30]}])
    assert circle["paint"] == "tool"
    assert ends(circle["d"]) == [complex(10, 50), complex(-20, 20), complex(10, -10), complex(40, 20)]
