"""Who says so, for every rule, finding and piece of advice: its sentences, its support and its sources."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from instep.safety.clearance import Source
from instep.safety.rules import AdviceLine, FindingKind, ModeRule, Rule, Rules
from instep.safety.session_rules import SessionRule, SessionRules


@dataclass(frozen=True, kw_only=True)
class RuleFootnote:
    """What stands behind a rule. `support` says how far the sources carry it; None where nobody has judged.

    `rests_on` names the rules that an advice line follows from; its sources are theirs.
    """

    id: str
    sentences: tuple[str, ...]
    support: str | None
    sources: tuple[Source, ...]
    review: str | None
    rests_on: tuple[str, ...] = ()

    @property
    def carried(self) -> str | None:
        """How far, in one word: direct, partial or product."""
        return self.support.split()[0].rstrip(":;,") if self.support else None


def rule_footnotes(rules: Rules, session: SessionRules) -> Mapping[str, RuleFootnote]:
    """Return the footnote of every rule, finding (as FC:id) and advice line (by its key)."""
    ruled = {
        one.id: one
        for one in (
            *map(_of_rule, rules.rules),
            *map(_of_way, rules.mode_rules),
            *map(_of_session, session.rules.values()),
            *map(_of_finding, rules.findings.values()),
        )
    }
    return ruled | {line.key: _of_advice(line, ruled) for line in rules.advice}


def rule_ids(rules: Rules) -> frozenset[str]:
    """Return the ids that a reason may name: rules of screening and of ways, and findings as FC:id."""
    ids = {rule.id for rule in rules.rules} | {rule.id for rule in rules.mode_rules}
    return frozenset(ids | {f"FC:{finding}" for finding in rules.findings})


def _of_rule(rule: Rule) -> RuleFootnote:
    return RuleFootnote(
        id=rule.id,
        sentences=(rule.reason,),
        support=rule.support,
        sources=rule.sources,
        review=rule.review,
    )


def _of_way(rule: ModeRule) -> RuleFootnote:
    sentences = tuple(dict.fromkeys(one for one in (rule.reason, rule.effect, rule.instead) if one))
    return RuleFootnote(
        id=rule.id, sentences=sentences, support=None, sources=rule.sources, review=rule.review
    )


def _of_session(rule: SessionRule) -> RuleFootnote:
    return RuleFootnote(
        id=rule.id,
        sentences=(rule.event, rule.action),
        support=rule.support,
        sources=rule.sources,
        review=rule.review,
    )


def _of_finding(kind: FindingKind) -> RuleFootnote:
    does = dict.fromkeys(action.do for action in kind.actions.values())
    return RuleFootnote(
        id=f"FC:{kind.id}",
        sentences=(kind.name, kind.recognise, *does),
        support=kind.support,
        sources=kind.sources,
        review=kind.review,
    )


def _of_advice(line: AdviceLine, ruled: Mapping[str, RuleFootnote]) -> RuleFootnote:
    behind = [ruled[rule] for rule in sorted(line.rules) if rule in ruled]
    return RuleFootnote(
        id=line.key,
        sentences=(line.text,),
        support=None,
        sources=tuple(dict.fromkeys(_sources(behind))),
        review=None,
        rests_on=tuple(one.id for one in behind),
    )


def _sources(behind: list[RuleFootnote]) -> Iterator[Source]:
    return (source for one in behind for source in one.sources)
