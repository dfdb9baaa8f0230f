"""Takes in a clinician's answer at the terminal: shown in words, compared where new, accepted or not."""

import argparse
import sys
from collections.abc import Callable, Iterator

from instep.cli.printing import show
from instep.coach.agreement.agreements_json import offer_json
from instep.coach.agreement.clinician_replies import Offer, accept_offer, read_code_answer, read_file_answer
from instep.coach.agreement.wording import told_reply
from instep.coach.context import Context
from instep.export.journal_file import MOST_BYTES as MOST_OF_JOURNAL
from instep.export.journal_file import is_journal
from instep.library.errors import BadInput
from instep.library.files.replies import MOST_BYTES, looks_like_reply
from instep.library.limited_files import open_file
from instep.session.words import Words

YES = frozenset({"y", "yes"})
"""What is taken for a yes at a terminal."""

Ask = Callable[[str], str]


def reply_bytes(name: str) -> bytes | None:
    """Return the beginning of a file that says it is a reply; None for any other file.

    A journal's file says in its first line what it is, and may hold replies in its facts.
    Raises BadInput where it is no file, or larger than even a journal may be.
    """
    with open_file(name, MOST_OF_JOURNAL) as file:
        raw = file.read(MOST_BYTES + 1)
    return raw if looks_like_reply(raw) and not is_journal(raw) else None


def take_file(raw: bytes, args: argparse.Namespace, context: Context) -> int:
    """Show what a signed file says, and accept it where the person does."""
    offer = read_file_answer(raw, args.file, context)
    return _take(offer, args, context)


def take_code(args: argparse.Namespace, context: Context) -> int:
    """Show what a short code says, and accept it where the person does."""
    offer = read_code_answer(args.code, args.sender or "", context)
    return _take(offer, args, context)


def _take(offer: Offer, args: argparse.Namespace, context: Context) -> int:
    words = context.library.words
    told = told_reply(offer.reply, context.library)
    asking = sys.stdin.isatty() and not (args.accept or args.json or offer.holds)
    if asking:
        show(None, [*told, *_about(offer, words)], as_json=False)
    accepted, compared = _consent(offer, args, words, asking=asking)
    if accepted:
        accept_offer(offer, context, compared=compared)
    lines = [] if asking else [*told, *_about(offer, words)]
    lines.append(_ended(offer, words, accepted=accepted, asking=asking))
    show(offer_json(offer, told, accepted=accepted), lines, as_json=args.json)
    return 0


def _consent(offer: Offer, args: argparse.Namespace, words: Words, *, asking: bool) -> tuple[bool, bool]:
    """Whether the person accepts, and whether they compared what had to be compared."""
    if not asking:
        return args.accept, _compared(offer, args)
    to_compare = bool(offer.compare) or offer.by_hand
    compared = not to_compare or input(words.say("cli-answer-compared")).strip().lower() in YES
    return compared and input(words.say("cli-answer-question")).strip().lower() in YES, compared


def _compared(offer: Offer, args: argparse.Namespace) -> bool:
    """Whether the words that were typed are those of the key; for a code by hand that something was said."""
    said = tuple((args.compared or "").lower().replace(",", " ").split())
    if offer.compare and said and said != offer.compare:
        raise BadInput("answer-other_words", file="--compared")
    return bool(said)


def _about(offer: Offer, words: Words) -> Iterator[str]:
    if offer.compare:
        yield words.say("cli-answer-first", words=" ".join(offer.compare))
    elif offer.reply.key:
        yield words.say("cli-answer-known")
    if offer.by_hand:
        yield words.say("cli-answer-by_hand")


def _ended(offer: Offer, words: Words, *, accepted: bool, asking: bool) -> str:
    if offer.holds:
        return words.say("cli-answer-holds")
    if accepted:
        return words.say("cli-answer-accepted")
    return words.say("cli-answer-not_accepted" if asking else "cli-answer-how")
