"""The command itself: what a help text costs, what the documentation names, and the app it starts."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from argparse import Action
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from instep.cli.main import COMMANDS, command_module, one_line
from instep.cli.parser import Parser, help_texts, parser_for

DOCS = (Path(__file__).parents[2] / "docs/reference/commands.md").read_text()
HEAVY = {"msgspec", "yaml", "starlette", "uvicorn", "numpy", "sqlite3", "av", "jinja2", "argparse", "typing"}


def parser_of(name: str) -> Parser:
    parser = parser_for(name)
    command_module(name).arguments(parser)
    return parser


def arguments_of(name: str) -> Iterator[Action]:
    yield from parser_of(name)._actions


def test_a_help_text_imports_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; from instep.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ran.stderr.split()}
    assert not loaded & HEAVY
    assert {name for name in ran.stderr.split() if name.startswith("instep.cli")} == {
        "instep.cli",
        "instep.cli.main",
    }


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "start"])
def test_every_command_has_a_help_text_of_its_own(name: str, run: Run) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert help_texts()["commands"][name]["about"] in ran.out


def test_the_front_page_is_in_step_with_the_commands(run: Run) -> None:
    words = parser_of("start").format_help().split()
    assert run("--help").out.split() == words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_named_in_the_documentation(name: str) -> None:
    heading = "instep" if name == "start" else f"instep {name}"
    section = next(
        (one for one in re.split(r"^## ", DOCS, flags=re.MULTILINE) if one.startswith(f"`{heading}")), ""
    )
    assert section, heading
    for action in arguments_of(name):
        for option in action.option_strings:
            assert f"`{option}" in section or option in {"-h", "--help", "--output"}, option
        if not action.option_strings:
            assert str(action.metavar) in section


def test_every_help_text_is_used() -> None:
    used = {str(a.metavar or a.option_strings[-1]) for name in COMMANDS for a in arguments_of(name)}
    assert set(help_texts()["options"]) == used


def test_the_version_is_said(run: Run) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", run("--version").out)


def test_a_name_as_long_as_a_book_or_full_of_line_ends_stays_one_line() -> None:
    assert one_line("a\nb\r\x1b[31m c") == "a b [31m c"
    assert len(one_line("x" * 10_000)) < 700


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    command = [sys.executable, "-m", "instep.cli.main", "schema", "answers"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_app_starts_says_where_it_is_and_ends(stop: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "instep.cli.main", "--port", "0", "--no-browser"]
    env = {**os.environ, "INSTEP_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{40,}", line)
        try:
            assert found, line
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with browser.open(found.group(), timeout=20) as page:
                assert (page.status, page.url) == (200, found.group().partition("?")[0])
        finally:
            process.send_signal(stop)
            process.wait(20)
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_port_that_is_taken_is_said_and_the_next_free_one_used(tmp_path: Path) -> None:
    import socket  # noqa: PLC0415  # one use

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "instep.cli.main", "--port", str(port), "--no-browser"]
        env = {**os.environ, "INSTEP_HOME": str(tmp_path)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
            assert process.stdout is not None
            told = [process.stdout.readline() for _ in range(2)]
            process.send_signal(signal.SIGTERM)
            process.wait(20)
    assert f"Port {port} is taken" in told[0]
    assert "http://127.0.0.1:" in told[1]
    assert f":{port}/" not in told[1]
