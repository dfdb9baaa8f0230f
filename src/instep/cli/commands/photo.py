"""instep photo: the photo diary; photos are kept, listed, laid beside each other and deleted, never rated."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from instep.app import open_diary, photo_folder
from instep.cli.journals import journal_path, opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show, write_file
from instep.coach.context import Context
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.photo_rules import PhotoRules, photo_rules
from instep.library.errors import BadInput, Message
from instep.library.files.days import day_of
from instep.library.limited_files import read_file
from instep.library.nearest import check_known
from instep.photo import extra
from instep.photo.lock import new_key
from instep.session.words import Words

if TYPE_CHECKING:
    from instep.photo.diary import Diary, Photo

SCHEMA = "instep.photos/1"
_PROG = "instep photo"


def arguments(parser: Parser) -> None:
    """Take what to do, with which photos, and of which foot and view."""
    parser.add("deed", metavar="DEED")
    parser.add("things", metavar="THING", nargs="*")
    parser.add("--foot", metavar="FOOT")
    parser.add("--view", metavar="VIEW")
    parser.add("--on", metavar="DAY")
    parser.add("--anyway", action="store_true")
    parser.add("-o", "--output", metavar="OUT")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Do what was asked with the diary beside the journal."""
    if args.deed == "key":
        print(new_key())
        return 0
    check_known(args.deed, [*_DEEDS, "key"], "any-cannot", file=_PROG)
    if not extra.is_there():
        raise BadInput("photo-packages_missing", file=_PROG, install=extra.INSTALL)
    with opened_for(args, begin=args.deed == "add") as context:
        _DEEDS[args.deed](args, context, open_diary(photo_folder(journal_path(args.journal)), context))
    return 0


def _add(args: argparse.Namespace, context: Context, diary: "Diary") -> None:
    from instep.photo.gate import RefusedPhoto  # noqa: PLC0415  # OpenCV costs 0.2 s
    from instep.photo.workflow import keep, look_at  # noqa: PLC0415  # likewise

    (file,) = _things(args, 1)
    rules, day = photo_rules(context.library.folder), _day(args.on, context)
    judged = look_at(_bytes(file, rules), file, view=_view(args.view), side=_side(args.foot), rules=rules)
    if isinstance(judged.verdict, RefusedPhoto) and not args.anyway:
        raise _not_comparable(file, judged.verdict.reasons, context.library.words)
    photo = keep(judged, taken_on=day, diary=diary, rules=rules)
    show(_document("add", [photo]), [_kept(photo, context.library.words)], as_json=args.json)


def _list(args: argparse.Namespace, context: Context, diary: "Diary") -> None:
    _things(args, 0)
    photos = [
        photo
        for photo in diary.photos()
        if (args.foot is None or photo.side is _side(args.foot))
        and (args.view is None or photo.view is _view(args.view))
    ]
    show(_document("list", photos), _lines(photos, context.library.words), as_json=args.json)


def _compare(args: argparse.Namespace, context: Context, diary: "Diary") -> None:
    from instep.photo.compare import AlignedPair, beside  # noqa: PLC0415  # OpenCV costs 0.2 s
    from instep.photo.intake import encoded_plain  # noqa: PLC0415  # likewise
    from instep.photo.workflow import lay_together, picture_of  # noqa: PLC0415  # likewise

    if args.output is None:
        raise BadInput("photo-missing", file=_PROG, place="--output")
    earlier, later = sorted((diary.photo(name) for name in _things(args, 2)), key=lambda one: one.taken_on)
    answer = lay_together(earlier, later, album=diary.album, rules=photo_rules(context.library.folder))
    lined_up = isinstance(answer, AlignedPair)
    pair = (
        (answer.earlier, answer.later)
        if isinstance(answer, AlignedPair)
        else (picture_of(earlier, diary.album), picture_of(later, diary.album))
    )
    write_file(encoded_plain(beside(*pair)), args.output)
    line = context.library.words.say(f"cli-photo-{'aligned' if lined_up else 'unaligned'}", file=args.output)
    found = {"file": args.output, "lined_up": lined_up}
    show(_document("compare", [earlier, later]) | found, [line], as_json=args.json)


def _remove(args: argparse.Namespace, context: Context, diary: "Diary") -> None:
    (name,) = _things(args, 1)
    photo = diary.photo(name)
    diary.delete(photo)
    line = context.library.words.say("cli-photo-removed", photo=photo.id)
    show(_document("remove", [photo]), [line], as_json=args.json)


_DEEDS: dict[str, Callable[[argparse.Namespace, Context, "Diary"], None]] = {
    "add": _add,
    "list": _list,
    "compare": _compare,
    "remove": _remove,
}


def _document(deed: str, photos: "Sequence[Photo]") -> dict[str, Any]:
    return {"schema": SCHEMA, "deed": deed, "photos": [_as_json(photo) for photo in photos]}


def _as_json(photo: "Photo") -> dict[str, Any]:
    return {
        "photo": photo.id,
        "side": photo.side.value,
        "view": photo.view.value,
        "taken_on": photo.taken_on.isoformat(),
        "size": list(photo.size),
        "encrypted": photo.encrypted,
        "refused": list(photo.refused),
        "marks": [{"mark": one.id, "x": one.x, "y": one.y, "note": one.note} for one in photo.marks],
    }


def _lines(photos: "Sequence[Photo]", words: Words) -> list[str]:
    return [_line(photo, words) for photo in photos] or [words.say("cli-photo-none")]


def _line(photo: "Photo", words: Words) -> str:
    marks = words.say("cli-photo-marks", n=str(len(photo.marks))) if photo.marks else ""
    refused = words.say("cli-photo-refused", why=", ".join(photo.refused)) if photo.refused else ""
    return words.say(
        "cli-photo-line",
        photo=photo.id,
        day=str(photo.taken_on),
        **_of(photo, words),
        marks=marks,
        refused=refused,
    )


def _kept(photo: "Photo", words: Words) -> str:
    return words.say(
        "cli-photo-kept",
        photo=photo.id,
        **_of(photo, words),
        day=str(photo.taken_on),
        pixels=f"{photo.size[0]} x {photo.size[1]}",
        locked=words.say("cli-photo-locked") if photo.encrypted else "",
    )


def _of(photo: "Photo", words: Words) -> dict[str, str]:
    return {
        "side": words.say(f"ui-side-{photo.side}").lower(),
        "view": words.say(f"ui-photo-views-{photo.view}").lower(),
    }


def _not_comparable(file: str, reasons: Sequence[str], words: Words) -> BadInput:
    why = " ".join(words.say(f"ui-photo-refused-why-{reason}") for reason in reasons)
    remedy = " ".join(words.say(f"ui-photo-refused-what-{reason}") for reason in reasons)
    return BadInput("said", file=file, what=why.rstrip("."), remedy=Message("errors-said", what=remedy))


def _things(args: argparse.Namespace, count: int) -> list[str]:
    things: list[str] = args.things
    if len(things) != count:
        raise BadInput(
            "photo-another_count",
            file=_PROG,
            deed=args.deed,
            count=str(count),
            things=len(things),
            prog=_PROG,
        )
    return things


def _side(raw: str | None) -> Side:
    return Side(check_known(raw, list(Side), "photo-not_a_foot", file=_PROG, place="--foot"))


def _view(raw: str | None) -> View:
    return View(check_known(raw, list(View), "photo-not_a_view", file=_PROG, place="--view"))


def _day(raw: str | None, context: Context) -> date:
    return day_of(raw, place="--on", file=_PROG) if raw else context.now.date()


def _bytes(name: str, rules: PhotoRules) -> bytes:
    return read_file(name, rules.intake.most_bytes, smaller=Message("errors-photo-to_give_smaller"))
