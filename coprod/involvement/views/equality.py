"""Questions about equality, after somebody has applied: separate, optional, and never tied to an application (E4, E5).

Nothing is written down of whoever comes here, and no code is shown: nobody can find the answers again.
"""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request, url_for

from coprod.core import crisis, settings
from coprod.core.access import Reply, permit
from coprod.core.crisis import Route
from coprod.core.pages import ACCENT
from coprod.core.rules import everyone
from coprod.core.words import _, language
from coprod.involvement.operations import monitoring
from coprod.involvement.queries import monitoring as queries
from coprod.involvement.queries.monitoring import Asking
from coprod.involvement.views import bp
from coprod.questionnaires.operations import frozen
from coprod.questionnaires.operations.drafts import Draft
from coprod.questionnaires.operations.receipts import Receipt
from coprod.questionnaires.views.journey import Journey, Step

PAGE = "/opportunities/<reference>/equality"
PLACES = {
    Step.START: ".equality",
    Step.SECTION: ".equality_section",
    Step.SAVED: ".equality_saved",
    Step.CHECK: ".equality_check",
    Step.DONE: ".equality_done",
}


class Answering(Journey):
    """Somebody's way through the questions about equality."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking.version)
        self.asking = asking

    def at(self, step: Step, number: int | None = None) -> str:
        return url_for(PLACES[step], reference=self.asking.reference, number=number)

    def shown(self, template: str, **told: object) -> str:
        return render_template(
            template,
            asking=self.asking,
            accent=settings.get(ACCENT, programme=self.asking.programme_id),
            **told,
        )

    def send(self, draft: Draft) -> Receipt:
        return monitoring.send(self.version, draft)

    def shut(self) -> Reply | None:
        return None

    def reading(self) -> str:
        return _("Nobody reads these answers one by one, and nobody can send help.")

    def routes(self) -> Sequence[Route]:
        return crisis.routes(self.asking.programme_id)


@bp.route(PAGE, methods=["GET", "POST"])
@permit(everyone, on=queries.to_answer, anonymous=True)
def equality(asking: Asking) -> Reply:
    """Why it is asked, that it makes no difference, and that nobody must."""
    way = Answering(asking)
    if request.method == "POST":
        return way.begin()
    asked, begun = frozen.document(way.version), way.draft()
    return way.shown(
        "involvement/equality/start.html",
        draft=begun,
        minutes=asked.minutes(),
        questions=asked.count(),
        sections=frozen.spoken(way.version, language()),
        carry_on=way.at(Step.SECTION, begun.page) if begun else None,
    )


@bp.route(f"{PAGE}/<int:number>", methods=["GET", "POST"], endpoint="equality_section")
@permit(everyone, on=queries.to_answer, anonymous=True)
def section(asking: Asking, number: int) -> Reply:
    """One section of questions. Every button keeps what was typed."""
    return Answering(asking).section(number)


@bp.get(f"{PAGE}/saved", endpoint="equality_saved")
@permit(everyone, on=queries.to_answer, anonymous=True)
def saved(asking: Asking) -> Reply:
    """What was typed is kept: for how long, and how to come back to it."""
    return Answering(asking).saved()


@bp.get(f"{PAGE}/check", endpoint="equality_check")
@permit(everyone, on=queries.to_answer, anonymous=True)
def check(asking: Asking) -> Reply:
    """Everything that would be sent, each with a way back to it."""
    return Answering(asking).check()


@bp.route(f"{PAGE}/done", methods=["GET", "POST"], endpoint="equality_done")
@permit(everyone, on=queries.to_answer, anonymous=True)
def done(asking: Asking) -> Reply:
    """Send, and say that it is done."""
    return Answering(asking).done("sent", "involvement/equality/sent.html")
