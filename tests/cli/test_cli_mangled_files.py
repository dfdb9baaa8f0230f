"""No file, whatever it holds, causes anything but an answer or one line."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st
from tests.cli.conftest import Run, refused
from tests.examples import examples

SEEDS = [
    '{"answers": {"pain_now": 3, "oil": "plain", "injury": "none"}}',
    "answers:\n  pain_now: 3\n  skin_today:\n  - {finding: blister, side: right, regions: [toes], note: x}\n",
    '[{"at": 12.5, "event": "hurts", "pain": 6}, {"at": 40, "event": "sharp_pain"}]',
    "events: [{at: 1, event: stop}]",
]


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A file that was good once."""
    text = bytearray(draw(st.sampled_from(SEEDS)).encode())
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        text[at : at + draw(st.integers(0, 4))] = draw(st.sampled_from(PIECES) | st.binary(max_size=3))
    return bytes(text)


PIECES = [
    b"[",
    b"{",
    b"}",
    b":",
    b"- ",
    b"\n",
    b"&a ",
    b"*a",
    b"!!set ",
    b"? ",
    b"<<: ",
    b"1e999",
    b"0x",
    b"\x00",
    b"'",
]


@examples(150, suppress=[HealthCheck.function_scoped_fixture])
@given(content=mangled() | st.binary(max_size=60))
@example(content=b"[" * 100_000)
def test_no_file_whatever_it_holds_causes_anything_but_an_answer_or_one_line(
    content: bytes, *, run: Run, tmp_path: Path, plan: Any
) -> None:
    file, planned = tmp_path / "given.yaml", tmp_path / "plan.json"
    file.write_bytes(content)
    planned.write_text(json.dumps(plan))
    for argv in (
        ["screen", "--answers", str(file)],
        ["check", "--findings", str(file)],
        ["replay", str(file), str(file)],
        ["replay", str(planned), str(file)],
    ):
        ran = run(*argv, "--json")
        if ran.code == 0:
            assert isinstance(ran.document, dict)
        else:
            refused(ran, "given.yaml")


@examples(60, suppress=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_change_to_a_plan_goes_unnoticed(
    data: st.DataObject, *, run: Run, tmp_path: Path, plan: Any
) -> None:
    wrong = copy.deepcopy(plan)
    part, key = _somewhere(wrong, data)
    before = part[key]
    part[key] = data.draw(st.sampled_from([None, -1, 3.5, "x", "", [], {}, True, 10**30]))
    same = part[key] == before and isinstance(part[key], bool) == isinstance(before, bool)
    (tmp_path / "plan.json").write_text(json.dumps(wrong))
    (tmp_path / "given.yaml").write_text("[]")
    ran = run("replay", str(tmp_path / "plan.json"), str(tmp_path / "given.yaml"))
    if same:
        assert ran.code == 0
    else:
        refused(ran, "plan.json")


def _somewhere(tree: Any, data: st.DataObject) -> tuple[Any, Any]:
    """A place in a document: the mapping or list, and the key or number in it."""
    part = tree
    while True:
        key = data.draw(st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part))))
        inner = part[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            return part, key
        part = inner
