"""Says what in the content does not hold together; an empty list means that everything does."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from instep.library.content.agreements import terms
from instep.library.content.codes import codes
from instep.library.content.daily_look import ritual
from instep.library.content.emergency import emergency_numbers, session_rules
from instep.library.content.evidence import evidence
from instep.library.content.footnotes import footnotes, never_say, remarks
from instep.library.content.heavy import heavy_deeds
from instep.library.content.interactions import interactions
from instep.library.content.interview import interview
from instep.library.content.measures import measures
from instep.library.content.measuring import temperature_log, touch_test
from instep.library.content.photo_rules import photo_rules
from instep.library.content.professionals import professionals
from instep.library.content.reading import read_tree
from instep.library.content.registry import registry_rules
from instep.library.content.report_tables import table_columns
from instep.library.content.screening import RULE_FILES, rules
from instep.library.content.trend import trend_rules
from instep.library.content.trials import trials
from instep.library.errors import BadContent
from instep.library.files.answers import choices
from instep.library.nearest import did_you_mean
from instep.safety.clearance import Level
from instep.safety.conditions import Condition
from instep.safety.references import Reference, references
from instep.safety.rules import STOPPED, Closing, Rules
from instep.safety.stops import UNKNOWN, UNPLACED, UNREAD
from instep.session.events import ALARMS

Check = Callable[[Path], Iterable[str]]
"""A check takes the content folder and yields one line for each problem."""

_AFTERWARDS = "last_session"
_LISTS = {
    "screening/items.yaml": ("items", "id"),
    "screening/derived.yaml": ("derived", "id"),
    "screening/mode_rules.yaml": ("mode_rules", "id"),
    "screening/interactions.yaml": ("interactions", "id"),
    "screening/session_rules.yaml": ("session_rules", "id"),
    "screening/advice.yaml": ("advice", "key"),
    "screening/interview.yaml": ("pages", "id"),
    "screening/emergency.yaml": ("countries", "code"),
    "footcheck/findings.yaml": ("findings", "id"),
    "footcheck/regions.yaml": ("regions", "id"),
    "measures/measures.yaml": ("measures", "id"),
    "measures/trials.yaml": ("questions", "id"),
    "evidence/claims.yaml": ("claims", "id"),
    "evidence/studies.yaml": ("studies", "id"),
    "evidence/sources.yaml": ("sources", "id"),
    "professionals/sources.yaml": ("sources", "id"),
    "professionals/professionals.yaml": ("professionals", "id"),
    "professionals/countries.yaml": ("countries", "code"),
    "professionals/calling.yaml": ("calls", "id"),
    "professionals/registry.yaml": ("professions", "id"),
}


def lint(root: Path, checks: Iterable[Check] = ()) -> list[str]:
    """Every problem of the content, one line each; `checks` adds those of other rooms."""
    return [problem for check in (*CHECKS, *checks) for problem in _told(check, root)]


def _told(check: Check, root: Path) -> Iterator[str]:
    # A file that cannot be read is one problem of its check; the other checks still run.
    try:
        yield from check(root)
    except BadContent as problem:
        yield str(problem)
    except OSError as problem:
        yield f"{problem.filename}: cannot be read ({problem.strerror})"


def everything_can_be_read(root: Path) -> Iterator[str]:
    """Every file has its shape, and every source, study and urgency it names is there."""
    for read in _READERS:
        yield from _told(_reading(read), root)


_READERS = (
    *(trials, rules, interview, evidence, measures, emergency_numbers, session_rules, interactions),
    *(professionals, registry_rules, touch_test, temperature_log),
    *(ritual, terms, photo_rules, codes, table_columns, trend_rules, heavy_deeds),
    *(footnotes, never_say, remarks),
)


def _reading(read: Callable[[Path], object]) -> Check:
    def check(root: Path) -> Iterable[str]:
        read(root)
        return ()

    return check


def ids_are_unique(root: Path) -> Iterator[str]:
    """No list holds two entries of one id; the files of rules are one list."""
    for name, (key, field) in _LISTS.items():
        yield from _repeated(f"{name}:", (entry[field] for entry in read_tree(root, name)[key]))
    ruled = (rule["id"] for name in RULE_FILES for rule in read_tree(root, name)["rules"])
    yield from _repeated("screening: rule", ruled)


def _repeated(where: str, ids: Iterable[str]) -> Iterator[str]:
    counts = Counter(ids)
    yield from (
        f"{where} {one} stands {count} times; ids are unique" for one, count in counts.items() if count > 1
    )


def conditions_resolve(root: Path) -> Iterator[str]:
    """Every item, choice, finding and fact that a condition names exists."""
    known = rules(root)
    for where, test in _conditions(root, known):
        for reference in references(test):
            names = _names(reference, known)
            if reference.name not in names:
                remedy = did_you_mean(reference.name, names)
                yield f"{where}: no {reference.kind} {reference.name!r}; {remedy}"


def _conditions(root: Path, known: Rules) -> Iterator[tuple[str, Condition]]:
    yield from ((f"screening/rules.yaml, rule {rule.id}", rule.when) for rule in known.rules)
    yield from ((f"screening/mode_rules.yaml, rule {rule.id}", rule.when) for rule in known.mode_rules)
    yield from ((f"screening/derived.yaml, {fact}", test) for fact, test in known.derived.items())
    yield from ((f"screening/advice.yaml, {line.key}", line.when) for line in known.advice if line.when)
    for page in interview(root).pages:
        tests = (page.when, *(group.when for group in page.groups))
        yield from ((f"screening/interview.yaml, page {page.id}", test) for test in tests if test)


def _names(reference: Reference, known: Rules) -> Iterable[str]:
    match reference.kind:
        case "item":
            return known.items
        case "finding":
            return known.findings
        case "derived":
            return known.derived
        case "stop":
            return stop_names(known)
        case _:
            return _choices(reference.item, known)


def stop_names(known: Rules) -> frozenset[str]:
    """Everything that can stop or alarm before a session: what happens in one, or is different afterwards."""
    different = {f"after_{option.value}" for option in known.items[_AFTERWARDS].options}
    return frozenset({*ALARMS, *different, UNKNOWN, UNPLACED, UNREAD})


def _choices(item: str, known: Rules) -> tuple[str, ...]:
    if item not in known.items:
        return ()
    kind = known.items[item]
    return (*choices(kind, known), *map(str, range(kind.type.most + 1)), str(kind.default))


def rules_have_sources(root: Path) -> Iterator[str]:
    """Every rule, finding, session rule and measure names where it comes from."""
    known = rules(root)
    sourced = {
        "screening/rules.yaml, rule": {rule.id: rule.sources for rule in known.rules},
        "screening/mode_rules.yaml, rule": {rule.id: rule.sources for rule in known.mode_rules},
        "screening/session_rules.yaml, rule": {r.id: r.sources for r in session_rules(root).rules.values()},
        "footcheck/findings.yaml, finding": {f.id: f.sources for f in known.findings.values()},
        "measures/measures.yaml, measure": {m.id: m.sources for m in measures(root).by_id.values()},
        "footcheck, procedure": {p.name: p.sources for p in (touch_test(root), temperature_log(root))},
    }
    for where, entries in sourced.items():
        yield from (
            f"{where} {one}: has no source; name one of evidence/sources.yaml"
            for one, s in entries.items()
            if not s
        )


def rules_named_exist(root: Path) -> Iterator[str]:
    """Every rule that advice, findings and interactions name is there, and every place names an item."""
    known = rules(root)
    ids = {*(rule.id for rule in known.rules), *(rule.id for rule in known.mode_rules)}
    ids |= {f"FC:{finding}" for finding in known.findings}
    named = [
        (f"screening/advice.yaml, {line.key}", rule) for line in known.advice for rule in sorted(line.rules)
    ]
    named += [
        (f"screening/interactions.yaml, {one.id}", rule) for one in interactions(root) for rule in one.rules
    ]
    yield from (
        f"{where}: no rule {rule!r}; {did_you_mean(rule, ids)}" for where, rule in named if rule not in ids
    )


def stops_can_be_closed(root: Path) -> Iterator[str]:
    """Every rule that stays after it has stopped something says what closes it: always a look."""
    for rule in rules(root).rules:
        stays = rule.level.is_stop or any(one.kind == "stop" for one in references(rule.when))
        where = f"screening, rule {rule.id}"
        if stays and Closing.LOOKED_AT not in rule.closes_by:
            yield f"{where}: stays until it is closed; write closes_by with looked_at"
        if not stays and rule.closes_by:
            yield f"{where}: stays nowhere, so nothing closes it; leave closes_by out"
        if rule.level is Level.STOP_EMERGENCY and Closing.GONE in rule.closes_by:
            yield f"{where}: an emergency is closed by somebody's look alone; leave gone out"


def places_are_items(root: Path) -> Iterator[str]:
    """Every place that a rule's limits hold for is an item that asks for a side."""
    known = rules(root)
    sided = [item.id for item in known.items.values() if item.asks_side]
    yield from (
        f"screening/rules.yaml, rule {rule.id}: no item {rule.place!r} that asks a side; "
        f"{did_you_mean(rule.place, sided)}"
        for rule in known.rules
        if rule.place and rule.place not in {*sided, STOPPED}
    )


def defaults_are_choices(root: Path) -> Iterator[str]:
    """Every item's default is one of its own choices."""
    known = rules(root)
    for item in known.items.values():
        words = item.default if isinstance(item.default, tuple) else (str(item.default),)
        offered = (*choices(item, known), *map(str, range(item.type.most + 1)), "not_done")
        wrong = [word for word in words if word not in offered]
        yield from (
            f"screening/items.yaml, item {item.id}: default {word!r} is no choice of it" for word in wrong
        )


def margins_are_mutual(root: Path) -> Iterator[str]:
    """A region that lies near another has the other near it."""
    near = rules(root).neighbours
    for region, others in near.items():
        yield from (
            f"footcheck/regions.yaml, region {region}: lies near {other}, which does not lie near it"
            for other in others
            if region not in near[other]
        )


CHECKS: tuple[Check, ...] = (
    everything_can_be_read,
    ids_are_unique,
    conditions_resolve,
    rules_have_sources,
    rules_named_exist,
    stops_can_be_closed,
    places_are_items,
    defaults_are_choices,
    margins_are_mutual,
)
"""The checks of this part; the rooms of routines, words and the chart add theirs to a call of `lint`."""
