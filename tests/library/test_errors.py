"""What a person wrote wrong has a key and parts: every key has its words, and English stands in no code."""

import ast
import pickle
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from subprocess import run

import pytest
from tests.pseudo_languages import LONGER, content_with_pseudo_languages, longer
from tests.web.serving import visited

import instep
from instep.app import Instep
from instep.journal.sqlite import SqliteJournal
from instep.library.content.reading import content_root
from instep.library.content.words import messages, words
from instep.library.errors import BadInput, Message
from instep.library.library import Library
from instep.library.nearest import did_you_mean

TEXTS = dict(messages(content_root(), content_root() / "words/en/errors.ftl"))
SOURCE = Path(instep.__file__).parent
TAKE_A_KEY = {
    "BadInput",
    "Ended",
    "JournalError",
    "UnknownTone",
    "SpeechOverlaps",
    "MissingExtra",
    "BadFile",
    "UnknownFormat",
    "bad",
    "_bad",
    "wrong",
    "refused",
    "_problem",
    "check_known",
}
ADDS = {"check_known": {"remedy", "written"}}
"""What is made by what is called."""
OF_THE_ERROR = {"file", "place", "remedy"}
OF_ANOTHER_KIND = {"library/fluent_files.py"}
"""Where `_bad` makes a BadContent."""


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(SOURCE.rglob("*.py"))
    return tuple((path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text())) for path in paths)


def literals(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@cache
def every_call() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call with where it stands and the name that is called."""
    return tuple(
        (f"{file}:{node.lineno}", getattr(node.func, "id", getattr(node.func, "attr", "")), node)
        for file, tree in trees()
        if file not in OF_ANOTHER_KIND
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    )


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    return ((where, call) for where, name, call in every_call() if name in names)


def keyed_calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call that names a problem, with where it stands and the key of its message."""
    for where, call in calls(*TAKE_A_KEY):
        for text in (one.value for one in call.args if isinstance(one, ast.Constant)):
            if isinstance(text, str) and re.fullmatch(r"[a-z_]+-\w+|said", text):
                yield where, call, f"errors-{text}"
    for where, call in calls("Message"):
        first = call.args[0] if call.args else None
        if isinstance(first, ast.Constant) and str(first.value).startswith("errors-"):
            yield where, call, str(first.value)


def wanted(key: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", TEXTS.get(key, "")))


def test_every_error_has_its_words_and_its_parts() -> None:
    seen = 0
    for where, call, key in keyed_calls():
        given = {one.arg for one in call.keywords} | ADDS.get(getattr(call.func, "id", ""), set())
        parts = wanted(key) | (set() if "remedy" in given else wanted(f"{key}.remedy"))
        assert key in TEXTS, (where, key)
        kept = set() if getattr(call.func, "id", "") == "Message" else OF_THE_ERROR
        assert None in given or parts <= given - kept, (where, key, parts)
        seen += 1
    assert seen > 300  # all of them, and not a few that the walk still finds


def test_every_error_has_one_remedy() -> None:
    for where, call, key in keyed_calls():
        named = {one.arg for one in call.keywords} | ADDS.get(getattr(call.func, "id", ""), set())
        own, given = f"{key}.remedy" in TEXTS, "remedy" in named
        names_a_problem = getattr(call.func, "id", "") != "Message"
        assert own is not given or not names_a_problem, (where, key)


def test_no_message_is_without_use() -> None:
    used = set[str]().union(*(literals(tree) for _, tree in trees()))
    messages = {key for key in TEXTS if not key.endswith(".remedy")}
    assert {key for key in messages if not {key, key.removeprefix("errors-")} & used} == set()


def test_no_error_is_made_of_english() -> None:
    sentence = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")
    for where, call in calls(*TAKE_A_KEY, "Message"):
        for one in [*call.args, *(one.value for one in call.keywords)]:
            found = [
                text for text in literals(one) if sentence.search(text) and not text.startswith("instep ")
            ]
            assert not found, (where, found)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            BadInput("people-name_taken", place="name", written="'Eva'"),
            "name: somebody is called 'Eva' already; add a letter or a surname",
        ),
        (
            BadInput(
                "table-empty_cell", file="a.csv", place=Message("errors-place-cell", line="3", column="n")
            ),
            "a.csv: line 3, column n: is empty; write what belongs there, or leave out the row",
        ),
        (
            BadInput("any-no_side", remedy=did_you_mean("lef", ("left", "right")), written="'lef'"),
            "no side 'lef'; did you mean 'left'?",
        ),
        (
            BadInput("any-no_side", remedy=did_you_mean("?", ("left", "right")), written="'?'"),
            "no side '?'; one of: left, right",
        ),
        (
            BadInput("document-too_much", file="1000.yaml"),
            "1000.yaml: holds too much, or is nested too deeply; give a smaller file",
        ),
    ],
)
def test_a_line_names_file_place_problem_and_remedy_here_and_in_another_process(
    error: BadInput, line: str
) -> None:
    assert str(error) == line
    again = pickle.loads(pickle.dumps(error))  # written here
    assert (str(again), again.problem, again.remedy) == (line, error.problem, error.remedy)


def test_a_part_as_long_as_a_book_is_shown_by_its_ends() -> None:
    line = str(BadInput("people-name_taken", written="a" + "b" * 100_000 + "c"))
    assert line.startswith("somebody is called abbb")
    assert line.endswith("bbc already; add a letter or a surname")


def test_a_page_says_what_is_wrong_in_the_language_of_its_request_and_a_command_in_english(
    tmp_path: Path,
) -> None:
    problem, remedy = "is no name", "write at most { $letters } letters"
    assert (TEXTS["errors-people-no_name"], TEXTS["errors-people-no_name.remedy"]) == (problem, remedy)
    root = content_with_pseudo_languages(tmp_path)
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=Library(root))
    with visited(made) as client:
        answers = {
            language: client.get(
                "/trend?view=yeer", headers={"accept-language": language, "accept": "text/html"}
            ).text
            for language in (LONGER, "en")
        }
    made.journal.close()
    assert longer("did you mean ").rstrip("\N{MIDDLE DOT}") in answers[LONGER]
    assert "no view" not in answers[LONGER]
    assert "no view &#39;yeer&#39;; did you mean &#39;year&#39;?" in answers["en"]
    error = BadInput("people-no_name", place="name", letters=40)
    assert error.line.said(words(root, LONGER)).startswith(f"name: {longer('is no name')}")
    assert str(error) == "name: is no name; write at most 40 letters"


def test_a_command_that_does_well_imports_no_words_for_what_went_wrong() -> None:
    asked = "import sys; from instep.library.errors import BadInput, Message; print(*sys.modules)"
    done = run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)  # this one
    assert not {"fluent.runtime", "msgspec", "instep.library.content.words"} & {*done.stdout.split()}
