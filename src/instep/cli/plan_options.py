"""The options that say what is wished for, and the answers it is screened with."""

import argparse
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from instep.cli.parser import Parser
from instep.cli.whole_numbers import whole_number
from instep.coach.session.interview import MODES
from instep.foot.anatomy import Region, Side, Way
from instep.library.errors import BadInput, Message
from instep.library.library import Library
from instep.library.nearest import check_known, did_you_mean
from instep.routine.moves import Repertoire
from instep.safety.answers import Answer, Answers
from instep.session.timeline import Talk
from instep.session.wish import Sore, Wish

Word = TypeVar("Word", bound=StrEnum)

WORST = 10  # the end of the 0 to 10 scale
_STANDING = ("standing", "standing_no_support")


def wish_arguments(parser: Parser) -> None:
    """Add every option that a wish is made of."""
    parser.add("--minutes", metavar="N")
    parser.add("--with", metavar="WAY", dest="way")
    parser.add("--goal", metavar="GOAL")
    parser.add("--routine", metavar="ROUTINE")
    parser.add("--sore", metavar="PLACE", action="append", default=[])
    parser.add("--talk", metavar="TALK")
    parser.add("--position", metavar="POSITION")
    parser.add("--technique", metavar="MOVE")
    parser.add("--halves", action="store_true")
    parser.add("--answers", metavar="FILE")


def read_wish(args: argparse.Namespace, repertoire: Repertoire) -> Wish:
    """Return the wish that the options make; raises BadInput naming the option."""
    return Wish(
        minutes=_minutes(args.minutes, repertoire),
        way=known_word(args.way, "--with", Way) or Way.HANDS,
        goal=known_name(args.goal, "--goal", repertoire.goals),
        routine=known_name(args.routine, "--routine", repertoire.routines),
        sore=tuple(_sore(one) for one in args.sore),
        talk=known_word(args.talk, "--talk", Talk),
        position=known_name(args.position, "--position", repertoire.positions),
        technique=known_name(args.technique, "--technique", repertoire.moves),
        halves=args.halves,
    )


def agreed(wish: Wish, answers: Answers, *, way_given: bool, library: Library) -> tuple[Wish, Answers]:
    """Return wish and answers about one and the same way of massage.

    A way that was asked for by option wins over the answers' mode; else the mode decides. A routine that
    stands makes the answers stand, unless they already say how, so that its rules are looked at.
    """
    said = answers.given.get("mode")
    if said and not way_given:
        wish = replace(wish, way=next(way for way, mode in MODES.items() if mode == said.value))
    given = {**answers.given, "mode": Answer(value=MODES[wish.way])}
    posture = answers.given.get("roller_posture")
    if stands(wish, library) and (posture is None or posture.value not in _STANDING):
        given["roller_posture"] = Answer(value=_STANDING[0])
    answers = replace(answers, given=MappingProxyType(given))
    return replace(wish, start_pain=_start_pain(answers), features=features(answers)), answers


def stands(wish: Wish, library: Library) -> bool:
    """Return whether the wish is for a way that needs a handhold."""
    routine = library.repertoire.routines.get(wish.routine or "")
    places = {wish.position, *(routine.positions if routine else ())} - {None}
    return any(library.repertoire.positions[str(place)].handhold for place in places)


def _start_pain(answers: Answers) -> dict[Side, int | None]:
    pain = answers.given.get("pain_now")
    if pain is None or not isinstance(pain.value, int):
        return {}
    return {side: pain.value for side in Side if side in pain.sides}


def features(answers: Answers) -> tuple[str, ...]:
    """Return what the device does, as the answers say."""
    said = answers.given.get("device_features")
    return said.value if said and isinstance(said.value, tuple) else ()


def _minutes(raw: str | None, repertoire: Repertoire) -> int:
    dose = repertoire.dose
    if raw is None:
        return dose.usual_minutes
    return whole_number(raw, "--minutes", dose.least_minutes, most=dose.most_minutes)


def known_name(raw: str | None, place: str, known: Iterable[str]) -> str | None:
    """Return the name that an option gives; raises BadInput naming the option and what it may have meant."""
    return None if raw is None else check_known(raw, list(known), "any-not_known", place=place)


def known_word(raw: str | None, place: str, words: type[Word]) -> Word | None:
    """Return the word that an option names, None where it was not given; raises BadInput with the nearest."""
    name = known_name(raw, place, [word.value for word in words])
    return None if name is None else words(name)


def _nearest(raw: str, words: type[StrEnum]) -> Message:
    return did_you_mean(raw, [word.value for word in words])


def _sore(raw: str) -> Sore:
    """Read heel_sole@left:7."""
    where, colon, score = raw.partition(":")
    region, at, side = where.partition("@")
    if not colon or not at:
        raise BadInput("cli-no_sore_place", place="--sore", written=repr(raw))
    if region not in list(Region):
        raise BadInput("any-no_region", place="--sore", remedy=_nearest(region, Region), written=repr(region))
    if side not in list(Side):
        raise BadInput("any-no_side", place="--sore", remedy=_nearest(side, Side), written=repr(side))
    return Sore(region=Region(region), side=Side(side), score=whole_number(score, "--sore", 0, most=WORST))
