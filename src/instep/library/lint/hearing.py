"""Says what in the rules of hearing does not hold together with the chart, the words and itself."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from instep.library.content.chart import chart
from instep.library.content.hearing import FILE, hearing
from instep.library.content.words import languages, read_language, words
from instep.library.lint.content import Check
from instep.library.nearest import did_you_mean
from instep.session.hearing_rules import HearingRules, SpokenWord, WordClass
from instep.session.utterances import CARDS, LINES

_NEEDS_EVENT = (WordClass.EASING, WordClass.MOVING, WordClass.INCREASING, WordClass.ASKING)
_GUARDED = (WordClass.STOP, WordClass.INCREASING)


def spoken_words_do_what_the_chart_knows(root: Path) -> Iterator[str]:
    """Every event that a word does or undoes is the chart's, and every word that acts has one."""
    known: list[str] = chart(root)["events"]
    rules = hearing(root)
    rising = {rules.words[word].event for word in rules.of(WordClass.INCREASING)}
    for word, meaning in rules.words.items():
        where = f"{FILE}, word {word!r}"
        for event in (meaning.event, meaning.undo):
            if event is not None and event not in known:
                yield f"{where}: no event {event!r}; {did_you_mean(event, known)}"
        if meaning.undo in rising - {None}:
            yield f"{where}: its undo {meaning.undo!r} is an increase; an undo never asks for more"
        if lacks := _lacks(meaning):
            yield f"{where}: is {meaning.kind.value} and has no {lacks}"


def _lacks(meaning: SpokenWord) -> str | None:
    if meaning.kind in _NEEDS_EVENT and meaning.event is None:
        return "event"
    if meaning.kind is WordClass.INCREASING and meaning.say is None:
        return "say: the line that asks for the yes"
    if meaning.kind is WordClass.STOP and meaning.event is meaning.say is None:
        return "event and no say"
    return None


def numbers_and_answers_are_whole(root: Path) -> Iterator[str]:
    """There is one word for each number from 0 to 10, and a yes and a no."""
    rules = hearing(root)
    numbers = sorted(str(rules.words[word].number) for word in rules.of(WordClass.NUMBER))
    if numbers != sorted(map(str, range(11))):
        yield f"{FILE}: the numbers are {', '.join(numbers)}; give each from 0 to 10 one word"
    if set(rules.of(WordClass.ANSWER)) != {"yes", "no"}:
        yield f"{FILE}: the answers must be 'yes' and 'no'"


def thresholds_rise_with_the_harm(root: Path) -> Iterator[str]:
    """The more harm a misheard word could do, the surer the ear must be of it; a stop needs least of all."""
    for (lower, low), (higher, high) in pairwise(_ladder(hearing(root))):
        if low >= high:
            yield f"{FILE}, thresholds: {lower} {low:g} must be below {higher} {high:g}"
    levels = hearing(root).thresholds
    for name in ("easing", "moving", "asking", "yes", "no"):
        if getattr(levels, name) < levels.hear:
            yield f"{FILE}, thresholds: {name} is below hear {levels.hear:g}, under which no word is heard"


def _ladder(rules: HearingRules) -> Iterator[tuple[str, float]]:
    levels = rules.thresholds
    # Of a word alone, with no other speech in sight, so much is enough.
    alone = (levels.doubt * level / (1 - level) for level in levels.stops)
    yield "stop", max(alone)
    yield from ((name, getattr(levels, name)) for name in ("easing", "moving", "increasing"))


def spoken_words_have_their_lines(root: Path) -> Iterator[str]:
    """Everything that is said or shown in answer to a spoken word has words in every language."""
    said = [f"interjections-{line}" for line in _lines(hearing(root))]
    for language in languages(root):
        texts = words(root, language).texts
        for key in [*said, *(f"player-show-{card}" for card in CARDS)]:
            if key not in texts:
                yield f"words/{language}: no words for {key!r}; add them to spoken.ftl or player.ftl"


def _lines(rules: HearingRules) -> Iterator[str]:
    yield from LINES
    yield from (meaning.say for meaning in rules.words.values() if meaning.say)
    yield from (f"numbers-{number}" for number in range(11))


def command_words_are_heard(root: Path) -> Iterator[str]:
    """Every command word is a word of the ear or part of one; what stops or increases is always marked."""
    rules = hearing(root)
    commands = read_language(root, "en").command_words
    for command in commands:
        if not any(f" {command} " in f" {word} " for word in rules.words):
            yield f"words/en/language.yaml: the ear knows no command word {command!r}; give it one in {FILE}"
    for word in (word for kind in _GUARDED for word in rules.of(kind)):
        if word not in commands:
            where = "words/en/language.yaml"
            yield f"{FILE}, word {word!r}: is no command word of {where}, so a line may hold it"


HEARING: tuple[Check, ...] = (
    spoken_words_do_what_the_chart_knows,
    numbers_and_answers_are_whole,
    thresholds_rise_with_the_harm,
    spoken_words_have_their_lines,
    command_words_are_heard,
)
"""The checks of hearing; they run with those of everything else that guides a session."""
