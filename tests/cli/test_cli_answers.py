"""A clinician answers at one terminal, a person accepts at another, and every later plan keeps to it."""

import io
import json
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, Write, refused, schema
from tests.examples import examples
from tests.fixed_day import TODAY

from instep.foot.anatomy import Region

UNTIL = (TODAY + timedelta(days=14)).isoformat()
ANA = ("--name", "Ana Reis", "--role", "podiatrist", "--contact", "020 7946 0000")
LESS = ("--leave", "left:heel_sole", "--pressure", "light", "--minutes", "5", "--until", UNTIL)


def check(name: str, document: Any) -> None:
    Draft202012Validator(schema(name)).validate(document)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Types words, one a line, at a keyboard that belongs to a terminal."""

    def types(words: str) -> None:
        keyboard = io.StringIO("".join(f"{word}\n" for word in words.split()))
        monkeypatch.setattr(keyboard, "isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", keyboard)

    return types


class Clinic:
    """The files that pass between a person and a podiatrist."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder
        check("request", run("ask", "-o", self.path("request.json"), "--json").document)
        ran = run("reply", "--new-key", *ANA, "-o", self.path("key.json"), "--json")
        check("replied", ran.document)
        check("clinician-key", json.loads(Path(self.path("key.json")).read_text()))
        self.words = " ".join(ran.document["compare"])

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def replies(self, *options: str, name: str = "reply.json") -> str:
        made = self.run("reply", "--for", self.path("request.json"), "--key", self.path("key.json"),
                        "-o", self.path(name), *(options or (*LESS, "--call", "if it opens")))  # fmt: skip
        assert (made.code, made.err) == (0, "")
        check("reply", json.loads(Path(self.path(name)).read_text()))
        return self.path(name)

    def code(self, *options: str) -> str:
        made = self.run("reply", "--for", self.path("request.json"), "--code", *(options or LESS), "--json")
        check("replied", made.document)
        return str(made.document["code"])


@pytest.fixture
def clinic(run: Run, tmp_path: Path) -> Clinic:
    return Clinic(run, tmp_path)


@pytest.fixture
def journal(home: Path) -> str:
    return str(home / "journal.db")


def test_an_answer_is_shown_in_words_and_holds_only_once_it_is_accepted(
    clinic: Clinic, run: Run, journal: str
) -> None:
    file = clinic.replies()
    shown = run("import", file)
    assert shown.code == 0
    assert "From Ana Reis, podiatrist. To reach them: 020 7946 0000." in shown.out
    assert "Leave alone: heel, left foot." in shown.out
    assert clinic.words in shown.out
    assert "add --accept" in shown.out
    assert run("agreed").out == "No answer holds now.\n"
    taken = run("import", file, "--accept", "--compared", clinic.words, "--json")
    check("answer", taken.document)
    assert taken.document["accepted"]
    plan = run("plan", "--journal", journal, "--json").document
    check("plan", plan)
    limits = plan["clearance"]["limits"]
    assert (limits["pressure"], limits["minutes_per_foot"]) == ("light", 5)
    left = {region for one in plan["segments"] if one["foot"] == "left" for region in one["regions"]}
    assert left
    assert Region.HEEL_SOLE not in left
    assert any("Ana Reis" in reason["text"] for reason in plan["clearance"]["reasons"])
    assert run("plan", "--json").document["clearance"]["reasons"] == []


def test_what_holds_is_listed_and_can_be_withdrawn(clinic: Clinic, run: Run, journal: str) -> None:
    run("import", clinic.replies(), "--accept", "--compared", clinic.words)
    listed = run("agreed", "--json").document
    check("agreements", listed)
    (one,) = listed["agreements"]
    assert (one["state"], one["signed"], one["by"]["name"]) == ("holds", True, "Ana Reis")
    assert "Ana Reis, podiatrist; until" in run("agreed").out
    after = run("agreed", "--withdraw", one["id"], "--json").document
    assert after["agreements"][0]["state"] == "withdrawn"
    assert run("plan", "--journal", journal, "--json").document["clearance"]["reasons"] == []
    refused(run("agreed", "--withdraw", "nobody"), "no agreement 'nobody'")


def test_a_short_code_is_made_and_taken_in(clinic: Clinic, run: Run, journal: str) -> None:
    code = clinic.code(*LESS, "--call", "opens")
    shown = run("import", "--code", code, "--from", "Ana Reis", "--accept", "--json")
    check("answer", shown.document)
    assert not shown.document["agreement"]["signed"]
    limits = run("plan", "--journal", journal, "--json").document["clearance"]["limits"]
    assert limits["minutes_per_foot"] == 5
    assert {(one["side"], one["region"]) for one in limits["avoid"]} == {("left", "heel_sole")}
    refused(run("reply", "--for", clinic.path("request.json"), "--code", "--agree", "CF05", "--until", UNTIL),
            "a short code agrees to nothing")  # fmt: skip


def test_a_rule_is_opened_by_an_agreement_and_only_while_the_journal_holds_it(
    clinic: Clinic, write: Write, journal: str
) -> None:
    run = clinic.run
    answers = write("a.yaml", "answers: {circulation: told_poor}")
    refused(run("plan", "--answers", answers, "--journal", journal), "CF05")
    file = clinic.replies("--agree", "CF05", "--until", UNTIL)
    run("import", file, "--accept", "--compared", clinic.words)
    opened = run("plan", "--answers", answers, "--journal", journal, "--json").document
    assert opened["clearance"]["level"] == "light-only"
    refused(run("plan", "--answers", answers), "CF05")
    stop = write("b.yaml", "answers: {circulation: told_poor, now_chest_breath: yes}")
    refused(run("plan", "--answers", stop, "--journal", journal), "EM01")


def test_the_words_of_a_new_key_must_be_typed_and_right(clinic: Clinic, run: Run) -> None:
    file = clinic.replies()
    refused(run("import", file, "--accept"), "was not compared yet")
    other = " ".join(reversed(clinic.words.split()))
    refused(run("import", file, "--accept", "--compared", other), "these are not the words of this key")
    assert run("import", file, "--accept", "--compared", clinic.words.upper().replace(" ", ", ")).code == 0


@pytest.mark.parametrize(
    ("typed", "accepted"), [("y y", True), ("yes YES", True), ("n", False), ("y no", False)]
)
def test_at_a_terminal_the_person_is_asked(
    clinic: Clinic, at_a_terminal: Callable[[str], None], typed: str, *, accepted: bool
) -> None:
    run = clinic.run
    file = clinic.replies()
    at_a_terminal(typed)
    ran = run("import", file)
    assert ran.code == 0
    assert "Leave alone: heel, left foot." in ran.out
    assert ("Accepted." in ran.out) is accepted
    assert bool(run("agreed", "--json").document["agreements"]) is accepted


def test_a_whole_foot_is_left_by_its_side_alone(clinic: Clinic, run: Run, journal: str) -> None:
    file = clinic.replies("--leave", "right", "--until", UNTIL)
    run("import", file, "--accept", "--compared", clinic.words)
    plan = run("plan", "--journal", journal, "--json").document
    assert {one["foot"] for one in plan["segments"] if one["kind"] == "move"} == {"left"}


def test_a_key_is_readable_by_its_owner_alone(clinic: Clinic) -> None:
    assert stat.S_IMODE(Path(clinic.path("key.json")).stat().st_mode) == 0o600


def test_a_file_that_was_altered_by_a_byte_is_refused_and_nothing_is_kept(clinic: Clinic, run: Run) -> None:
    raw = Path(clinic.replies()).read_text()
    altered = Path(clinic.path("altered.json"))
    altered.write_text(raw.replace('"minutes_per_foot": 5', '"minutes_per_foot": 9'))
    refused(run("import", str(altered), "--accept", "--compared", clinic.words), "the file was altered")
    altered.write_text(raw.replace('"signature"', '"signed"'))
    refused(run("import", str(altered), "--accept", "--compared", clinic.words), "is not signed")
    altered.write_text(raw + " " * 20_000)
    refused(run("import", str(altered)), "is larger than 16384 bytes")
    assert run("agreed", "--json").document["agreements"] == []


@given(
    raw=st.binary(max_size=200),
    mark=st.sampled_from([b"", b'{"schema": "instep.reply/1", ', b'"instep.reply/']),
)
@examples(60, suppress=[HealthCheck.function_scoped_fixture])
def test_no_bytes_in_a_file_are_a_fault_of_ours(clinic: Clinic, raw: bytes, mark: bytes) -> None:
    file = Path(clinic.path("any.json"))
    file.write_bytes(mark + raw)
    refused(clinic.run("import", str(file), "--accept"), "any.json")


def test_an_answer_for_somebody_else_is_refused(clinic: Clinic, run: Run, tmp_path: Path) -> None:
    file = clinic.replies()
    next_door = str(tmp_path / "next-door.db")
    run("ask", "--journal", next_door)
    refused(run("import", file, "--journal", next_door), "answers somebody else's request")
    refused(run("import", "--code", clinic.code(), "--journal", next_door), "another person's page")
    refused(run("import", file, "--journal", str(tmp_path / "nowhere.db")), "there is no such journal")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--until", "tomorrow"), "'tomorrow' is no day"),
        (("--until", UNTIL), "nothing is asked for"),
        (("--minutes", "5"), "--until: is missing"),
        (("--until", UNTIL, "--leave", "left:heel"), "'heel' is not known; did you mean"),
        (("--until", UNTIL, "--leave", "heel_sole"), "'heel_sole' is not known"),
        (("--until", UNTIL, "--leave", ":"), "'-' is not known"),
        (("--until", UNTIL, "--pressure", "firm"), "firm takes nothing away"),
        (("--until", UNTIL, "--minutes", "60"), "60 is out of range"),
        (("--until", UNTIL, "--feature-off", "laser"), "no feature 'laser'"),
        (("--until", UNTIL, "--agree", "CF05", "--agree", "CF10"), "agrees to 2 rules"),
        (("--until", UNTIL, "--agree", "EM01"), "no rule that a clinician's agreement can lower"),
        (("--until", "2001-01-01", "--leave", "left"), "ends before it was given"),
        (("--until", "2099-01-01", "--leave", "left"), "lasts longer than 366 days"),
    ],
)
def test_what_no_reply_may_say_is_refused_where_it_is_made(
    clinic: Clinic, options: tuple[str, ...], told: str
) -> None:
    run = clinic.run
    request, key = ("--for", clinic.path("request.json")), ("--key", clinic.path("key.json"))
    refused(run("reply", *request, *key, "-o", clinic.path("never.json"), *options), told)
    assert not Path(clinic.path("never.json")).exists()


def test_a_wrong_request_or_key_is_told_in_one_line(clinic: Clinic, run: Run, write: Write) -> None:
    out = ("-o", clinic.path("never.json"))
    refused(run("reply", "--for", clinic.path("key.json"), "--code", *LESS), "is no request")
    request = ("reply", "--for", clinic.path("request.json"), *LESS, *out)
    refused(run(*request, "--key", clinic.path("request.json")), "is no clinician's key")
    short = write("short.json", {"schema": "instep.clinician-key/1", "private": "AAAA",
                                 "by": {"name": "x", "role": "y", "contact": "z"}})  # fmt: skip
    refused(run(*request, "--key", short), "is no key")
    refused(run("reply", "--new-key", *out), "--name: is missing")
    refused(run("import"), "takes a file or a code")
    refused(run("import", "a.json", "--code", "b"), "takes a file or a code")


def test_a_code_is_made_from_the_signs_of_a_printed_page(clinic: Clinic, run: Run) -> None:
    page = json.loads(Path(clinic.path("request.json")).read_text())["code"]
    ran = run("reply", "--page", page.lower(), "--code", *LESS, "--json")
    assert ran.document["code"] == clinic.code()
    refused(run("reply", "--page", "12", "--code", *LESS), "page: is no code of a page")
    refused(run("reply", "--code", *LESS), "--page: is missing")
    year = ("--leave", "left:ball", "--until", "2099-01-01")
    refused(run("reply", "--page", page, "--code", *year), "is no day for a short code")
