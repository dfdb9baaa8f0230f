"""instep plan: minutes, way, goal, sore places and answers become an exact timeline."""

import argparse
from collections.abc import Iterator

from instep.cli.parser import Parser
from instep.cli.plan_options import agreed, read_wish, wish_arguments
from instep.cli.printing import clock, show, write_document
from instep.library.errors import BadInput, Message
from instep.library.files.answers import read_answers
from instep.library.library import Library
from instep.safety.answers import Answers
from instep.safety.clearance import Clearance
from instep.safety.screening import screen, shown_first
from instep.session.phrases import listed, region_names
from instep.session.plan import build
from instep.session.timeline import Plan, Segment
from instep.session.wish import CannotPlan, NotToday, Outcome, Remembered, Wish
from instep.session.words import Words
from instep.value import plain
from instep.words.clearance import contact_line, limit_lines


def arguments(parser: Parser) -> None:
    """Take a wish, the answers to screen it with, and where the plan is to be written."""
    wish_arguments(parser)
    parser.add("--person", metavar="WHOSE")
    parser.add("--journal", metavar="JOURNAL")
    parser.add("-o", "--output", metavar="PLAN")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the plan, or raise BadInput that says why there is none and whom to ask."""
    library = Library()
    wish, answers = agreed(
        read_wish(args, library.repertoire),
        read_answers(args.answers, library.rules),
        way_given=args.way is not None,
        library=library,
    )
    made = composed(
        _outcome(wish, answers, library, args=args),
        args.answers or "instep plan",
        library.words,
    )
    document = plain(made)
    if args.output:
        write_document(document, args.output)
    show(document, told_plan(made, wish, args, words=library.words), as_json=args.json)
    return 0


def composed(outcome: Outcome, file: str, words: Words) -> Plan:
    """Return the plan; raise BadInput with the clearance's reason and contact, or the wish's remedy."""
    match outcome:
        case Plan():
            return outcome
        case CannotPlan(place=place, problem=problem, remedy=remedy):
            said = Message("errors-said", what=remedy)
            raise BadInput("said", file="instep plan", place=place, what=problem, remedy=said)
        case NotToday(clearance=clearance):
            said = Message("errors-said", what=_whom_to_ask(clearance, words))
            raise BadInput("said", file=file, what=_why_not(clearance, words), remedy=said)


def _why_not(clearance: Clearance, words: Words) -> str:
    texts = [f"{reason.rule}: {reason.text}" for reason in shown_first(clearance)[:1]]
    if not clearance.way.allowed:
        texts += [f"{reason.rule}: {reason.text}" for reason in clearance.way.reasons[:1]]
    if clearance.unanswered:
        texts.append(words.say("cli-unanswered", items=listed(clearance.unanswered, words)))
    return words.say("cli-no_plan", why=" ".join(texts))


def _whom_to_ask(clearance: Clearance, words: Words) -> str:
    if clearance.contact:
        return contact_line(clearance.contact, words)
    if clearance.way.instead:
        return words.say("cli-instead", instead=clearance.way.instead)
    return words.say("cli-see_screen")


def _outcome(wish: Wish, answers: Answers, library: Library, *, args: argparse.Namespace) -> Outcome:
    """The plan under what a journal says of last time and of a clinician's answers.

    Neither counts unless a journal is named: equal options give an equal plan.
    """
    if args.journal is None:
        clearance, words = screen(answers, library.rules), library.words
        return build(wish, clearance, repertoire=library.repertoire, words=words, remembered=Remembered())
    # A journal costs more to import than all the rest, and few plans need one.
    from instep.cli.journals import opened_for  # noqa: PLC0415  # likewise
    from instep.coach.agreement.agreements import clearance_for  # noqa: PLC0415  # likewise
    from instep.coach.session.start_session import preview  # noqa: PLC0415  # likewise

    with opened_for(args, begin=False) as context:
        clearance = clearance_for(answers, context)
        return preview(wish, clearance, context)


def told_plan(plan: Plan, wish: Wish, args: argparse.Namespace, *, words: Words) -> Iterator[str]:
    """Tell a plan as a table of its times."""
    say = words.say
    yield say(
        "cli-plan-head",
        time=clock(plan.duration_ms / 1000),
        routine=say(f"plan-routines-{plan.routine}-name"),
        way=say(f"plan-ways-{wish.way}"),
        talk=say(f"cli-talks-{plan.talk}"),
    )
    yield from (_line(segment, words) for segment in plan.segments)
    yield from (say("cli-plan-left_out", what=line.what, why=line.why) for line in plan.left_out)
    yield from limit_lines(plan.clearance.limits, words, way=plan.way)
    if args.answers is None:
        yield say("cli-nothing_asked")
    if args.output:
        yield say("cli-written", file=args.output)
    yield say("cli-review")


def _line(segment: Segment, words: Words) -> str:
    say = words.say
    return say(
        "cli-plan-line",
        start=clock(segment.start_ms / 1000).rjust(5),
        end=clock(segment.end_ms / 1000).rjust(5),
        foot=(say(f"sides-{segment.foot}") if segment.foot else "").ljust(5),
        what=segment_name(segment, words),
        where=region_names(segment.regions, words),
        pressure=say(f"ui-depth-{segment.pressure}") if segment.pressure else "",
    ).rstrip(" ;")


def segment_name(segment: Segment, words: Words) -> str:
    """Name what a stretch of the plan is for."""
    return words.say(f"moves-{segment.move}-name" if segment.move else f"cli-kinds-{segment.kind}")
