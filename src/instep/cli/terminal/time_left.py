"""How much is still to come, in ms; the same sums stand in the page's player (player/time_left.js)."""

from collections import Counter

from instep.session.place import Place, budget, now_playing
from instep.session.score import Score


def part_left(score: Score, place: Place) -> int:
    """Return what is left of the part that plays."""
    part = now_playing(score, place)
    left = part.end - place.position
    if part.kind == "move" and part.foot:
        left = min(left, budget(score, place, part.foot) - place.spent.get(part.foot, 0))
    return max(0, left)


def whole_left(score: Score, place: Place) -> int:
    """Return what is left of the whole session, without what has been left alone."""
    here = now_playing(score, place)
    left = part_left(score, place)
    ahead: Counter[str] = Counter()
    for number in range(place.part + 1, len(score.parts)):
        part = score.parts[number]
        if not score.allowed(number, place.left, place.spared):
            continue
        if part.kind == "move" and part.foot:
            ahead[part.foot] += part.end - part.start
        else:
            left += part.end - part.start
    for foot, length in ahead.items():
        now = part_left(score, place) if here.foot == foot and here.kind == "move" else 0
        left += max(0, min(length, score.cap - place.spent.get(foot, 0) - now))
    return left
