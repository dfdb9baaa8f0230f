"""The shipped content as values, for every test of this room."""

import pytest

from instep.library.content.interview import interview as read_interview
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.safety.pages import Interview
from instep.safety.rules import Rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    return read_rules(content_root())


@pytest.fixture(scope="session")
def interview() -> Interview:
    return read_interview(content_root())
