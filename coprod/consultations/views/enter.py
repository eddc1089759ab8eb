"""A helper enters what somebody answered on paper, by telephone or face to face, and hands over the receipt.

The same questionnaire, the same waiting batch, the same receipt as online (domain rules A11, C11). Who entered it
is not written down: that would tie the answer to a moment.
"""

from __future__ import annotations

from flask import abort, render_template, request
from flask_babel import gettext as _
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import InputRequired, ValidationError

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.views import bp
from coprod.core.access import Reply, permit
from coprod.core.errors import Refused
from coprod.core.forms import Form
from coprod.core.words import LANGUAGES, _l, language
from coprod.questionnaires.models import Channel
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.rules.answers import Answers, complaints
from coprod.questionnaires.rules.kinds import Typed

CHANNELS = {
    Channel.PAPER: _l("On paper"),
    Channel.TELEPHONE: _l("By telephone"),
    Channel.FACE_TO_FACE: _l("Face to face"),
    Channel.BSL: _l("In British Sign Language"),
}
SPOKEN = frozenset({Channel.TELEPHONE.value, Channel.FACE_TO_FACE.value, Channel.BSL.value})


class Enter(Form):
    """How the answers came in. The key makes a second press of the button harmless."""

    key = HiddenField()
    channel = RadioField(
        _l("How did the answers come in?"),
        choices=[(channel.value, words) for channel, words in CHANNELS.items()],
        validators=[InputRequired(_l("Choose how the answers came in."))],
    )
    answered_in = RadioField(
        _l("In which language were they given?"),
        choices=list(LANGUAGES.items()),
        default="en",
        validators=[InputRequired(_l("Choose a language."))],
    )
    read_back = BooleanField(_l("I read the answers back, and the person agreed that they are right."))

    def validate_read_back(self, field: BooleanField) -> None:
        if self.channel.data in SPOKEN and not field.data:
            raise ValidationError(_("Read the answers back to the person before you send them."))


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
    document = frozen.document(consultation.version)
    form = Enter()
    typed: dict[str, Typed] = {}
    for section in document.sections:
        typed |= Answers.parse(section, dict(request.form.lists())).typed
    wrong = complaints(document, typed) if form.is_submitted() else {}
    reason: str | None = None
    key = form.key.data or ""
    if form.passed() and not wrong and drafts.is_key(key):
        draft = drafts.begin(consultation.version.id, key)
        draft.typed = dict(typed)
        try:
            receipt = answering.send(
                consultation, draft, channel=Channel(form.channel.data), answered_in=form.answered_in.data
            )
            return render_template(
                "consultations/manage/entered.html", consultation=consultation, code=receipt.code
            )
        except Refused as refusal:
            reason = refusal.message
    if not drafts.is_key(key):
        form.key.data = drafts.new_key()
    body = render_template(
        "consultations/manage/enter.html",
        consultation=consultation,
        form=form,
        sections=frozen.spoken(consultation.version, language()),
        typed=typed,
        problems={id_: _(each.sentence, **each.figures) for id_, each in wrong.items()},
        reason=reason,
    )
    return (body, 422) if form.is_submitted() else body
