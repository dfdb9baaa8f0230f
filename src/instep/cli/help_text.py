"""Finding help as lines for a person; every sentence stands in content/words or content/professionals."""

from collections.abc import Callable, Iterator
from datetime import date

from instep.library.content.emergency import told_number
from instep.library.library import Library
from instep.registry.results import NoAnswer, Outcome, ResultPage
from instep.registry.search import Search
from instep.safety.clearance import Source
from instep.safety.editor_marks import read_words
from instep.safety.professionals import Call, Helping, Professionals, cited, words_to_say
from instep.session.phrases import day as in_words
from instep.session.words import Words
from instep.words.help import left_out_line, listing_lines

Say = Callable[..., str]
Lines = Iterator[str]


def told_help(helping: Helping, library: Library) -> Lines:
    """Tell the emergency number, what helps with the need or with each, how to check, and what to say."""
    known, say = library.professionals, library.words.say
    number = library.emergency.number_for(helping.country)
    yield say("cli-find_help-emergency", number=told_number(number, library.words), name=number.name)
    if helping.need and helping.need.first:
        yield say("cli-find_help-first", text=helping.need.first)
    yield from (say("cli-advice", text=one.text) for one in known.summary)
    for one in helping.whom(known):
        yield from _professional(one, helping, library)
    if helping.need:
        yield from _call(known.calls[helping.need.call], helping, say)
    else:
        yield from _needs(known, say)
        yield from (say("cli-advice", text=name) for name in known.names)
    yield say("cli-review")


def told_search(outcome: Outcome, search: Search, library: Library, *, day: date) -> Lines:
    """Tell what was sent and the entries, or in one line why there are none."""
    say, rules = library.words.say, library.registry
    what = [library.professionals.by_id[search.profession].name, str(search.place)]
    if search.kind:
        what.append(say(f"ui-find_help-search-kinds-{search.kind}"))
    yield say("cli-find_help-sent", what=", ".join(what), host=rules.host)
    match outcome:
        case NoAnswer(why, said):
            yield say(f"ui-find_help-silent-why-{why}")
            if said:
                yield say("ui-find_help-silent-said", said=said)
        case ResultPage():
            yield say("ui-find_help-found-unchecked", day=in_words(day, library.words))
            yield from _found(outcome, library.words, reach=str(rules.reach))


def _professional(name: str, helping: Helping, library: Library) -> Lines:
    known, say = library.professionals, library.words.say
    one, check = known.by_id[name], known.check(name, helping.country, state=helping.state)
    yield say("cli-find_help-professional", name=one.name, what_for=one.what_for)
    yield from (
        say("cli-find_help-check", text=step.text, status=read_words(step.status, say))
        for step in check.steps
    )
    yield from _sources("cli-find_help-find", check.find, say)
    yield from _sources("cli-source", cited(check.steps, one.sources), say)


def _sources(key: str, sources: tuple[Source, ...], say: Say) -> Lines:
    yield from (say(key, title=one.title, url=one.url, status=read_words(one.status, say)) for one in sources)


def _needs(known: Professionals, say: Say) -> Lines:
    yield say("cli-find_help-needs")
    for one in known.needs.values():
        who = ", ".join(known.by_id[name].name for name in one.ask)
        yield say("cli-find_help-need", id=one.id, name=one.name, who=who)


def _call(call: Call, helping: Helping, say: Say) -> Lines:
    script = words_to_say(call, helping.chosen, country=helping.country)
    yield say("cli-find_help-call", title=call.title)
    yield say("cli-find_help-ready", list="; ".join(call.ready))
    yield from (say("cli-find_help-line", text=text) for text in (*script.say, *script.ask))
    yield from (
        say("cli-find_help-options", id=one.id, options=", ".join(one.options)) for one in call.choices
    )


def _found(found: ResultPage, words: Words, *, reach: str) -> Lines:
    say = words.say
    for one in found.listings:
        name, *lines = listing_lines(one, words)
        yield name
        yield from (say("cli-find_help-detail", text=line) for line in lines if line)
    if not found.listings:
        yield say("ui-find_help-found-none")
    yield from filter(None, (left_out_line(found, words),))
    if found.more is not None:
        yield say("cli-find_help-more", more=str(found.more))
    if found.cut:
        yield say("ui-find_help-found-cut", reach=reach)
