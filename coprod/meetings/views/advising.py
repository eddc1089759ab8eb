"""What the body that was asked answers to a decision: written down whenever it comes, also long after publishing."""

from __future__ import annotations

from flask import abort, redirect, url_for

from coprod.core import clock
from coprod.core.access import Reply, permit, say
from coprod.core.words import _
from coprod.meetings import permissions
from coprod.meetings.forms import advising as forms
from coprod.meetings.models import Meeting
from coprod.meetings.operations import advising as operations
from coprod.meetings.queries import deciding as queries
from coprod.meetings.queries import meetings, minutes
from coprod.meetings.views import advice_shown, bp
from coprod.meetings.views.deciding import DECISIONS
from coprod.meetings.views.managing import managed
from coprod.people.current import me


@bp.route(f"{DECISIONS}/<decision>/answer", methods=["GET", "POST"])
@permit(permissions.arrange, on=meetings.one, see=permissions.see_inside)
def answer_advice(meeting: Meeting, item: str, decision: str) -> Reply:
    """Write down an answer, or put it right on the same day."""
    chosen = minutes.item(meeting, item) or abort(404)
    held = queries.one(chosen, decision) or abort(404)
    stands = advice_shown.inside(held) or abort(404)
    form = forms.Answer(
        data={
            "verdict": held.answer_verdict.value if held.answer_verdict else None,
            "words": held.answer_words,
            "by": held.answer_by,
            "on": held.answered_on or clock.today(),
        }
    )
    if form.passed():
        operations.answer(meeting, held, form.read(), by=me().id)
        say(_("The answer is written down. Whoever may read the decision reads it now."))
        return redirect(url_for(".decisions", reference=meeting.reference, item=chosen.reference))
    return managed(
        "meetings/manage/advice_answer.html", meeting, form=form, item=chosen, decision=held, stands=stands
    )
