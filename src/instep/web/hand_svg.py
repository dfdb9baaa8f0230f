"""Pictures of hands as SVG markup: round a drawn foot, or alone; their looks stand in shared/hands.css."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from instep.foot.anatomy import Side
from instep.foot.hand_pictures import DrawnHand, HandPicture, PaintedShape
from instep.foot.hand_placing import HandShift, stills
from instep.foot.strokes import strokes
from instep.web.foot_svg import AroundFoot, Svg


def around_foot(picture: HandPicture, side: Side, *, key: str) -> AroundFoot:
    """What the picture lays behind and before a foot whose markup has the same key.

    A hand that reaches round the foot is there twice, both copies in a group with the same `data-hand`: a
    page that moves it gives both the same transform. The foot's outline hides what lies behind it.
    """
    made = _Markup(picture.on(side), side, escape(key))
    back = made.faded((*_shapes(made.picture.behind), *made.copies(behind=True)))
    return AroundFoot(
        view_box=made.picture.box,
        behind=made.defs() + (f'<g mask="url(#{made.key}-hb)">{back}</g>' if back else ""),
        before=made.front(),
    )


def picture_svg(picture: HandPicture, side: Side, *, title: str, key: str) -> Svg:
    """The picture by itself, without a foot."""
    made = _Markup(picture.on(side), side, escape(key))
    return Svg(
        f'<svg class="hand-picture" viewBox="{_numbers(made.picture.box)}" role="img"'
        f' aria-labelledby="{made.key}-t"><title id="{made.key}-t">{escape(title)}</title>'
        f"{made.defs()}{made.faded(_shapes(made.picture.behind))}{made.front()}</svg>"
    )


def _numbers(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _shapes(shapes: Iterable[PaintedShape]) -> Iterator[str]:
    return (f'<path class="paint-{shape.paint}" d="{shape.d}"/>' for shape in shapes)


@dataclass(frozen=True)
class _Markup:
    """A picture as it is shown for a side, and what every id of its markup begins with."""

    picture: HandPicture
    side: Side
    key: str

    def front(self) -> str:
        """What lies before the foot."""
        shown = self.picture
        return self.faded((*_shapes(shown.before), *self.copies(behind=False), *_shapes(shown.over)))

    def copies(self, *, behind: bool) -> Iterator[str]:
        """Each hand as far as it lies behind the foot, or before it."""
        for hand in self.picture.hands:
            if behind and hand.front is None:
                continue
            clip = "" if behind or hand.front is None else f' clip-path="url(#{self._id(hand)}f)"'
            css = "hand" if hand.works else "hand hand-holds"
            used = f'<g{clip}><use href="#{self._id(hand)}"/></g>'
            yield f'<g class="{css}"{self._moving(hand)}>{used}</g>'

    def faded(self, parts: Iterable[str]) -> str:
        """The parts in a group that is gone where the picture fades; nothing where there are none."""
        inner, mask = "".join(parts), f' mask="url(#{self.key}-hm)"' if self.picture.fades else ""
        return f'<g class="hands"{mask}>{inner}</g>' if inner else ""

    def defs(self) -> str:
        """Hands, the mask that keeps what is behind from shining through the foot, and the fades."""
        hands = "".join(_hand(hand, self._id(hand)) for hand in self.picture.hands)
        return f"<defs>{hands}{self._not_through_foot()}{self._fade()}</defs>"

    def _id(self, hand: DrawnHand) -> str:
        return f"{self.key}-h{hand.hand[0]}"

    def _moving(self, hand: DrawnHand) -> str:
        """What a page needs to move a hand, or to show it in three places; the same for both copies."""
        shown = self.picture
        marks = {"hand": hand.hand.value, "wrist": _numbers(hand.wrist)}
        if hand.contact:
            marks["contact"] = _numbers(hand.contact[0])
        if shown.view and shown.stroke:
            shifts = stills(shown, hand, strokes(shown.stroke, self.side, shown.view))
            marks |= {"stills": ";".join(_transform(shift, hand) for shift in shifts)} if shifts else {}
        return "".join(f' data-{name}="{value}"' for name, value in marks.items())

    def _not_through_foot(self) -> str:
        if self.picture.view is None:
            return ""
        return self._mask("hb", self._rect("#fff") + f'<use href="#{self.key}-o"/>')

    def _fade(self) -> str:
        if not self.picture.fades:
            return ""
        slopes, covers = "", self._rect("#fff")
        for number, line in enumerate(self.picture.fades):
            name = f"{self.key}-h{number}"
            slopes += _slope(name, line)
            covers += self._rect(f"url(#{name})")
        return slopes + self._mask("hm", covers)

    def _mask(self, name: str, inner: str) -> str:
        return f'<mask id="{self.key}-{name}" maskUnits="userSpaceOnUse"{self._box()}>{inner}</mask>'

    def _box(self) -> str:
        x, y, width, height = self.picture.box
        return f' x="{x}" y="{y}" width="{width}" height="{height}"'

    def _rect(self, fill: str) -> str:
        """A cover that reaches beyond the box, so that no half-covered hair is left at its border."""
        x, y, width, height = self.picture.box
        return f'<path d="M{x - 9} {y - 9}h{width + 18}v{height + 18}h{-width - 18}z" fill="{fill}"/>'


def _slope(key: str, line: Iterable[int]) -> str:
    """From nothing to black, a little before the line's end, so that no last hair of a hand is left."""
    ends = " ".join(f'{name}="{at}"' for name, at in zip(("x1", "y1", "x2", "y2"), line, strict=True))
    stops = '<stop stop-opacity="0"/><stop offset=".94"/>'
    return f'<linearGradient id="{key}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'


def _hand(hand: DrawnHand, key: str) -> str:
    """A hand as it is used by both copies: shade, the light laid over it from the upper left, lines."""
    front = f'<clipPath id="{key}f"><path d="{hand.front}"/></clipPath>' if hand.front is not None else ""
    kinds = (("nail", hand.nails), ("inner", hand.lines), ("crease", hand.creases))
    lines = "".join(f'<path class="hand-{kind}" d="{d}"/>' for kind, d in kinds if d)
    return (
        f'<clipPath id="{key}c"><path id="{key}o" d="{hand.outline}"/></clipPath>{front}<g id="{key}">'
        f'<use class="hand-shade" href="#{key}o"/><g clip-path="url(#{key}c)">'
        f'<use class="hand-skin" href="#{key}o" transform="translate(-9 -8)"/></g>'
        f'{lines}<use class="hand-edge" href="#{key}o"/></g>'
    )


def _transform(shift: HandShift, hand: DrawnHand) -> str:
    turn = f" rotate({shift.turn:.1f} {_numbers(hand.wrist)})" if round(shift.turn, 1) else ""
    return f"translate({shift.right:.0f} {shift.down:.0f}){turn}"
