"""The interview in a terminal: one page at a time, one key for each choice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from instep.cli.terminal.foot_check_prompt import Looked, look
from instep.cli.terminal.terminal import BACKSPACE, ENTER, Terminal
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.safety.pages import NONE, SKIP, Complete, EmergencyStop, Page, PageAnswers, PageEntry, PageKind

Ask = Callable[[Mapping[str, PageAnswers]], Page | EmergencyStop | Complete]

LETTERS = "123456789abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ"
"""The keys of the choices, in order; q leaves, 0 is "none of these"."""

FOR_EVER_S = 3600.0
_BACK = PageAnswers(chosen=("back",))


class Left(Exception):
    """The person left before anything had begun."""


@dataclass(frozen=True, kw_only=True)
class Replies:
    """Everything that was asked: how it ended, the pain of each foot, and how the feet were looked at."""

    end: Complete | EmergencyStop
    before: Mapping[str, int]
    looked: str


@dataclass(kw_only=True)
class InterviewDialog:
    """One person at one terminal."""

    terminal: Terminal
    library: Library
    ask: Ask
    replies: dict[str, PageAnswers] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    looked: str = Looked().by

    def run(self) -> Replies:
        """Ask until nothing more can change the answer; raise Left where the person goes."""
        while True:
            page = self.ask(self.replies)
            if not isinstance(page, Page):
                return Replies(end=page, before=self.before, looked=self.looked)
            reply = self._reply(page)
            if reply is not _BACK:
                self.replies[page.id] = reply
            elif self.replies:
                self.replies.popitem()

    def _reply(self, page: Page) -> PageAnswers:
        self._head(page)
        match page.kind:
            case PageKind.CHOOSE_ONE:
                return self._one(page)
            case PageKind.CHOOSE_MANY_OR_NONE:
                return self._many(page)
            case PageKind.NUMBERS:
                return self._numbers(page)
            case PageKind.LOOK:
                return self._look()

    def _head(self, page: Page) -> None:
        say = self.terminal.say
        for line in ("", page.title, page.hint, *page.said):
            if line is not None:
                say(line)
        letters = keyed(page)
        for group in page.groups:
            if group.title:
                say(f"  {group.title}")
            for letter, entry in letters.items():
                if entry in group.entries and page.kind is not PageKind.NUMBERS:
                    say(f"  {letter}  {entry.label}")
        if page.none:
            say(f"  {'n' if page.kind is PageKind.NUMBERS else '0'}  {page.none}")
        say(
            self._words(f"cli-go-how-{page.kind}") + (self._words("cli-go-how-skip") if page.may_skip else "")
        )

    def _one(self, page: Page) -> PageAnswers:
        letters = keyed(page)
        while True:
            key = self._key()
            if key in letters:
                self.terminal.say(f"  > {letters[key].label}")
                return PageAnswers(chosen=(letters[key].key,))
            if (common := self._common(page, key)) is not None:
                return common

    def _many(self, page: Page) -> PageAnswers:
        letters, chosen = keyed(page), dict[PageEntry, str]()
        while True:
            key = self._key()
            if key in letters:
                self._turn(letters[key], chosen)
                if letters[key].at_once and letters[key] in chosen:
                    return PageAnswers(chosen=tuple(chosen.values()))
            elif key == ENTER and chosen:
                return PageAnswers(chosen=tuple(chosen.values()))
            elif key == ENTER:
                self.terminal.say(self._words("cli-go-say_none", none=page.none or ""))
            elif (common := self._common(page, key, chosen=bool(chosen))) is not None:
                return common

    def _turn(self, entry: PageEntry, chosen: dict[PageEntry, str]) -> None:
        """Off, on, not sure where that may be said, and off again."""
        if entry not in chosen:
            chosen[entry] = entry.key
        elif entry.unsure_key and chosen[entry] == entry.key:
            chosen[entry] = entry.unsure_key
        else:
            del chosen[entry]
        mark = "-" if entry not in chosen else "+" if chosen[entry] == entry.key else "?"
        self.terminal.say(f"  {mark} {entry.label}")

    def _numbers(self, page: Page) -> PageAnswers:
        numbers: dict[str, int] = {}
        for entry in keyed(page).values():
            self.terminal.say(f"  {entry.label}?")
            while entry.key not in numbers:
                key = self._key()
                if key == "n" and page.none:
                    if not any(numbers.values()):
                        return self._no_pain(page)
                    self.terminal.say(self._words("cli-go-not_none", none=page.none))
                elif key is not None and (number := score(key)) is not None:
                    numbers[entry.key] = number
                    self.terminal.say(f"  > {number}")
                elif key != "0" and (common := self._common(page, key)) is not None:
                    return common
        self.before = {f"pain_{side}": number for side, number in numbers.items()}
        return PageAnswers(numbers=numbers)

    def _no_pain(self, page: Page) -> PageAnswers:
        self.before = {f"pain_{side}": 0 for side in Side}
        self.terminal.say(f"  > {page.none}")
        return PageAnswers(chosen=(NONE,))

    def _look(self) -> PageAnswers:
        found = look(self.terminal, self.library, key=self._key)
        if found is None:
            return _BACK
        self.looked = found.by
        return PageAnswers(findings=found.findings) if found.findings else PageAnswers(chosen=(NONE,))

    def _common(self, page: Page, key: str | None, *, chosen: bool = False) -> PageAnswers | None:
        """What these keys mean on every page: back, none of these, leave unanswered."""
        if key == BACKSPACE:
            return _BACK
        if key == "0" and page.none and not chosen:
            self.terminal.say(f"  > {page.none}")
            return PageAnswers(chosen=(NONE,))
        if key == "-" and page.may_skip:
            return PageAnswers(chosen=(SKIP,))
        return None

    def _key(self) -> str | None:
        key = self.terminal.key(FOR_EVER_S)
        if key == "q":
            raise Left
        return key

    def _words(self, key: str, **parts: str) -> str:
        return self.library.words.say(key, **parts)


def keyed(page: Page) -> dict[str, PageEntry]:
    """Return the entries of a page by the key that chooses each."""
    return dict(zip(LETTERS, _entries(page), strict=False))


def _entries(page: Page) -> Iterator[PageEntry]:
    return (entry for group in page.groups for entry in group.entries)


def score(key: str) -> int | None:
    """Return the number of a key: 0 to 9, x for 10; None for any other."""
    if key == "x":
        return 10
    return int(key) if key.isascii() and key.isdecimal() else None
