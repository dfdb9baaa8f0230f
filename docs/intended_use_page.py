"""Writes the intended use as a page, from the same words as the page of the app."""

from collections.abc import Iterator

from instep.library.library import Library


def intended_use_page(library: Library) -> Iterator[str]:
    """Yield the page."""
    use = library.intended_use
    yield f"# {use.title}"
    yield ""
    yield use.about
    for section in use.sections:
        yield ""
        yield f"## {section.title}"
        yield ""
        yield section.about
        if section.lines:
            yield ""
        yield from (f"* {line}" for line in section.lines)
    yield ""
    yield "What speaks against a massage, rule by rule: [contraindications.md](contraindications.md)."
    yield "What could harm somebody all the same: [hazards.md](hazards.md)."
