"""The rendered track, listened to: what sounds when, how loud, and that nothing else sounds."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from numpy.typing import NDArray
from tests.examples import examples

from instep.session.timeline import Cue, CueKind, Plan
from instep.voice.pcm import Pcm, loudness
from instep.voice.phrases import Phrases
from instep.voice.sounds import Sounds
from instep.voice.track import Chapter, SpeechOverlaps, Track, UnknownTone, interjections, render

PlanOf = Callable[..., Plan]
GATE = 60  # sixteen-bit steps: half as loud as the least that counts as heard in a phrase


def said(text: str) -> Pcm:
    """A stand-in voice: as many milliseconds of loud noise as the text says."""
    noise = np.random.default_rng(1).uniform(-9_000, 9_000, int(text) * 24)
    return np.where(np.abs(noise) < 500, 500, noise).astype(np.int16)


def speech(at_ms: int, text: str) -> Cue:
    return Cue(at=at_ms / 1000, kind=CueKind.SPEECH, key=f"line-{at_ms}", text=text)


def only(plan: Plan, *kinds: CueKind) -> Plan:
    return structs.replace(plan, cues=tuple(cue for cue in plan.cues if cue.kind in kinds))


def onsets(samples: Pcm, *, gate: int = 0, quiet_ms: int = 150) -> list[int]:
    """The samples at which sound begins after at least `quiet_ms` without any."""
    loud = np.flatnonzero(np.abs(samples.astype(int)) > gate)
    begins = np.flatnonzero(np.diff(loud) > quiet_ms * 24) + 1
    return [int(loud[place]) for place in (0, *begins)]


@pytest.fixture(scope="module")
def track(ten_minutes: Plan, phrases: Phrases, sounds: Sounds) -> Track:
    return render(ten_minutes, phrases.say, sounds=sounds)


@pytest.fixture(scope="module")
def words_alone(ten_minutes: Plan, phrases: Phrases, sounds: Sounds) -> Pcm:
    return render(only(ten_minutes, CueKind.SPEECH), phrases.say, sounds=sounds).samples


def test_a_track_is_as_long_as_its_plan_to_the_sample(track: Track) -> None:
    assert track.samples.shape == (600_000 * 24,)
    assert track.samples.dtype == np.int16
    assert track.duration_ms == 600_000


def test_every_phrase_begins_on_its_sample(ten_minutes: Plan, words_alone: Pcm) -> None:
    starts = [cue.at_ms * 24 for cue in ten_minutes.cues if cue.kind is CueKind.SPEECH]
    assert len(starts) == 60
    for start in starts:
        window = words_alone[start - 24_000 // 2 : start + 240]
        assert onsets(window, gate=GATE, quiet_ms=10_000) == [24_000 // 2]


def test_every_phrase_lies_on_its_sample_under_pulses_and_chimes_too(
    ten_minutes: Plan, track: Track, phrases: Phrases
) -> None:
    for cue in ten_minutes.cues[:80]:
        if cue.kind is CueKind.SPEECH:
            start = cue.at_ms * 24
            phrase = phrases.say(cue.text).astype(float)
            window = track.samples[start - 500 : start + len(phrase) + 500].astype(float)
            assert lag(window, phrase) == 500


def lag(window: NDArray[Any], sound: NDArray[Any]) -> int:
    """Where in the window the sound fits best."""
    size = len(window) + len(sound)
    match = np.fft.irfft(np.fft.rfft(window, size) * np.conj(np.fft.rfft(sound, size)), size)
    return int(match[: len(window)].argmax())


@examples(60)
@given(gaps=st.lists(st.tuples(st.integers(200, 3_000), st.integers(30, 900)), min_size=1, max_size=12))
def test_no_phrase_ever_begins_a_sample_early_or_late_and_between_them_is_silence(
    gaps: list[tuple[int, int]], plan_of: PlanOf, sounds: Sounds
) -> None:
    cues, at = [], 0
    for quiet, length in gaps:
        cues.append(speech(at + quiet, str(length)))
        at += quiet + length
    samples = render(plan_of(cues, duration_ms=at), said, sounds=sounds).samples
    assert onsets(samples) == [cue.at_ms * 24 for cue in cues]
    for cue, (quiet, length) in zip(cues, gaps, strict=True):
        end = (cue.at_ms + length) * 24
        assert not samples[(cue.at_ms - quiet) * 24 : cue.at_ms * 24].any()
        assert samples[end - 1]
        assert len(samples) == end or not samples[end]


def test_where_no_cue_is_there_is_exact_silence(
    *, ten_minutes: Plan, track: Track, phrases: Phrases, sounds: Sounds
) -> None:
    quiet = np.ones(len(track.samples), bool)
    for cue in ten_minutes.cues:
        match cue.kind:
            case CueKind.SPEECH:
                length = len(phrases.say(cue.text))
            case CueKind.TONE:
                length = len(sounds.chimes[cue.key])
            case CueKind.PULSE:
                length = len(sounds.pulse)
        quiet[cue.at_ms * 24 : cue.at_ms * 24 + length] = False
    assert quiet.sum() > 200 * 24_000
    assert not track.samples[quiet].any()


def test_pulses_come_at_the_pace_of_the_stroke(ten_minutes: Plan, sounds: Sounds) -> None:
    pulses = only(ten_minutes, CueKind.PULSE)
    heard = onsets(render(pulses, None, sounds=sounds).samples, gate=100)
    meant = [cue.at_ms * 24 for cue in pulses.cues]
    assert len({one - other for one, other in zip(heard, meant, strict=True)}) == 1
    assert 0 <= heard[0] - meant[0] <= 12 * 24
    steps = [other - one for one, other in pairwise(heard)]
    assert steps.count(1_500 * 24) == len(steps) - 9


def test_a_pulse_dips_under_speech_and_nowhere_else(plan_of: PlanOf, sounds: Sounds) -> None:
    beats = [Cue(at=at / 1000, kind=CueKind.PULSE, key="pulse", text="") for at in range(0, 5_000, 500)]
    line = speech(1_600, "1300")
    mixed = render(plan_of([*beats, line], duration_ms=6_000), said, sounds=sounds).samples
    alone = render(plan_of([line], duration_ms=6_000), said, sounds=sounds).samples
    rest = np.abs(mixed.astype(int) - alone).astype(int)
    peaks = {beat.at_ms: rest[beat.at_ms * 24 :][: 200 * 24].max() for beat in beats}
    full = peaks[0]
    assert {at for at, peak in peaks.items() if peak < full - 2} == {1_500, 2_000, 2_500}
    assert 0.3 < peaks[2_000] / full < 0.4


def test_all_phrases_are_equally_loud_whether_a_word_or_a_sentence(
    ten_minutes: Plan, words_alone: Pcm, phrases: Phrases
) -> None:
    cues = [cue for cue in ten_minutes.cues if cue.kind is CueKind.SPEECH]
    levels = [
        loudness(words_alone[cue.at_ms * 24 :][: len(phrases.say(cue.text))])
        for cue in {cue.text: cue for cue in cues}.values()
    ]
    assert max(levels) / min(levels) < 1.3


def test_the_pulse_lies_well_below_the_voice(words_alone: Pcm, sounds: Sounds) -> None:
    pulse = float(np.sqrt(np.mean(sounds.pulse**2)))
    assert 20 * np.log10(pulse / loudness(words_alone[: 60 * 24_000])) < -12


def test_everything_at_once_is_never_clipped(ten_minutes: Plan, phrases: Phrases, sounds: Sounds) -> None:
    tones = [
        Cue(at=(cue.at_ms) / 1000, kind=CueKind.TONE, key=key, text="")
        for cue in ten_minutes.cues
        if cue.kind is CueKind.SPEECH
        for key in sounds.chimes
    ]
    crowded = structs.replace(ten_minutes, cues=(*ten_minutes.cues, *tones))
    samples = render(crowded, phrases.say, sounds=sounds, bed=1.0).samples
    assert 20_000 < np.abs(samples.astype(int)).max() < 32_767


def test_the_bed_fills_the_silence_at_its_own_volume_and_fades_at_both_ends(
    plan_of: PlanOf, sounds: Sounds
) -> None:
    nothing = plan_of([], duration_ms=60_000)
    full = render(nothing, None, sounds=sounds, bed=1.0).samples.astype(float)
    half = render(nothing, None, sounds=sounds, bed=0.5).samples.astype(float)
    seconds = np.sqrt(np.mean(full.reshape(60, -1) ** 2, axis=1))
    assert seconds[4:56].min() > 300
    assert max(seconds[0], seconds[59]) < seconds[4:56].min()
    assert np.abs(full[5 * 24_000 : 55 * 24_000] - 2 * half[5 * 24_000 : 55 * 24_000]).max() <= 2
    assert not render(nothing, None, sounds=sounds).samples.any()
    seam = 24 * 24_000
    assert np.abs(np.diff(full[seam - 50 : seam + 50])).max() <= np.abs(np.diff(full)).max()


def test_without_a_voice_the_tones_and_pulses_stay(ten_minutes: Plan, sounds: Sounds) -> None:
    silent = render(ten_minutes, None, sounds=sounds).samples
    wordless = render(only(ten_minutes, CueKind.TONE, CueKind.PULSE), None, sounds=sounds).samples
    assert np.array_equal(silent, wordless)
    assert silent.any()


def test_equal_plans_give_equal_tracks(
    *, ten_minutes: Plan, track: Track, phrases: Phrases, sounds: Sounds
) -> None:
    assert np.array_equal(render(ten_minutes, phrases.say, sounds=sounds).samples, track.samples)


def test_phrases_that_would_talk_over_each_other_are_refused_by_name(plan_of: PlanOf, sounds: Sounds) -> None:
    plan = plan_of([speech(100, "500"), speech(599, "300"), speech(1_000, "200")], duration_ms=1_150)
    with pytest.raises(
        SpeechOverlaps, match="'line-100' at 100 ms speaks until 600 ms, over line-599"
    ) as raised:
        render(plan, said, sounds=sounds)
    assert [(o.key, o.next_key) for o in raised.value.overlaps] == [
        ("line-100", "line-599"),
        ("line-1000", None),
    ]


def test_phrases_that_only_touch_are_not_refused(plan_of: PlanOf, sounds: Sounds) -> None:
    plan = plan_of([speech(100, "500"), speech(600, "300")], duration_ms=900)
    assert render(plan, said, sounds=sounds).duration_ms == 900


def test_a_tone_that_has_no_recipe_is_refused_with_those_that_have(plan_of: PlanOf, sounds: Sounds) -> None:
    plan = plan_of([Cue(at=7 / 1000, kind=CueKind.TONE, key="gong", text="")], duration_ms=100)
    with pytest.raises(UnknownTone, match=r"cue at 7 ms: no tone 'gong' .* change, end, other_foot"):
        render(plan, None, sounds=sounds)


def test_a_sound_that_would_outlast_the_plan_ends_with_it(plan_of: PlanOf, sounds: Sounds) -> None:
    plan = plan_of([Cue(at=900 / 1000, kind=CueKind.TONE, key="end", text="")], duration_ms=1_000)
    assert len(render(plan, None, sounds=sounds).samples) == 24_000


def test_each_segment_with_a_title_is_a_chapter(ten_minutes: Plan, sounds: Sounds) -> None:
    titles = {"left-0": "Thumb circles", "right-4": "Toe circles"}
    track = render(ten_minutes, None, sounds=sounds, titles=titles)
    assert track.chapters == (
        Chapter(start_ms=0, end_ms=59_500, title="Thumb circles"),
        Chapter(start_ms=535_500, end_ms=595_000, title="Toe circles"),
    )


def test_interjections_share_one_file_and_each_is_found_on_its_millisecond(
    phrases: Phrases, sounds: Sounds
) -> None:
    texts = {
        "rest": "Let your hands rest.",
        "soft": "A lighter touch now.",
        "go": "We carry on where we were.",
    }
    sprite = interjections(texts, phrases.say, level=sounds.speech)
    samples = sprite.track.samples
    assert onsets(samples, gate=GATE, quiet_ms=190) == [span.start_ms * 24 for span in sprite.spans.values()]
    for key, span in sprite.spans.items():
        assert span.end_ms - span.start_ms == -(-len(phrases.say(texts[key])) // 24)
        assert not samples[span.end_ms * 24 : span.end_ms * 24 + 190 * 24].any()
