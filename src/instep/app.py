"""The one place where the parts are joined: content, journal, clock, ids and the offline voice."""

import os
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from instep.coach.context import Context
from instep.journal.file import default_path
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.journal.unfinished import sweep
from instep.library.library import Library

if TYPE_CHECKING:
    from instep.photo.diary import Diary
    from instep.registry.client import Registry
    from instep.voice.phrases import Phrases

ME = "me"
"""The person on a machine that has only one, and has not been named."""


def clock() -> datetime:
    """Return the time on this machine, with its zone."""
    return datetime.now().astimezone()  # noqa: TID251  # the one clock; everything below is given it


@dataclass(frozen=True)
class Instep:
    """Everything a door needs. The clock is read here and nowhere below."""

    journal: Journal
    library: Library = field(default_factory=Library)
    photos: Path | None = None
    """The folder of the photo diary; None where there is no place for one."""
    secret: Path | None = None
    """The file of the web door's secret; None where browsers are let in for one run alone."""

    def now(self) -> datetime:
        """Return the time on this machine, with its zone."""
        return clock()

    def context(self, person: str = ME) -> Context:
        """Return what the deeds of one request are done with: this person, at this instant."""
        return Context(
            person=person,
            journal=self.journal,
            library=self.library,
            now=self.now(),
            new_id=self.new_id,
        )

    def new_id(self) -> str:
        """Return an id that nobody else will ever choose."""
        return str(uuid.uuid4())

    @cached_property
    def phrases(self) -> "Phrases":
        """The offline voice, with the phrases that it has spoken before."""
        from instep.voice.phrases import Phrases, cache_folder  # noqa: PLC0415  # numpy costs 0.3 s
        from instep.voice.speech import Voice  # noqa: PLC0415  # likewise

        return Phrases(voice=Voice(), folder=cache_folder(os.environ))

    @cached_property
    def registry(self) -> "Registry":
        """The public registry of professionals; it is asked only when a person says so."""
        return open_registry(self.library)


def open_registry(library: Library) -> "Registry":
    """The public registry of professionals; it is asked only when a person says so."""
    from instep.registry.client import Registry  # noqa: PLC0415  # an encrypted line is for those who search

    return Registry(rules=library.registry)


def open_diary(folder: Path, context: Context) -> "Diary":
    """The person's photo diary in this folder, locked where a key is set; raises BadInput for a wrong key."""
    from instep.photo.album import Album  # noqa: PLC0415  # nobody pays for it who has no photos
    from instep.photo.diary import Diary  # noqa: PLC0415  # likewise
    from instep.photo.lock import key_from  # noqa: PLC0415  # likewise

    return Diary(context=context, album=Album(folder, key_from(os.environ)))


def open_instep(journal: Path | None = None) -> Instep:
    """Return the joined parts over the journal in the platform's folder, or over the one named.

    Raises JournalError where it cannot be opened.
    """
    path = journal or default_path()
    photos = photo_folder(path)
    opened = SqliteJournal(path)
    sweep(photos.parent, photos.name)
    sweep(photos, "")
    return Instep(journal=opened, photos=photos, secret=secret_file(path))


def photo_folder(journal: Path) -> Path:
    """The folder of the photos that belong to a journal: beside it, under its name."""
    return journal.with_suffix(".photos")


def secret_file(journal: Path) -> Path:
    """The file of the secret that lets browsers in to a journal: beside it, under its name."""
    return journal.with_suffix(".secret")
