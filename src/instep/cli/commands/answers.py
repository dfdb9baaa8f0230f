"""instep answers: everything that was said about health, since when; one of them changed, or taken back."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.context import Context
from instep.coach.person.own_answers import OwnAnswer, find_item, read_own_answers, say_again
from instep.library.errors import BadInput
from instep.safety.items import Item, ItemType
from instep.session.phrases import listed_apart
from instep.words.answers import answer_words, since_words, where_answered

SCHEMA = "instep.own-answers/1"
_PROG = "instep answers"


def arguments(parser: Parser) -> None:
    """Take a question, and what is true now."""
    parser.add("item", metavar="ITEM", nargs="?")
    parser.add("--say", metavar="SAY", action="append")
    parser.add("--side", metavar="FOOT")
    parser.add("--region", metavar="REGION", action="append", default=[])
    parser.add("--take-back", action="store_true")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Change one answer, where that was asked; print every answer that holds."""
    if (args.say or args.take_back) and args.item is None:
        raise BadInput("own_answers-missing", file=_PROG, place="ITEM")
    with opened_for(args) as context:
        if args.say or args.take_back:
            item = find_item(args.item, context)
            say_again(item, None if args.take_back else _raw(args, item), context)
        said = read_own_answers(context)
    shown = [one for one in said if args.item in {None, one.item.id}]
    document = {"schema": SCHEMA, "answers": [_json(one) for one in shown]}
    show(document, told_answers(shown, context), as_json=args.json)
    return 0


def _raw(args: argparse.Namespace, item: Item) -> dict[str, object]:
    values = [value for value in args.say if value != "none"]
    one: object = int(values[-1]) if item.type.is_number and values[-1:] and values[-1].isdecimal() else None
    value = values if item.type is ItemType.MULTI_CHOICE else one if one is not None else args.say[-1]
    raw: dict[str, object] = {"value": value, "regions": args.region}
    return raw | ({"side": args.side} if args.side else {})


def _json(one: OwnAnswer) -> dict[str, Any]:
    answer = one.answer
    return {
        "item": one.item.id,
        "value": answer.value if answer else None,
        "sides": sorted(answer.sides) if answer else [],
        "regions": list(answer.regions) if answer else [],
        "since": one.at.isoformat() if one.at else None,
        "differing": one.differing,
    }


def told_answers(said: Sequence[OwnAnswer], context: Context) -> Iterator[str]:
    """Tell each answer in a line: the question, what was said, where, and since when."""
    library, words, say = context.library, context.library.words, context.library.words.say
    if not said:
        yield say("ui-answers-nothing")
    for one in said:
        parts = answer_words(one, library), where_answered(one, words), since_words(one, words)
        answer = listed_apart(filter(None, parts), words)
        yield say("cli-answers-one", item=one.item.id, question=one.item.question, answer=answer)
        if one.differing:
            yield say("cli-under", line=say("ui-answers-differing"))
