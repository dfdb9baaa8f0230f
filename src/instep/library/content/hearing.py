"""Reads content/ear/hearing.yaml: what each spoken word does, and how sure of it the ear must be."""

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec

from instep.foot.anatomy import Side
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.session.hearing_rules import HearingRules, HearingTimes, SpokenWord, Thresholds, WordClass

FILE = "ear/hearing.yaml"
SCHEMA = "instep.hearing/1"

Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
Level = Annotated[float, msgspec.Meta(gt=0)]
Ms = Annotated[int, msgspec.Meta(gt=0, le=600_000)]


class _Stop(msgspec.Struct, forbid_unknown_fields=True):
    silent: Share
    speaking: Share
    phrases: Share
    in_talk: Share


class _Thresholds(msgspec.Struct, forbid_unknown_fields=True):
    stop: _Stop
    talk: Share
    doubt: Share
    masked: Level
    settle: Share
    hear: Share
    easing: Share
    moving: Share
    increasing: Share
    asking: Share
    number: Share
    yes: Share
    no: Share


class _Undo(msgspec.Struct, forbid_unknown_fields=True):
    easing: Ms
    moving: Ms


class _Talk(msgspec.Struct, forbid_unknown_fields=True):
    since: Ms
    until: Ms


class _Times(msgspec.Struct, forbid_unknown_fields=True):
    settle_ms: Ms
    refractory_ms: Ms
    deaf_to_others_ms: Ms
    undo_ms: _Undo
    agree_within_ms: Ms
    yes_within_ms: Ms
    no_more_after_pain_ms: Ms
    answer_within_ms: Ms
    question_longest_ms: Ms
    duck_ms: Ms
    talk_ms: _Talk


class _Word(msgspec.Struct, forbid_unknown_fields=True):
    kind: WordClass = msgspec.field(name="class")
    event: str | None = None
    undo: str | None = None
    say: str | None = None
    number: Annotated[int, msgspec.Meta(ge=0, le=10)] | None = None
    foot: Side | None = None


class _Hearing(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    language: str
    review: Review
    head: str
    thresholds: _Thresholds
    times: _Times
    words: dict[str, _Word]


@cache
def hearing(root: Path) -> HearingRules:
    """Return the rules of hearing; raises BadContent where the file does not have its shape."""
    shape = read_content(root, FILE, _Hearing)
    return HearingRules(
        head=shape.head,
        thresholds=_thresholds(shape.thresholds),
        times=_times(shape.times),
        words={word: SpokenWord(**msgspec.structs.asdict(one)) for word, one in shape.words.items()},
    )


def _thresholds(shape: _Thresholds) -> Thresholds:
    levels = msgspec.structs.asdict(shape)
    stop = levels.pop("stop")
    stops = {f"stop_{name}": level for name, level in msgspec.structs.asdict(stop).items()}
    return Thresholds(**stops, **levels)


def _times(shape: _Times) -> HearingTimes:
    times = {name.removesuffix("_ms"): value for name, value in msgspec.structs.asdict(shape).items()}
    undo, talk = times.pop("undo"), times.pop("talk")
    return HearingTimes(
        undo_easing=undo.easing,
        undo_moving=undo.moving,
        talk_from=talk.since,
        talk_until=talk.until,
        **times,
    )


def hearing_json(rules: HearingRules) -> dict[str, Any]:
    """Return the rules as the page reads them (`player/utterances.js`): the same names, every field there."""
    return {"schema": SCHEMA, **asdict(rules)}
