"""The lead's side of a role: the list, a new one, how it stands, and the public page before anybody sees it."""

from __future__ import annotations

from flask import redirect, request, url_for

from coprod.core import clock, editions, paging
from coprod.core.access import Reply, permit, say, viewer
from coprod.core.forms import page, tidy
from coprod.core.words import _, language
from coprod.involvement import permissions
from coprod.involvement.forms import drafting as forms
from coprod.involvement.models import Opportunity
from coprod.involvement.operations import drafting, readiness
from coprod.involvement.queries import offers
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.rules.opportunities import OPPORTUNITIES, STAGE_TAGS, STAGE_WORDS, Stage
from coprod.involvement.views import bp, shown
from coprod.involvement.views.managing import MANAGE, ONE, managed, programme_name
from coprod.people.current import me
from coprod.programmes import queries as programmes
from coprod.programmes.models import Organisation
from coprod.programmes.rules import LEVEL_WORDS, RUNG_WORDS, Role

# Where each move is made. Choosing people has a room of its own.
MOVES = {
    "publish": "involvement.publish_opportunity",
    "extend": "involvement.extend_opportunity",
    "close": "involvement.close_opportunity",
    "end": "involvement.end_opportunity",
    "withdraw": "involvement.withdraw_opportunity",
}


def _stage_asked() -> Stage | None:
    asked = request.args.get("stage", "")
    return next((stage for stage in Stage if stage.value == asked), None)


def _partners(programme_ids: frozenset[int]) -> dict[str, Organisation]:
    """The organisations that are partners of some programmes today, by reference."""
    found = {
        each.organisation.reference: each.organisation
        for number in sorted(programme_ids)
        for each in programmes.partners_on(number, clock.today())
    }
    return dict(sorted(found.items(), key=lambda each: each[1].name))


@bp.get(MANAGE)
@permit(permissions.start)
def manage_opportunities() -> Reply:
    """The roles of the programmes that the viewer leads, drafts first."""
    search, stage = str(tidy(request.args.get("q", ""))), _stage_asked()
    found = queries.managed(viewer().programmes(Role.LEAD.value), paging.wanted(), search=search, stage=stage)
    return page(
        "involvement/manage/opportunities.html",
        found=found,
        titles={each.id: editions.read(each.editions, language()).title for each in found.rows},
        names={each.programme_id: programme_name(each.programme) for each in found.rows},
        search=search,
        stage=stage,
        stages=STAGE_WORDS,
        tags=STAGE_TAGS,
    )


@bp.route(f"{MANAGE}/new", methods=["GET", "POST"])
@permit(permissions.start)
def start_opportunity() -> Reply:
    """A new draft: which programme, who asks and pays, what it is called."""
    led = programmes.some(viewer().programmes(Role.LEAD.value))
    partners = _partners(viewer().programmes(Role.LEAD.value))
    form = forms.Start()
    form.offer(
        [(each.slug, programme_name(each)) for each in led],
        [(reference, each.name) for reference, each in partners.items()],
    )
    if form.passed():
        begun = drafting.start(
            next(each for each in led if each.slug == form.programme.data),
            partners[form.organisation.data],
            title=form.title.data or "",
            summary=form.summary.data or "",
            by=me().id,
        )
        say(_("The draft is made. Only people who lead this programme can see it."))
        return redirect(url_for(".manage_opportunity", reference=begun.reference))
    return page("involvement/manage/new.html", form=form)


@bp.get(ONE)
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def manage_opportunity(opportunity: Opportunity) -> Reply:
    """How it stands: what is missing, what can be done now, and what people are told."""
    is_draft = opportunity.stage is Stage.DRAFT
    return managed(
        "involvement/manage/overview.html",
        opportunity,
        programme=programme_name(opportunity.programme),
        level=LEVEL_WORDS[opportunity.level],
        rung=RUNG_WORDS[opportunity.rung],
        offer=offers.of(opportunity),
        missing=readiness.what_is_missing(opportunity) if is_draft else [],
        warnings=readiness.warnings(opportunity) if is_draft else [],
        moves=[
            (move.words, url_for(MOVES[move.name], reference=opportunity.reference))
            for move in OPPORTUNITIES.offered(opportunity.stage)
            if move.name in MOVES
        ],
    )


@bp.get(f"{ONE}/as-people-see-it")
@permit(permissions.arrange, on=queries.one, see=permissions.see)
def opportunity_preview(opportunity: Opportunity) -> Reply:
    """The public page as it will be, or as it is."""
    return shown.drawn(opportunity, is_preview=True)
