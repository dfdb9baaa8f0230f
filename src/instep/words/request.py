"""What a request to a clinician says on its page: the page's code, and how to answer."""

from collections.abc import Iterator, Mapping

from instep.foot.anatomy import Region, Side
from instep.library.content.agreements import CodeSigns
from instep.library.files.requests import Request
from instep.library.library import Library
from instep.session.phrases import day, listed


def request_lines(request: Request, library: Library) -> tuple[str, ...]:
    """Return what the page for the clinician prints: the page's code, and how to answer with file or pen."""
    return tuple(_lines(request, library))


def _lines(request: Request, library: Library) -> Iterator[str]:
    signs, terms, words = library.terms.code, library.terms, library.words
    code = request.code(signs)
    yield words.say("answer-page-code", code=code)
    yield words.say("answer-page-until", until=day(request.until, words))
    yield words.say("answer-page-file")
    yield words.say("answer-page-hand")
    yield words.say("answer-page-start", code=code)
    pressures = _choices(signs.pressures, library, kind="ui-depth", none="answer-page-none")
    yield words.say("answer-page-pressure", signs=pressures)
    least, most = f"{terms.minutes.least:02}", f"{terms.minutes.most:02}"
    yield words.say("answer-page-minutes", least=least, most=most)
    yield words.say("answer-page-until_signs")
    calls = _choices(signs.calls, library, kind="answer-calls", none="answer-page-no_call")
    yield words.say("answer-page-call", signs=calls)
    yield words.say("answer-page-places", most=str(signs.most_places), signs=_places(signs, library))
    yield words.say("answer-page-end", sign=signs.by_hand)


def _choices(signs: Mapping[str, str | None], library: Library, *, kind: str, none: str) -> str:
    say = library.words.say
    return _listed({sign: say(f"{kind}-{one}" if one else none) for sign, one in signs.items()}, library)


def _places(signs: CodeSigns, library: Library) -> str:
    named = {sign: _place(side, region, library) for sign, (side, region) in signs.places.items()}
    return _listed(named, library)


def _place(side: Side, region: Region, library: Library) -> str:
    # Shorter than a place is said elsewhere: all of them and their signs fit one entry of the paper.
    say = library.words.say
    return say("answer-page-place", region=say(f"regions-{region}"), side=say(f"sides-{side}"))


def _listed(named: dict[str, str], library: Library) -> str:
    words = library.words
    return listed((words.say("answer-page-sign", sign=s, what=what) for s, what in named.items()), words)
