"""The register of decisions across groups, for everybody: searched, filtered, and as a feed."""

from __future__ import annotations

from typing import Any

from flask import Response, render_template

from coprod.core import clock, editions, public
from coprod.core.access import Reply, permit
from coprod.core.paging import wanted
from coprod.core.rules import everyone
from coprod.core.words import language
from coprod.meetings.queries import decisions as queries
from coprod.meetings.queries.decisions import Decided
from coprod.meetings.rules.decisions import DECIDED_HOW_WORDS, INFLUENCE_WORDS
from coprod.meetings.views import advice_shown, bp, decisions_shown
from coprod.programmes.queries import public as programmes

DECISIONS = "/decisions"
IN_THE_FEED = 25
# Two signs that people can type and XML cannot hold.
NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}


@bp.get(DECISIONS)
@permit(everyone, anonymous=True, kept=True)
def decision_register() -> Reply:
    """Every public decision, the latest first: searched and filtered by the address alone."""
    chosen = decisions_shown.chosen(programmes.with_workstreams(), queries.groups(), queries.years())
    return render_template(
        "meetings/public/decisions.html",
        chosen=chosen,
        page=queries.listed(wanted(), **chosen.asked),
        **_told(),
    )


@bp.get("/feeds/decisions.atom")
@permit(everyone, anonymous=True)
def decisions_feed() -> Reply:
    """The latest decisions as an Atom feed."""
    found = queries.listed(size=IN_THE_FEED)
    updated = max((each.row.changed_at for each in found.rows), default=clock.end_of_day(clock.today()))
    written = render_template(
        "meetings/public/decisions.xml",
        found=found,
        at=public.address,
        updated=updated,
        **_told(),
    ).translate(NOT_IN_XML)
    return Response(written, content_type="application/atom+xml; charset=utf-8")


def _told() -> dict[str, Any]:
    def name(decided: Decided) -> editions.Passage:
        if decided.group is None:
            return editions.Passage("")
        return editions.read(decided.group.editions, language()).name

    return {
        "group_name": name,
        "hows": {each.value: words for each, words in DECIDED_HOW_WORDS.items()},
        "advice": advice_shown.public,
        "influences": {each.value: words for each, words in INFLUENCE_WORDS.items()},
    }
