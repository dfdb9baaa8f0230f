"""The time that a plan leaves for a sentence is enough for the voice, and not much more than enough."""

import re
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.library.content.reading import content_root
from instep.library.content.words import messages, speech_rate
from instep.session.speech_time import SpeechRate, spoken_ms
from instep.voice.speech import Voice

# None of these helped to find the bound.
SENTENCES = """
Warm your hands first.
Rub them together, palm against palm, until they are warm.
Slide your fingers between the toes, and spread them gently.
The Achilles tendon runs from the calf to the calcaneus.
Press under each metatarsal head for 3 seconds.
Both metatarsals, one after the other.
Now the medial arch, with the flat of your thumb.
The plantar fascia begins here, at the heel.
Count to twenty.
Count to 20.
You have 12 minutes and 45 seconds.
1, 2, 3, 4, 5.
About 100 people took part.
Seventeen of them were older than sixty-five.
Ask your podiatrist, or your GP, about the nail.
Less than 0.5 seconds.
Heel.
Toes.
Ankle, then calf.
Very light.
Both feet rest on the floor.
Lean back, and let the chair hold your weight.
If your foot slips, dry your hands on the towel.
Is it the left one, or the right one?
Good. That was the first half.
Good! Now, slowly, the other way round.
Squeeze the whole foot: heel, arch, ball, toes.
Look between the toes; a mirror helps.
Stroke from the toes to the ankle, long and slow, six times.
Your thumbs do the work, your shoulders stay loose, and your breath goes on quietly.
Feel how the tendon softens as you draw your fingers down towards the heel.
This will take thirty seconds, perhaps forty.
Leave out the little toe today.
We leave out the outer edge, and a thumb's breadth around it, because of what you marked.
The skin there should not be rubbed.
Drink something if you are thirsty.
Effleurage, petrissage, friction, compression.
Hallux, hallux, hallux.
The physiotherapist's thumb.
Dorsal and plantar, medial and lateral.
Put the roller away, so that nobody trips over it.
Keep one hand on the rail; only then put your foot on the roller.
No heat, no device, no oil between the toes.
Rest.
Rest for a minute. Then rest for another. Then look.
Roll back and forth: four seconds there, four seconds back.
Every toe has its turn.
How do your feet feel now, on a scale from 0 to 10, where 0 is no pain?
""".strip().splitlines()


@pytest.fixture(scope="module")
def rate() -> SpeechRate:
    return speech_rate(content_root())


@pytest.fixture(scope="module")
def ratios(voice: Voice, rate: SpeechRate) -> dict[str, float]:
    return {text: spoken_ms(text, rate) / (len(voice.speak(text)) / 24) for text in SENTENCES}


def test_no_sentence_takes_longer_than_its_bound(ratios: dict[str, float]) -> None:
    assert len(ratios) >= 40
    assert {text: ratio for text, ratio in ratios.items() if ratio < 1} == {}


def test_the_bound_is_at_most_a_third_too_long_on_average(ratios: dict[str, float]) -> None:
    assert fmean(ratios.values()) <= 1.35


def test_every_line_of_the_spoken_catalogue_fits_its_bound(voice: Voice, rate: SpeechRate) -> None:
    root = content_root()
    lines = [re.sub(r"\{.*?\}", "left", line) for _, line in messages(root, root / "words/en/spoken.ftl")]
    late = [line for line in lines if spoken_ms(line, rate) * 24 < len(voice.speak(line))]
    assert late == []


@given(text=st.text(max_size=60), more=st.text(alphabet="abcdefgh", min_size=1, max_size=20))
def test_more_words_never_take_less_time(text: str, more: str, rate: SpeechRate) -> None:
    assert 0 <= spoken_ms(text, rate) <= spoken_ms(f"{text} {more}", rate)


@given(st.text(alphabet=" .,;:!?\n-'\"()", max_size=20))
def test_what_holds_no_word_takes_no_time(rate: SpeechRate, text: str) -> None:
    assert spoken_ms(text, rate) == 0
