"""Rules of hearing that do not change when the shipped ones are tuned."""

from instep.session.hearing_rules import HearingRules, HearingTimes, SpokenWord, Thresholds, WordClass

STOPS, NUMBERS = ("stop", "it hurts"), ("four", "five")
RULES = HearingRules(
    head="made-up",
    thresholds=Thresholds(
        stop_silent=0.9,
        stop_phrases=0.9,
        stop_in_talk=0.99,
        talk=0.75,
        doubt=0.02,
        stop_speaking=0.95,
        masked=2,
        settle=0.5,
        hear=0.35,
        easing=0.5,
        moving=0.7,
        increasing=0.9,
        asking=0.5,
        number=0.5,
        yes=0.6,
        no=0.5,
    ),
    times=HearingTimes(
        settle=400,
        refractory=800,
        deaf_to_others=300,
        undo_easing=4_000,
        undo_moving=2_000,
        agree_within=1_500,
        yes_within=4_000,
        no_more_after_pain=60_000,
        answer_within=6_000,
        question_longest=6_000,
        duck=800,
        talk_from=960,
        talk_until=400,
    ),
    words={
        "stop": SpokenWord(kind=WordClass.STOP, say="stopped_by_voice"),
        "it hurts": SpokenWord(kind=WordClass.STOP, event="hurts"),
        "softer": SpokenWord(kind=WordClass.EASING, event="softer", undo="take_back"),
        "harder": SpokenWord(kind=WordClass.INCREASING, event="harder", say="yes_for_harder"),
        "yes": SpokenWord(kind=WordClass.ANSWER),
        "go on": SpokenWord(kind=WordClass.MOVING, event="resume", undo="pause"),
        "four": SpokenWord(kind=WordClass.NUMBER, number=4),
        "five": SpokenWord(kind=WordClass.NUMBER, number=5),
    },
)
