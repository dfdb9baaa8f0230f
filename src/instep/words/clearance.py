"""A clearance in sentences: every limit in force, and what would change a reason."""

from collections.abc import Iterator

from instep.facts.session import ContactToAsk, SessionRefused
from instep.foot.anatomy import Region, Side, Way
from instep.library.library import Library
from instep.safety.agreement import openable
from instep.safety.clearance import Contact, Limits, Reason, RiskGroup
from instep.safety.clearance_keys import contact_of
from instep.safety.rules import Rules
from instep.session.phrases import listed, region_names
from instep.session.words import Words

_LISTS = {
    "ways_off": "answer-ways",
    "positions_off": "ui-limit-positions",
    "oils_off": "ui-limit-oils",
    "features_off": "ui-limit-features",
    "device_regions_off": "regions",
}
"""The limits that are lists of what stays off, and under which keys each thing in them is named."""

_OF_A_DEVICE = frozenset({"features_off", "device_regions_off"})

_SAID_WHEN = {
    "heat": False,
    "trust_pain": False,
    "seated_only": True,
    "look_after_each_foot": True,
    "adult_present": True,
}
"""The limits that are yes or no, and which of the two is said."""


def limit_lines(limits: Limits, words: Words, *, way: Way | None = None) -> Iterator[str]:
    """Yield every limit in force; what holds for a device alone is left out where the way is another."""
    say = words.say
    yield say("ui-limit-pressure", depth=say(f"ui-depth-{limits.pressure}"))
    yield say("ui-limit-minutes", minutes=f"{limits.minutes_per_foot:g}")
    for side in Side:
        yield from _on_one_foot(limits, side, words)
    for name, kind in _LISTS.items():
        off = getattr(limits, name)
        if off and (way in {None, Way.DEVICE} or name not in _OF_A_DEVICE):
            yield say(f"ui-limit-{name}", what=listed((_named(kind, one, words) for one in off), words))
    yield from (say(f"ui-limit-{name}") for name, said in _SAID_WHEN.items() if getattr(limits, name) is said)


def reason_lines(reason: Reason, library: Library) -> Iterator[str]:
    """Yield what stands under a reason: that a clinician has agreed or could, and what would change it."""
    say = library.words.say
    if reason.agreed:
        yield say("ui-reason-agreed")
    elif reason.rule in openable(library.rules):
        yield say("ui-reason-openable")
    if reason.unlock:
        yield say("ui-reason-unlock", what=reason.unlock)


def contact_line(contact: Contact | ContactToAsk, words: Words) -> str:
    """Return whom to ask, and how soon."""
    return words.say("ui-contact-line", who=contact.who, within=contact.within)


def _on_one_foot(limits: Limits, side: Side, words: Words) -> Iterator[str]:
    say, foot = words.say, words.say(f"ui-side-{side}")
    if side in limits.pressure_on:
        yield say("ui-limit-pressure_on", foot=foot, depth=say(f"ui-depth-{limits.pressure_on[side]}"))
    over: dict[str, list[Region]] = {}
    for one in limits.pressure_over:
        if one.side is side:
            over.setdefault(say(f"ui-depth-{one.pressure}"), []).append(one.region)
    for depth, regions in over.items():
        here = region_names(regions, words)
        yield say("ui-limit-pressure_over", foot=foot, depth=depth, regions=here)
    if avoided := [one.region for one in limits.avoid if one.side is side]:
        yield say("ui-limit-avoid", foot=foot, regions=region_names(avoided, words))
    if ways := limits.ways_off_on.get(side):
        what = listed((_named("answer-ways", way, words) for way in ways), words)
        yield say("ui-limit-ways_off_on", foot=foot, what=what)


def _named(kind: str, name: str, words: Words) -> str:
    """Return what is named; its id where content that is newer or older calls it so."""
    return words.texts.get(f"{kind}-{name.replace(' ', '_')}", name)


def refused_contact(body: SessionRefused, rules: Rules) -> Contact | None:
    """Return whom somebody was to ask: as content says it now, or as it was told then."""
    match body.contact:
        case ContactToAsk(who=who, within=within):
            return Contact(who=who, within=within)
        case str(rule):
            return contact_of(rule, body.risk_group or RiskGroup.C, rules)
    return None
