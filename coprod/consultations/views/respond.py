"""Answering a consultation: before you start, then the way through its questionnaire, and the receipt.

Nothing here is written down about the visitor. The cookie holds the only key to what is being typed.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request, url_for
from flask_babel import gettext as _

from coprod.consultations import permissions, queries
from coprod.consultations.models import Consultation
from coprod.consultations.operations import answering
from coprod.consultations.views import bp
from coprod.core import crisis, editions, settings, shells
from coprod.core.access import Reply, permit
from coprod.core.crisis import Route
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import date_words, language
from coprod.questionnaires.models import QuestionnaireVersion
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views import browser
from coprod.questionnaires.views.journey import Journey, Step

PAGE = "/consultations/<reference>/respond"
PLACES = {
    Step.START: ".respond",
    Step.SECTION: ".answer",
    Step.SAVED: ".saved",
    Step.CHECK: ".check",
    Step.DONE: ".done",
}


class Answering(Journey):
    """Somebody's way through the questionnaire of a consultation."""

    def __init__(self, consultation: Consultation, version: QuestionnaireVersion) -> None:
        super().__init__(version)
        self.consultation = consultation

    def at(self, step: Step, number: int | None = None) -> str:
        return url_for(PLACES[step], reference=self.consultation.reference, number=number)

    def shown(self, template: str, **told: object) -> str:
        return _shown(template, self.consultation, **told)

    def send(self, draft: Draft) -> Receipt:
        return answering.send(self.consultation, draft)

    def shut(self) -> Reply | None:
        return None if self.consultation.is_open else _closed(self.consultation)

    def reading(self) -> str:
        if self.consultation.reads_on is None:
            return _("Nobody reads this at once, and nobody can send help.")
        return _(
            "Nobody reads this before %(date)s, and nobody can send help.",
            date=date_words(self.consultation.reads_on),
        )

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.consultation.programme_id)


def _shown(template: str, consultation: Consultation, **told: object) -> str:
    return render_template(
        template,
        consultation=consultation,
        words=editions.read(consultation.editions, language()),
        accent=settings.get(ACCENT, programme=consultation.programme_id),
        **told,
    )


def _closed(consultation: Consultation) -> Reply:
    return _shown("consultations/respond/closed.html", consultation), 410


def _way(consultation: Consultation) -> Answering | None:
    """The way through its questionnaire while it is open; otherwise ``None``."""
    if not consultation.is_open or consultation.version is None:
        return None
    return Answering(consultation, consultation.version)


@bp.route(PAGE, methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def respond(consultation: Consultation) -> Reply:
    """Before you start: who reads it, what is kept, how long it takes; then a fresh draft."""
    if (way := _way(consultation)) is None:
        return _closed(consultation)
    if request.method == "POST":
        return way.begin()
    document = frozen.document(way.version)
    begun, sent = way.draft(), browser.sent_here(way.version.id)

    def draw() -> str:
        return way.shown(
            "consultations/respond/start.html",
            draft=begun,
            sent=sent,
            minutes=document.minutes(),
            questions=document.count(),
            reading=way.reading(),
            has_easy_read="en-easy" in document.words,
        )

    # Who has begun already, or sent a moment ago, is told so: that page is theirs alone.
    return draw() if begun is not None or sent else shells.give("start", draw)


@bp.route(f"{PAGE}/<int:number>", methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def answer(consultation: Consultation, number: int) -> Reply:
    """One section of questions. Every button keeps what was typed."""
    way = _way(consultation)
    return _closed(consultation) if way is None else way.section(number)


@bp.get(f"{PAGE}/saved")
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def saved(consultation: Consultation) -> Reply:
    """What was typed is kept: for how long, and how to come back to it."""
    way = _way(consultation)
    return _closed(consultation) if way is None else way.saved()


@bp.get(f"{PAGE}/check")
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def check(consultation: Consultation) -> Reply:
    """Everything that would be sent, each with a way back to it."""
    way = _way(consultation)
    return _closed(consultation) if way is None else way.check()


@bp.route(f"{PAGE}/done", methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, see=permissions.is_public, anonymous=True)
def done(consultation: Consultation) -> Reply:
    """Send, and show the receipt: also to whoever has sent before it closed and presses again."""
    if consultation.version is None:
        return _closed(consultation)
    return Answering(consultation, consultation.version).done("receipt", "consultations/respond/receipt.html")
