"""Templates into pages: one environment, made once, with the words and the addresses it needs."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from instep.evidence.footnotes import Footnote
from instep.library.content.emergency import emergency_numbers
from instep.library.content.footnotes import footnotes
from instep.library.content.sources import sources
from instep.library.content.words import language_for
from instep.safety.agreement import openable
from instep.safety.editor_marks import read_words, review_words, support_words
from instep.session import phrases
from instep.session.words import Words
from instep.web.assets import Assets
from instep.web.person_choice import Whose
from instep.words.check import where_found
from instep.words.clearance import reason_lines

if TYPE_CHECKING:
    from instep.app import Instep
    from instep.evidence.footnotes import Footnote, Footnotes
    from instep.library.errors import Message
    from instep.safety.clearance import Source

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Site:
    """The joined parts and everything that turns an answer into a page."""

    instep: "Instep"
    assets: Assets

    def in_language(self, accepted: str) -> "Site":
        """This site in the first language of an Accept-Language header that it has words in."""
        own = self.instep.library
        language = language_for(accepted, own.root, otherwise=own.language)
        if language == own.language:
            return self
        if language not in self._others:
            instep = replace(self.instep, library=replace(own, language=language))
            self._others[language] = Site(instep, self.assets)
        return self._others[language]

    @cached_property
    def _others(self) -> "dict[str, Site]":
        return {}

    @cached_property
    def environment(self) -> Environment:
        """The templates; an unknown name or key in one is an error, never an empty place."""
        made = Environment(
            loader=FileSystemLoader(sorted(room for room in _HERE.iterdir() if room.is_dir())),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        made.globals.update(
            t=self.say,
            has=self.has,
            messages=self.messages,
            clock=partial(phrases.length, words=self.words),
            listed=partial(phrases.listed, words=self.words),
            listed_apart=partial(phrases.listed_apart, words=self.words),
            where_found=partial(where_found, words=self.words),
            asset=self.assets.url,
            lang=self.words.language,
            direction=self.words.direction,
            # The line at the foot of every page; where it is known for whom a page is, theirs comes instead.
            emergency=emergency_numbers(self.instep.library.folder).number_for(None),
            country=None,
            old_rules=None,
            footnote=self.footnote,
            claim_of=self.claim_of,
            advice_note=self.advice_note,
            rules_known=self.rules_known,
            opens_by_word=self.opens_by_word,
            says_of=self.says_of,
            reason_lines=partial(reason_lines, library=self.instep.library),
            read_words=partial(read_words, say=self.say),
            support_words=partial(support_words, say=self.say),
            review_words=partial(review_words, say=self.say),
        )
        return made

    @property
    def words(self) -> Words:
        """The words of this site's language."""
        return self.instep.library.words

    def say(self, key: str, **parts: object) -> str:
        """The sentence under a key, with its parts filled in; raises KeyError for an unknown key or part.

        A whole number stays one: it may choose a plural, and is written as the language writes it.
        """
        filled = {name: part if isinstance(part, int) else str(part) for name, part in parts.items()}
        return self.words.say(key, **filled)

    def told(self, message: "Message") -> str:
        """What is wrong, or what to do about it, in the language of this site."""
        return message.said(self.instep.library.words)

    def messages(self, *prefixes: str) -> dict[str, str]:
        """The messages under these keys, as they were written, for a page that fills them itself."""
        texts = self.words.texts
        return {key: text for key, text in texts.items() if key.startswith(prefixes)}

    def has(self, key: str) -> bool:
        """Whether there is a sentence under this key."""
        return key in self.words.texts

    def footnote(self, key: str) -> "Footnote":
        """Who says what stands under a key; raises KeyError where content/evidence names nobody."""
        return self._footnotes.by_key[key]

    def advice_note(self, key: str) -> "Footnote | None":
        """Who says what a piece of advice says."""
        return self._footnotes.of_advice(key)

    def says_of(self, source: "Source") -> str | None:
        """What a source says, in one sentence of ours."""
        return sources(self.instep.library.folder).says(source)

    @cached_property
    def _footnotes(self) -> "Footnotes":

        return footnotes(self.instep.library.folder)

    def rules_known(self, rule: str) -> bool:
        """Whether a rule has a page of its own; what a clinician agreed to has none."""
        from instep.safety.says_who import rule_ids  # noqa: PLC0415  # for pages that name a rule

        return rule in rule_ids(self.instep.library.rules)

    def opens_by_word(self, rule: str) -> bool:
        """Whether a clinician's word opens what this rule shuts."""
        return rule in openable(self.instep.library.rules)

    def claim_of(self, move: str) -> str:
        """The claim that a move rests on."""
        return self.instep.library.repertoire.moves[move].claim

    def day(self, day: date) -> str:
        """A day in words: 9 May 2026."""
        return phrases.day(day, self.words)

    def page(
        self, template: str, *, status: int = 200, whose: Whose | None = None, **parts: Any
    ) -> HTMLResponse:
        """A whole page; `whose` says for whom, where it is for anybody."""
        told = {
            "whose": whose,
            "whose_field": whose.field if whose else "",
            "whose_query": whose.query if whose else "",
        }
        text = self.environment.get_template(template).render(status=status, **told, **parts)
        return HTMLResponse(text, status)
