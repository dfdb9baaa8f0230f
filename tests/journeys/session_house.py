"""A real server over a real journal, in a process that can be killed, with sessions ready to be played."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from tests.web.serving import printed

from instep.app import ME, Instep
from instep.coach.session.start_session import Answered, Started, start_session
from instep.facts.body import FactBody
from instep.facts.fact import of_kind
from instep.journal.sqlite import SqliteJournal
from instep.safety.answers import Answers
from instep.session.wish import Wish
from instep.value import plain

SERVE = """
import sys
from pathlib import Path
from instep.app import open_instep
from instep.web.server import serve
{before}
serve(open_instep(Path(sys.argv[1])), int(sys.argv[2]), ready=lambda address: print(address, flush=True))
"""
# A machine without a voice: its model is not there.
NO_VOICE = """
import instep.voice.speech
def absent(recipe):
    raise instep.voice.speech.NoVoice("there is none here")
instep.voice.speech.model_file = absent
"""


B = TypeVar("B", bound=FactBody)


@dataclass
class House:
    """One household: `sessions` by a name of the test's own, with their plans."""

    folder: Path
    before: str = ""
    sessions: dict[str, Started] = field(default_factory=dict)
    address: str = ""
    process: subprocess.Popen[str] | None = None

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.folder / "journal.db"

    def prepare(self, wishes: Mapping[str, tuple[Wish, Answers]]) -> None:
        """Start a session for each wish, as the pages would."""
        instep = Instep(journal=SqliteJournal(self.journal))
        for name, (wish, answers) in wishes.items():
            started = start_session(
                wish, Answered(answers=answers, profile={}, looked="sight", before={}), instep.context()
            )
            assert isinstance(started, Started), started
            self.sessions[name] = started
        instep.journal.close()

    def open(self) -> None:
        """Serve, on the address of before where there was one: a page that stayed open knows no other."""
        port = self.address.rstrip("/").rpartition(":")[2] or "0"
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE.format(before=self.before), str(self.journal), port],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "INSTEP_CACHE": str(self.folder.parent / "voice")},
        )
        assert self.process.stdout is not None
        told = self.process.stdout.readline().strip()
        assert told.startswith("http://127.0.0.1"), "the server did not start"
        self.address = printed(told)

    def kill(self) -> None:
        """End the server in the middle of whatever it does."""
        if self.process is None:
            return
        self.process.kill()
        self.process.communicate()
        self.process = None

    def url(self, name: str) -> str:
        """The page of a session."""
        return f"{self.address}session/{self.sessions[name].id}"

    def plan(self, name: str) -> dict[str, Any]:
        """The plan document of a session."""
        return plain(self.sessions[name].plan)

    def facts(self, name: str, kind: type[B]) -> list[B]:
        """What the journal holds of this kind of a session, oldest first."""
        journal = SqliteJournal(self.journal)
        found = of_kind(journal.session(ME, self.sessions[name].id), kind)
        journal.close()
        return [fact.body for fact in found]


def new_folder(base: Path) -> Path:
    """A folder of its own beside the phrases that all houses share."""
    folder = base / uuid4().hex
    folder.mkdir()
    return folder
