"""A drawn plot as a PNG, printed by the same press as the page for the podiatrist."""

from typing import Any

_PAGE = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 360pt)\n'
)
_SHARP = 216.0
"""Dots an inch: three to a unit of the drawing."""


def plot_png(svg: str) -> bytes:
    """Return the plot, drawn for paper, as a PNG of 1080 dots across; the same plot gives the same bytes."""
    import typst  # noqa: PLC0415  # only who prints pays for it

    made: Any = typst.Compiler(_PAGE, sys_inputs={"svg": svg}).compile(format="png", ppi=_SHARP)
    return bytes(made)
