"""The first page: two doors, the dials, where it is sore, and the plan that follows from them."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.person.preferences import read_dials
from instep.foot.anatomy import Region, Side, Way
from instep.foot.views import View
from instep.session.phrases import place
from instep.session.timeline import Talk
from instep.web.foot_svg import FootMarking, RegionTouch, Svg, foot_svg
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.session.wish_form import remembered_wish
from instep.web.trial.saying import home_line

SORE_REGIONS = (
    Region.TOES,
    Region.BALL,
    Region.ARCH,
    Region.OUTER_EDGE,
    Region.HEEL_SOLE,
    Region.HEEL_BACK,
    Region.TOP,
    Region.ANKLE_INNER,
    Region.ANKLE_OUTER,
)
"""Where a person can say that it is sore; nails, webs and the leg are for the look."""


def routes() -> list[Route]:
    """The first page."""
    return [page("/", home)]


def home(request: WebRequest) -> Response:
    """Two doors that work with one tap, since every dial has a sensible place already."""
    site = request.site
    repertoire = request.instep.library.repertoire
    wish = remembered_wish(read_dials(request.context), repertoire)
    return request.page(
        "home.html",
        wish=wish,
        trial=home_line(request),
        dose=repertoire.dose,
        goals=list(repertoire.goals),
        routines=list(repertoire.routines.values()),
        positions=list(repertoire.positions.values()),
        regions=SORE_REGIONS,
        ways=[way.value for way in Way],
        talks=[talk.value for talk in Talk],
        soles={side: _sole(site, side) for side in Side},
    )


def _sole(site: Site, side: Side) -> Svg:
    labels = {region: place(side, region, site.words) for region in Region}
    look = FootMarking(touch=RegionTouch.MARK, labels=labels, mark=site.say(f"ui-side_sign-{side}"))
    title = site.say("ui-home-sole", side=site.say(f"sides-{side}"))
    return foot_svg(
        View.SOLE, side, look, title=title, desc=site.say("ui-home-sole_desc"), key=f"sore-{side}"
    )
