"""Opens the journal that an option names, or the one in the platform's folder."""

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from instep.app import Instep, open_instep
from instep.coach.context import Context
from instep.coach.person.people import find_person, read_people
from instep.coach.person.preferences import read_country
from instep.journal.file import default_path
from instep.journal.log import JournalError
from instep.library.errors import BadInput


def journal_path(name: str | None) -> Path:
    """Return the journal's place; raises BadInput for a name that no journal can have."""
    try:
        (name or "").encode()
    except UnicodeEncodeError:
        raise BadInput("journal-no_file_name", file=str(name)) from None
    return Path(name) if name else default_path()


@contextmanager
def opened(name: str | None, *, begin: bool = True) -> Iterator[Instep]:
    """Lend the joined parts over the journal, and let go of it afterwards.

    Raises JournalError where it cannot be opened, and BadInput where `begin` is false and there is none at
    the place that was named: a misspelt name must not become an empty journal.
    """
    path = journal_path(name)
    if name and not begin and not path.exists() and not path.is_symlink():
        raise BadInput("journal-no_such_journal", file=name)
    instep = open_instep(path)
    with closing(instep.journal):
        yield instep


@contextmanager
def opened_for(args: argparse.Namespace, *, begin: bool = True) -> Iterator[Context]:
    """Lend what a deed for one person is done with: the one that --person names, or the only one there is."""
    with opened(args.journal, begin=begin) as instep:
        yield instep.context(find_person(getattr(args, "person", None), instep.context()))


def country_here() -> str | None:
    """Return the country that somebody chose on this machine; None where a journal does not say.

    It is for an emergency number, which no fault of a journal may keep back.
    """
    with suppress(JournalError):
        if default_path().exists():
            with opened(None) as instep:
                return country_of(None, instep.context())
    return None


def country_of(person: str | None, context: Context) -> str | None:
    """Return the country that this person chose, else the one that anybody of this journal chose last."""
    return read_country(person, [one.id for one in read_people(context)], context)
