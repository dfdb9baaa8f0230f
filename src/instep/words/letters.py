"""Letters that a person may type and a file cannot hold: controls, and halves of letters."""

from unicodedata import category

_NOWHERE = frozenset({"Cc", "Cs"})


def written(text: str) -> str:
    """Return the text with a space for each letter that no page can show; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(letter if _can_stand(letter) else " " for letter in text)


def _can_stand(letter: str) -> bool:
    return letter in "\n\t" or category(letter) not in _NOWHERE
