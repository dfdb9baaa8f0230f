"""The form of a meta-analysis: a table as a file or as text, and how its studies are pooled."""

from dataclasses import dataclass

from instep.web.forms.parts import sent_fields, sent_file
from instep.web.requests import WebRequest

TAKEN = ("forest.svg", "forest.png", "funnel.svg", "funnel.png")
"""The plots that can be taken away as files."""


@dataclass(frozen=True, kw_only=True)
class PoolForm:
    """What was sent: the table's bytes, its name, the choices as they stand, and the plot to take away."""

    raw: bytes
    name: str
    measure: str
    method: str
    interval: str
    sd: str
    take: str | None


def read_pool_form(request: WebRequest) -> PoolForm:
    """Return what was sent; a file outweighs a table that was typed. Raises Problem 400 for a broken form."""
    fields, file = sent_fields(request), sent_file(request, "file")
    take = fields.one("do")
    return PoolForm(
        raw=file.raw if file else (fields.one("table") or "").encode(),
        name=file.name if file else "",
        measure=fields.one("measure") or "",
        method=fields.one("method") or "REML",
        interval=fields.one("interval") or "normal",
        sd=fields.one("sd") or "separate",
        take=take if take in TAKEN else None,
    )
