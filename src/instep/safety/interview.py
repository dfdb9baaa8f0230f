"""The interview: the fewest questions that can change the answer, one page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from instep.foot.anatomy import Region, Side
from instep.safety.answers import BOTH, Answer, Measured
from instep.safety.clearance import Level
from instep.safety.conditions import holds
from instep.safety.fired_rules import CLINICIAN_OK
from instep.safety.follow_ups import regions_matter, regions_page, side_matters, side_page, which_page
from instep.safety.items import Ask
from instep.safety.page_building import (
    CHANGED,
    confirm_page,
    fits,
    list_page,
    single_page,
)
from instep.safety.pages import (
    NONE,
    Complete,
    EmergencyStop,
    GroupSpec,
    Interview,
    InterviewContext,
    Page,
    PageAnswers,
    PageSpec,
    ProfileAnswer,
)
from instep.safety.pending_interview import Known, from_wish, items_of, learn_page, profile_of, remember
from instep.safety.rules import Rules
from instep.safety.screening import screen

_SIDES = {"left": frozenset({Side.LEFT}), "right": frozenset({Side.RIGHT}), "both": BOTH}


def next_page(
    replies: Mapping[str, PageAnswers],
    *,
    profile: Mapping[str, ProfileAnswer],
    now: datetime,
    wish: InterviewContext,
    interview: Interview,
    rules: Rules,
    measured: Measured | None = None,
) -> Page | EmergencyStop | Complete:
    """What to show next, given every reply so far (by page id).

    An emergency ends the questions, whatever else is open. A reply that does not fit its page is as if it
    had not been given: the page comes again, so nothing about right now can be passed over.
    """
    asking = _Asking(
        replies=replies,
        profile=profile,
        now=now,
        wish=wish,
        interview=interview,
        rules=rules,
        measured=measured or Measured(),
    )
    known, open_page = asking.walk()
    if screen(known.answers(), rules).level is Level.STOP_EMERGENCY:
        # What was not asked must not add reasons of its own beside the one that counts.
        answers = replace(known.answers(), skipped=frozenset())
        return EmergencyStop(clearance=screen(answers, rules), answers=answers)
    return open_page or Complete(answers=known.answers(), profile=profile_of(known))


class _StillOpenError(Exception):
    """Raised inside a walk at the first page without a fitting reply, with what is known by then."""

    def __init__(self, page: Page, known: Known) -> None:
        super().__init__(page.id)
        self.page, self.known = page, known


@dataclass(frozen=True, kw_only=True)
class _Asking:
    """One walk through the pages with the replies that there are."""

    replies: Mapping[str, PageAnswers]
    profile: Mapping[str, ProfileAnswer]
    now: datetime
    wish: InterviewContext
    interview: Interview
    rules: Rules
    measured: Measured

    def walk(self) -> tuple[Known, Page | None]:
        """What is known after all fitting replies, and the first page that is still open."""
        fresh = {} if self._has_changed() else self._said(old=False)
        # What a clinician agrees to is nothing that a tap can say: it is written down by itself.
        known = remember(from_wish(self.wish, self.rules, self.measured), fresh)
        known = known.does_not_apply([CLINICIAN_OK])
        try:
            for spec in self.interview.pages:
                known = self._page(spec, known)
        except _StillOpenError as still_open:
            return still_open.known, still_open.page
        return known, None

    def _has_changed(self) -> bool:
        """Whether a reply says that what was said before need not be so any more."""
        pages = ((page, group) for page in self.interview.pages for group in page.groups)
        return any(
            entry.asks_again and entry.key in self.replies[page.id].chosen
            for page, group in pages
            if page.id in self.replies
            for entry in group.entries
        )

    def _said(self, *, old: bool) -> dict[str, ProfileAnswer]:
        """What was said about one's health, long ago or lately."""
        lasts = self.interview.profile_lasts
        return {item: said for item, said in self.profile.items() if (self.now - said.at > lasts) is old}

    def _page(self, spec: PageSpec, known: Known) -> Known:
        known = self._confirmed(spec, known)
        applies = spec.when is None or holds(spec.when, known.facts())
        if not applies:
            return self._left_out(spec, known, unknown=applies is None)
        groups = tuple(group for group in spec.groups if self._shown(group, known))
        hidden = [entry.item for group in spec.groups if group not in groups for entry in group.entries]
        known = known.does_not_apply(hidden)
        if self._is_settled(spec, groups, known):
            return known
        reply = self._reply(self._built(spec, groups), known)
        known = learn_page(known, spec, reply, groups=groups, at=self.now)
        for item in items_of(spec, groups):
            known = self._followed(item, known, page=spec.id, asked=item in reply.chosen)
        return known

    def _left_out(self, spec: PageSpec, known: Known, *, unknown: bool) -> Known:
        items = [item for item in items_of(spec, spec.groups) if item not in known.settled]
        return known.passes_over(items) if unknown else known.does_not_apply(items)

    def _shown(self, group: GroupSpec, known: Known) -> bool:
        if group.needs_last_session and not self.wish.had_session:
            return False
        return group.when is None or holds(group.when, known.facts()) is not False

    def _is_settled(self, spec: PageSpec, groups: tuple[GroupSpec, ...], known: Known) -> bool:
        return not spec.again and all(item in known.settled for item in items_of(spec, groups))

    def _built(self, spec: PageSpec, groups: tuple[GroupSpec, ...]) -> Page:
        skippable = all(self.rules.items[item].ask is Ask.PROFILE for item in items_of(spec, groups))
        if groups:
            return list_page(spec, groups, words=self.interview.words, may_skip=skippable)
        return single_page(spec, rules=self.rules, words=self.interview.words, may_skip=skippable)

    def _reply(self, page: Page, known: Known) -> PageAnswers:
        reply = self.replies.get(page.id)
        if reply is None or not fits(page, reply):
            raise _StillOpenError(page, known)
        return reply

    def _followed(self, item: str, known: Known, *, page: str, asked: bool) -> Known:
        kind = self.rules.items[item]
        if asked:
            chosen = self._reply(which_page(kind, page, words=self.interview.words), known).chosen[0]
            value = int(chosen) if kind.type.is_number else chosen
            known = known.learns({item: Answer(value=value)}, self.now)
        return self._placed(item, known) if item in known.given else known

    def _placed(self, item: str, known: Known) -> Known:
        answer, kind, words = known.given[item], self.rules.items[item], self.interview.words
        if kind.asks_side and side_matters(item, answer, self.rules):
            chosen = self._reply(side_page(kind, words=words), known).chosen[0]
            answer = Answer(value=answer.value, sides=_SIDES[chosen])
        if kind.asks_regions and regions_matter(item, answer, self.rules):
            regions = self._reply(regions_page(kind, words=words), known).chosen
            answer = Answer(value=answer.value, sides=answer.sides, regions=_regions(regions))
        return known.places(item, answer)

    def _confirmed(self, spec: PageSpec, known: Known) -> Known:
        old = {} if self._has_changed() else self._said(old=True)
        if not any(item in old for item in items_of(spec, spec.groups)):
            return known
        reply = self._reply(confirm_page(old, rules=self.rules, words=self.interview.words), known)
        if reply.chosen == (CHANGED,) or all(item in known.settled for item in old):
            return known
        return remember(
            known, {item: ProfileAnswer(answer=said.answer, at=self.now) for item, said in old.items()}
        )


def _regions(chosen: tuple[str, ...]) -> tuple[Region, ...]:
    return tuple(Region(key) for key in chosen if key != NONE)
