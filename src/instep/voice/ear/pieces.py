"""Text in the pieces of words that the second stage's model reads and writes."""

START, END = 1, 2
_SPACE = "\u2581"
_LONG = 128


class Pieces:
    """All pieces of a model, numbered as in its file: a length, in two bytes above 127, and the piece."""

    def __init__(self, content: bytes) -> None:
        """Read the file; raise IndexError where it is cut short."""
        self._numbers: dict[bytes, int] = {}
        at = number = 0
        while at < len(content):
            length, at = content[at], at + 1
            if length >= _LONG:
                length, at = content[at] * _LONG + length - _LONG, at + 1
            # Single letters come twice: as bytes, for what no piece has, and later as pieces, which count.
            self._numbers[content[at : at + length]] = number
            at, number = at + length, number + 1

    def of(self, text: str) -> list[int]:
        """Return the text's pieces, joined as the model learnt them: the earliest of its list first."""
        parts = [letter.encode() for letter in (_SPACE + text).replace(" ", _SPACE)]
        while (place := self._next(parts)) is not None:
            parts[place : place + 2] = [parts[place] + parts[place + 1]]
        return [self._numbers[part] for part in parts]

    def _next(self, parts: list[bytes]) -> int | None:
        joined = {at: parts[at] + parts[at + 1] for at in range(len(parts) - 1)}
        known = {at: self._numbers[pair] for at, pair in joined.items() if pair in self._numbers}
        return min(known, key=known.__getitem__, default=None)
