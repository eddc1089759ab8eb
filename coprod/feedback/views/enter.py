"""A helper writes down what somebody said by telephone, on paper, face to face or in British Sign Language.

It waits with everything else and has a receipt like everything else. Who entered it is not written down.
"""

from __future__ import annotations

from wtforms import HiddenField, RadioField

from coprod.core import clock, crisis, editions
from coprod.core.access import Reply, permit
from coprod.core.words import _l, language
from coprod.feedback import permissions
from coprod.feedback.forms.reach import Reach
from coprod.feedback.models import FeedbackForm
from coprod.feedback.operations import saying
from coprod.feedback.queries import exclusions, forms, versions
from coprod.feedback.rules import WAY_WORDS, Way
from coprod.feedback.views import bp
from coprod.feedback.views.manage import ONE
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views.entering import Enter, Entering, handed_over


class Said(Enter, Reach):
    """How it came in, and how the person can be reached, as whoever writes for them is asked.

    ``asked`` is the number of the version on the page: the form may have newer questions when it is sent.
    """

    asked = HiddenField()
    way = RadioField(
        _l("How can we reach the person?"),
        choices=[
            (way.value, _l("With the code only: nobody can find them") if way is Way.CODE else words)
            for way, words in WAY_WORDS.items()
        ],
        default=Way.CODE.value,
    )


@bp.route(f"{ONE}/enter", methods=["GET", "POST"])
@permit(
    permissions.enter,
    on=forms.one,
    see=permissions.works_on_it,
    # The visit of the helper dates what was said as surely as the visit of the person would.
    anonymous=True,
)
def enter(form: FeedbackForm) -> Reply:
    """The whole form on one page, then the receipt to hand over."""
    if form.version is None:
        raise LookupError("An open form has questions.")
    asked = Said(asked=str(form.version.number))
    asked.offer(exclusions.teams(form.programme_id))
    version = versions.asked(form, asked.asked.data or "") or form.version
    entering = Entering(version, asked)
    told = {"feedback_form": form, "words": editions.read(form.editions, language())}
    read_by = clock.london(forms.read_by(form.programme_id))

    def send(draft: Draft) -> Receipt:
        draft.aside["reach"] = asked.reach()
        if kept := asked.kept():
            draft.aside["kept"] = kept
        return saying.send(
            form, draft, version=version, channel=asked.came_by, said_in=asked.answered_in.data
        )

    receipt = entering.sent(send)
    if receipt is not None:
        return handed_over(
            "feedback/entered.html",
            receipt,
            read_by=read_by,
            is_known=asked.way.data != Way.CODE.value,
            routes=crisis.routes(form.programme_id).of(form.district),
            **told,
        )
    return entering.page("feedback/enter.html", read_by=read_by, **told)
