"""What the page knows beside the words: rate, delay, the coach's own voice, a microphone in trouble."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from tests.player.page import packed, page_with_modules

from instep.library.content.microphone import microphone, microphone_json
from instep.library.content.reading import content_root

RULES = microphone_json(microphone(content_root()))
HOP_MS = 80


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with page_with_modules() as made:
        yield made


def run(page: Page, body: str, told: dict[str, Any]) -> Any:
    """Run a function's body with every part of listening at hand."""
    return page.evaluate(
        """async ({ body, told }) => {
          const names = ["resample", "delay", "coach", "expected", "health"];
          const parts = await Promise.all(names.map((name) => import(`/voice/listening/${name}.js`)));
          return new Function("parts", "told", body)(Object.assign({}, ...parts), told);
        }""",
        {"body": body, "told": told},
    )


RESAMPLE = """
const resampler = new parts.Resampler(told.rate, 16000);
const sound = floats(told.sound);
const made = [];
for (let from = 0; from < sound.length; from += told.piece) {
  made.push(...resampler.push(sound.slice(from, from + told.piece)));
}
return made;
"""


@pytest.mark.parametrize("rate", [48_000, 44_100, 8_000])
def test_a_tone_stays_the_same_tone_at_the_ears_rate_however_it_arrives(page: Page, rate: int) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 1_000 * np.arange(rate) / rate).astype(np.float32)
    made = [
        np.array(run(page, RESAMPLE, {"rate": rate, "sound": packed(tone), "piece": piece}))
        for piece in (256, 10_000)
    ]
    np.testing.assert_array_equal(made[0], made[1])
    assert abs(len(made[0]) - 16_000) < 100
    middle = made[0][2_000:14_000]
    assert np.sqrt(2 * np.mean(middle**2)) == pytest.approx(0.5, rel=0.01)
    strongest = np.argmax(np.abs(np.fft.rfft(middle))) * 16_000 / len(middle)
    assert strongest == pytest.approx(1_000, abs=2)


def test_what_the_ear_cannot_hold_does_not_come_back_as_another_tone(page: Page) -> None:
    high = 0.5 * np.sin(2 * np.pi * 12_000 * np.arange(48_000) / 48_000).astype(np.float32)
    made = np.array(run(page, RESAMPLE, {"rate": 48_000, "sound": packed(high), "piece": 256}))
    assert np.sqrt(np.mean(made[2_000:14_000] ** 2)) < 0.5 * 10 ** (-50 / 20)


@pytest.mark.parametrize("delay_ms", [40, 120, 200])
def test_an_echo_at_minus_6_db_in_a_room_tells_its_delay(page: Page, delay_ms: int) -> None:
    rng = np.random.default_rng(4)
    played = rng.normal(0, 0.1, 16_000).astype(np.float32)
    room = np.zeros(8_000)
    room[:4_800] = rng.normal(0, 1, 4_800) * 10 ** (-3 * np.arange(4_800) / 4_800) * 0.05
    room[0] = 1
    heard = np.zeros(24_000)
    echo = np.convolve(played, room)[: 24_000 - delay_ms * 16] * 0.5
    heard[delay_ms * 16 :][: len(echo)] = echo
    heard += rng.normal(0, 0.005, 24_000)
    told = {"played": packed(played), "heard": packed(heard.astype(np.float32))}
    found = run(page, "return parts.delayOf(floats(told.played), floats(told.heard), 16000);", told)
    assert found["delay"] == pytest.approx(delay_ms, abs=1)
    assert found["likeness"] > RULES["coach"]["likeness"]


def test_a_microphone_that_does_not_hear_the_coach_is_like_nothing_that_was_played(page: Page) -> None:
    rng = np.random.default_rng(6)
    told = {
        name: packed(rng.normal(0, 0.1, n).astype(np.float32)) for name, n in (("a", 16_000), ("b", 24_000))
    }
    found = run(page, "return parts.delayOf(floats(told.a), floats(told.b), 16000);", told)
    assert found["likeness"] < RULES["coach"]["likeness"]


COACH = """
const rules = { hangover_ms: 300, delay_ms: 100 };
const coach = new parts.Coach({ spans: [[1000, 2000]], clips: { line: 500 } }, rules);
coach.masks = { track: [[1500, 1700]], clips: { line: [[0, 200]] } };
for (const track of told.track) coach.plays(track);
coach.says(told.said);
return told.at.map((at) => { const { speaking, masked } = coach.at(at); return [speaking, masked]; });
"""


def test_the_coach_is_heard_later_than_it_is_played_and_rings_on(page: Page) -> None:
    plays = [{"position": 0, "at": 5_000, "runs": True}]
    at = [6_000, 6_101, 6_599, 6_601, 6_801, 7_390, 7_410]
    heard = run(page, COACH, {"track": plays, "said": [], "at": at})
    speaks, masks = zip(*heard, strict=True)
    assert speaks == (False, True, True, True, True, True, False)
    assert masks == (False, False, False, True, False, False, False)


def test_a_track_that_is_paused_is_in_the_air_no_longer_than_its_delay(page: Page) -> None:
    plays = [{"position": 0, "at": 5_000, "runs": True}, {"position": 1_200, "at": 6_200, "runs": False}]
    heard = run(page, COACH, {"track": plays, "said": [], "at": [6_250, 6_650, 9_000]})
    assert [speaks for speaks, _ in heard] == [True, False, False]


def test_a_hushed_line_is_over(page: Page) -> None:
    said = [{"key": "line", "at": 1_000, "until": 1_100}]
    heard = run(page, COACH, {"track": [], "said": said, "at": [1_050, 1_150, 1_450, 1_510]})
    assert heard == [[False, False], [True, True], [True, False], [False, False]]


def hops(level: float, count: int, *, voice: float = 1) -> list[dict[str, float]]:
    return [{"level": level, "voice": voice, "clipped": 0}] * count


def test_only_a_voice_above_the_usual_echo_is_somebody_else(page: Page) -> None:
    body = """
    const expected = new parts.Expected(told.rules, told.hop);
    return told.hops.map((hop) => expected.someone(hop, true));
    """
    echo, louder = hops(-40, 50), hops(-40 + RULES["voice"]["above_echo_db"] + 3, 3)
    told = {"rules": RULES["voice"], "hop": HOP_MS, "hops": [*echo, *louder, *hops(-20, 2, voice=0.1)]}
    assert run(page, body, told) == [False] * 50 + [True] * 3 + [False] * 2


def test_a_microphone_is_silent_after_half_a_minute_and_well_again_with_the_first_sound(page: Page) -> None:
    body = """
    const told_ = [];
    const health = new parts.Health(told.rules, 0, (key, holds) => holds && told_.push(key));
    told.hops.forEach((hop, n) => health.hop(hop, (n + 1) * 80));
    return told_;
    """
    quiet = hops(-90, 374)
    assert run(page, body, {"rules": RULES["trouble"], "hops": quiet}) == []
    assert run(page, body, {"rules": RULES["trouble"], "hops": hops(-90, 376)}) == ["mic_silent"] * 2
    assert run(page, body, {"rules": RULES["trouble"], "hops": [*quiet, *hops(-50, 1), *quiet]}) == []
    knock = [{"level": -3, "clipped": 0.5, "voice": 0}]
    assert run(page, body, {"rules": RULES["trouble"], "hops": [*knock, *hops(-50, 20)]}) == []
    assert set(run(page, body, {"rules": RULES["trouble"], "hops": knock * 20})) == {"mic_clipping"}
