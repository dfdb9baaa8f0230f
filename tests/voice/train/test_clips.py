"""The clips that train: nobody who is held out, everything with its licence."""

import hashlib
import json

from voice.train.clips import CLIPS, held_out


def entries() -> list[dict[str, object]]:
    return list(json.loads((CLIPS / "index.json").read_text()))


def test_no_speaker_who_is_held_out_for_good_is_among_the_clips() -> None:
    speakers = {str(entry["speaker"]) for entry in entries() if entry["kind"] == "recorded"}
    assert len(speakers) > 150
    assert not [speaker for speaker in speakers if held_out(speaker)]


def test_the_rule_for_held_out_speakers_is_the_one_in_the_readme() -> None:
    for speaker in ("0cb74144", "5170b77f", "aef8dcf5", "00000000", "ffffffff"):
        number = int(hashlib.sha1(speaker.encode(), usedforsecurity=False).hexdigest(), 16)
        assert held_out(speaker) == (number % 100 < 40)


def test_every_clip_that_is_listed_is_there_and_no_other() -> None:
    listed = {str(entry["file"]) for entry in entries()}
    there = {
        str(path.relative_to(CLIPS))
        for path in CLIPS.rglob("*")
        if path.suffix in (".flac", ".ogg") and "synthetic/" not in str(path.relative_to(CLIPS))
    }
    assert listed == there


def test_the_synthetic_voices_lie_where_their_index_says() -> None:
    folder = CLIPS / "synthetic"
    pieces = json.loads((folder / "index.json").read_text())
    assert {piece["file"] for piece in pieces} == {path.name for path in folder.glob("*.ogg")}
    assert all(piece["start_s"] - 0.001 <= piece["word_start_s"] < piece["word_end_s"] for piece in pieces)


def test_every_source_is_named_with_its_licence() -> None:
    told = (CLIPS / "README.md").read_text()
    for source in ("Speech Commands", "Free Spoken Digit Dataset", "LibriSpeech", "Picovoice"):
        assert source in told
    for licence in ("CC BY 4.0", "CC BY-SA 4.0", "Apache-2.0"):
        assert licence in told
