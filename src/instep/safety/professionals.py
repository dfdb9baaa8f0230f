"""Who is there for what, how to check a credential, and the words to say when calling."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import field, structs

from instep.safety.clearance import Source
from instep.value import Value

_STATE = "{state}"


class Statement(Value, frozen=True):
    """A sentence, and how it is known: seen at its source, recalled and to be verified, or our own choice."""

    text: str
    status: str = ""
    sources: tuple[Source, ...] = ()


class Professional(Value, frozen=True):
    """A profession and what it is for."""

    id: str
    name: str
    what_for: str
    support: str
    sources: tuple[Source, ...]


class Need(Value, frozen=True):
    """What a person looks for help with: whom to ask, whom the registry can be searched for, what to say."""

    id: str
    name: str
    ask: tuple[str, ...]
    call: str
    search: str | None = None
    first: str | None = None
    look: bool = False


class Check(Value, frozen=True):
    """How to check a professional's credential in a country, and where to begin."""

    steps: tuple[Statement, ...]
    find: tuple[Source, ...] = ()


def cited(statements: Iterable[Statement], also: Iterable[Source] = ()) -> tuple[Source, ...]:
    """Every source once: those given, then those that the statements name."""
    named = (source for statement in statements for source in statement.sources)
    return tuple(dict.fromkeys((*also, *named)))


class Choice(Value, frozen=True):
    """Something that a person may say about themselves in a call; until they do, the blank stands there."""

    id: str
    label: str
    options: Mapping[str, str]
    blank: str = ""
    many: bool = False


class Line(Value, frozen=True):
    """A sentence of a call, with its places in curly brackets; said in one country or outside of it."""

    text: str
    country: str | None = None
    outside: str | None = None

    def is_said_in(self, country: str | None) -> bool:
        """Whether it is said by somebody who calls in this country."""
        inside = self.country is None or self.country == country
        return inside and (self.outside is None or self.outside != country)


class Call(Value, frozen=True):
    """A call: what to have ready, what to say, what to ask, and what may be chosen for it."""

    id: str
    title: str
    choices: tuple[Choice, ...]
    ready: tuple[str, ...]
    say: tuple[Line, ...]
    ask: tuple[Line, ...]


class Professionals(Value, frozen=True):
    """Everything about finding help, by the ids of the content."""

    summary: tuple[Statement, ...]
    names: tuple[str, ...]
    """What the names of those to ask mean where a country calls them otherwise."""
    by_id: Mapping[str, Professional] = field(name="professionals")
    needs: Mapping[str, Need]
    calls: Mapping[str, Call]
    elsewhere: Mapping[str, Check]
    by_country: Mapping[str, Mapping[str, Check]] = field(name="countries")
    any_state: str
    review: str

    def check(self, professional: str, country: str | None, *, state: str | None = None) -> Check:
        """How to check this professional there; what holds anywhere, where the country has no entry."""
        here = self.by_country.get(country or "", {})
        check = here.get(professional, self.elsewhere[professional])
        filled = (
            structs.replace(one, text=one.text.replace(_STATE, state or self.any_state))
            for one in check.steps
        )
        return structs.replace(check, steps=tuple(filled))


class Script(Value, frozen=True):
    """A call as it is said: nothing of it is known but what the person chose."""

    say: tuple[str, ...]
    ask: tuple[str, ...]


Chosen = Mapping[str, tuple[str, ...]]
"""The options that a person chose, by the id of the choice."""


@dataclass(frozen=True)
class _Spoken:
    """Fills the places of a call's sentences."""

    call: Call
    chosen: Chosen
    country: str | None

    def sentences(self, lines: tuple[Line, ...]) -> Iterator[str]:
        for line in lines:
            if line.is_said_in(self.country):
                yield from self._filled(line.text)

    def _filled(self, text: str) -> Iterator[str]:
        many = next((one for one in self.call.choices if one.many and f"{{{one.id}}}" in text), None)
        if many:
            yield from (text.replace(f"{{{many.id}}}", one) for one in self._options(many))
            return
        for choice in self.call.choices:
            text = text.replace(f"{{{choice.id}}}", next(self._options(choice), choice.blank))
        yield text

    def _options(self, choice: Choice) -> Iterator[str]:
        chosen = self.chosen.get(choice.id, ())
        return (text for option, text in choice.options.items() if option in chosen)


def words_to_say(call: Call, chosen: Chosen, *, country: str | None) -> Script:
    """Return the call's sentences with the places that were chosen; a place that was not stays a blank."""
    spoken = _Spoken(call, chosen, country)
    return Script(say=tuple(spoken.sentences(call.say)), ask=tuple(spoken.sentences(call.ask)))


class Helping(Value, frozen=True):
    """What a person told about the help that they look for."""

    country: str | None = None
    need: Need | None = None
    profession: str | None = None
    state: str | None = None
    chosen: Chosen = field(default_factory=dict)

    def whom(self, known: Professionals) -> tuple[str, ...]:
        """The professionals that are meant: those of the need, or the one that is searched for, or all."""
        if self.need:
            return self.need.ask
        return (self.profession,) if self.profession else tuple(known.by_id)
