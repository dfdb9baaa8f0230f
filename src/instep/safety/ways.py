"""Whether the way that was asked for may be used, and what to do instead."""

from collections.abc import Iterable, Iterator, Sequence

from instep.foot.anatomy import Way
from instep.safety.clearance import Limits, WayDecision, WayReason
from instep.safety.conditions import Facts
from instep.safety.fired_rules import Fired
from instep.safety.limits import HEAT, PERCUSSION, RequestedWay, is_locked, mode_rules_that_hold
from instep.safety.rules import Does, ModeRule, Rules

_WAYS = {"self": Way.HANDS, "partner": Way.PARTNER, "roller": Way.ROLLER, "device": Way.DEVICE}
_STANDING = ("standing", "standing_no_support")
_REFUSING = frozenset({Does.REFUSE, Does.REFUSE_POSTURE, Does.REFUSE_FEATURE, Does.SEAT})


def asked_for(facts: Facts) -> RequestedWay:
    """The way, posture and features that the answers ask for; a skipped way is hands."""
    mode, posture, features = (facts.answer(item) for item in ("mode", "roller_posture", "device_features"))
    way = _WAYS[str(mode.value)] if mode else Way.HANDS
    return RequestedWay(
        way=way,
        posture=str(posture.value) if posture and way is Way.ROLLER else None,
        features=features.value
        if features and way is Way.DEVICE and isinstance(features.value, tuple)
        else (),
    )


def decide_way(
    asked: RequestedWay, fired: Sequence[Fired], limits: Limits, *, rules: Rules, facts: Facts
) -> WayDecision:
    """Whether the way asked for is allowed; where it is not, the alternative, unless nothing is open."""
    locked = is_locked(fired, rules)
    modes = tuple(_on_this_way(asked, limits, rules=rules, facts=facts))
    by_mode = any(rule.does in _REFUSING for rule in modes)
    refused = by_mode or _refused(asked, limits)
    blocking = tuple(_blocking(asked, fired, rules)) if refused and not (by_mode or locked) else ()
    return WayDecision(
        asked=asked.way,
        allowed=not (refused or locked),
        instead=None if locked else _instead(modes, rules, refused=refused),
        rules=tuple(rule.id for rule in modes) + blocking,
        reasons=tuple(way_reason(rule) for rule in modes),
    )


def _refused(asked: RequestedWay, limits: Limits) -> bool:
    feature = not frozenset(asked.features).isdisjoint(limits.features_off)
    return asked.way in limits.ways_off or feature or (limits.seated_only and asked.posture in _STANDING)


def _on_this_way(asked: RequestedWay, limits: Limits, *, rules: Rules, facts: Facts) -> Iterator[ModeRule]:
    for rule in mode_rules_that_hold(rules, facts):
        right_posture = not rule.postures or asked.posture in rule.postures
        right_feature = rule.feature is None or rule.feature in asked.features
        # Where percussion is refused, it has no places left to be kept from.
        moot = rule.does is Does.LIMIT_REGIONS and PERCUSSION in limits.features_off
        if asked.way in rule.ways and right_posture and right_feature and not moot:
            yield rule


def _blocking(asked: RequestedWay, fired: Iterable[Fired], rules: Rules) -> Iterator[str]:
    blocking = (one.reason.rule for one in fired if _blocks(one, asked, rules))
    yield from dict.fromkeys(blocking)


def _blocks(one: Fired, asked: RequestedWay, rules: Rules) -> bool:
    effect = one.effect
    unspoken = asked.way in rules.levels[one.level].ways_off and not effect.speaks_of(asked.way)
    features = frozenset(effect.features_off) | ({HEAT} if effect.heat_off else frozenset())
    return (
        unspoken
        or asked.way in effect.ways_off + effect.ways_off_on_side
        or not features.isdisjoint(asked.features)
        or (effect.seated_only and asked.posture in _STANDING)
    )


def _instead(modes: Sequence[ModeRule], rules: Rules, *, refused: bool) -> str | None:
    offered = [rule.instead for rule in modes if rule.instead and (not refused or rule.does in _REFUSING)]
    return offered[0] if offered else rules.instead if refused else None


def way_reason(rule: ModeRule) -> WayReason:
    """The rule as a reason."""
    return WayReason(
        rule=rule.id,
        text=rule.reason,
        effect=rule.effect,
        instead=rule.instead,
        sources=rule.sources,
        review=rule.review,
    )
