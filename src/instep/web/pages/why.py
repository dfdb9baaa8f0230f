"""The footnotes: what research found behind every sentence that claims something."""

from starlette.responses import Response
from starlette.routing import Route

from instep.library.evidence import evidence
from instep.web.asking import Asked, page
from instep.web.errors import not_found


def routes() -> list[Route]:
    """What Instep is, and the page behind each claim."""
    return [page("/about", about), page("/why/{claim}", why)]


def about(asked: Asked) -> Response:
    """What it is for, what it is not, whose it is, and everything it claims."""
    claims = evidence(asked.instep.library.root).claims.values()
    return asked.site.page("about.html", claims=[claim for claim in claims if claim.safe_wording])


def why(asked: Asked) -> Response:
    """One claim: its certainty in plain words, the research, the studies."""
    known = evidence(asked.instep.library.root)
    name = asked.parts["claim"]
    if name not in known.claims:
        raise not_found("claim", f"There is no claim {name!r}.")
    claim = known.claims[name]
    return asked.site.page("why.html", claim=claim, studies=known.studies_of(claim))
