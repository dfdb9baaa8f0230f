"""instep go: a guided session in the terminal, from the first question to the last word."""

import argparse
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from instep.app import Instep
from instep.cli.commands.plan import composed
from instep.cli.commands.stops import stop_lines
from instep.cli.journals import country_of, journal_path, opened
from instep.cli.parser import Parser
from instep.cli.plan_options import agreed, features, read_wish, stands, wish_arguments
from instep.cli.printing import clock
from instep.cli.telling import told_clearance
from instep.cli.terminal.asking import InterviewDialog, Left
from instep.cli.terminal.audio_out import Sound, make_sound
from instep.cli.terminal.playing import Guide, stop_on_signals
from instep.cli.terminal.rating import Before, RatingDialog, told_care, told_numbers
from instep.cli.terminal.screen import Showing
from instep.cli.terminal.session_log import Notes
from instep.cli.terminal.terminal import Console, Terminal, key_by_key
from instep.coach.context import Context
from instep.coach.person.people import find_person
from instep.coach.person.profile import read_profile
from instep.coach.person.stops import open_stops
from instep.coach.session.interview import ask_next
from instep.coach.session.start_session import Answered, Started, record_emergency, start_pain, start_session
from instep.coach.trend.trend import earlier_sittings
from instep.facts.session import Rated
from instep.journal.log import JournalError
from instep.library.content.emergency import emergency_numbers
from instep.library.errors import BadInput
from instep.library.files.answers import read_answers
from instep.library.library import Library
from instep.library.nearest import did_you_mean
from instep.outcomes.sitting import Moment, Sitting
from instep.safety.answers import Answers
from instep.safety.emergency import EmergencyNumber
from instep.safety.pages import EmergencyStop
from instep.session.place import Place
from instep.session.score import read_score
from instep.session.statechart import Playing
from instep.session.timeline import Plan
from instep.session.wish import NotToday, Wish
from instep.value import plain
from instep.voice.play import NoSound, loudspeaker

_NOT_SAID = "not said"


def arguments(parser: Parser) -> None:
    """Take a wish, answers that spare the questions, a country, and whether to be silent."""
    wish_arguments(parser)
    parser.add("--country", metavar="CODE")
    parser.add("--silent", action="store_true")
    parser.add("--person", metavar="WHOSE")
    parser.add("--journal", metavar="JOURNAL")


def run(args: argparse.Namespace) -> int:
    """Lead through a session; where nothing may begin today, say why and whom to ask."""
    library, console = Library(), Console()
    wish, answers = _given(args, library, can_ask=console.has_keys)
    with opened(args.journal) as instep, key_by_key():
        person = find_person(args.person, instep.context())
        country = args.country or country_of(person, instep.context())
        go = _Go(args=args, instep=instep, person=person, terminal=console, country=country)
        try:
            go.run(wish, answers)
        except Left:
            go.say("cli-go-left")
    return 0


def _given(args: argparse.Namespace, library: Library, *, can_ask: bool) -> tuple[Wish, Answers | None]:
    """Read everything that was given, before a journal is opened; raises BadInput."""
    wish, answers = read_wish(args, library.repertoire), None
    _check_country(args.country, library)
    if args.answers:
        answers = read_answers(args.answers, library.rules)
        wish, answers = agreed(wish, answers, way_given=args.way is not None, library=library)
    if not can_ask:
        _refuse_what_needs_a_person(wish, answers, library)
    return wish, answers


def _check_country(code: str | None, library: Library) -> None:
    known = emergency_numbers(library.folder).by_country
    if code is not None and code.upper() not in known:
        raise BadInput(
            "any-not_known", place="--country", remedy=did_you_mean(code.upper(), known), written=repr(code)
        )


def _refuse_what_needs_a_person(wish: Wish, answers: Answers | None, library: Library) -> None:
    if answers is None:
        raise BadInput("go-nobody_can_be_asked", file="instep go")
    if stands(wish, library):
        raise BadInput("go-nobody_holds_on", file="instep go")


@dataclass(frozen=True, kw_only=True)
class _Go:
    """One person, one terminal, one session."""

    args: argparse.Namespace
    instep: Instep
    person: str
    terminal: Terminal
    country: str | None

    @property
    def context(self) -> Context:
        """What a deed of this very moment is done with."""
        return self.instep.context(self.person)

    def say(self, key: str, **parts: str) -> None:
        """Print a sentence of the content."""
        self.terminal.say(self.instep.library.words.say(key, **parts))

    def run(self, wish: Wish, answers: Answers | None) -> None:
        """Ask, start, play, ask how it was, and see that all of it is kept."""
        self._stops_first()
        answered = self._interviewed(wish) if answers is None else self._from_file(wish, answers)
        started = self._started(*answered) if answered else None
        if answered and started:
            self._play(started, before=answered[1].before)

    def _stops_first(self) -> None:
        """What is still open comes before any question; it keeps its limits whatever is said next."""
        found = open_stops(self.context)
        if found:
            self.say("cli-stops-first")
            for line in stop_lines(found, self.context):
                self.terminal.say(line)

    def _from_file(self, wish: Wish, answers: Answers) -> tuple[Wish, Answered]:
        profile = read_profile(self.context)
        before = {f"pain_{side}": pain for side, pain in wish.start_pain.items() if pain is not None}
        return wish, Answered(answers=answers, profile=profile, looked=_NOT_SAID, before=before)

    def _interviewed(self, wish: Wish) -> tuple[Wish, Answered] | None:
        instep = self.instep
        replies = InterviewDialog(
            terminal=self.terminal,
            library=instep.library,
            ask=lambda given: ask_next(given, wish, self.context),
        ).run()
        if isinstance(replies.end, EmergencyStop):
            self._emergency_met(wish, replies.end)
            return None
        answers = replies.end.answers
        wish = replace(wish, start_pain=start_pain(replies.before), features=features(answers))
        return wish, Answered(
            answers=answers, profile=replies.end.profile, looked=replies.looked, before=replies.before
        )

    def _started(self, wish: Wish, answered: Answered) -> Started | None:
        instep = self.instep
        outcome = start_session(wish, answered, self.context)
        if isinstance(outcome, NotToday):
            self._refuse(outcome)
            return None
        if not isinstance(outcome, Started):
            composed(outcome, "instep go", instep.library.words)
            return None
        return outcome

    def _emergency_met(self, wish: Wish, met: EmergencyStop) -> None:
        """The number first; the journal comes second, whatever becomes of it."""
        self._refuse(NotToday(clearance=met.clearance))
        record_emergency(wish, met, self.context)

    def _refuse(self, outcome: NotToday) -> None:
        for line in told_clearance(outcome.clearance, self.instep.library, country=self.country):
            self.terminal.say(line)

    def _play(self, started: Started, *, before: Mapping[str, int]) -> None:
        library = self.instep.library
        playing = Playing(chart=library.chart, score=read_score(plain(started.plan)), place=Place())
        notes = self._notes(started.id)
        showing = Showing(
            terminal=self.terminal,
            words=library.words,
            plan=started.plan,
            emergency=self._emergency(),
            claims={move.id: move.claim for move in library.repertoire.moves.values()},
        )
        showing.caption = library.words.say("cli-go-ready")
        sound = self._sound(started.plan)
        try:
            with stop_on_signals() as stop_asked:
                rated = self._before(notes, stop_asked)
                Guide(
                    playing=playing,
                    terminal=self.terminal,
                    showing=showing,
                    sound=sound,
                    notes=notes,
                    clock=time.monotonic,
                    stop_asked=stop_asked,
                ).run(first=rated.key)
            feels_little = not started.plan.clearance.limits.trust_pain
            before = {**before, **rated.values}
            self._ended(playing.place, notes, before=before, feels_little=feels_little)
        finally:
            sound.close()
            self._keep(notes)

    def _notes(self, session: str) -> Notes:
        return Notes(session=session, context=self.context, now=self.instep.now, clock=time.monotonic)

    def _emergency(self) -> EmergencyNumber:
        return emergency_numbers(self.instep.library.folder).number_for(self.country)

    def _sound(self, plan: Plan) -> Sound:
        """Return the sound of this machine; captions alone where there is none, said so."""
        if self.args.silent:
            return Sound()
        found = loudspeaker()
        if isinstance(found, NoSound):
            return Sound(lost=found.why)
        self.say("player-loading")
        sound, silent = make_sound(plan, self.instep.phrases.say, found)
        if silent:
            self.say("cli-go-no_voice", why=silent)
        return sound

    def _before(self, notes: Notes, stop_asked: Callable[[], bool]) -> Before:
        if not self.terminal.has_keys:
            return Before(values={}, key=None)
        rated = self._rating(stop_asked).before()
        if rated.values:
            values = dict(rated.values)
            notes.add(Rated(session=notes.session, moment=Moment.BEFORE, values=values))
        return rated

    def _rating(self, stop_asked: Callable[[], bool]) -> RatingDialog:
        return RatingDialog(terminal=self.terminal, library=self.instep.library, stop_asked=stop_asked)

    def _ended(self, place: Place, notes: Notes, *, before: Mapping[str, int], feels_little: bool) -> None:
        left, right = (clock(place.spent.get(side, 0) / 1000) for side in ("left", "right"))
        self.say("player-ended-wipe")
        self.say("player-ended-played", time=clock(place.played / 1000), left=left, right=right)
        if self.terminal.has_keys:
            self._after(notes, before, feels_little=feels_little)
        for line in told_care(self.instep.library):
            self.terminal.say(line)
        self.say("cli-review")

    def _after(self, notes: Notes, before: Mapping[str, int], *, feels_little: bool) -> None:
        with stop_on_signals() as stop_asked:
            rated = self._rating(stop_asked).after(before)
        said = rated.rated(notes.session)
        if said:
            notes.add(said)
        for line in told_numbers(
            before, rated.values, earlier=self._earlier(notes.session), library=self.instep.library
        ):
            self.terminal.say(line)
        if rated.values and feels_little:
            self.say("ui-trend-feeling")

    def _earlier(self, session: str) -> Sequence[Sitting]:
        """The sessions before this one; a journal that cannot be read just now leaves out what is usual."""
        try:
            return earlier_sittings(session, self.instep.now(), self.context)
        except JournalError:
            return ()

    def _keep(self, notes: Notes) -> None:
        kept = notes.finish(journal_path(self.args.journal).parent)
        if kept:
            self.say("cli-go-kept_in", file=str(kept), why=notes.trouble or "")
        elif notes.trouble is None:
            self.say("cli-go-kept")
