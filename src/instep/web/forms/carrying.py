"""What a form carries from page to page in hidden fields."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Carry:
    """Hidden fields in their order; `replies` is among them where the interview is under way."""

    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def begun(self) -> bool:
        """Whether an answer has been given already, so that there is a page to go back to."""
        return dict(self.pairs).get("replies", "{}") != "{}"

    def plus(self, **fields: str) -> "Carry":
        """The same with more fields."""
        return Carry((*self.pairs, *fields.items()))
