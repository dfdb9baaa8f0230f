"""Lays out what is heard: speech that never overlaps, tones at each change, a pulse for each stroke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from instep.foot.anatomy import Side, Way
from instep.routine.moves import Position, Repertoire, Routine
from instep.safety.clearance import Limits
from instep.session.phrases import region_names
from instep.session.pulses import in_order, pulses
from instep.session.timeline import Cue, CueKind, Segment, SegmentKind, Talk
from instep.session.words import Part, Words, message_of

GAP_MS = 450  # a breath between two sentences
AFTER_TONE_MS = 900  # a tone is heard out before anybody speaks
SPOT_LEAST_MS = 4000  # a place that is worked for less time than this is not named
Line = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Speaking:
    """What decides which words are said."""

    words: Words
    talk: Talk
    way: Way
    position: Position
    routine: Routine
    repertoire: Repertoire
    limits: Limits
    sides: tuple[Side | None, ...]
    owed: Side | None
    gentler: bool
    halves: bool

    @property
    def alike(self) -> bool:
        """Whether both feet are massaged, and neither has a limit that the other has not."""
        return len(self.sides) == len(Side) and self.limits.of_side(Side.LEFT) == self.limits.of_side(
            Side.RIGHT
        )


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The stretches around the moves: their lengths in ms, and their cues at times from their own start."""

    lead_in_ms: int
    switch_ms: int
    closing_ms: int
    lead_in: tuple[Cue, ...]
    switch: tuple[Cue, ...]
    closing: tuple[Cue, ...]


def frame_for(speaking: Speaking) -> Frame:
    """Return lead-in, switch and closing, each as long as what must be said in it."""
    dose = speaking.repertoire.dose
    lead_in, lead_in_end = _in_a_row(_lead_in(speaking), 300, speaking.words)
    switch, switch_end = _switch(speaking)
    closing, closing_end = _closing(speaking)
    return Frame(
        lead_in_ms=max(dose.lead_in_least_ms, _whole_seconds(lead_in_end)),
        switch_ms=max(dose.switch_least_ms, _whole_seconds(switch_end)),
        closing_ms=max(dose.closing_least_ms, _whole_seconds(closing_end)),
        lead_in=lead_in,
        switch=switch,
        closing=closing,
    )


def cues_for(segments: Sequence[Segment], speaking: Speaking, frame: Frame) -> tuple[Cue, ...]:
    """Return every cue of a plan in the order of time."""
    cues: list[Cue] = []
    said: set[str] = set()
    before: Segment | None = None
    for segment, after in zip(segments, [*segments[1:], None], strict=True):
        match segment.kind:
            case SegmentKind.LEAD_IN:
                cues += _moved(frame.lead_in, segment.start_ms)
            case SegmentKind.SWITCH:
                cues += _moved(frame.switch, segment.start_ms)
            case SegmentKind.CLOSING:
                cues += _moved(frame.closing, segment.start_ms)
            case SegmentKind.MOVE:
                cues += _move_cues(segment, speaking, before=before, after=after, said=said)
                before = segment
    return in_order(cues)


def _whole_seconds(ms: int) -> int:
    return -(-ms // 1000) * 1000


def _moved(cues: Sequence[Cue], by_ms: int) -> list[Cue]:
    return [structs.replace(cue, at=(cue.at_ms + by_ms) / 1000) for cue in cues]


def _in_a_row(lines: Sequence[Line], start_ms: int, words: Words) -> tuple[tuple[Cue, ...], int]:
    """Return the lines one after the other, and the time when the last one has been said."""
    cues = []
    for key, text in lines:
        cues.append(Cue(at=start_ms / 1000, kind=CueKind.SPEECH, key=key, text=text))
        start_ms += words.spoken_ms(text) + GAP_MS
    return tuple(cues), start_ms


def _tone(key: str, at_ms: int) -> Cue:
    return Cue(at=at_ms / 1000, kind=CueKind.TONE, key=key, text="")


def _line(speaking: Speaking, line: str, /, **parts: Part) -> Line:
    return line, speaking.words.say(message_of(line), **parts)


def _side(speaking: Speaking, side: Side | None) -> str:
    return speaking.words.say(f"sides-{side}")


def _lead_in(speaking: Speaking) -> list[Line]:
    """Return what is said before the first touch. What keeps a person safe is said however little is said."""
    talk = speaking.talk
    lines: list[Line] = []
    if talk is Talk.FULL or speaking.position.handhold:
        lines.append(_position(speaking, speaking.sides[0]))
    lines += _which_foot(speaking, speaking.sides[0])
    if speaking.routine.feet and (talk is Talk.FULL or speaking.position.handhold):
        lotion = "no_oil" if speaking.way in (Way.ROLLER, Way.DEVICE) else "lotion"
        lines.append(_line(speaking, f"lead_in.{lotion}"))
    if speaking.way is Way.PARTNER and speaking.routine.feet:
        lines.append(_line(speaking, "lead_in.signal"))
    if speaking.routine.feet:
        lines += _warnings(speaking)
    return lines


def _position(speaking: Speaking, side: Side | None) -> Line:
    if side is None:
        return _line(speaking, "positions.rest")
    return _line(speaking, f"positions.{speaking.position.id}", side=_side(speaking, side))


def _which_foot(speaking: Speaking, side: Side | None) -> Iterator[Line]:
    """Whoever faces a foot takes left for right: where the two are not treated alike, its owner shows it."""
    if speaking.way is Way.PARTNER and side and not speaking.alike:
        yield _line(speaking, "which_foot", side=_side(speaking, side))


def _warnings(speaking: Speaking) -> Iterator[Line]:
    if not speaking.limits.trust_pain:
        yield _line(speaking, "lead_in.numb")
    for side in Side:
        yield from _avoided(speaking, side)
    if speaking.owed:
        yield _line(speaking, "owed", side=_side(speaking, speaking.owed))
    if speaking.gentler:
        yield _line(speaking, "gentler")


def _avoided(speaking: Speaking, side: Side) -> Iterator[Line]:
    if side not in speaking.sides:
        yield _line(speaking, "avoid_foot", side=_side(speaking, side))
        return
    marked = [a.region for a in speaking.limits.avoid if a.side is side and not a.margin]
    if marked:
        names = region_names(marked, speaking.words)
        yield _line(speaking, "avoid_region", regions=names, side=_side(speaking, side))


def _switch(speaking: Speaking) -> tuple[tuple[Cue, ...], int]:
    """Return the change of feet: a look where one is due, the two-note tone, and the other foot by name."""
    if len(speaking.sides) < len(Side):
        return (), 0
    cues: tuple[Cue, ...] = ()
    end = 0
    first, second = speaking.sides
    if speaking.limits.look_after_each_foot:
        cues, end = _in_a_row([_look_foot(speaking, first)], 300, speaking.words)
        end += speaking.repertoire.dose.look_foot_ms
    cues += (_tone("other_foot", end),)
    lines = [*_other_foot(speaking, second), *_which_foot(speaking, second)]
    spoken, end = _in_a_row(lines, end + AFTER_TONE_MS, speaking.words)
    return cues + spoken, end


def _look_foot(speaking: Speaking, side: Side | None) -> Line:
    return _line(speaking, "look_foot", side=_side(speaking, side))


def _other_foot(speaking: Speaking, side: Side | None) -> Iterator[Line]:
    if speaking.talk is Talk.FULL:
        yield _line(speaking, "switch", position=_position(speaking, side)[1])
    if speaking.talk is Talk.SHORT:
        yield _line(speaking, "switch_short", side=_side(speaking, side))


def _closing(speaking: Speaking) -> tuple[tuple[Cue, ...], int]:
    start = AFTER_TONE_MS
    cues: tuple[Cue, ...] = (_tone("end", 0),)
    if speaking.talk is not Talk.TONES:
        still, start = _in_a_row([_line(speaking, "still")], start, speaking.words)
        cues += still
    lines = [_line(speaking, "wipe"), _line(speaking, "look")]
    if speaking.halves:
        lines.append(_line(speaking, "change_places"))
    spoken, end = _in_a_row(lines, start + speaking.repertoire.dose.still_ms, speaking.words)
    return cues + spoken, end


def _move_cues(
    segment: Segment, speaking: Speaking, *, before: Segment | None, after: Segment | None, said: set[str]
) -> list[Cue]:
    coming = _coming(segment, speaking, after)
    quiet_from = coming[0].at_ms if coming else segment.end_ms
    start = segment.start_ms + AFTER_TONE_MS
    intro, spoken_until = _intro(segment, speaking, (start, quiet_from), before=before, said=said)
    spots = _spots(segment, speaking, (spoken_until, quiet_from))
    return [_tone("change", segment.start_ms), *intro, *spots, *coming, *pulses(segment)]


def _intro(
    segment: Segment, speaking: Speaking, room: tuple[int, int], *, before: Segment | None, said: set[str]
) -> tuple[list[Cue], int]:
    """Return how the move is done (once; its name after that), then the pressure where it changes."""
    if speaking.talk is Talk.TONES:
        return [], room[0]
    cues, until = _first_that_fits(_ways_to_say(segment, speaking, said), room, speaking.words)
    said.add(str(segment.move))
    if segment.pressure and (before is None or before.pressure is not segment.pressure):
        line = _line(speaking, f"pressures.{segment.pressure}")
        depth, until = _first_that_fits([line], (until, room[1]), speaking.words)
        cues += depth
    return cues, until


def _ways_to_say(segment: Segment, speaking: Speaking, said: set[str]) -> list[Line]:
    say, move = speaking.words.say, f"moves-{segment.move}"
    name = say(f"{move}-name")
    short = _line(speaking, "move_short", name=name)
    if speaking.talk is not Talk.FULL or segment.move in said:
        return [short]
    do = say(f"{move}-giver" if speaking.way is Way.PARTNER else f"{move}-do")
    full = _line(speaking, "move_full", name=name, do=do, feel=say(f"{move}-feel"))
    return [full, _line(speaking, "move_do", name=name, do=do), short]


def _first_that_fits(lines: Sequence[Line], room: tuple[int, int], words: Words) -> tuple[list[Cue], int]:
    for key, text in lines:
        end = room[0] + words.spoken_ms(text) + GAP_MS
        if end <= room[1]:
            return [Cue(at=room[0] / 1000, kind=CueKind.SPEECH, key=key, text=text)], end
    return [], room[0]


def _coming(segment: Segment, speaking: Speaking, after: Segment | None) -> list[Cue]:
    """Return the line that names what comes before the hands must change, spoken to its end in time."""
    line = _coming_line(speaking, after)
    if line is None or speaking.talk is Talk.TONES:
        return []
    spoken = speaking.words.spoken_ms(line[1])
    at = segment.end_ms - max(speaking.repertoire.dose.announce_before_ms, spoken + GAP_MS)
    if at < segment.start_ms + AFTER_TONE_MS:
        return []
    return [Cue(at=at / 1000, kind=CueKind.SPEECH, key=line[0], text=line[1])]


def _coming_line(speaking: Speaking, after: Segment | None) -> Line | None:
    match after.kind if after else None:
        case SegmentKind.MOVE:
            name = speaking.words.say(f"moves-{after.move}-name") if after else ""
            return _line(speaking, "coming", name=name)
        case SegmentKind.SWITCH:
            return _line(speaking, "coming_switch")
        case SegmentKind.CLOSING:
            return _line(speaking, "coming_end")
        case _:
            return None


def _spots(segment: Segment, speaking: Speaking, room: tuple[int, int]) -> list[Cue]:
    """Return the places worked in turn, each named as its share of the time begins."""
    move = speaking.repertoire.moves[str(segment.move)]
    each = (room[1] - room[0]) // move.spots
    whole = segment.regions == move.regions
    if speaking.talk is Talk.TONES or move.spots == 1 or each < SPOT_LEAST_MS or not whole:
        return []
    lines = [_line(speaking, f"spots.{move.id}.{number + 1}") for number in range(move.spots)]
    return [
        Cue(at=(room[0] + number * each) / 1000, kind=CueKind.SPEECH, key=key, text=text)
        for number, (key, text) in enumerate(lines)
    ]
