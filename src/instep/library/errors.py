"""What is raised when content or a person's file does not hold together: one line, place and remedy named.

What a person meets is a message of `errors.ftl`, said in the language of whoever reads it.
"""

TYPE_CHECKING = False  # as typing has it, without importing typing
if TYPE_CHECKING:
    from typing import Any, Self, TypeAlias

    from instep.session.words import Words

    Part: TypeAlias = "str | int | float | Message"
    """What a message is filled with; a message among its parts is said in the same language."""

_LONGEST_PART = 2400  # letters; Fluent refuses a part that is longer than 2500


class BadContent(ValueError):
    """Our own content is wrong; the message names file, place, problem and remedy."""


class Message:
    """A sentence by its key in the catalogues, and its parts; `str()` is its English."""

    __slots__ = ("key", "parts")

    def __init__(self, key: str, /, **parts: "Part") -> None:
        """Keep what the sentence is said with."""
        self.key, self.parts = key, parts

    def said(self, words: "Words") -> str:
        """Return the sentence in the language of these words; raises KeyError where a part is missing."""
        return words.say(self.key, **{name: _filled(part, words) for name, part in self.parts.items()})

    def __str__(self) -> str:
        """Return the sentence in English."""
        from instep.library.content.reading import content_root  # noqa: PLC0415  # a help text must not pay
        from instep.library.content.words import words  # noqa: PLC0415  # likewise

        return self.said(words(content_root()))

    def __eq__(self, other: object) -> bool:
        """Return whether it is the same sentence with the same parts."""
        return isinstance(other, Message) and (self.key, self.parts) == (other.key, other.parts)

    def __hash__(self) -> int:
        """Return the same number for the same sentence."""
        return hash(self.key)

    def __repr__(self) -> str:
        """Return the key and the parts."""
        return f"Message({self.key!r}, {self.parts!r})"


def said(text: "str | Message", words: "Words") -> str:
    """Return a text as it is, and a message in the language of these words."""
    return text.said(words) if isinstance(text, Message) else text


def _filled(part: "Part", words: "Words") -> str | int | float:
    return part if isinstance(part, int | float) else _short(said(part, words))


def _short(text: str) -> str:
    if len(text) <= _LONGEST_PART:
        return text
    return f"{text[: _LONGEST_PART // 2]} … {text[-_LONGEST_PART // 2 :]}"


class BadInput(ValueError):
    """A person's file or option is wrong; `str()` is one English line: file, place, problem, remedy."""

    file: str
    place: "str | Message"
    problem: Message
    remedy: Message

    def __init__(
        self,
        key: str,
        /,
        *,
        file: str = "",
        place: "str | Message" = "",
        remedy: "Message | None" = None,
        **parts: "Part",
    ) -> None:
        """Take the problem `errors-<key>`, and its `.remedy` where no other is given, with the same parts."""
        self.file, self.place = file, place
        self.problem = Message(f"errors-{key}", **parts)
        self.remedy = remedy or Message(f"errors-{key}.remedy", **parts)
        super().__init__(key)

    @classmethod
    def of(cls, problem: Message, remedy: Message, *, file: str = "", place: "str | Message" = "") -> "Self":
        """Return the error of a problem and a remedy that are messages already."""
        return cls(
            problem.key.removeprefix("errors-"), file=file, place=place, remedy=remedy, **problem.parts
        )

    @property
    def message(self) -> Message:
        """The problem and its remedy in one."""
        return Message("errors-problem", problem=self.problem, remedy=self.remedy)

    @property
    def line(self) -> Message:
        """File, place, problem and remedy, as far as there are any, in one."""
        line = self.message
        for where in (self.place, self.file):
            line = Message("errors-at", where=where, problem=line) if where else line
        return line

    def __str__(self) -> str:
        """Return the one line in English."""
        return str(self.line)

    def __reduce__(self) -> "tuple[Any, ...]":
        """Come out of another process as it went in."""
        return _again, (type(self), self.file, self.place, self.problem, self.remedy)


def _again(kind: type[BadInput], *kept: "Any") -> BadInput:
    file, place, problem, remedy = kept
    return kind.of(problem, remedy, file=file, place=place)
