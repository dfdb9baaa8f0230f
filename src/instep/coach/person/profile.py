"""What a person has said about themselves: an answer stands until it is replaced, the more careful of two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from instep.coach.context import Context
from instep.facts.fact import Fact
from instep.facts.feet import FoundToday
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.facts.session import EveryAnswer, MeasuredAtHome, SaidAnswer
from instep.foot.anatomy import Side
from instep.library.files.answers import fits
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.fired_rules import CLINICIAN_OK
from instep.safety.items import Ask, Item
from instep.safety.pages import ProfileAnswer
from instep.safety.standing import most_careful

Profile = Mapping[str, ProfileAnswer]


@dataclass(frozen=True, kw_only=True)
class StandingAnswer:
    """An answer that holds, the facts that it rests on, and how many answers differ; None asks again."""

    said: ProfileAnswer | None
    facts: tuple[str, ...]
    differing: int = 1


def read_profile(context: Context) -> Profile:
    """Return what holds now; empty for a stranger."""
    return {item: one.said for item, one in read_standing(context).items() if one.said}


def read_standing(context: Context) -> dict[str, StandingAnswer]:
    """Return every answer that nothing has replaced, by item; what content does not know is passed over."""
    current = context.journal.current(context.person, ProfileAnswered, now=context.now)
    items = context.library.rules.items
    # What a clinician agreed to was once a tick among these; it opens nothing without a name and a day.
    return {
        name: _standing(items[name], facts, context)
        for name, facts in current.items()
        if name in items and name != CLINICIAN_OK
    }


def profile_answered(
    profile: Profile, context: Context, *, asked: Iterable[str] = (), session: str | None = None
) -> ProfileAnswered | None:
    """Return the fact that these answers make, naming those that it replaces; None where nothing is new.

    An item that was `asked` and is not among the answers is not remembered any more.
    """
    standing = read_standing(context)
    answers = {
        item: _given(said, standing.get(item))
        for item, said in profile.items()
        if item not in standing or _differs(standing[item], said)
    }
    answers |= {
        item: _forgotten(context.now, standing[item])
        for item in asked
        if item in standing and standing[item].said and item not in profile
    }
    return ProfileAnswered(session=session, answers=answers) if answers else None


def change_answer(item: Item, answer: Answer | None, context: Context) -> None:
    """Keep what is true of one question now; None takes the answer back, so that it is asked again."""
    standing = read_standing(context).get(item.id)
    if answer is None:
        given = _forgotten(context.now, standing) if standing else None
    else:
        given = _given(ProfileAnswer(answer=answer, at=context.now), standing)
    if given:
        context.append(ProfileAnswered(answers={item.id: given}))


def every_answer(answers: Answers) -> EveryAnswer:
    """Return answers as they are kept beside the clearance that came of them."""
    return EveryAnswer(
        given={item: said_answer(answer) for item, answer in answers.given.items()},
        findings=tuple(map(found_today, answers.findings)),
        skipped=tuple(sorted(answers.skipped)),
        measured=MeasuredAtHome(
            given={item: said_answer(answer) for item, answer in answers.measured.answers.items()},
            findings=tuple(map(found_today, answers.measured.findings)),
        ),
    )


def said_answer(answer: Answer) -> SaidAnswer:
    """Return one answer as a fact keeps it."""
    return SaidAnswer(value=answer.value, sides=_sides(answer.sides), regions=answer.regions)


def found_today(finding: Finding) -> FoundToday:
    """Return one finding as a fact keeps it."""
    return FoundToday(
        finding=finding.id, sides=_sides(finding.sides), regions=finding.regions, note=finding.note
    )


def profile_items(context: Context) -> tuple[Item, ...]:
    """Return the questions whose answers are remembered."""
    return tuple(item for item in context.library.rules.items.values() if item.ask is Ask.PROFILE)


def _standing(item: Item, facts: Sequence[Fact[ProfileAnswered]], context: Context) -> StandingAnswer:
    """Of all answers that nothing replaces the most careful; one dated after now adds a worry or nothing."""
    given = [(fact.at <= context.now, fact.body.answers[item.id]) for fact in facts]
    said = [(past, one, answer) for past, one in given if (answer := _answer(item, one, context))]
    # What somebody does not answer any more, or will only have answered, never stands for "no".
    unsure = any(past and one.value is None for past, one in given)
    counting = [
        (one.at, answer)
        for past, one, answer in said
        if answer.value != item.default or (past and not unsure)
    ]
    return StandingAnswer(
        said=_most_careful(item, counting, context),
        facts=tuple(fact.id for fact in facts),
        differing=len({answer for _, answer in counting}),
    )


def _most_careful(
    item: Item, said: Sequence[tuple[datetime, Answer]], context: Context
) -> ProfileAnswer | None:
    if not said:
        return None
    answer = most_careful(item, [one for _, one in said], context.library.rules)
    dates = [at for at, one in said if one.value == answer.value] or [at for at, _ in said]
    return ProfileAnswer(answer=answer, at=max(dates))


def _answer(item: Item, given: GivenAnswer, context: Context) -> Answer | None:
    if given.value is None or not fits(item, given.value, context.library.rules):
        return None
    return Answer(value=given.value, sides=frozenset(given.sides), regions=given.regions)


def _differs(standing: StandingAnswer, said: ProfileAnswer) -> bool:
    return standing.said != said or standing.differing > 1


def _given(said: ProfileAnswer, standing: StandingAnswer | None) -> GivenAnswer:
    return GivenAnswer(
        value=said.answer.value,
        sides=_sides(said.answer.sides),
        regions=said.answer.regions,
        at=said.at,
        replaces=standing.facts if standing else (),
    )


def _forgotten(at: datetime, standing: StandingAnswer) -> GivenAnswer:
    return GivenAnswer(value=None, sides=(), at=at, replaces=standing.facts)


def _sides(sides: frozenset[Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides))
