"""instep evidence: who says so, and whether printed statistics agree with themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from instep.cli.printing import show
from instep.cli.telling import Lines
from instep.evidence.claims import Claim, Study
from instep.evidence.evidence_json import as_json
from instep.evidence.quoted.check import check
from instep.evidence.quoted.of_studies import checked, flags
from instep.evidence.quoted.verdicts import StatisticCheck
from instep.library.content.footnotes import remarks
from instep.library.errors import BadInput
from instep.library.files.quoted_files import read_quoted
from instep.library.library import Library
from instep.library.nearest import did_you_mean
from instep.safety.editor_marks import read_words
from instep.session.words import Words

QUOTED = "instep.quoted/1"


def show_claims(library: Library, *, as_json_document: bool) -> int:
    """Print every claim in a line of its own."""
    claims = library.evidence.claims.values()
    document = as_json(claims, (), remarks=remarks(library.folder))
    show(document, (_line(claim, library.words) for claim in claims), as_json=as_json_document)
    return 0


def show_claim(name: str, library: Library, *, as_json_document: bool) -> int:
    """Print one claim and its studies; raises BadInput for one that is not known."""
    claims = library.evidence.claims
    if name not in claims:
        raise BadInput(
            "evidence-no_claim",
            file="instep evidence",
            remedy=did_you_mean(name, claims),
            written=repr(name[:60]),
        )
    claim, studies = claims[name], library.evidence.studies_of(claims[name])
    document = as_json([claim], studies, remarks=remarks(library.folder))
    show(document, _footnote(claim, studies, library.words), as_json=as_json_document)
    return 0


def check_quoted(file: str | None, library: Library, *, as_json_document: bool) -> int:
    """Print what is found about each printed statistic of a file, or of all studies where none is named."""
    results = list(_of_file(file) if file else _of_studies(library))
    words = library.words
    document = {
        "schema": QUOTED,
        "checked": [_result(one, words) for one in results],
        "flags": sum(one.found.verdict.is_flag for one in results),
    }
    show(document, _told(results, words), as_json=as_json_document)
    return 0


@dataclass(frozen=True, kw_only=True)
class _Result:
    """One statistic, where it stands, and what was found."""

    place: str
    text: str
    found: StatisticCheck


def _of_file(file: str) -> Iterator[_Result]:
    return (_Result(place=one.place, text=one.text, found=check(one.quoted)) for one in read_quoted(file))


def _of_studies(library: Library) -> Iterator[_Result]:
    for study in library.evidence.studies.values():
        for one in checked(study):
            yield _Result(place=f"{one.study}, {one.outcome}", text=one.text, found=one.found)


def _told(results: Sequence[_Result], words: Words) -> Lines:
    for one in results:
        verdict = words.say(f"quoted-verdict-{one.found.verdict}")
        why = why_of(one.found, words)
        yield words.say("evidence-cli-checked", place=one.place, verdict=verdict, why=why, text=one.text)
    flagged = sum(one.found.verdict.is_flag for one in results)
    yield words.say("evidence-cli-counted", n=str(len(results)), flags=str(flagged))


def _result(one: _Result, words: Words) -> dict[str, Any]:
    return {
        "place": one.place,
        "text": one.text,
        "verdict": one.found.verdict.value,
        "reasons": [{"key": reason.key, **reason.parts} for reason in one.found.reasons],
        "why": why_of(one.found, words),
    }


def why_of(found: StatisticCheck, words: Words) -> str:
    """Return the reasons of a verdict as sentences."""
    return " ".join(words.say(f"quoted-reason-{reason.key}", **reason.parts) for reason in found.reasons)


def _line(claim: Claim, words: Words) -> str:
    return words.say(
        "evidence-cli-line",
        id=claim.id,
        sentence=_sentence(claim, words),
        certainty=_certainty(claim, words),
        verdict=words.say("evidence-verdict", verdict=claim.verdict),
    )


def _footnote(claim: Claim, studies: Sequence[Study], words: Words) -> Lines:
    say = words.say
    yield _sentence(claim, words)
    yield say("evidence-cli-sure", certainty=_certainty(claim, words), reason=claim.certainty_reason)
    yield say("evidence-verdict", verdict=claim.verdict)
    yield say("evidence-cli-compared", text=claim.compared_with or say("evidence-nothing_compared"))
    yield say("evidence-cli-people", text=claim.people or say("evidence-nobody"))
    said = "evidence-cli-article" if claim.where == "article" else "evidence-cli-asked"
    yield say(said, text=claim.article_claim)
    yield say("evidence-cli-found", text=claim.research)
    if claim.gap:
        yield say("evidence-cli-gap", text=claim.gap)
    yield say("evidence-studies", n=str(len(studies)))
    for study in studies:
        yield from _study(study, words)


def _study(study: Study, words: Words) -> Lines:
    say, cited = words.say, study.citation
    yield say(
        "evidence-cli-study",
        title=cited.title,
        authors=cited.authors,
        year=str(cited.year or say("evidence-cli-no_year")),
        design=study.design,
        people=say("ui-claims-people", n=str(study.n)) if study.n else say("evidence-study-n_unknown"),
        status=read_words(study.status, say),
        url=study.url,
    )
    for one in study.outcomes:
        low_high = f" ({one.ci95[0]} to {one.ci95[1]})" if one.interval and one.ci95 else ""
        against = one.against or study.comparator or say("evidence-study-compared_none")
        yield say(
            "evidence-cli-outcome",
            outcome=one.outcome,
            against=against,
            effect=f"{one.effect}{low_high}",
            status=read_words(one.status, say),
        )
    yield say("evidence-cli-limits", text=study.limits)
    for flag in flags(study):
        yield say("evidence-cli-flag", text=f"{flag.text}: {why_of(flag.found, words)}")


def _sentence(claim: Claim, words: Words) -> str:
    return claim.safe_wording or words.say("evidence-silent")


def _certainty(claim: Claim, words: Words) -> str:
    return words.say(f"ui-certainty-{claim.certainty.replace(' ', '-')}")
