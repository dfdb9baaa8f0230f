"""What happened in the old journal: four months of one person, and a few evenings of another."""

from datetime import date, timedelta, timezone
from random import Random
from zoneinfo import ZoneInfo

from instep.coach.trial.deeds import Rating
from tests.coach.foot_team import NO_LIMITS
from tests.journal.old.life import Life, found, said

from instep.coach.person.profile import read_profile
from instep.coach.session.next_thing import choose_next_thing, tell_next_thing
from instep.coach.trial.trials import NEXT_MORNING, Moment, Trial
from instep.foot.anatomy import Region, Side, Way
from instep.foot.views import View
from instep.library.files.short_codes import encode
from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.photo.diary import Photo
from instep.photo.mark import PhotoMark
from instep.record.pins import Care
from instep.safety.agreement import Narrowing
from instep.safety.answers import Answer, Answers
from instep.safety.pages import ProfileAnswer
from instep.safety.temperature import Unit
from instep.safety.touch_test import Toe, ToeOf
from instep.session.timeline import Talk
from instep.session.wish import Sore, Wish
from instep.web.session.wish_form import dials_of

LEFT, RIGHT = Side.LEFT, Side.RIGHT
HEALTHY: dict[str, Answer] = {
    "age_band": said("older_65_79"),
    "fracture": said("old", LEFT, at=(Region.TOES,)),
    "foot_surgery": said("never"),
    "hip_knee_limit": said("none"),
    "leg_clot": said("none"),
    "circulation": said("normal"),
    "bleeding": said("antiplatelet"),
    "veins": said("visible_quiet", RIGHT, at=(Region.LOWER_LEG,)),
    "heart_kidney_liver": said("none"),
    "lymphoedema": said("no"),
    "diabetes": said("no"),
    "numbness": said("none"),
    "see_soles": said("helper_or_mirror"),
    "immune_low": said("no"),
    "skin_fragile": said("no"),
    "bones": said("normal"),
    "nerve_pain": said("none"),
    "cancer": said("past"),
    "pregnancy": said("no"),
    "implants": said(("metal_foot_ankle",), RIGHT, at=(Region.ANKLE_OUTER,)),
    "allergy": said(("nut", "fragrance")),
    "clinician_ok": said(()),
}
DIABETIC: dict[str, Answer] = {
    "diabetes": said("yes"),
    "foot_risk_told": said("low"),
    "past_ulcer": said("no"),
    "dialysis": said("no"),
    "charcot": said("no"),
}
NUMB: dict[str, Answer] = {"numbness": said("reduced", LEFT), "numbness_known": said("yes")}
CALLUS = found("callus_plain", RIGHT, Region.BALL, note="under the second toe")
DRY = found("dry_skin", LEFT, Region.HEEL_SOLE, Region.HEEL_BACK)
BRUISED_NAIL = found("bruised_nail", LEFT, Region.NAILS, note="Wanderschuh zu eng, fünf Stunden")


def february(life: Life) -> None:
    """The first evening, and a stranger's dials."""
    life.on(2, 20, 18)
    life.sets(country="AT", voice="slow", captions="on", cost="60", currency="€")
    life.on(2, 20, 19)
    wish = Wish(minutes=10, sore=(Sore(region=Region.ARCH, side=LEFT, score=4),))
    answers = Answers(given=HEALTHY, findings=(DRY,))
    before = {"pain_left": 4, "pain_right": 2, "stress": 6, "fatigue": 7, "energy": 3}
    session = life.starts(wish, answers, profile=life.profile(**HEALTHY), before=before)
    life.sets(**dials_of(wish))
    life.on(2, 20, 19)
    life.happens(session, "pause", 95_000)
    life.happens(session, "resume", 120_000, state="paused")
    life.ends(session, 290_000, 290_000)
    life.rates(session, {"pain_left": 2, "pain_right": 0, "stress": 3, "fatigue": 5}, changed="none")
    life.rates(session, {"energy": 4}, word="warm", sentence="Füße leicht wie nie 🦶")
    choose_next_thing("  walk once\n round the park ", **life.deed)


def dials_every_few_days(life: Life) -> None:
    """Far more dials than anybody sets, so that the newest of many counts."""
    for number in range(26):
        life.on(2, 21, 17)
        life.now += timedelta(days=number // 2, minutes=number)
        talk = list(Talk)[number % 3].value
        life.sets(minutes=str(2 + number), goal="sleep" if number % 2 else "", talk=talk)


def march(life: Life) -> None:
    """A painful session, a refusal, an emergency, the first looks and photos."""
    life.on(3, 6, 7)
    tell_next_thing(done=False, **life.deed)
    tell_next_thing(done=True, **life.deed)
    life.looks(DRY, BRUISED_NAIL, by="Ana")
    life.on(3, 6, 20)
    wish = Wish(minutes=12, way=Way.PARTNER, talk=Talk.SHORT)
    session = life.starts(wish, Answers(given=HEALTHY, findings=(DRY, BRUISED_NAIL)), before={"pain_left": 5})
    life.on(3, 6, 20)
    life.happens(session, "hurts", 40_000, pain=4, side="left", region="arch", pressure="moderate")
    life.happens(session, "hurts", 61_000, pain=7, side="left", region="heel_sole", state="easing")
    life.happens(session, "sharp_pain", 62_500, pain=None, foot="left", regions=["ball", "toes"])
    life.ends(session, 62_500, 0, ended="stopped", left=["left"], routine="partner", way="partner")
    life.rates(session, {"pain_left": 6}, changed="none", word=None, sentence="")
    refused = {**HEALTHY, "leg_signs": said(("one_calf_swollen", "one_calf_pain"), LEFT)}
    life.on(3, 12, 21)
    life.starts(Wish(minutes=10), Answers(given=refused), looked="touch")
    life.on(3, 13, 9)
    life.emergency(Wish(minutes=5), Answers(given={"now_chest_breath": said("yes")}))
    photos(life)


def photos(life: Life) -> None:
    """Three photos kept, one of them refused for comparing; marks made and taken away; one deleted."""
    life.on(3, 14, 10)
    life.diary.turn("on", now=life.now, new_id=life.new_id)
    kept = [_photo(life, number, view) for number, view in enumerate((View.SOLE, View.TOP, View.HEEL))]
    for number, photo in enumerate(kept):
        life.on(3, 14 + number, 10)
        life.diary.note_kept(photo, size_bytes=412_345 + number, now=life.now, new_id=life.new_id)
    for x, note in ((0.25, "Stelle am Ballen"), (1 / 3, " itches ")):
        mark = PhotoMark(id=life.new_id(), x=x, y=0.5, note=note)
        life.diary.mark(kept[0], mark, now=life.now, new_id=life.new_id)
    marked = life.diary.photo(kept[0].id)
    life.diary.unmark(marked, marked.marks[0].id, now=life.now, new_id=life.new_id)
    life.on(3, 20, 22)
    life.diary.delete(kept[1], now=life.now, new_id=life.new_id)


def _photo(life: Life, number: int, view: View) -> Photo:
    return Photo(
        id=life.new_id(),
        side=RIGHT if number else LEFT,
        view=view,
        taken_on=date(2026, 3, 14) - timedelta(days=number),
        size=(1500, 2000),
        encrypted=number == 2,
        frame=(3000, 4000),
        crop=(10, 20, 2910, 3900),
        refused=("cut", "glare") if number == 2 else (),
    )


def spring(life: Life) -> None:
    """Diabetes is found; the clocks go forward during a trial; pins change and close; the foot team asks."""
    life.on(3, 21, 8)
    life.says(**DIABETIC)
    life.begins(trial("trial-spring", "evening-massage", NEXT_MORNING, starts=date(2026, 3, 23), days=14))
    nights(life, "trial-spring", range(1, 15), first=date(2026, 3, 24))
    life.on(4, 7, 9)
    life.ends_trial("trial-spring")
    life.on(4, 8, 8)
    life.looks(
        found("bruised_nail", LEFT, Region.NAILS), CALLUS, changed={life.pin("bruised_nail"): "grows out"}
    )
    life.cares("callus_plain", Care.NOT_YET)
    life.on(4, 10, 12)
    life.cares("callus_plain", Care.BOOKED, on=date(2026, 4, 22), words="Praxis am Graben")
    life.touches(unsure=(ToeOf(LEFT, Toe.LITTLE),))
    temperatures(life)


def nights(life: Life, trial: str, days: range, *, first: date) -> None:
    """Rate mornings, some twice and one not at all; say in some evenings whether it was done."""
    chance = Random(9)
    for day in days:
        evening = first + timedelta(days=day - 2)
        life.on(evening.month, evening.day, 22)
        if day % 3:
            life.rates_day(trial, Rating(day=day, moment=Moment.OUTCOME, done=day % 4 != 0))
        morning = evening + timedelta(days=2 if day % 5 == 0 else 1)
        life.on(morning.month, morning.day, 7)
        for _ in range(0 if day == 6 else 2 if day % 4 == 0 else 1):
            value = chance.randint(1, 8)
            life.rates_day(trial, Rating(day=day, moment=Moment.OUTCOME, value=value))


def trial(name: str, question: str, rated: str, *, starts: date, days: int) -> Trial:
    arms = ("no-massage", "massage") if rated == NEXT_MORNING else ("rest", "massage")
    return Trial(
        id=name,
        question=question,
        design=Design(arms=arms, order=ArmOrder.BLOCKS, days=days, seed=77, baseline_days=0),
        measure="stress",
        lower_is_better=True,
        rated=rated,
        worth=1.5,
        starts=starts,
    )


def temperatures(life: Life) -> None:
    """A log that found a warm place, followed it until it ended, and found another one much later."""
    life.on(4, 12, 7)
    life.sets_log(on=True)
    for day, mid_sole in ((12, "30.1"), (13, "32.6"), (14, "32,4"), (15, "30.2"), (16, "30.0"), (17, "30.0")):
        life.on(4, day, 7)
        life.measures("30.1", mid_sole=mid_sole)
        if mid_sole == "32.6":
            life.sees("red")
            life.sees("red", "painful")
    life.on(4, 20, 7)
    life.sets_log(on=True, unit=Unit.F, thermometer=2)
    life.measures("86.2")


def answers_of_the_foot_team(life: Life) -> None:
    """One answer that holds, one code withdrawn, one limit taken back and accepted again, now over."""
    page = life.library.terms.code
    life.on(4, 22, 11)
    first = life.asks()
    life.on(4, 24, 18)
    light = {**NO_LIMITS, "pressure": "light", "ways_off": ["roller"], "minutes_per_foot": 6}
    again = life.accepts(first, date(2026, 5, 20), limits=light, call_if=None)
    life.withdraws(again)
    life.on(4, 25, 9)
    assert life.accepts(first, date(2026, 5, 20), limits=light, call_if=None, given="2026-04-24") == again
    life.on(5, 2, 9)
    second = life.asks()
    heel = {**NO_LIMITS, "leave": [{"side": "left", "region": "toe_webs"}], "pressure": "light"}
    life.accepts(second, date(2026, 7, 31), limits=heel, agrees=["CF07"])
    code = encode(
        second.code(page),
        Narrowing(leave=((LEFT, Region.HEEL_SOLE),), minutes_per_foot=4),
        until=date(2026, 6, 30),
        call="opens",
        terms=life.library.terms,
    )
    typed = life.types(code, "Ana Reis")
    life.on(5, 9, 17)
    life.withdraws(typed)


def early_summer(life: Life) -> None:
    """Numbness is said at the start of a session; another trial runs; the last evening hurt in one place."""
    life.on(5, 16)
    known = {**HEALTHY, **DIABETIC, **NUMB}
    profile = {**life.profile(**known), **_earlier(life)}
    wish = Wish(minutes=15, goal="relax", routine="evening")
    session = life.starts(
        wish, Answers(given=known, findings=(CALLUS,)), profile=profile, before={"stress": 8}
    )
    life.sets(**dials_of(wish))
    life.ends(session, 430_000, 425_500, routine="evening")
    life.touches(ToeOf(LEFT, Toe.BIG), ToeOf(LEFT, Toe.MIDDLE), false_yes=1)
    life.on(5, 30, 21)
    life.begins(trial("trial-summer", "massage-or-rest", "afterwards", starts=date(2026, 5, 31), days=28))
    afternoons(life)
    life.on(6, 7, 8)
    life.looks(CALLUS, gone=(life.pin("bruised_nail"),), by="Ana", stops=False)
    life.cares("callus_plain", Care.SEEN, on=date(2026, 6, 3))
    on_a_journey(life)
    the_last_evening(life)


def _earlier(life: Life) -> dict[str, ProfileAnswer]:
    """What was said in spring keeps its day."""
    kept = read_profile(life.person, life.journal)
    return {item: answer for item, answer in kept.items() if item not in NUMB}


def afternoons(life: Life) -> None:
    """Numbers before and after on some days; the last of them twice."""
    for day in (1, 2, 3, 5, 8, 9, 12):
        when = date(2026, 5, 30) + timedelta(days=day)
        life.on(when.month, when.day, 18)
        life.rates_day("trial-summer", Rating(day=day, moment=Moment.BEFORE, value=7))
        after = Rating(day=day, moment=Moment.OUTCOME, value=7 - day % 4, done=True)
        life.rates_day("trial-summer", after)
    life.rates_day("trial-summer", Rating(day=12, moment=Moment.OUTCOME, value=2))


def on_a_journey(life: Life) -> None:
    """Far away, by the clock there; and what the telephone still held is sent late, with an offset alone."""
    life.on(6, 9, 7, zone=ZoneInfo("America/St_Johns"))
    session = life.starts(Wish(minutes=5), Answers(given={**HEALTHY, **DIABETIC, **NUMB}), looked="helper")
    life.rates(session, {"stress": 5}, moment="before")
    life.on(6, 10, 8, zone=timezone(timedelta(hours=5, minutes=45)))
    life.looks(CALLUS, DRY)
    choose_next_thing("zum Markt gehen", **life.deed)
    life.on(6, 9, 8, zone=timezone(-timedelta(hours=2, minutes=30)))
    life.ends(session, 120_000, 90_000, routine="short")


def the_last_evening(life: Life) -> None:
    """One place hurt and a foot got less; the morning after, a place is warm."""
    life.on(6, 13)
    life.sets(country="DE", voice="quick", captions="off", photos="on", currency="EUR")
    answers = Answers(given={**HEALTHY, **DIABETIC, **NUMB}, findings=(CALLUS,))
    session = life.starts(Wish(minutes=8), answers, before={"pain_left": 0, "pain_right": 3})
    life.happens(session, "softer", 30_000, foot="right", regions=["ball", "arch"])
    life.happens(
        session, "hurts", 44_000, pain=3, side="right", region="ball", foot="right", regions=["ball"]
    )
    life.ends(session, 240_000, 180_000, routine="short")
    life.rates(session, {"pain_left": 0, "pain_right": 1}, changed="none", word=None, sentence=None)
    life.sends("preference_set", {"name": "volume", "value": "0.8"}, "2026-06-13T20:10:00+02:00")
    life.on(6, 14, 7)
    life.measures("86.2", toe_base_1="91.4")


def ana(life: Life) -> None:
    """Somebody else in the same journal, of whom nothing may show in the other's story."""
    life.on(3, 1, zone=ZoneInfo("Europe/Lisbon"))
    life.says(diabetes=said("no"), age_band=said("adult_18_64"))
    life.sets(country="PT")
    life.looks(found("blister", RIGHT, Region.HEEL_BACK), stops=False)
    session = life.starts(Wish(minutes=4), Answers(given={"diabetes": said("no")}), before={"stress": 2})
    life.ends(session, 110_000, 110_000, routine="short")
    choose_next_thing("swim", **life.deed)
