"""Writes what speaks against a massage, by what it stops and what opens it."""

from collections.abc import Iterable, Iterator

from conditions_told import Told
from table import head, row

from instep.library.library import Library
from instep.safety.clearance import Contact, Level, RiskGroup, Source
from instep.safety.rules import Effect, FindingAction, FindingKind, Leave, LeaveWhat, LevelLimits, Rule


def contraindications_page(library: Library) -> Iterator[str]:
    """Yield the page."""
    told = Told(library)
    yield "# What speaks against a massage"
    yield ""
    yield "Each table is made from the rules that decide. Why a rule is there, what ends it, how far its"
    yield "sources carry it and who reviewed it: [screening.md](../reference/screening.md)."
    yield "What Instep is for: [intended use](intended-use.md)."
    yield f"Version {library.rules.version} of the rules."
    yield ""
    yield from _rules(library, told)
    yield from _limiting(library, told)
    yield from _ways(library, told)
    yield from _findings(library, told)
    yield from _in_a_session(library)


def _rules(library: Library, told: Told) -> Iterator[str]:
    at = {level: [one for one in library.rules.rules if one.level is level] for level in Level}
    waits = at[Level.CLINICIAN_FIRST]
    yield from _part("What stops at once", "Nobody's word opens these; they end when somebody has looked.")
    yield from _table(at[Level.STOP_EMERGENCY], told)
    yield from _part(
        "What stops until it has been seen, the same day or in the time that is named",
        "No word given beforehand opens these; they end when somebody has looked, or the sign has gone.",
    )
    yield from _table(at[Level.STOP_URGENT_CARE], told)
    yield from _part(
        "What waits for a clinician's word",
        "The word opens that one rule, no further than to the level named.",
    )
    yield from _table([one for one in waits if one.with_clinician_ok], told)
    yield from _part(
        "What waits, and no word opens",
        "A word alone opens none of these. They end when it is said that what is named has come, which for"
        " some includes that a clinician agrees.",
    )
    yield from _table([one for one in waits if not one.with_clinician_ok], told)


def _part(title: str, about: str) -> Iterator[str]:
    yield from (f"## {title}", "", about, "")


def _table(rules: Iterable[Rule], told: Told) -> Iterator[str]:
    yield from head("rule", "when", "level", "what it asks", "first source")
    for rule in rules:
        yield row(rule.id, told.when(rule.when), rule.level.value, _asks(rule), _first(rule.sources))
    yield ""


def _asks(rule: Rule) -> str:
    kept = ", which keeps: " + ", ".join(_limits(rule.effect)) if any(_limits(rule.effect)) else ""
    opens = f"a word opens it to {rule.with_clinician_ok.value}{kept}" if rule.with_clinician_ok else ""
    unlock = f"until: {rule.unlock}" if rule.unlock else ""
    contact = _contact(rule.referral.contact) if rule.referral else ""
    return "; ".join(part for part in (contact, unlock, opens) if part)


def _contact(contact: Contact) -> str:
    return f"{contact.who}, {contact.within}"


def _first(sources: tuple[Source, ...]) -> str:
    """Return the source that stands first, with its address where it has one."""
    first = sources[0]
    return f"[{first.title}]({first.url})" if first.url.startswith("http") else first.title


def _limiting(library: Library, told: Told) -> Iterator[str]:
    yield from _part(
        "What limits pressure, heat, time, places and ways",
        "Limits add up and only lower; a rule keeps its own when it is opened. Each level limits by itself:",
    )
    yield from head("level", "at most", "minutes a foot", "ways that a rule must speak of to allow")
    for level, by_itself in library.rules.levels.items():
        if level.rank < Level.CLINICIAN_FIRST.rank:
            yield row(level.value, *_by_level(by_itself))
    yield ""
    yield from head("rule", "when", "level", "what it limits besides", "first source")
    for rule in library.rules.rules:
        if rule.level.rank < Level.CLINICIAN_FIRST.rank:
            limits = "; ".join(_limits(rule.effect))
            yield row(rule.id, told.when(rule.when), rule.level.value, limits, _first(rule.sources))
    yield ""


def _by_level(limits: LevelLimits) -> tuple[str, str, str]:
    pressure = limits.pressure.value if limits.pressure else ""
    minutes = f"{limits.minutes_per_foot:g}" if limits.minutes_per_foot else ""
    return pressure, minutes, ", ".join(way.value for way in limits.ways_off)


def _limits(effect: Effect) -> Iterator[str]:
    """Yield each limit in a few words, in the order of their weight."""
    if effect.leave:
        yield "leaves alone " + ", ".join(_left(one) for one in effect.leave)
    for pressure, where in ((effect.pressure, ""), (effect.pressure_on_side, " on that foot")):
        if pressure:
            yield f"at most {pressure.value}{where}"
    if effect.minutes_per_foot:
        yield f"{effect.minutes_per_foot:g} minutes a foot"
    for ways, where in ((effect.ways_off, ""), (effect.ways_off_on_side, " on that foot")):
        if ways:
            yield "no " + ", ".join(way.value for way in ways) + where
    yield from _further(effect)


def _further(effect: Effect) -> Iterator[str]:
    features = ", ".join(one.replace("_", " ") for one in effect.features_off)
    oils = ", ".join(sorted({oil for oils in (effect.oils_off or {}).values() for oil in oils}))
    positions = ", ".join(one.replace("_", " ") for one in effect.positions_off)
    said = {
        "no heat": effect.heat_off,
        f"no device with {features}": features,
        "seated only": effect.seated_only,
        f"not in the position {positions}": positions,
        "an adult stays": effect.adult_present,
        "pain is not gone by": effect.distrust_pain,
        "a look after each foot": effect.look_after_each_foot,
        f"by the allergy named, no oil of {oils}": oils,
    }
    yield from (words for words, holds in said.items() if holds)


def _left(leave: Leave) -> str:
    match leave.what:
        case LeaveWhat.REGIONS:
            return " and ".join(region.value.replace("_", " ") for region in leave.regions)
        case LeaveWhat.MARKED:
            return "the place" + (" with the skin around it" if leave.margin else "")
        case LeaveWhat.FOOT:
            return "that foot"
        case LeaveWhat.BOTH:
            return "both feet"


def _ways(library: Library, told: Told) -> Iterator[str]:
    yield from _part(
        "What refuses a way of doing it", "The clearance may be open and the way that is wished for refused."
    )
    yield from head("rule", "way", "when", "effect", "first source")
    for rule in library.rules.mode_rules:
        yield row(rule.id, rule.mode, told.when(rule.when), rule.effect, _first(rule.sources))
    yield ""


def _findings(library: Library, told: Told) -> Iterator[str]:
    yield from _part(
        "What a look at the feet can find",
        "By risk group, of which A is everybody else. No word opens what a finding stops.",
    )
    for fact in ("risk_B", "risk_C"):
        yield f"* {told.fact(fact)}: {told.when(library.rules.derived[fact])}."
    yield ""
    yield from head("finding", *(f"group {group.value}" for group in RiskGroup), "first source")
    for kind in library.findings.values():
        yield row(kind.name, *_by_group(kind), _first(kind.sources))
    yield ""


def _by_group(kind: FindingKind) -> Iterator[str]:
    yield from (_action(kind.actions[group]) for group in RiskGroup)


def _action(action: FindingAction) -> str:
    asked = f": {_contact(action.referral.contact)}" if action.referral else ""
    return f"{action.level.value}{asked}"


def _in_a_session(library: Library) -> Iterator[str]:
    yield from _part(
        "What ends or changes a session that is under way", "Told by a tap, by a word, or by staying silent."
    )
    yield from head("rule", "what happens", "what is done", "first source")
    for rule in library.session_rules.rules.values():
        yield row(rule.id, rule.event, rule.action, _first(rule.sources))
