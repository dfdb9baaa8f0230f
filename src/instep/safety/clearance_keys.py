"""A clearance by the keys of its sentences: what a journal keeps of it, and content says again when asked."""

from dataclasses import dataclass

from msgspec import structs

from instep.foot.anatomy import Way
from instep.safety.clearance import (
    Advice,
    Clearance,
    Contact,
    Level,
    Limits,
    Reason,
    RiskGroup,
    WayDecision,
    WayReason,
)
from instep.safety.fired_rules import reason_of_finding, reason_of_rule
from instep.safety.rules import FINDING, Rules
from instep.safety.ways import way_reason
from instep.value import Value


class ReasonKey(Value, frozen=True, omit_defaults=True):
    """A rule that fired. `told` is all that was said: where it is no rule of content, or was kept before."""

    rule: str
    level: Level
    agreed: bool = False
    told: Reason | None = None


class WayReasonKey(Value, frozen=True, omit_defaults=True):
    """A rule on the way that was asked for; `told` as for a reason."""

    rule: str
    told: WayReason | None = None


class AdviceKey(Value, frozen=True, omit_defaults=True):
    """A line of advice; of a finding, `in_massage` where it was said for a massage too. `told` as above."""

    key: str
    in_massage: bool = False
    told: str | None = None


class WayKeys(Value, frozen=True):
    """The decision on the way; `instead` names the rule that offers another, "" where any other is meant."""

    asked: Way
    allowed: bool
    instead: str | None
    rules: tuple[str, ...]
    reasons: tuple[WayReasonKey, ...]


class ClearanceKeys(Value, frozen=True):
    """What was decided; `contact` names the rule that says whom to ask first, or is what was told."""

    level: Level
    may_start: bool
    way: WayKeys
    contact: str | Contact | None
    limits: Limits
    risk_group: RiskGroup
    reasons: tuple[ReasonKey, ...]
    advice: tuple[AdviceKey, ...]
    unanswered: tuple[str, ...]
    rules_version: str


@dataclass(frozen=True)
class _Sentences:
    """What content says under the keys of one clearance; None where it does not know one."""

    rules: Rules
    group: RiskGroup

    def reason(self, key: ReasonKey) -> Reason | None:
        found = self._reason(key.rule, agreed=key.agreed)
        # How much was decided then stays; the sentence is today's.
        return structs.replace(found, level=key.level, agreed=key.agreed) if found else None

    def _reason(self, name: str, *, agreed: bool) -> Reason | None:
        if name.startswith(FINDING):
            kind = self.rules.findings.get(name.removeprefix(FINDING))
            return reason_of_finding(kind, kind.actions[self.group]) if kind else None
        rule = next((rule for rule in self.rules.rules if rule.id == name), None)
        return reason_of_rule(rule, agreed=agreed) if rule else None

    def way(self, key: WayReasonKey) -> WayReason | None:
        found = next((rule for rule in self.rules.mode_rules if rule.id == key.rule), None)
        return way_reason(found) if found else None

    def advice(self, key: AdviceKey) -> str | None:
        if key.key.startswith(FINDING):
            kind = self.rules.findings.get(key.key.removeprefix(FINDING))
            return kind.actions[self.group].asks(in_massage=key.in_massage) if kind else None
        return next((line.text for line in self.rules.advice if line.key == key.key), None)


def keys_of(clearance: Clearance) -> ClearanceKeys:
    """Return the keys of a clearance, each with what was told under it."""
    way, reasons = clearance.way, clearance.reasons
    asking = (one.rule for one in reasons if one.contact == clearance.contact)
    offering = (one.rule for one in way.reasons if one.instead == way.instead)
    return ClearanceKeys(
        level=clearance.level,
        may_start=clearance.may_start,
        way=WayKeys(
            asked=way.asked,
            allowed=way.allowed,
            instead=None if way.instead is None else next(offering, ""),
            rules=way.rules,
            reasons=tuple(WayReasonKey(rule=one.rule, told=one) for one in way.reasons),
        ),
        contact=clearance.contact and next(asking, clearance.contact),
        limits=clearance.limits,
        risk_group=clearance.risk_group,
        reasons=tuple(
            ReasonKey(rule=one.rule, level=one.level, agreed=one.agreed, told=one) for one in reasons
        ),
        advice=tuple(AdviceKey(key=one.key, told=one.text) for one in clearance.advice),
        unanswered=clearance.unanswered,
        rules_version=clearance.rules_version,
    )


def without_texts(keys: ClearanceKeys, rules: Rules) -> ClearanceKeys:
    """Return the keys without what content says under them; what it does not say stays told."""
    say = _Sentences(rules, keys.risk_group)
    way = tuple(
        structs.replace(one, told=None) if say.way(one) == one.told else one for one in keys.way.reasons
    )
    return structs.replace(
        keys,
        way=structs.replace(keys.way, reasons=way),
        reasons=tuple(
            structs.replace(one, told=None) if say.reason(one) == one.told else one for one in keys.reasons
        ),
        advice=tuple(_shorter(one, say) for one in keys.advice),
    )


def _shorter(advice: AdviceKey, say: _Sentences) -> AdviceKey:
    bare = (AdviceKey(key=advice.key, in_massage=in_massage) for in_massage in (False, True))
    return next((one for one in bare if say.advice(one) == advice.told), advice)


def clearance_of(keys: ClearanceKeys, rules: Rules) -> Clearance:
    """Return the clearance as content says it today; a key that it does not know as it was told then."""
    say = _Sentences(rules, keys.risk_group)
    reasons = tuple(say.reason(one) or one.told or _unknown(one) for one in keys.reasons)
    way = tuple(one for key in keys.way.reasons if (one := say.way(key) or key.told))
    return Clearance(
        schema="instep.clearance/1",
        level=keys.level,
        may_start=keys.may_start,
        way=WayDecision(
            asked=keys.way.asked,
            allowed=keys.way.allowed,
            instead=_instead(keys.way, way, rules),
            rules=keys.way.rules,
            reasons=way,
        ),
        contact=_contact(keys, say),
        limits=keys.limits,
        risk_group=keys.risk_group,
        reasons=reasons,
        advice=tuple(
            Advice(key=one.key, text=text) for one in keys.advice if (text := say.advice(one) or one.told)
        ),
        unanswered=keys.unanswered,
        rules_version=keys.rules_version,
    )


def contact_of(rule: str, group: RiskGroup, rules: Rules) -> Contact | None:
    """Return whom a rule, or a finding in a risk group, sends a person to, as content says it today."""
    reason = _Sentences(rules, group).reason(ReasonKey(rule=rule, level=Level.CLEAR))
    return reason.contact if reason else None


def _contact(keys: ClearanceKeys, say: _Sentences) -> Contact | None:
    if not isinstance(keys.contact, str):
        return keys.contact
    told = next((one.told for one in keys.reasons if one.rule == keys.contact), None)
    return contact_of(keys.contact, keys.risk_group, say.rules) or (told.contact if told else None)


def _instead(way: WayKeys, reasons: tuple[WayReason, ...], rules: Rules) -> str | None:
    if way.instead is None:
        return None
    return next((one.instead for one in reasons if one.rule == way.instead), None) or rules.instead


def _unknown(key: ReasonKey) -> Reason:
    """A rule that neither content nor the journal has words for: its name."""
    return Reason(
        rule=key.rule,
        level=key.level,
        text=key.rule,
        contact=None,
        unlock=None,
        agreed=key.agreed,
        support="",
        sources=(),
        review="",
    )
