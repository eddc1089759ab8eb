"""My claims: what I can claim for, what I have claimed, and where each of them is."""

from __future__ import annotations

from flask import redirect

from coprod.core.access import Reply, permit
from coprod.core.forms import insist_on_press, page
from coprod.core.paging import wanted
from coprod.involvement.queries import work as works
from coprod.involvement.queries.work import Work
from coprod.payments import permissions
from coprod.payments.operations import claiming
from coprod.payments.queries import mine, without_account
from coprod.payments.rules.claims import CLAIM_STAGE_WORDS
from coprod.payments.views import bp, work_shown
from coprod.payments.views.steps import MINE, at
from coprod.payments.views.tracking import TELL_US
from coprod.people import current
from coprod.people.current import me


def my_work(key: str) -> Work | None:
    """A meeting or a piece of work of the viewer's own; anybody else's does not exist."""
    person = current.person()
    return work_shown.one(person.id, key) if person else None


@bp.get(MINE)
@permit(permissions.mine)
def my_claims() -> Reply:
    found = mine.page(me().id, wanted())
    return page(
        "payments/mine/claims.html",
        found=found,
        words=CLAIM_STAGE_WORDS,
        tags=work_shown.TAGS,
        without_account=without_account.of_person(me().id),
        tell_us=TELL_US,
        open_work=len(work_shown.open_for(me().id, works.claimable(me().id))),
    )


@bp.get(f"{MINE}/new")
@permit(permissions.mine)
def claimable() -> Reply:
    return page("payments/mine/claimable.html", rows=work_shown.rows(me().id, works.claimable(me().id)))


@bp.post(f"{MINE}/new/<key>")
@permit(permissions.mine, on=my_work)
def begin_claim(work: Work) -> Reply:
    """Begin, or go on where one was."""
    insist_on_press()
    claim = claiming.begin(work, by=me().id)
    return redirect(at(claim, work_shown.first_page(claim)))
