"""Prints a page with typst: tagged, never with a blank, and never without an end."""

import json
import re
from typing import Any

from instep.export.signs import like, odd_signs, without
from instep.library.errors import BadInput, Message

_UNSHOWN = re.compile(r'the text `"(\\u\{([0-9a-f]+)\}|.)[^`]*` could not be displayed', re.DOTALL)
_PROBE = b"""
#set document(title: "probe")
#set text(lang: "en", font: "Libertinus Serif")
#for one in json(bytes(sys.inputs.page)) [#text(one) ]
"""


def print_pdf(template: bytes, inputs: dict[str, str], *, at: int) -> bytes:
    """Print with the house's own fonts; what they cannot show by the machine's, and last by a sign for it.

    `inputs["page"]` is the page as JSON. Raise BadInput where even that cannot be printed.
    """
    printed, letter = _tried(template, inputs, at=at, machine=False)
    if printed is not None:
        return printed
    page = json.loads(inputs["page"])
    odd = odd_signs(page)
    # What this machine shows is found on a small page. Where the large one still lacks one, all go.
    for unshown in (_unshown(odd), odd):
        shown = {**inputs, "page": json.dumps(without(unshown, page), ensure_ascii=False)}
        printed, letter = _tried(template, shown, at=at, machine=True)
        if printed is not None:
            return printed
    raise BadInput("paper-no_font", place=Message("errors-place-the_page"), written=ascii(letter))


def _unshown(odd: frozenset[str]) -> frozenset[str]:
    """Return the signs that no font of this machine can show; each round finds one or more, or all."""
    left = odd
    while left:
        page = json.dumps(sorted(left), ensure_ascii=False)
        printed, letter = _tried(_PROBE, {"page": page}, at=0, machine=True)
        if printed is not None:
            break
        left -= like(letter, left) or left
    return odd - left


def _tried(template: bytes, inputs: dict[str, str], *, at: int, machine: bool) -> tuple[bytes | None, str]:
    """Return the PDF, or None and a letter that no font here can show: a tagged page may not hold a blank."""
    import typst  # noqa: PLC0415  # only who prints pays for it

    # The fonts of the machine come in only where they must: the page looks the same everywhere.
    compiler = typst.Compiler(template, ignore_system_fonts=not machine, sys_inputs=inputs)
    try:
        made: Any = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=at)
    except RuntimeError as problem:
        unshown = _UNSHOWN.search(str(problem))
        if unshown is None:
            raise
        return None, chr(int(unshown[2], 16)) if unshown[2] else unshown[1]
    return bytes(made), ""
