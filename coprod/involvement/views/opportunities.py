"""Roles for everybody: the list, one of them, an Atom feed, and the same for machines."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, render_template

from coprod.core import clock, editions, public
from coprod.core.access import Reply, permit
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import ENGLISH, language
from coprod.involvement import permissions
from coprod.involvement.models import Opportunity
from coprod.involvement.queries import offers
from coprod.involvement.queries import opportunities as queries
from coprod.involvement.queries.offers import Offer
from coprod.involvement.queries.opportunities import Wanted
from coprod.involvement.rules.opportunities import Stage
from coprod.involvement.views import bp, chosen, share, shown
from coprod.programmes.queries import public as programmes

OPPORTUNITIES = "/opportunities"
IN_THE_FEED, IN_JSON = 25, 100
# Two signs that people can type and XML cannot hold.
NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


@bp.get(OPPORTUNITIES, endpoint="opportunities")
@permit(everyone, anonymous=True, kept=True)
def listed() -> Reply:
    """What people can take part in, paid: searched and filtered by the address alone."""
    asked = chosen.chosen(programmes.with_workstreams())
    found = queries.public_list(wanted(), asked.wanted)
    return render_template(
        "involvement/public/opportunities.html",
        chosen=asked,
        page=found,
        cards=shown.cards(list(found.rows)),
    )


@bp.get(f"{OPPORTUNITIES}/<reference>", endpoint="opportunity")
@permit(everyone, on=queries.one_public, see=permissions.is_public, anonymous=True, kept=True)
def one(opportunity: Opportunity) -> Reply:
    """One role, with all that somebody needs to know before they apply."""
    return shown.drawn(opportunity, share=share.share(opportunity))


@bp.get("/feeds/opportunities.atom", endpoint="opportunities_feed")
@permit(everyone, anonymous=True)
def feed() -> Reply:
    """The roles that are open, the newest first, as an Atom feed."""
    found = sorted(
        queries.open_now(limit=IN_THE_FEED), key=lambda each: each.opened_at or each.made_at, reverse=True
    )
    paid = offers.by_number(found)
    updated = max((_changed(each) for each in found), default=clock.end_of_day(clock.today()))
    written = render_template(
        "involvement/public/opportunities.xml",
        found=[
            (
                each,
                editions.read(each.editions, language()),
                shown.paid(each, paid.get(each.id)),
                _changed(each),
            )
            for each in found
        ],
        at=public.address,
        updated=updated,
    ).translate(NOT_IN_XML)
    return Response(written, content_type="application/atom+xml; charset=utf-8")


def _changed(opportunity: Opportunity) -> Any:
    """When its words last changed, or when it was published."""
    moments = [each.changed_at for each in opportunity.editions]
    return max([*moments, opportunity.opened_at or opportunity.made_at])


@bp.get("/open-data/opportunities.json", endpoint="opportunities_json")
@permit(everyone, anonymous=True)
def as_json() -> Reply:
    """Every role that everybody may see, a page at a time."""
    found = queries.public_list(wanted(), Wanted(), size=IN_JSON)
    paid = offers.by_number(found.rows)
    return jsonify(
        opportunities=[_written(each, paid.get(each.id)) for each in found.rows],
        page=found.number,
        pages=found.pages,
        total=found.total,
        next=public.address("involvement.opportunities_json", page=found.number + 1)
        if found.has_next
        else None,
    )


def _written(opportunity: Opportunity, offer: Offer | None) -> dict[str, Any]:
    words = editions.read(opportunity.editions, ENGLISH)
    # Money may have changed since it closed: what a closed one offered is not worked out anew.
    is_open = opportunity.is_open
    return {
        "address": public.address("involvement.opportunity", reference=opportunity.reference),
        "title": str(words.title),
        "summary": str(words.summary),
        "programme": opportunity.programme.slug,
        "organisation": opportunity.organisation.name,
        "workstream": opportunity.workstream.key if opportunity.workstream else None,
        "stage": (
            opportunity.stage if is_open or opportunity.stage is not Stage.OPEN else Stage.CLOSED
        ).value,
        "level": opportunity.level.value,
        "rung": opportunity.rung.value,
        "happens": opportunity.happens.value,
        "pays": opportunity.pays.value,
        "pence_for_a_session": offer.pence if offer and is_open else None,
        "session_minutes": opportunity.session_minutes,
        "preparation_minutes": opportunity.preparation_minutes,
        "places": opportunity.places,
        "opened_on": clock.london(opportunity.opened_at).date().isoformat()
        if opportunity.opened_at
        else None,
        "closes_on": _day(opportunity.closes_on),
        "answers_by": _day(opportunity.answers_by),
        "begins_on": _day(opportunity.begins_on),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
