"""A helper enters what somebody answered on paper, by telephone or face to face, and hands over the receipt."""

from __future__ import annotations

from flask import abort

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.views import bp
from coprod.core.access import Reply, permit
from coprod.questionnaires.views.entering import Enter, Entering, handed_over


@bp.route("/manage/consultations/<reference>/enter", methods=["GET", "POST"])
@permit(
    permissions.leads_the_programme & permissions.is_open,
    on=queries.with_version,
    see=permissions.see_inside,
    # The visit of the helper dates the answer as surely as the visit of the person would.
    anonymous=True,
)
def enter(consultation: Consultation) -> Reply:
    """The whole questionnaire on one page, then the receipt to hand over."""
    if consultation.version is None:
        abort(404)
    form = Enter()
    entering = Entering(consultation.version, form)
    receipt = entering.sent(
        lambda draft: answering.send(
            consultation, draft, channel=form.came_by, answered_in=form.answered_in.data
        )
    )
    if receipt is not None:
        return handed_over("consultations/manage/entered.html", receipt, consultation=consultation)
    return entering.page("consultations/manage/enter.html", consultation=consultation)
