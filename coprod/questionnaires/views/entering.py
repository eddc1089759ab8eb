"""A helper enters what somebody said on paper, by telephone or face to face: the whole questionnaire on one page.

The same questionnaire, the same waiting batch and the same receipt as online, for every domain that asks people
something (domain rules A11, C11). Who entered it is not written down: that would tie the answer to a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import render_template, request
from flask_babel import gettext as _
from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired, ValidationError

from coprod.core import public, qr
from coprod.core.access import Reply
from coprod.core.errors import Refused
from coprod.core.forms import Form
from coprod.core.words import ENGLISH, LANGUAGES, _l, called, language
from coprod.questionnaires.models import Channel, QuestionnaireVersion
from coprod.questionnaires.operations import drafts, frozen
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.rules.answers import Answers, complaints
from coprod.questionnaires.rules.kinds import KINDS, Typed
from coprod.questionnaires.rules.spoken import SpokenSection

CHANNELS = {
    Channel.PAPER: _l("On paper"),
    Channel.TELEPHONE: _l("By telephone"),
    Channel.FACE_TO_FACE: _l("Face to face"),
    Channel.BSL: _l("In British Sign Language"),
}
SPOKEN = frozenset({Channel.TELEPHONE.value, Channel.FACE_TO_FACE.value, Channel.BSL.value})
# What people speak at home here and we do not write in, most spoken first (census of England and Wales, 2021).
OTHERS = ("pl", "ro", "pa", "pt", "es", "ar", "bn", "gu", "it", "cy")


class Enter(Form):
    """How the answers came in. The key makes a second press of the button harmless."""

    key = HiddenField()
    channel = RadioField(
        _l("How did the answers come in?"),
        choices=[(channel.value, words) for channel, words in CHANNELS.items()],
        validators=[InputRequired(_l("Choose how the answers came in."))],
    )
    answered_in = SelectField(
        _l("In which language were they given?"),
        choices=[(code, called(code)) for code in (*LANGUAGES, *OTHERS)],
        default=ENGLISH,
        validators=[InputRequired(_l("Choose a language."))],
    )
    read_back = BooleanField(_l("I read the answers back, and the person agreed that they are right."))

    def validate_read_back(self, field: BooleanField) -> None:
        if self.channel.data in SPOKEN and not field.data:
            raise ValidationError(_("Read the answers back to the person before you send them."))

    @property
    def came_by(self) -> Channel:
        """The chosen channel, once the form has passed."""
        return Channel(self.channel.data)


class Entering:
    """One visit to the page: what was typed, what is wrong with it, and the sending."""

    def __init__(self, version: QuestionnaireVersion, form: Enter) -> None:
        self.version, self.form, self.reason = version, form, ""
        document = frozen.document(version)
        self.typed: dict[str, Typed] = {}
        for section in document.sections:
            self.typed |= Answers.parse(section, dict(request.form.lists())).typed
        self.wrong = complaints(document, self.typed) if form.is_submitted() else {}

    def sent(self, send: Callable[[Draft], Receipt]) -> Receipt | None:
        """The receipt, once everything is right and ``send`` has taken it; ``None`` while there is something to do.

        Pressed twice, it makes the same draft, and so the same receipt.
        """
        key = self.form.key.data or ""
        if not self.form.passed() or self.wrong or not drafts.is_key(key):
            return None
        draft = drafts.begin(self.version.id, key)
        draft.typed = dict(self.typed)
        try:
            return send(draft)
        except Refused as refusal:
            self.reason = refusal.message
            return None

    def page(self, template: str, **told: object) -> Reply:
        """The whole questionnaire, with everything that is to be mended."""
        if not drafts.is_key(self.form.key.data or ""):
            self.form.key.data = drafts.new_key()
        body = render_template(
            template,
            form=self.form,
            sections=_in_words(frozen.spoken(self.version, language())),
            typed=self.typed,
            problems={id_: _(each.sentence, **each.figures) for id_, each in self.wrong.items()},
            reason=self.reason,
            **told,
        )
        return (body, 422) if self.form.is_submitted() else body


def _in_words(sections: Sequence[SpokenSection]) -> list[SpokenSection]:
    """What can be said to a helper: files are added by the person themselves, on a page of their own."""
    return [
        replace(
            section,
            questions=tuple(each for each in section.questions if not KINDS[each.kind].takes_files),
        )
        for section in sections
    ]


def handed_over(template: str, receipt: Receipt, **told: object) -> Reply:
    """The receipt, to read out or to print: the code, and where it is entered."""
    where = public.address("site.receipts", language())
    return render_template(
        template,
        code=receipt.code,
        where=where,
        typed_address=where.partition("://")[2],
        qr=qr.code(where),
        **told,
    )
