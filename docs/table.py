"""One line of a Markdown table, as every generated page writes it."""


def row(*cells: str) -> str:
    """Return one line of a table."""
    return "| " + " | ".join(" ".join(cell.replace("|", "/").split()) for cell in cells) + " |"


def head(*names: str) -> list[str]:
    """Return the two lines above a table's rows."""
    return [row(*names), row(*("---" for _ in names))]
