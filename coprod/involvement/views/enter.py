"""Applying by telephone, on paper, face to face or in British Sign Language: a helper writes it down."""

from __future__ import annotations

from flask import abort

from coprod.core import editions
from coprod.core.access import Reply, permit
from coprod.core.words import language
from coprod.involvement import permissions
from coprod.involvement.forms.who import Who
from coprod.involvement.models import Application, Opportunity
from coprod.involvement.operations import applying
from coprod.involvement.queries import applications
from coprod.involvement.queries import applying as queries
from coprod.involvement.rules import who as who_rules
from coprod.involvement.rules.applications import ApplicationStage
from coprod.involvement.views import bp
from coprod.people.current import me
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views.entering import Enter, Entering, handed_over


class Said(Enter, Who):
    """How it came in, who it is, and how they can be reached, as whoever applies online is asked."""


@bp.route("/manage/opportunities/<reference>/enter", methods=["GET", "POST"], endpoint="enter_application")
@permit(permissions.arrange, on=queries.to_send, see=permissions.arrange)
def enter(opportunity: Opportunity) -> Reply:
    """All questions on one page, then the code to hand over. Whoever wrote it down is no reader of it."""
    told = {"opportunity": opportunity, "words": editions.read(opportunity.editions, language())}
    form = Said()
    if opportunity.version is None:
        abort(404)
    entering = Entering(opportunity.version, form)

    def send(draft: Draft) -> Receipt:
        draft.aside[who_rules.WHO] = form.told()
        return applying.send(
            opportunity,
            draft,
            channel=form.came_by,
            said_in=form.answered_in.data,
            entered_by=me().id,
        )

    receipt = entering.sent(send)
    if receipt is not None:
        application = applications.by_code(receipt.code)
        return handed_over(
            "involvement/manage/entered.html",
            receipt,
            is_known=True,
            application=application,
            place=_place(application),
            **told,
        )
    return entering.page("involvement/manage/enter.html", **told)


def _place(application: Application | None) -> int:
    if application is None or application.stage is not ApplicationStage.RESERVE:
        return 0
    return applications.position(application)
