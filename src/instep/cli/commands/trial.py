"""instep trial: a fair test on oneself, in the journal or from files: its design, and what its days tell."""

import argparse
import sys
from collections.abc import Callable

from instep.cli.own_trial import begin_own, rate_own, show_own, stop_own
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.trial_design import design
from instep.library.content.trials import Trials
from instep.library.errors import BadInput
from instep.library.files.delimited import read_delimited_file
from instep.library.files.documents import read_document
from instep.library.files.trial_files import DesignShape, TrialDays, parse_days, parse_design, under
from instep.library.library import Library
from instep.library.nearest import check_known
from instep.outcomes.n_of_1.analysis import analyse
from instep.outcomes.n_of_1.finding_json import finding_json
from instep.outcomes.n_of_1.question import ArmQuestion
from instep.words.trial import result_lines

_PROG = "instep trial"


def arguments(parser: Parser) -> None:
    """Take a deed with its file or question, what is asked of the days, and what is told of one of them."""
    parser.add("deed", metavar="DEED", nargs="?")
    parser.add("file", metavar="FILE", nargs="?")
    parser.add("--design", metavar="DESIGN")
    parser.add("--comparator", metavar="ARM")
    parser.add("--worth", metavar="POINTS", type=float)
    parser.add("--days", metavar="DAYS", type=int)
    parser.add("--higher-is-better", action="store_true")
    parser.add("--measure", metavar="MEASURE")
    parser.add("--day", metavar="NUMBER")
    parser.add("--before", metavar="BEFORE")
    parser.add("--outcome", metavar="OUTCOME")
    parser.add("--did", metavar="DID")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Do what was asked for; without a deed, show the test that runs in the journal."""
    if args.deed in _WITH_FILES:
        if args.file is None:
            raise BadInput("trial-no_file", file=_PROG, place=args.deed)
        _WITH_FILES[args.deed](args, Library())
    else:
        if args.deed is not None:
            check_known(args.deed, [*_WITH_FILES, *filter(None, _IN_THE_JOURNAL)], "any-cannot", file=_PROG)
        _IN_THE_JOURNAL[args.deed](args)
    return 0


def _analyse(args: argparse.Namespace, library: Library) -> None:
    read = parse_days(read_delimited_file(args.file), library.trials, comparator=args.comparator)
    planned = parse_design(read_document(args.design), args.design) if args.design else None
    if planned is not None:
        _refuse_twice(args)
        read = under(read, planned, args.file)
    if not args.json:
        _note_unused(read, library)
    question = _question(args, read, planned, trials=library.trials)
    found = analyse(read.days, question, library.trials.verdict)
    show(finding_json(found, question), result_lines(found, question, library.words), as_json=args.json)


def _refuse_twice(args: argparse.Namespace) -> None:
    """A design says all of this itself; two answers to one question would leave open which holds."""
    given = {"--comparator": args.comparator, "--worth": args.worth, "--days": args.days}
    twice = [name for name, value in given.items() if value is not None]
    if args.higher_is_better:
        twice.append("--higher-is-better")
    if twice:
        raise BadInput("trial-said_twice", file=_PROG, place=twice[0])


def _question(
    args: argparse.Namespace, read: TrialDays, planned: DesignShape | None, *, trials: Trials
) -> ArmQuestion:
    if planned is not None:
        return ArmQuestion(
            arms=planned.arms,
            worth=planned.worth,
            lower_is_better=planned.lower_is_better,
            days=planned.days,
            step=read.step,
        )
    return ArmQuestion(
        arms=read.arms,
        worth=_worth(args.worth, trials),
        lower_is_better=not args.higher_is_better,
        days=_days(args.days, trials),
        step=read.step,
    )


def _worth(worth: float | None, trials: Trials) -> float:
    if worth is None:
        return trials.worth.points
    if not 0 < worth < float("inf"):
        raise BadInput("trial-worth_not_above_0", file=_PROG, place="--worth", worth=f"{worth:g}")
    return worth


def _days(days: int | None, trials: Trials) -> int:
    if days is None:
        return trials.verdict.least_days
    if not 0 < days <= trials.limits.days:
        raise BadInput(
            "trial-too_many_days", file=_PROG, place="--days", days=str(days), most=str(trials.limits.days)
        )
    return days


def _note_unused(read: TrialDays, library: Library) -> None:
    if read.unused:
        print(library.words.say("trial_told-unused", columns=", ".join(read.unused)), file=sys.stderr)
    if read.unarmed:
        print(library.words.say("trial_told-unarmed", days=str(read.unarmed)), file=sys.stderr)


_WITH_FILES: dict[str, Callable[[argparse.Namespace, Library], None]] = {
    "design": design,
    "analyse": _analyse,
}
_IN_THE_JOURNAL: dict[str | None, Callable[[argparse.Namespace], None]] = {
    None: show_own,
    "begin": begin_own,
    "rate": rate_own,
    "stop": stop_own,
}
