"""The footnotes: what research found behind every sentence that claims something, and who says each rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from instep.evidence.claims import Claim, Study
from instep.library.content.evidence import evidence
from instep.library.content.footnotes import remarks
from instep.library.errors import Message
from instep.safety.says_who import rule_footnotes
from instep.web.errors import not_found
from instep.web.requests import WebRequest, page

if TYPE_CHECKING:
    from instep.evidence.quoted.of_studies import Checked

_GROUPS = ("partly", "further", "untested", "against", "context")
"""The order of the groups, kindest first."""
_OTHER_DOSES = ("limits", "review_after_weeks", "pressure", "roller", "heel_pain")


def routes() -> list[Route]:
    """What Instep is, and the pages behind each claim, study, rule and dose."""
    return [
        page("/about", about),
        page("/about/intended-use", intended_use),
        page("/why", why_all),
        page("/why/doses", why_doses),
        page("/why/study/{study}", why_study),
        page("/why/rule/{rule}", why_rule),
        page("/why/{claim}", why),
    ]


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Printed numbers of a study that do not agree: about what, why, and what we noted about it."""

    outcome: str
    text: str
    why: str
    remark: str | None


@dataclass(frozen=True, kw_only=True)
class Behind:
    """A study behind a claim, and what does not agree in it."""

    study: Study
    flags: tuple[Flag, ...]


def about(request: WebRequest) -> Response:
    """What it is for, what it is not, whose it is, and everything it claims."""
    claims = evidence(request.instep.library.folder).claims.values()
    return request.page("about.html", claims=[claim for claim in claims if claim.safe_wording])


def intended_use(request: WebRequest) -> Response:
    """What it is meant for, who must not use it, and what it decides."""
    return request.page("intended_use.html", use=request.instep.library.intended_use)


def why_all(request: WebRequest) -> Response:
    """Every claim, grouped by what was found, the article's words beside it."""
    claims = evidence(request.instep.library.folder).claims.values()
    groups = {name: [claim for claim in claims if claim.group == name] for name in _GROUPS}
    return request.page("why_all.html", groups=groups)


def why(request: WebRequest) -> Response:
    """One claim: its sentence, how sure, compared with what, how many people; then the studies."""
    from instep.web.evidence.effects_chart import pictures  # noqa: PLC0415  # drawing is for those who ask

    known = evidence(request.instep.library.folder)
    name = request.parts["claim"]
    if name not in known.claims:
        raise not_found("claim", Message("errors-page-no_claim", written=repr(name)))
    claim: Claim = known.claims[name]
    studies = known.studies_of(claim)
    return request.page(
        "why.html",
        claim=claim,
        studies=[Behind(study=study, flags=tuple(_flags(study, request))) for study in studies],
        pictures=pictures(claim, studies, request.site),
    )


def why_study(request: WebRequest) -> Response:
    """One study: how it was done, with whom, each result, and what its numbers say about each other."""
    known = evidence(request.instep.library.folder)
    name = request.parts["study"]
    if name not in known.studies:
        raise not_found("study", Message("errors-page-no_study", written=repr(name)))
    study = known.studies[name]
    return request.page(
        "why_study.html",
        study=study,
        flags=list(_flags(study, request)),
        claims=known.claims_on(study),
    )


def why_rule(request: WebRequest) -> Response:
    """One rule, finding or line of advice: how far its sources carry it, and who wrote them."""
    library = request.instep.library
    known = rule_footnotes(library.rules, library.session_rules)
    name = request.parts["rule"]
    if name not in known:
        raise not_found("rule", Message("errors-page-no_rule", written=repr(name)))
    rule = known[name]
    rests_on = [known[one] for one in rule.rests_on]
    return request.page("why_rule.html", rule=rule, rests_on=rests_on)


def why_doses(request: WebRequest) -> Response:
    """What each length, frequency and pressure rests on: a trial, or our own choice."""
    known = evidence(request.instep.library.folder)
    return request.page(
        "why_doses.html",
        plans=known.doses["plans"],
        others={name: known.doses[name] for name in _OTHER_DOSES},
        studies=known.studies,
    )


def _flags(study: Study, request: WebRequest) -> Iterator[Flag]:
    from instep.evidence.quoted.of_studies import flags  # noqa: PLC0415  # likewise

    noted = remarks(request.instep.library.folder)
    for one in flags(study):
        note = noted.get((one.study, one.text))
        yield Flag(
            outcome=one.outcome,
            text=one.text,
            why=_why(one, request),
            remark=note.remark if note else None,
        )


def _why(one: "Checked", request: WebRequest) -> str:
    say = request.site.say
    return " ".join(say(f"quoted-reason-{reason.key}", **reason.parts) for reason in one.found.reasons)
