"""What every kind of fact has in common: its version, its limits, and which current values it settles."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any, ClassVar, NamedTuple, TypeAlias, TypeVar

from msgspec import Meta, Struct, ValidationError, convert

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""A machine without a clock battery starts in 1970; after 2200 a calendar may overflow."""

PLAIN = r"^[^\x00]*$"

FactId = Annotated[str, Meta(min_length=1, max_length=200, pattern=PLAIN)]
Name = Annotated[str, Meta(max_length=120, pattern=PLAIN)]
"""An id of the content, or of something that the journal knows."""
Text = Annotated[str, Meta(max_length=2000, pattern=PLAIN)]
"""A person's own words."""
Ms = Annotated[int, Meta(ge=0, le=86_400_000)]
Score = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Instant = Annotated[datetime, Meta(tz=True)]


Upcasts: TypeAlias = Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]
"""By version, what turns a body of it into one of the next."""


class CurrentValue(NamedTuple):
    """A current value: its kind and key, and the facts that are replaced.

    They are replaced from the fact's own time on, not before `not_before`; or else exactly from `since` on.
    `says` is false where the fact only replaces, and says no value of its own.
    """

    kind: str
    key: str
    replaced: tuple[str, ...] = ()
    says: bool = True
    since: datetime | None = None
    not_before: datetime | None = None


class BodyPart(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a body. Every day and time in it lies in 1970 to 2199, so that no calendar overflows."""

    def __post_init__(self) -> None:
        """Refuse a day or a time that no calendar here can reckon with."""
        for name in self.__struct_fields__:
            _check_moment(name, getattr(self, name))


class FactBody(BodyPart, frozen=True, kw_only=True, tag_field="kind"):
    """What happened. A subclass names its kind by its tag; `upcasts` turn an older shape into the next."""

    version: ClassVar[int] = 1
    upcasts: ClassVar[Upcasts] = {}

    def settles(self) -> Iterable[CurrentValue]:
        """Yield the current values that this is one of; none for what only happened."""
        return ()


S = TypeVar("S", bound=Struct)


def kind_of(body: type[FactBody]) -> str:
    """Return the name of a kind of fact."""
    return str(body.__struct_config__.tag)


def shaped(name: str, document: object, shape: type[S]) -> S:
    """Return a document of the field `name` as this shape; refuse what is not, naming the field within it."""
    try:
        return convert(document, shape)
    except ValidationError as error:
        problem, _, where = str(error).partition(" - at `$")
        raise ValueError(f"{problem} - at `$.{name}{where.rstrip('`')}`") from None


def _check_moment(name: str, value: object) -> None:
    if isinstance(value, datetime):
        fits = EARLIEST <= value < LATEST
    elif isinstance(value, date):
        fits = EARLIEST.date() <= value < LATEST.date()
    else:
        return
    if not fits:
        raise ValueError(
            f"{name} is {value.isoformat()}, which is not in {EARLIEST.year} to {LATEST.year - 1}"
        )
