"""A file of messages is read as Fluent reads it, and what does not hold together is named with its line."""

import re

import pytest
from fluent.runtime import FluentBundle, FluentResource

from instep.library.content.reading import content_root
from instep.library.content.words import words
from instep.library.errors import BadContent
from instep.library.fluent_files import parse_fluent

WORDS = words(content_root())


def test_text_alone_comes_as_itself_and_quoted_text_is_part_of_it() -> None:
    read = parse_fluent(b'one = Left foot.\ntwo = { "  " }set in\nthree =\n    two\n    lines\n')
    assert read == {"one": "Left foot.", "two": "  set in", "three": "two\nlines"}


def test_an_attribute_stands_under_its_message() -> None:
    read = parse_fluent(b"gone = no such file\n    .remedy = give its name\n")
    assert read == {"gone": "no such file", "gone.remedy": "give its name"}


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"one = 1\nno message\n", "line 2: is no message of Fluent"),
        (b"one = { $n\n", "line 1: is no message of Fluent"),
        (b"one = 1\ntwo = 2\none = 3\n", "line 3: one stands twice"),
        (b"one = 1\ntwo = as { one }\n", "line 2: refers to one"),
        (b"one = as { -name }\n", "line 1: refers to name"),
        (b"-name = Instep\n", "line 1: is a term"),
    ],
)
def test_what_does_not_hold_together_is_named_with_its_line(written: bytes, problem: str) -> None:
    with pytest.raises(BadContent, match=f"^{problem}"):
        parse_fluent(written)


def test_every_message_says_what_the_whole_file_says_to_fluent() -> None:
    whole = FluentBundle(["en"], use_isolating=False)
    for path in sorted((content_root() / "words/en").glob("*.ftl")):
        whole.add_resource(FluentResource(path.read_text()))
    for key, text in WORDS.texts.items():
        name, _, attribute = key.partition(".")
        message = whole.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None
        for count in (1, 2):
            parts = dict.fromkeys(re.findall(r"\$(\w+)", text), count)
            assert WORDS.say(key, **parts) == whole.format_pattern(pattern, parts)[0], key


def test_a_count_chooses_its_words() -> None:
    key = "trial_told-verdict-cannot-tell"
    assert WORDS.say(key, more=1) == "Cannot tell yet: about one more day would."
    assert WORDS.say(key, more=2) == "Cannot tell yet: about 2 more days would."


def test_a_part_that_is_wanted_and_not_given_is_an_error_and_never_an_empty_place() -> None:
    with pytest.raises(KeyError, match="cli-level"):
        WORDS.say("cli-level")
