"""Asks a clinician for an answer: a request says who asks and which page, and nothing of their health."""

from instep.coach.context import Context
from instep.facts.agreement import AnswerRequested
from instep.library.files.requests import Request, new_request


def make_request(context: Context) -> Request:
    """Return a new request once it is on disk; the person's public name stays the one they have."""
    known = next(iter(read_requests(context)), None)
    today, terms = context.now.date(), context.library.terms
    made = new_request(context.new_id(), known.person if known else None, today=today, terms=terms)
    context.append(AnswerRequested(person=made.person, nonce=made.nonce, made=made.made, until=made.until))
    return made


def read_requests(context: Context) -> tuple[Request, ...]:
    """Return the person's requests, newest first."""
    facts = context.journal.every(context.person, AnswerRequested, newest_first=True)
    return tuple(_request(fact.body) for fact in facts)


def open_requests(context: Context) -> tuple[Request, ...]:
    """Return the requests to which answers are still taken, newest first."""
    return tuple(one for one in read_requests(context) if context.now.date() <= one.until)


def _request(asked: AnswerRequested) -> Request:
    return Request(person=asked.person, nonce=asked.nonce, made=asked.made, until=asked.until)
