"""instep agreed: what clinicians asked for or agreed to; one is withdrawn, or one that was said kept."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import datetime

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.agreement.agreements import StoredAgreement, read_kept, told_proof, withdraw_agreement
from instep.coach.agreement.agreements_json import agreements_json
from instep.coach.agreement.spoken import keep_spoken
from instep.coach.agreement.wording import told_reply, who_replied
from instep.coach.context import Context
from instep.library.files.days import day_of
from instep.library.library import Library
from instep.session.phrases import day


def arguments(parser: Parser) -> None:
    """Take the id of one that is to hold no longer, or who agreed to what."""
    parser.add("--withdraw", metavar="ID")
    parser.add("--rule", metavar="RULE")
    parser.add("--by", metavar="NAME")
    parser.add("--role", metavar="ROLE")
    parser.add("--said", metavar="DAY")
    parser.add("--until", metavar="LAST")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Withdraw or write down what was named, then print every agreement, newest first."""
    with opened_for(args, begin=bool(args.rule)) as context:
        now = context.now
        if args.withdraw:
            withdraw_agreement(args.withdraw, context)
        if args.rule:
            _keep(args, context)
        kept = read_kept(context)
    show(agreements_json(kept, now), _told(kept, context.library, now=now), as_json=args.json)
    return 0


def _keep(args: argparse.Namespace, context: Context) -> None:
    keep_spoken(
        args.rule,
        name=args.by or "",
        role=args.role or "",
        said=day_of(args.said or "", place="--said"),
        until=day_of(args.until or "", place="--until"),
        context=context,
    )


def _told(kept: Iterable[StoredAgreement], library: Library, *, now: datetime) -> Iterator[str]:
    say = library.words.say
    if not any(one.state(now) == "holds" for one in kept):
        yield say("cli-answer-none")
    for one in kept:
        yield say(
            "cli-answer-entry",
            id=one.reply.id,
            who=who_replied(one.reply, library.words),
            until=day(one.reply.until, library.words),
            state=say(f"cli-answer-states-{one.state(now)}"),
        )
        lines = (*told_reply(one.reply, library), *told_proof(one, library))
        yield from (say("cli-answer-line", line=line) for line in lines)
