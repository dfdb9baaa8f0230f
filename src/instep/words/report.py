"""What the page for the podiatrist says of its values: one wording for page, paper, tables and a clinic."""

from collections.abc import Iterator
from datetime import date

from instep.coach.feet.temperatures import Taken
from instep.coach.feet.touch import DoneTest
from instep.facts.feet import FootChecked, FoundToday
from instep.facts.session import Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.safety.clearance import Clearance
from instep.safety.items import Item
from instep.safety.pages import ProfileAnswer
from instep.safety.touch_test import Felt
from instep.session.phrases import finding_name, short_day
from instep.session.words import Words
from instep.value import Value
from instep.words.letters import written

_LONGEST = {True: 110, False: 600}
"""Letters of one cell: where everything must fit one page, and where it may go on."""


class ReportWords(Value, frozen=True):
    """The words of one page. `year` is left out of its days; `brief` cuts what is long."""

    library: Library
    year: int
    brief: bool = False

    @property
    def words(self) -> Words:
        """Every message of the language that the page is in."""
        return self.library.words

    def say(self, key: str, **parts: object) -> str:
        """Return the sentence of the report under a key."""
        return written(self.words.say(f"report-{key}", **{name: str(part) for name, part in parts.items()}))

    def day(self, day: date) -> str:
        """Return a short day: 9 May, with the year where it is another."""
        return short_day(day, self.words, year=self.year)

    def cut(self, text: str) -> str:
        """Return the text, shortened at a word where it is too long for its cell, and seen to be."""
        longest = _LONGEST[self.brief]
        text = " ".join(written(text).split())
        return text if len(text) <= longest else self.say("cut", text=text[:longest].rsplit(" ", 1)[0])


def given_answer(item: Item, given: ProfileAnswer | None) -> str | None:
    """Return an answer as its option is called, its value where none is; None where it was not answered."""
    if given is None:
        return None
    labels = {option.value: option.label for option in item.options}
    value = given.answer.value
    return "; ".join(
        labels.get(str(one), str(one)) for one in (value if isinstance(value, tuple) else (value,))
    )


def unplaced(look: FootChecked, library: Library) -> Iterator[tuple[str, FoundToday]]:
    """Yield what a look marked that no pin stands for, by name: without a place, or from before pins."""
    for found in look.findings:
        if look.pins is None or not found.regions:
            yield finding_name(found.finding, library.rules.findings), found


def refusal_reasons(
    refused: SessionRefused, screened: Clearance | None, library: Library
) -> tuple[tuple[str, str], ...]:
    """Return each rule that refused and its words of that day; of today where those are not known."""
    texts = {rule.id: rule.reason for rule in library.rules.rules}
    if screened:
        texts |= {one.rule: one.text for one in screened.reasons}
        texts |= {one.rule: one.text for one in screened.way.reasons}
    return tuple((rule, texts.get(rule, "")) for rule in refused.rules)


def way_name(way: str, words: Words) -> str:
    """Return how a massage was done; its id where this version has no word for it."""
    return words.texts.get(f"report-sessions-way-{way}", way)


def foot_minutes(ended: SessionEnded) -> dict[str, str]:
    """Return the minutes of each foot, to a tenth."""
    return {side.value: f"{ended.played_ms.get(side, 0) / 60_000:.1f}" for side in Side}


def rated_words(rated: Rated) -> str:
    """Return what was said beside the numbers, in the person's own words."""
    return " ".join(filter(None, (rated.word, rated.sentence)))


def touch_result(test: DoneTest, words: Words) -> str:
    """Return what came of a touch test."""
    return words.say(f"ui-touch-result-{test.outcome.result}-title")


def toes_not_felt(test: DoneTest, side: Side, words: Words) -> tuple[str, ...]:
    """Return the toes of one foot that were not felt, and those that could not be touched."""
    toes = []
    for place, felt in test.answers.given.items():
        if place.side is side and felt is not Felt.FELT:
            toe = words.say(f"ui-touch-toes-{place.toe}")
            toes.append(toe if felt is Felt.NOT_FELT else words.say("ui-feet-not_touched", toe=toe))
    return tuple(toes)


def site_degrees(taken: Taken, side: Side, library: Library) -> dict[str, float]:
    """Return the degrees C of one foot by the names of its sites."""
    names = library.temperature_log.names
    degrees = taken.reading.left if side is Side.LEFT else taken.reading.right
    return {names.get(site, site): float(one) for site, one in degrees.items()}
