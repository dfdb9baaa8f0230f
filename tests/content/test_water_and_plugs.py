"""Water, oil and electricity are kept apart in words, before hands are wet."""

from instep.library.library import Library

WORDS = Library().words.texts


def test_whoever_chooses_water_or_a_device_is_told_about_plugs_before_it_begins() -> None:
    for key in ("routines-footbath-about", "routines-device-about"):
        assert "plug" in WORDS[f"plan-{key}"], key


def test_the_first_words_at_the_basin_keep_plugs_away_from_it() -> None:
    for told in ("do", "giver"):
        assert "plug" in WORDS[f"moves-soak-in-{told}"].split(".")[0]
